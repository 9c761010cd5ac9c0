import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { listen } from '#app/listen.ts'
import { newLog } from '#app/new-log.ts'
import { rateLimiter } from '#http/rate-limiter.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

async function limitedTo(perMinute: number) {
  const endless = rateLimiter(1_000_000)
  const dependencies = await testDependencies(test.db, {
    limits: {
      requests: rateLimiter(perMinute),
      signIns: endless,
      uploads: rateLimiter(2),
      openDoors: rateLimiter(perMinute),
      bytesADay: 1e12,
    },
  })
  return { dependencies, app: cityApp(dependencies) }
}

/** A request as it comes over a connection from there. */
function from(remoteAddress: string) {
  return { incoming: { socket: { remoteAddress } } }
}

describe('25 a flood', () => {
  it('25 of one account is answered 429 with the seconds to wait, and no other account pays for it', async () => {
    const { dependencies, app } = await limitedTo(5)
    const [flooding, another] = [await tokenFor(dependencies, 'deputy'), await tokenFor(dependencies, 'roads')]
    const ask = (token: string, path: string) => app.request(path, { headers: { authorization: `Bearer ${token}` } })
    for (let at = 0; at < 5; at += 1) expect((await ask(flooding, '/api/me')).status).toBe(200)
    const refused = await ask(flooding, '/api/me')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(another, '/api/me')).status).toBe(200)
  })

  it('25 of one address ends at the pages as well, whoever it says it is', async () => {
    const { app } = await limitedTo(3)
    const answers = []
    for (let at = 0; at < 4; at += 1) {
      answers.push(
        await app.request('/public/cases', { headers: { cookie: `huiying_session=${at}` } }, from('203.0.113.9')),
      )
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('20')
  })

  it('25 of files ends after so many from one account', async () => {
    const { dependencies, app } = await limitedTo(1_000)
    const headers = {
      authorization: `Bearer ${await tokenFor(dependencies, 'secretary')}`,
      'content-type': 'application/octet-stream',
    }
    const statuses = []
    for (const body of ['甲', '乙', '丙']) {
      statuses.push((await app.request('/api/readings?name=a.txt', { method: 'POST', body, headers })).status)
    }
    expect(statuses).toEqual([202, 202, 429])
  })

  it('25 says its address through no header of its own, and this machine’s proxy is nobody’s address', async () => {
    const { app } = await limitedTo(2)
    const statuses = async (address: string) => {
      const got = []
      for (let at = 0; at < 3; at += 1) {
        const headers = { 'x-forwarded-for': `198.51.100.${at}` }
        got.push((await app.request('/public/look-up', { headers }, from(address))).status)
      }
      return got
    }
    expect(await statuses('203.0.113.10')).toEqual([200, 200, 429])
    expect(await statuses('127.0.0.1')).toEqual([200, 200, 200])
  })
})

describe('25 whoever asks too much', () => {
  it('25 stands in the log, once a minute, however often they ask on', async () => {
    const lines: string[] = []
    const log = newLog('warn', { write: (line) => lines.push(line) })
    const one = () => rateLimiter(1)
    const limits = { requests: one(), signIns: one(), uploads: one(), openDoors: one(), bytesADay: 1e12 }
    let at = Date.parse('2026-03-16T02:00:00Z')
    const app = cityApp(await testDependencies(test.db, { limits, log, clock: () => new Date(at) }))
    for (let asked = 0; asked < 5; asked += 1) await app.request('/public/look-up', {}, from('203.0.113.20'))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      address: '203.0.113.20',
      account: null,
      path: '/public/look-up',
    })
    at += 61_000
    for (let asked = 0; asked < 5; asked += 1) await app.request('/public/look-up', {}, from('203.0.113.20'))
    expect(lines).toHaveLength(2)
  })
})

describe('25 a slow drip', () => {
  it('25 is cut off, and others are served meanwhile', async () => {
    const app = new Hono().all('*', (c) => c.text('served'))
    const server = await listen(app, { port: 0, host: '127.0.0.1' }, { headersMs: 300, requestMs: 600 })
    try {
      const told = await new Promise<string>((done) => {
        let text = ''
        const socket = connect(server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nhost: a\r\nx-slow: '))
        const drip = setInterval(() => socket.write('a'), 100)
        socket.on('data', (part) => {
          text += part.toString()
        })
        socket.on('error', () => undefined)
        socket.on('close', () => {
          clearInterval(drip)
          done(text)
        })
      })
      expect(told).toContain('408')
      expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe('served')
    } finally {
      await server.close()
    }
  })
})

describe('25 what is sent again and again', () => {
  it('25 opens one case with an idempotency key, however often and at once', async () => {
    const { dependencies, app } = await limitedTo(10_000)
    const headers = {
      authorization: `Bearer ${await tokenFor(dependencies, 'deputy')}`,
      'content-type': 'application/json',
      'idempotency-key': 'one-and-the-same',
    }
    const fields = {
      title: '关于栈桥的建议',
      demands: '请修缮。',
      leadProposer: 'p-deputy',
      period: 'between_sessions',
    }
    const body = JSON.stringify({ procedure: 'suggestion', profile: 'shanghai-2015', fields })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.request('/api/cases', { method: 'POST', body, headers })),
    )
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { caseId: string }).caseId))
    expect(new Set(ids).size).toBe(1)
  })

  it('1 takes the same act sent a hundred times at once exactly once', async () => {
    const { dependencies, app } = await limitedTo(10_000)
    const { caseId, version } = await beginCase(test.db, '2026-03-02')
    const headers = {
      authorization: `Bearer ${await tokenFor(dependencies, 'secretary')}`,
      'content-type': 'application/json',
    }
    const body = JSON.stringify({ action: 'register', seenVersion: version(), fields: {} })
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => app.request(`/api/cases/${caseId}/actions`, { method: 'POST', body, headers })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99)
  })
})
