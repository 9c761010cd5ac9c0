import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn, whoHolds } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { later } from './later.ts'
import { proveByPassword } from './prove-again.ts'
import { countersOf, countWrongTry, standing } from './wrong-tries.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(async () => {
  for (const table of ['sign_in', 'sign_in_try', 'known_browser'] as const)
    await test.ownerDb.deleteFrom(table).execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const strangers = { login: 'deputy', accountId: 'a-p-deputy', address: null, browser: null }

async function wrong(trying: Parameters<typeof countersOf>[1], when: string): Promise<boolean> {
  return countWrongTry(test.db, await countersOf(test.db, trying), when)
}

async function shutUntil(trying: Parameters<typeof countersOf>[1], when: string): Promise<string | null> {
  const counters = await countersOf(test.db, trying)
  return (await test.db.transaction().execute((tx) => standing(tx, counters, when))).until
}

describe('wrong tries', () => {
  it.each([
    { hours: 24, shuts: false },
    { hours: 23.999, shuts: true },
  ])('count with those of $hours hours before: $shuts', async ({ hours, shuts }) => {
    for (let n = 0; n < 9; n += 1) await wrong(strangers, at)

    expect(await wrong(strangers, later(at, hours * 60))).toBe(shuts)
  })

  it('shut an address for twice as long each time, and never for longer than a quarter of an hour', async () => {
    const sprayed = { login: 'nobody', accountId: undefined, address: '198.51.100.9', browser: null }
    const address = { ...sprayed, login: 'another' }
    const minutes: number[] = []
    for (let n = 1; n <= 60; n += 1) {
      await wrong({ ...sprayed, login: `guess-${n}` }, at)
      const until = await shutUntil(address, at)
      if (until !== null) minutes.push((Date.parse(until) - Date.parse(at)) / 60_000)
    }
    expect(minutes.slice(0, 6)).toEqual([1, 2, 4, 8, 15, 15])
    expect(Math.max(...minutes)).toBe(15)
    expect(minutes).toHaveLength(21)
  })

  it('that come at once are judged one after another: ten are, the others are turned away', async () => {
    const tries = await Promise.all(
      Array.from({ length: 16 }, () =>
        signIn(test.db, at, visiting(at).chance, { login: 'deputy', password: 'wrong' }),
      ),
    )
    const codes = tries.map((one) => (one.ok ? 'in' : one.refusal.code))
    expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(10)
    expect(codes.filter((code) => code === 'sign_in_locked')).toHaveLength(6)
  })
})

describe('a wrong password given as proof', () => {
  async function desk() {
    const signed = await signIn(test.db, at, visiting(at).chance, { login: 'deputy', password: townPassword })
    if (!signed.ok) throw new Error(signed.refusal.code)
    const { token, browser } = signed.value
    return { accountId: 'a-p-deputy', token, browser }
  }

  it('counts as at signing in: after ten the right one proves nothing either, until a quarter of an hour is over', async () => {
    const proving = await desk()
    const prove = (password: string, when = at) => proveByPassword(test.db, visiting(when), proving, password)
    for (let n = 0; n < 10; n += 1)
      expect(await prove('wrong')).toEqual({ ok: false, refusal: { code: 'sign_in_failed' } })

    expect(await prove(townPassword)).toEqual({
      ok: false,
      refusal: { code: 'sign_in_locked', until: later(at, 15) },
    })
    expect((await prove(townPassword, later(at, 15))).ok).toBe(true)
  })

  it('gives no token to a sign-in that has ended, though the password is right', async () => {
    const proving = await desk()
    await test.ownerDb.deleteFrom('sign_in').execute()

    const proved = await proveByPassword(test.db, visiting(at), proving, townPassword)
    expect(proved).toEqual({ ok: false, refusal: { code: 'not_signed_in' } })
    expect(await whoHolds(test.db, proving.token, at, visiting(at).on)).toBeUndefined()
  })
})
