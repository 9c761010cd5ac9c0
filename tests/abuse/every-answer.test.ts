import { connect } from 'node:net'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appByHost } from '#app/app-by-host.ts'
import { cityApp } from '#app/city-app.ts'
import { listen } from '#app/listen.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let dependencies: Dependencies
let app: Hono
let caseId = ''
let token = ''

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  caseId = (await assignedCase(test.db)).caseId
  dependencies = await testDependencies(test.db, { secureCookies: true })
  app = cityApp(dependencies)
  token = await tokenFor(dependencies, 'secretary')
})

afterAll(() => test.drop())

/** One of each sort of answer: pages, files, data, the log, refusals, what is not there. */
const askedFor = (): readonly (readonly [string, RequestInit?])[] => [
  ['/'],
  ['/sign-in'],
  ['/public/cases'],
  ['/inbox'],
  [`/cases/${caseId}`],
  ['/exports/cases.csv'],
  ['/exports/cases.xlsx'],
  ['/papers/register.docx'],
  ['/nowhere'],
  ['/assets/none.css'],
  ['/accounts'],
  ['/healthz'],
  ['/log/checkpoint'],
  ['/log/tile/0/000'],
  ['/witness/nothing'],
  ['/api/openapi.json'],
  ['/api/me'],
  [`/api/cases/${caseId}`],
  ['/api/nowhere'],
  ['/api/cases', { method: 'POST', body: '{' }],
  ['/language', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }],
]

async function each(look: (answer: Response, path: string) => void): Promise<void> {
  for (const [path, init] of askedFor())
    for (const held of [undefined, token]) {
      const signedIn = held === undefined ? {} : { authorization: `Bearer ${held}` }
      look(await app.request(path, { ...init, headers: { ...signedIn, ...init?.headers } }), path)
    }
}

describe('every answer, page or not', () => {
  it('insists on https for a year, subdomains too, where the site is reached over it', async () => {
    await each(({ headers }, path) =>
      expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains'),
    )
  })

  it('is sniffed, framed and given a base by nobody, and runs nothing from elsewhere', async () => {
    await each(({ headers }, path) => {
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, path).toMatch(/default-src '(self|none)'/)
      for (const one of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy, path).toContain(one)
      expect(policy, path).not.toMatch(/unsafe|\*|https?:/)
    })
  })

  it('of a host of no city has the same care', async () => {
    const { headers } = await appByHost([{ hosts: ['a.example'], app }]).request('http://b.example/')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('that is data opens as no page where a browser is led to it', async () => {
    for (const path of ['/api/openapi.json', '/api/nowhere', '/healthz', '/log/checkpoint', '/witness/nothing'])
      expect((await app.request(path)).headers.get('content-security-policy'), path).toMatch(/(^|; )sandbox/)
    for (const path of ['/exports/cases.csv', '/exports/cases.xlsx', '/papers/register.docx']) {
      const { headers } = await app.request(path, { headers: { authorization: `Bearer ${token}` } })
      expect(headers.get('content-disposition'), path).toMatch(/^attachment; filename/)
    }
  })

  it('says what it is, texts with the signs they are written in', async () => {
    await each(({ status, headers }, path) => {
      if (status === 303) return
      const type = headers.get('content-type') ?? ''
      expect(type, path).toMatch(/^[a-z]+\/[a-z0-9.+-]+/)
      if (type.startsWith('text/')) expect(type, path).toMatch(/charset=utf-8/i)
    })
  })

  it('is open to other sites’ scripts only where it is the public log', async () => {
    await each(({ headers }, path) => {
      if (!path.startsWith('/log/')) expect(headers.get('access-control-allow-origin'), path).toBeNull()
      expect(headers.get('access-control-allow-credentials'), path).toBeNull()
    })
  })

  it('gives scripts of other sites nothing for a callback', async () => {
    const answer = await app.request('/api/units?callback=took&jsonp=took')
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await answer.text()).not.toContain('took')
  })
})

