import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeVerifierKey, signerKey } from '#ledger/note-key.ts'
import { ConfigurationFault, readConfiguration } from './configuration.ts'

const town = 'postgres://clerk:secret@db.example/town'

const keyOf = (name: string, kind: 'log' | 'witness') =>
  encodeVerifierKey(signerKey(name, kind, generateKeyPairSync('ed25519').privateKey))
const logKey = keyOf('other.example/log', 'log')
const witnessKey = keyOf('witness.example', 'witness')

function faultOf(env: Record<string, string>): string {
  try {
    readConfiguration(env)
  } catch (fault) {
    if (fault instanceof ConfigurationFault) return fault.message
    throw fault
  }
  throw new Error('nothing was refused')
}

describe('readConfiguration', () => {
  it('listens on this machine alone and brings its own database unless told otherwise', () => {
    expect(readConfiguration({})).toEqual({
      port: 8080,
      accountRules: {
        officers: 'ordinary',
        invitationHours: 168,
        proofMinutes: 10,
        passkeys: 'officers',
        secondFactor: 'officers',
      },
      host: '127.0.0.1',
      database: null,
      databaseSeconds: 30,
      dataDir: './data/local',
      calendarDir: './data/calendars',
      profileDir: './data/profiles',
      place: 'shanghai',
      demonstration: true,
      citiesFile: null,
      secureCookies: false,
      sealingKeyFile: 'data/local/sealing-key',
      proxies: 0,
      provider: null,
      languageModel: null,
      scanner: null,
      requestsPerMinute: 1_200,
      signInsPerMinute: 120,
      uploadsPerMinute: 30,
      openRequestsPerMinute: 3_000,
      uploadMegabytesADay: 2_000,
      deadlineSeconds: 60,
      logOrigin: 'huiying.example/log',
      logKeyFile: 'data/local/log-key.pem',
      logSeconds: 5,
      witnesses: [],
      witnessing: null,
      siteUrl: null,
      mail: null,
      logLevel: 'info',
    })
  })

  it('takes an empty setting as not set', () => {
    expect(readConfiguration({ PORT: '', DATABASE_URL: '' })).toEqual(readConfiguration({}))
  })

  it.each(['65535', '0', '80'])('takes port %s', (port) => {
    expect(readConfiguration({ PORT: port }).port).toBe(Number(port))
  })

  it.each(['65536', '-1', 'eighty', '80.5', '1e3', '0x50', ' '])('refuses port "%s"', (port) => {
    expect(faultOf({ PORT: port })).toMatch(/PORT：须为 0 至 65535 的整数 \/ must be a whole number/)
  })

  it.each(['1', '1000000'])('takes a limit of %s a minute, and of megabytes a day', (most) => {
    const read = readConfiguration({
      ...{ REQUESTS_PER_MINUTE: most, OPEN_REQUESTS_PER_MINUTE: most, UPLOAD_MEGABYTES_A_DAY: most },
    })
    const { requestsPerMinute, openRequestsPerMinute, uploadMegabytesADay } = read
    expect([requestsPerMinute, openRequestsPerMinute, uploadMegabytesADay]).toEqual(Array(3).fill(Number(most)))
  })

  it.each(['0', '1000001', '1e3'])('refuses a limit of %s', (most) => {
    for (const name of ['REQUESTS_PER_MINUTE', 'OPEN_REQUESTS_PER_MINUTE', 'UPLOAD_MEGABYTES_A_DAY'])
      expect(() => readConfiguration({ [name]: most }), name).toThrow(name)
  })

  it.each(['1', '86400'])('looks for due deadlines every %s seconds', (seconds) => {
    expect(readConfiguration({ DEADLINE_SECONDS: seconds }).deadlineSeconds).toBe(Number(seconds))
  })

  it.each(['0', '86401', '1.5'])('does not look for due deadlines every %s seconds', (seconds) => {
    expect(faultOf({ DEADLINE_SECONDS: seconds })).toMatch(/DEADLINE_SECONDS：/)
  })

  it('names the log after where the site is, unless it has a name of its own', () => {
    expect(readConfiguration({ SITE_URL: 'https://city.example:8443/hui/' }).logOrigin).toBe(
      'city.example:8443/hui/log',
    )
    expect(readConfiguration({ SITE_URL: 'https://city.example', LOG_ORIGIN: 'old.example/log' }).logOrigin).toBe(
      'old.example/log',
    )
    expect(faultOf({ LOG_ORIGIN: 'two words' })).toMatch(/LOG_ORIGIN：/)
  })

  it('asks the witnesses it is given, by key and address', () => {
    const [one] = readConfiguration({ WITNESSES: ` ${witnessKey} https://witness.example/ ;` }).witnesses
    expect(one).toMatchObject({ url: 'https://witness.example', key: { name: 'witness.example', kind: 'witness' } })
  })

  it.each([
    'witness.example https://w.example',
    witnessKey,
    `${logKey} https://w.example`,
    `${witnessKey} ftp://w.example`,
  ])('does not take "%s" for a witness', (value) => {
    expect(faultOf({ WITNESSES: value })).toMatch(/WITNESSES：/)
  })

  it('witnesses other logs only under a name of its own', () => {
    const { witnessing } = readConfiguration({ WITNESS_NAME: 'here.example', WITNESS_FOR: logKey })
    expect(witnessing).toMatchObject({ name: 'here.example', logs: [{ name: 'other.example/log' }] })
    expect(faultOf({ WITNESS_FOR: logKey })).toMatch(/WITNESS_NAME：/)
    expect(faultOf({ WITNESS_NAME: 'here.example' })).toMatch(/WITNESS_FOR：/)
    expect(faultOf({ WITNESS_NAME: 'here.example', WITNESS_FOR: 'nothing' })).toMatch(/WITNESS_FOR：/)
  })

  it.each(['0.0.0.0', '::1', 'localhost', 'city.example'])('takes host %s', (host) => {
    expect(readConfiguration({ HOST: host }).host).toBe(host)
  })

  it.each(['http://localhost', 'two words', '127.0.0.1:80'])('refuses host "%s"', (host) => {
    expect(faultOf({ HOST: host })).toMatch(/HOST/)
  })

  it('migrates as the application itself where no owner is named', () => {
    expect(readConfiguration({ DATABASE_URL: town }).database).toEqual({ appUrl: town, ownerUrl: town })
  })

  it('migrates as the owner where one is named', () => {
    const owner = 'postgresql://owner@db.example/town'

    const { database } = readConfiguration({ DATABASE_URL: town, DATABASE_OWNER_URL: owner })
    expect(database).toEqual({ appUrl: town, ownerUrl: owner })
  })

  it.each(['mysql://db.example/town', 'postgres://db.example', 'db.example', 'postgres://'])(
    'refuses "%s" as a database',
    (url) => {
      expect(faultOf({ DATABASE_URL: url })).toMatch(/DATABASE_URL：/)
    },
  )

  it('refuses an owner’s address without the application’s', () => {
    expect(faultOf({ DATABASE_OWNER_URL: town })).toMatch(/DATABASE_OWNER_URL.*DATABASE_URL/)
  })

  it('sends mail where it is told a server, a sender and its own address', () => {
    const { mail, siteUrl } = readConfiguration({
      SMTP_URL: 'smtp://clerk:p%40ss@mail.example',
      SITE_URL: 'https://city.example/',
      MAIL_FROM: '回应 <huiying@city.example>',
    })

    expect(siteUrl).toBe('https://city.example')
    expect(mail).toEqual({
      server: {
        host: 'mail.example',
        port: 587,
        secure: false,
        mustEncrypt: true,
        auth: { user: 'clerk', pass: 'p@ss' },
        from: '回应 <huiying@city.example>',
      },
      domain: 'city.example',
      digestHour: 8,
    })
  })

  it('takes an encrypted port and a server without a password', () => {
    const env = { SITE_URL: 'https://city.example', MAIL_FROM: 'huiying@city.example', SMTP_TLS: 'none' }

    expect(readConfiguration({ ...env, SMTP_URL: 'smtps://mail.example' }).mail?.server).toMatchObject({
      port: 465,
      secure: true,
      mustEncrypt: false,
      auth: null,
    })
    expect(readConfiguration({ ...env, SMTP_URL: 'smtp://[::1]:2525' }).mail?.server).toMatchObject({
      host: '::1',
      port: 2525,
    })
  })

  it('refuses a mail server without a sender and its own address', () => {
    const fault = faultOf({ SMTP_URL: 'smtp://mail.example' })

    expect(fault).toMatch(/SITE_URL：/)
    expect(fault).toMatch(/MAIL_FROM：/)
  })

  it.each(['http://mail.example', 'mail.example:25', 'smtp://mail.example/inbox', 'smtp://a:%zz@mail.example'])(
    'refuses "%s" as a mail server, and repeats no password',
    (url) => {
      expect(faultOf({ SMTP_URL: url, SITE_URL: 'https://city.example', MAIL_FROM: 'a@b.example' })).toMatch(
        /^ {2}SMTP_URL：.*$/m,
      )
    },
  )

  it.each(['huiying', 'a@b@c', 'Huiying <a@b>\r\nBcc: x@y'])('refuses "%s" as a sender', (sender) => {
    expect(faultOf({ MAIL_FROM: sender })).toMatch(/MAIL_FROM：/)
  })

  it('names every wrong setting at once, and only those', () => {
    const fault = faultOf({ PORT: 'x', DEMONSTRATION: 'maybe', LOG_LEVEL: 'loud', HOST: 'localhost' })

    const named = fault.split('\n').flatMap((line) => /^ {2}([A-Z_]+)：/.exec(line)?.[1] ?? [])
    expect(named).toEqual(['PORT', 'DEMONSTRATION', 'LOG_LEVEL'])
  })

  it('never repeats a value, which may hold a password', () => {
    expect(faultOf({ DATABASE_URL: 'mysql://clerk:secret@db.example/town' })).not.toMatch(/secret/)
  })
})

