import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCitiesFile } from './cities-file.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { planCities } from './plan-cities.ts'
import { YamlFault } from './yaml-fault.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-cities-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const north = `
  - id: north-town
    name: { zh: 北镇, en: North Town }
    timeZone: Asia/Shanghai
    place: zhejiang
    hosts: [north.example, 'north.example:8443']
    siteUrl: https://north.example/
    administrator: { login: north-admin, name: 管理员 }`
const south = north.replaceAll('north', 'south').replace('zhejiang', 'henan')

async function fileOf(...cities: readonly string[]): Promise<string> {
  const path = join(folder, 'cities.yaml')
  await writeFile(path, `cities:${cities.join('')}\n`)
  return path
}

const faultOf = async (...cities: readonly string[]): Promise<string> =>
  readCitiesFile(await fileOf(...cities)).then(
    () => 'taken',
    (fault: unknown) => (fault instanceof YamlFault ? fault.message : Promise.reject(fault)),
  )

async function plansOf(path: string, env: Record<string, string> = {}) {
  return planCities(readConfiguration({ CITIES_FILE: path, ...env }), env)
}

describe('a file of cities', () => {
  it('gives each city its database, its log and key, its hosts and its law', async () => {
    const [first, second] = await plansOf(await fileOf(north, south))

    expect(first).toMatchObject({
      id: 'north-town',
      hosts: ['north.example', 'north.example:8443'],
      database: null,
      place: 'zhejiang',
      siteUrl: 'https://north.example',
      logOrigin: 'north.example/log',
      logKeyFile: 'data/local/cities/north-town/log-key.pem',
      mail: null,
      beginsAs: { administrator: { login: 'north-admin' } },
    })
    expect(second).toMatchObject({ id: 'south-town', place: 'henan', logOrigin: 'south.example/log' })
  })

  it.each([
    { what: 'an id in capitals', text: north.replace('id: north-town', 'id: North'), says: /cities\.0\.id：/ },
    { what: 'no host', text: north.replace(/hosts: .*/, 'hosts: []'), says: /cities\.0\.hosts：/ },
    {
      what: 'a host with a path',
      text: north.replace("'north.example:8443'", 'n.example/a'),
      says: /hosts\.1：须为小写主机名/,
    },
    {
      what: 'a time zone there is not',
      text: north.replace('Asia/Shanghai', 'Asia/North'),
      says: /timeZone：须为时区名称/,
    },
    { what: 'an address that is none', text: north.replace('https://north', 'north'), says: /siteUrl：须形如/ },
    { what: 'a key it does not know', text: `${north}\n    colour: red`, says: /cities\.0\.colour：没有这个键/ },
    {
      what: 'an administrator without a login',
      text: north.replace('login: north-admin, ', ''),
      says: /administrator\.login：缺少/,
    },
  ])('is refused for $what, by name', async ({ text, says }) => {
    expect(await faultOf(text)).toMatch(says)
  })

  it('is refused where two cities share a name, a host or a database', async () => {
    const database = '\n    database: { app: TOWN_URL, owner: TOWN_OWNER_URL }'
    const message = await faultOf(north + database, north + database)

    expect(message).toContain('id north-town：重复')
    expect(message).toContain('hosts north.example：重复')
    expect(message).toContain('database TOWN_URL：两个城市不能共用一个数据库')
    expect(await faultOf(north, south)).toBe('taken')
  })

  it('names the variables that hold a database of one’s own, and they must be set', async () => {
    const path = await fileOf(`${north}\n    database: { app: TOWN_URL, owner: TOWN_OWNER_URL }`)
    const env = { TOWN_URL: 'postgres://app@db.example/town', TOWN_OWNER_URL: 'postgres://owner@db.example/town' }

    expect((await plansOf(path, env))[0]?.database).toEqual({ appUrl: env.TOWN_URL, ownerUrl: env.TOWN_OWNER_URL })
    await expect(plansOf(path, { TOWN_URL: env.TOWN_URL })).rejects.toThrow(/TOWN_URL 和 TOWN_OWNER_URL/)
  })

  it('lets a city send mail in its own name', async () => {
    const path = await fileOf(`${north}\n    mailFrom: North <post@mail.north.example>`, south)
    const env = { SMTP_URL: 'smtp://post.example:587', MAIL_FROM: 'all@cities.example' }
    const [first, second] = await plansOf(path, env)

    expect(first?.mail).toMatchObject({
      domain: 'mail.north.example',
      server: { from: 'North <post@mail.north.example>' },
    })
    expect(second?.mail).toMatchObject({ domain: 'cities.example', server: { from: 'all@cities.example' } })
  })

  it('has one witness: what it has seen stands in one database', async () => {
    const witnessing: Configuration['witnessing'] = { name: 'w.example', keyFile: 'w.pem', logs: [] }
    const configuration = { ...readConfiguration({ CITIES_FILE: await fileOf(north, south) }), witnessing }
    const plans = await planCities(configuration, {})

    expect(plans.map((plan) => plan.witnessing)).toEqual([witnessing, null])
  })
})

describe('without a file of cities', () => {
  it('there is one, reached by any host', async () => {
    expect(await planCities(readConfiguration({}), {})).toMatchObject([
      { id: null, hosts: null, beginsAs: 'demonstration', logOrigin: 'huiying.example/log' },
    ])
    expect(await planCities(readConfiguration({ DEMONSTRATION: 'no' }), {})).toMatchObject([{ beginsAs: null }])
  })
})

describe('a city’s own sign-in', () => {
  const signIn = `
    signIn:
      issuer: https://login.north.example
      clientId: huiying
      clientSecret: NORTH_SECRET
      label: { zh: 北镇统一认证, en: North sign-in }`

  it('is each city’s own, its secret in a variable', async () => {
    const [first, second] = await plansOf(await fileOf(`${north}${signIn}`, south), { NORTH_SECRET: 'quiet' })

    expect(first?.provider).toEqual({
      issuer: 'https://login.north.example',
      clientId: 'huiying',
      clientSecret: 'quiet',
      label: { zh: '北镇统一认证', en: 'North sign-in' },
    })
    expect(second?.provider).toBeNull()
  })

  it('is refused where the variable is not set, by the names of city and variable', async () => {
    await expect(plansOf(await fileOf(`${north}${signIn}`))).rejects.toThrow(/north-town.*NORTH_SECRET/)
  })

  it.each([
    ['issuer', 'http://login.north.example'],
    ['clientSecret', 'not a variable'],
  ])('says what is wrong with its %s', async (key, value) => {
    const wrong = signIn.replace(new RegExp(`${key}: .*`), `${key}: ${value}`)
    expect(await faultOf(`${north}${wrong}`)).toContain(`signIn.${key}`)
  })
})
