import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'
import { planCities } from './plan-cities.ts'
import { secretOf, secretSettings, withSecretFiles } from './secret-files.ts'

const run = promisify(execFile)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-secrets-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const city = 'postgres://app:harbour-light@db.example/town'

async function kept(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('a secret in a file', () => {
  it('is taken for the setting it is named after, without the line break behind it', async () => {
    const env = {
      DATABASE_URL_FILE: await kept('app', `${city}\n`),
      DATABASE_OWNER_URL_FILE: await kept('owner', city.replace('app:', 'owner:')),
      SITE_URL: 'https://city.example',
      MAIL_FROM: 'a@city.example',
      SMTP_URL_FILE: await kept('smtp', 'smtp://sender:gull@mail.example:587\r\n'),
      OIDC_ISSUER: 'https://login.city.example',
      OIDC_CLIENT_ID: 'huiying',
      OIDC_CLIENT_SECRET_FILE: await kept('oidc', 'anchor'),
    }
    const { database, mail, provider } = readConfiguration(await withSecretFiles(env))

    expect(database).toEqual({ appUrl: city, ownerUrl: city.replace('app:', 'owner:') })
    expect(mail?.server.auth).toEqual({ user: 'sender', pass: 'gull' })
    expect(provider?.clientSecret).toBe('anchor')
  })

  it('is one of those that the settings with a secret have, and leaves the others as they are', async () => {
    expect([...secretSettings]).toEqual(['DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET'])
    const env = { DATABASE_URL: city, DATABASE_OWNER_URL_FILE: '', LOG_KEY_FILE: 'key.pem', PORT: '8090' }
    expect(await withSecretFiles(env)).toEqual(env)
  })

  it('may hold what a city of several names as its own', async () => {
    const citiesFile = await kept(
      'cities.yaml',
      `cities:
  - id: north
    name: { zh: 北镇, en: North }
    timeZone: Asia/Shanghai
    place: shanghai
    hosts: [north.example]
    siteUrl: https://north.example
    administrator: { login: north-admin, name: 管理员 }
    database: { app: NORTH_APP, owner: NORTH_OWNER }
    signIn: { issuer: 'https://login.example', clientId: huiying, clientSecret: NORTH_SECRET, label: { zh: 认证, en: Sign-in } }
`,
    )
    const env = {
      CITIES_FILE: citiesFile,
      NORTH_APP_FILE: await kept('north-app', city),
      NORTH_OWNER: city,
      NORTH_SECRET_FILE: await kept('north-secret', 'anchor'),
    }
    const [plan] = await planCities(readConfiguration(env), env)

    expect(plan?.database).toEqual({ appUrl: city, ownerUrl: city })
    expect(plan?.provider?.clientSecret).toBe('anchor')
  })

  it.each([
    { what: 'is not there', content: null },
    { what: 'is empty', content: '\n' },
    { what: 'has a second line', content: `${city}\nharbour-light` },
  ])('that $what is refused by the name of its setting, with nothing of what it holds', async ({ content }) => {
    const path = content === null ? join(folder, 'none') : await kept('wrong', content)
    const fault = await secretOf({ SMTP_URL_FILE: path }, 'SMTP_URL').catch((caught: Error) => caught.message)

    expect(fault).toMatch(/^SMTP_URL_FILE：须为可读的文件.*must be a file that can be read/)
    expect(fault).not.toContain('harbour-light')
  })

  it('is refused beside the setting itself: nobody should guess which of two counts', async () => {
    const env = { DATABASE_URL: city, DATABASE_URL_FILE: await kept('second', city) }
    await expect(withSecretFiles(env)).rejects.toThrow(/^DATABASE_URL_FILE：不与 DATABASE_URL 同时设置/)
  })

  it.each([
    { program: 'main.ts', content: 'mysql://app:harbour-light@db.example/town' },
    { program: 'huiying.ts', content: `${city}\nharbour-light` },
  ])(
    'that cannot be used is not said by $program, which names its setting',
    async ({ program, content }) => {
      const env = { ...process.env, DATABASE_URL_FILE: await kept('unusable', content) }
      const path = fileURLToPath(new URL(program, import.meta.url))
      const ended = await run(process.execPath, [path, 'verify'], { env }).catch((fault) => fault)

      expect(ended.code).toBe(1)
      expect(ended.stderr).toContain('DATABASE_URL')
      expect(`${ended.stdout}${ended.stderr}`).not.toContain('harbour-light')
    },
    120_000,
  )
})