describe('the city’s own sign-in', () => {
  const set = {
    OIDC_ISSUER: 'https://login.city.example/realms/city',
    OIDC_CLIENT_ID: 'huiying',
    SITE_URL: 'https://city.example',
  }

  it('is reached by issuer and client, known as its label says', () => {
    expect(readConfiguration(set).provider).toEqual({
      issuer: 'https://login.city.example/realms/city',
      clientId: 'huiying',
      clientSecret: null,
      label: { zh: '统一身份认证', en: 'City sign-in' },
    })
    const more = { ...set, OIDC_CLIENT_SECRET: 'quiet', OIDC_LABEL_ZH: '随申办', OIDC_LABEL_EN: 'Suishenban' }
    expect(readConfiguration(more).provider).toMatchObject({
      clientSecret: 'quiet',
      label: { zh: '随申办', en: 'Suishenban' },
    })
  })

  it.each(['http://127.0.0.1:3000', 'http://localhost:3000'])(
    'may be in the clear within this machine: %s',
    (issuer) => {
      expect(readConfiguration({ ...set, OIDC_ISSUER: issuer }).provider?.issuer).toBe(issuer)
    },
  )

  it.each([
    'http://login.city.example',
    'http://127.0.0.1.evil.example',
    'login.city.example',
    'https://user:word@login.city.example',
    'https://login.city.example?x=1',
  ])('is not at %s', (issuer) => {
    expect(faultOf({ ...set, OIDC_ISSUER: issuer })).toContain('OIDC_ISSUER')
  })

  it('asks for what is missing, in both languages, and repeats no secret', () => {
    const { OIDC_CLIENT_ID: _, ...noClient } = set
    expect(faultOf({ ...noClient, OIDC_CLIENT_SECRET: 'quiet' })).toMatch(/OIDC_CLIENT_ID：.*\/ must be the client id/)
    const { SITE_URL: __, ...noSite } = set
    expect(faultOf(noSite)).toContain('SITE_URL')
    const { OIDC_ISSUER: ___, ...noIssuer } = { ...set, OIDC_CLIENT_SECRET: 'quiet' }
    expect(faultOf(noIssuer)).toContain('OIDC_ISSUER')
    expect(faultOf(noIssuer)).not.toContain('quiet')
    expect(faultOf({ ...set, CITIES_FILE: 'cities.yaml' })).toContain('OIDC_ISSUER')
    expect(faultOf({ ...set, OIDC_LABEL_ZH: '长'.repeat(41) })).toContain('OIDC_LABEL_ZH')
  })
})
