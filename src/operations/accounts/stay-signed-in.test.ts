import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

const start = Date.parse('2026-03-16T00:00:00Z')
const minute = 60_000

let test: TestDatabase
let app: Hono
let now = start
let newToken: () => Promise<string>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db, { clock: () => new Date(now) })
  app = cityApp(dependencies)
  newToken = () => {
    now = start
    return tokenFor(dependencies, 'deputy')
  }
})

afterAll(() => test.drop())

async function asksAfter(minutes: number, token: string, path = '/api/me'): Promise<number> {
  now = start + minutes * minute
  const cookie = `huiying_session=${token}`
  return (
    await app.request(path, { headers: path.startsWith('/api') ? { authorization: `Bearer ${token}` } : { cookie } })
  ).status
}

describe('a sign-in', () => {
  it('that was used fifty-nine minutes ago goes on, one that was left for sixty has ended, on pages and by program', async () => {
    for (const [path, gone] of [
      ['/api/me', 401],
      ['/inbox', 303],
    ] as const) {
      const token = await newToken()
      expect(await asksAfter(59, token, path)).toBe(200)
      expect(await asksAfter(59 + 59, token, path)).toBe(200)
      expect(await asksAfter(59 + 59 + 60, token, path)).toBe(gone)
      expect(await asksAfter(59 + 59 + 1, token, path)).toBe(gone)
    }
  })

  it('that was left alone is gone from the database, and the audit says why', async () => {
    const token = await newToken()
    await asksAfter(60, token)
    expect(await test.db.selectFrom('sign_in').select('token_hash').execute()).toEqual([])
    const last = await test.db
      .selectFrom('audit_entry')
      .select(['act', 'detail'])
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(last).toEqual({ act: 'signed_out', detail: { why: 'idle' } })
  })

  it('ends after twelve hours, however busy', async () => {
    const token = await newToken()
    for (let at = 30; at < 12 * 60; at += 30) expect(await asksAfter(at, token), String(at)).toBe(200)
    expect(await asksAfter(12 * 60, token)).toBe(401)
  })

  it('is ended by no clock that went back', async () => {
    const token = await newToken()
    expect(await asksAfter(30, token)).toBe(200)
    expect(await asksAfter(-600, token)).toBe(200)
    expect(await asksAfter(-590, token)).toBe(200)
  })
})