describe('the cookies of a site over https', () => {
  const form = (fields: Record<string, string>, cookie = '') =>
    ({
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie === '' ? {} : { cookie }) },
    }) satisfies RequestInit

  it('are this host’s alone, sent over https alone, out of scripts’ reach and not sent with other sites’ forms', async () => {
    const answers = [
      await app.request('/sign-in', form({ login: 'deputy', password: townPassword })),
      await app.request('/language', form({ language: 'en', back: '/' })),
      await app.request('/text-size', form({ size: 'large', back: '/' })),
    ]
    const set = answers.flatMap(({ headers }) => headers.getSetCookie())
    expect(set.map((one) => one.split('=')[0]).sort()).toEqual([
      '__Host-huiying_browser',
      '__Host-huiying_language',
      '__Host-huiying_session',
      '__Host-huiying_text',
    ])
    for (const one of set) {
      expect(one).toMatch(/; Path=\/(;|$)/)
      expect(one).toMatch(/; HttpOnly/)
      expect(one).toMatch(/; Secure/)
      expect(one).toMatch(/; SameSite=(Lax|Strict)/)
      expect(one).not.toMatch(/; Domain=/)
    }
  })

  it('keep somebody signed in and are dropped when they sign out; one that another host could set opens nothing', async () => {
    const entered = await app.request('/sign-in', form({ login: 'deputy', password: townPassword }))
    const session = /__Host-huiying_session=([0-9a-f]{64})/.exec(entered.headers.getSetCookie().join())?.[1] ?? ''
    const asHost = `__Host-huiying_session=${session}`
    const inbox = await app.request('/inbox', { headers: { cookie: asHost } })
    expect(inbox.status).toBe(200)
    expect((await app.request('/inbox', { headers: { cookie: `huiying_session=${session}` } })).status).toBe(303)
    const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(await inbox.text())?.[1] ?? ''
    const left = await app.request('/sign-out', form({ csrf }, asHost))
    expect(left.headers.getSetCookie().join()).toContain('__Host-huiying_session=;')
    expect(left.headers.get('clear-site-data')).toContain('"cache"')
    expect((await app.request('/inbox', { headers: { cookie: asHost } })).status).toBe(303)
  })
})

describe('signing out', () => {
  it('is on every page of somebody signed in, whatever it is about', async () => {
    const headers = { cookie: `__Host-huiying_session=${token}` }
    for (const path of [
      '/inbox',
      '/cases',
      `/cases/${caseId}`,
      '/settings',
      '/papers',
      '/statistics',
      '/log',
      '/public/cases',
      '/nowhere',
      '/accounts',
    ]) {
      const text = await (await app.request(path, { headers })).text()
      expect(text, path).toMatch(/<form[^>]*action="\/sign-out"/)
    }
  })
})

describe('what the program itself shows to nobody', () => {
  it('is where its folders, sources and settings would lie', async () => {
    for (const path of [
      '/.git/config',
      '/.git/HEAD',
      '/.env',
      '/package.json',
      '/src/app/main.ts',
      '/data/local/',
      '/assets/',
      '/assets/..%2f..%2fpackage.json',
      '/log/tile/..%2f..%2fpackage.json',
      '/metrics',
      '/debug',
    ])
      expect((await app.request(path)).status, path).toBe(404)
  })

  it('is more than that it is well, to who asks for its health', async () => {
    expect(await (await app.request('/healthz')).text()).toBe('ok')
  })
})

describe('requests made to be read in two ways', () => {
  async function told(request: string): Promise<string> {
    const server = await listen(app, { port: 0, host: '127.0.0.1' })
    try {
      return await new Promise<string>((done) => {
        let text = ''
        const socket = connect(server.port, '127.0.0.1', () => socket.write(request))
        socket.setTimeout(2_000, () => socket.destroy())
        socket.on('data', (part) => {
          text += part.toString()
        })
        socket.on('error', () => undefined)
        socket.on('close', () => done(text))
      })
    } finally {
      await server.close()
    }
  }
  const end = 'connection: close\r\n'

  it('with two lengths, or a length beside parts, are refused whole: no second request hides in them', async () => {
    const hidden = 'GET /public/cases HTTP/1.1\r\nhost: a\r\n\r\n'
    for (const lengths of [
      `content-length: 4\r\ntransfer-encoding: chunked\r\n`,
      `content-length: 4\r\ncontent-length: 0\r\n`,
      `transfer-encoding: identity, chunked, identity\r\n`,
    ]) {
      const text = await told(`POST /language HTTP/1.1\r\nhost: a\r\n${end}${lengths}\r\n0\r\n\r\n${hidden}`)
      expect(text.match(/HTTP\/1\.1 /g)?.length ?? 0, lengths).toBeLessThanOrEqual(1)
      expect(text, lengths).toMatch(/^HTTP\/1\.1 400|^$/)
    }
  })

  it('by TRACE are told nothing of what they sent', async () => {
    const text = await told(`TRACE / HTTP/1.1\r\nhost: a\r\nx-secret: told-back\r\n${end}\r\n`)
    expect(text).toMatch(/^HTTP\/1\.1 (4\d\d|501)/)
    expect(text).not.toContain('told-back')
  })

  it('that name a thing twice are taken by the first name, by pages and by data alike', async () => {
    const twice = (path: string) => app.request(path, { headers: { authorization: `Bearer ${token}` } })
    const page = await (await twice('/cases?q=nothing-like-it&q=')).text()
    expect(page).toContain('nothing-like-it')
    expect((await twice('/api/cases?limit=1&limit=100')).status).toBeLessThan(500)
  })
})
