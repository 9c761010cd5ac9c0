import type { Hono } from 'hono'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { rateLimiter } from '#http/rate-limiter.ts'
import { sourceLimits } from '#intake/readers/source-limits.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

const endless = rateLimiter(1_000_000)
let test: TestDatabase | undefined
let now = ''

beforeEach(async () => {
  await test?.drop()
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  now = '2026-03-16T02:00:00Z'
})

afterAll(() => test?.drop())

/** The program as it starts, letting each account hand in so many bytes a day. */
async function started(bytesADay: number) {
  if (test === undefined) throw new Error('there is no database')
  const limits = { requests: endless, signIns: endless, uploads: endless, openDoors: endless, bytesADay }
  const dependencies = await testDependencies(test.db, { limits, clock: () => new Date(now) })
  const app: Hono = cityApp(dependencies)
  const tokens = new Map<TownPerson, string>()
  const tokenOf = async (who: TownPerson): Promise<string> => {
    const token = tokens.get(who) ?? (await tokenFor(dependencies, who))
    tokens.set(who, token)
    return token
  }
  const handsIn = async (who: TownPerson, text: string, path = '/api/readings?name=a.txt'): Promise<Response> => {
    const body = Buffer.from(text)
    const length = { 'content-length': String(body.length) }
    const headers = {
      authorization: `Bearer ${await tokenOf(who)}`,
      'content-type': 'application/octet-stream',
      ...length,
    }
    return app.request(path, { method: 'POST', body, headers })
  }
  const newDay = (day: string): void => {
    now = day
    tokens.clear()
  }
  return { app, tokenOf, handsIn, newDay }
}

const ofTen = (sign: string) => sign.repeat(10)

describe('what one account may hand in on a day', () => {
  it('is taken up to the last byte and not one more, and no other account pays for it', async () => {
    const { handsIn } = await started(25)
    expect((await handsIn('secretary', ofTen('a'))).status).toBe(202)
    expect((await handsIn('secretary', ofTen('b'))).status).toBe(202)
    expect((await handsIn('secretary', 'cccccc')).status).toBe(429)
    expect((await handsIn('secretary', 'ccccc')).status).toBe(202)
    const refused = await handsIn('secretary', 'd')
    expect(await refused.json()).toMatchObject({ errors: [{ code: 'files_used_up' }] })
    expect((await handsIn('committee', ofTen('e'))).status).toBe(202)
  })

  it('is counted on when the program starts again, and begins anew the next day in the city', async () => {
    expect((await (await started(15)).handsIn('secretary', ofTen('a'))).status).toBe(202)
    const again = await started(15)
    expect((await again.handsIn('secretary', ofTen('b'))).status).toBe(429)
    again.newDay('2026-03-16T15:59:00Z')
    expect((await again.handsIn('secretary', ofTen('b'))).status).toBe(429)
    again.newDay('2026-03-16T16:01:00Z')
    expect((await again.handsIn('secretary', ofTen('b'))).status).toBe(202)
  })

  it('is not stretched by handing in many at the same moment', async () => {
    const { handsIn, tokenOf } = await started(35)
    await tokenOf('secretary')
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => handsIn('secretary', ofTen(String(at)))))
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(3)
  })

  it('is the same for sources and tables, on pages and by program', async () => {
    const { app, handsIn, tokenOf } = await started(1_000)
    expect((await handsIn('secretary', 'a'.repeat(990))).status).toBe(202)
    expect((await handsIn('secretary', 'b'.repeat(20), '/api/imports?kind=cases&name=a.csv')).status).toBe(429)
    for (const path of ['/readings', '/import']) {
      const form = `--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n${'c'.repeat(200)}\r\n--x--\r\n`
      const headers = {
        cookie: `huiying_session=${await tokenOf('secretary')}`,
        'sec-fetch-site': 'same-origin',
        'accept-language': 'en',
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(form.length),
      }
      const answer = await app.request(path, { method: 'POST', body: form, headers })
      expect(answer.status, path).toBe(429)
      expect(await answer.text(), path).toContain('每个账号的上限')
    }
  })

  it('takes who does not say how much is coming for one who sends the most', async () => {
    const { app, tokenOf } = await started(sourceLimits.fileBytes + 10)
    const headers = {
      authorization: `Bearer ${await tokenOf('secretary')}`,
      'content-type': 'application/octet-stream',
    }
    const statuses = []
    for (const body of ['a', 'b'])
      statuses.push((await app.request('/api/readings?name=a.txt', { method: 'POST', body, headers })).status)
    expect(statuses).toEqual([202, 429])
  })
})
