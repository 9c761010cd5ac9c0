import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type RunningApp, startApp } from './app.ts'
import { readConfiguration } from './configuration.ts'
import { adminRole } from './postgres/cluster.ts'

// Two databases are made and brought up to date here.
const data = (name: string) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url))
const cityOf = (id: string, place: string) => `
  - id: ${id}
    name: { zh: ${id}市, en: ${id} }
    timeZone: Asia/Shanghai
    place: ${place}
    hosts: [${id}.example]
    siteUrl: https://${id}.example
    administrator: { login: ${id}-admin, name: 管理员 }`

let folder = ''
let app: RunningApp

const start = (): Promise<RunningApp> =>
  startApp(
    readConfiguration({
      PORT: '0',
      CITIES_FILE: join(folder, 'cities.yaml'),
      DATA_DIR: join(folder, 'data'),
      CALENDAR_DIR: data('calendars'),
      PROFILE_DIR: data('profiles'),
      SECOND_FACTOR_DEMANDED: 'chosen',
      LOG_SECONDS: '1',
    }),
    { log: pino({ level: 'silent' }), clock: () => new Date() },
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-cities-'))
  await writeFile(join(folder, 'cities.yaml'), `cities:${cityOf('north', 'zhejiang')}${cityOf('south', 'henan')}\n`)
  app = await start()
})

afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

type Asked = { readonly method?: string; readonly token?: string; readonly body?: unknown; readonly forwarded?: string }

/** fetch() does not let a caller say which host is meant. */
function ask(
  host: string,
  path: string,
  asked: Asked = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const { port } = new URL(app.address)
  const headers = {
    host,
    'content-type': 'application/json',
    ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
    ...(asked.forwarded === undefined
      ? {}
      : { 'x-forwarded-host': asked.forwarded, forwarded: `host=${asked.forwarded}` }),
  }
  return new Promise((done, fail) => {
    const sent = request({ port, host: '127.0.0.1', path, method: asked.method ?? 'GET', headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
    })
    sent.on('error', fail)
    sent.end(asked.body === undefined ? undefined : JSON.stringify(asked.body))
  })
}

const Token = z.object({ token: z.string() })

async function signInAt(host: string, sign: { readonly login: string; readonly password: string }) {
  const { login, password } = sign
  return ask(host, '/api/sign-in', { method: 'POST', body: { login, password } })
}

describe('several cities in one installation', () => {
  it('are each begun once, with an administrator who sets a password by a link that is told', async () => {
    const [north, south] = app.firstSignIns
    expect(north).toMatchObject({ siteUrl: 'https://north.example', login: 'north-admin' })
    expect(south).toMatchObject({ siteUrl: 'https://south.example', login: 'south-admin' })
    expect(north?.path).toMatch(/^\/new-password#[0-9a-f]{64}$/)
    expect(north?.path).not.toBe(south?.path)
  })

  it('are reached by their own hosts, by no other and by no word of a proxy', async () => {
    expect((await ask('north.example', '/')).text).toContain('north市')
    expect((await ask('SOUTH.example', '/')).text).toContain('south市')
    expect((await ask('south.example', '/', { forwarded: 'north.example' })).text).toContain('south市')
    for (const host of ['127.0.0.1', 'north.example:81', 'north.example.evil.example']) {
      expect(await ask(host, '/'), host).toMatchObject({ status: 421 })
    }
  })

  it('4 do not know one another’s accounts, nor what they were given when they signed in', async () => {
    const [north] = app.firstSignIns
    if (north === undefined) throw new Error('no city was begun')
    const { login } = north
    const password = 'four walls and a window'
    const secret = north.path.replace('/new-password#', '')
    const setAt = (host: string, chosen: string) =>
      ask(host, '/api/new-passwords', { method: 'POST', body: { secret, password: chosen } })
    expect(await signInAt('north.example', { login, password: secret })).toMatchObject({ status: 401 })
    expect(await setAt('south.example', password)).toMatchObject({ status: 410 })
    expect(await setAt('north.example', 'passwordpassword')).toMatchObject({ status: 422 })
    expect(await setAt('north.example', password)).toMatchObject({ status: 200 })
    expect(await setAt('north.example', 'another wall and window')).toMatchObject({ status: 410 })
    expect(await signInAt('south.example', { login, password })).toMatchObject({ status: 401 })

    const signedIn = await signInAt('north.example', { login, password })
    const { token } = Token.parse(JSON.parse(signedIn.text))
    expect((await ask('north.example', '/api/me', { token })).status).toBe(200)
    expect((await ask('south.example', '/api/me', { token })).status).toBe(401)
  })

  it('keep logs of their own, under their own names', async () => {
    await vi.waitFor(async () => {
      expect((await ask('north.example', '/log/checkpoint')).text).toMatch(/^north\.example\/log\n1\n/)
      expect((await ask('south.example', '/log/checkpoint')).text).toMatch(/^south\.example\/log\n1\n/)
    }, 60_000)
  })
})

describe('the database of one city', () => {
  it('4 lets the program of no other in', async () => {
    const urls = await applicationUrls()
    expect(await mayEnter(urls.north, 'huiying_north')).toBe('yes')
    expect(await mayEnter(urls.north, 'huiying_south')).toMatch(/permission denied for database/)
    expect(await mayEnter(urls.south, 'huiying_north')).toMatch(/permission denied for database/)
    expect(await mayEnter(urls.north, 'huiying')).toMatch(/permission denied for database/)
  })
})

describe('a second start', () => {
  it('finds the cities again, and tells another link to who used none, and to nobody else', async () => {
    const before = app.firstSignIns.find(({ login }) => login === 'south-admin')?.path ?? ''
    await app.stop()
    app = await start()

    expect(app.firstSignIns).toMatchObject([{ login: 'south-admin' }])
    const set = (path: string) => {
      const body = { secret: path.replace('/new-password#', ''), password: 'a kite above the dunes' }
      return ask('south.example', '/api/new-passwords', { method: 'POST', body })
    }
    expect(await set(before)).toMatchObject({ status: 410 })
    expect(await set(app.firstSignIns[0]?.path ?? '')).toMatchObject({ status: 200 })
    expect((await ask('south.example', '/')).text).toContain('south市')
  })
})

/** A role of each city whose password is known here: as the program's own, with a password set by the server's owner. */
async function applicationUrls(): Promise<{ readonly north: string; readonly south: string }> {
  const secrets = z
    .object({ admin: z.string() })
    .parse(JSON.parse(await readFile(join(folder, 'data', 'database-secrets.json'), 'utf8')))
  const { port } = await runningServer()
  const client = new pg.Client(`postgres://${adminRole}:${secrets.admin}@127.0.0.1:${port}/postgres`)
  await client.connect()
  for (const city of ['north', 'south']) await client.query(`alter role huiying_app_${city} password 'known'`)
  await client.end()
  const urlOf = (city: string) => `postgres://huiying_app_${city}:known@127.0.0.1:${port}`
  return { north: urlOf('north'), south: urlOf('south') }
}

async function runningServer(): Promise<{ readonly port: number }> {
  const lines = (await readFile(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return { port: Number(lines[3]) }
}

async function mayEnter(url: string, database: string): Promise<string> {
  const client = new pg.Client(`${url}/${database}`)
  try {
    await client.connect()
    return 'yes'
  } catch (fault) {
    return String(fault)
  } finally {
    await client.end()
  }
}
