import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '#kernel/result.ts'
import { whoHolds } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { officing, townRules, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { comeBack } from './come-back.ts'
import { later } from './later.ts'
import { linkIdentity, unlinkIdentity } from './link-identity.ts'
import type { Provider } from './provider.ts'
import { beginTrip } from './provider-trip.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const issuer = 'https://login.example'
const subject = 'clerk-17'
const administrator = officing('administrator', at)
const linked = { accountId: 'a-p-deputy', issuer, subject }

/** Says of everybody that they are the clerk, and that they showed it then. */
function provider(
  authenticatedAt: string | null,
  sent: (state: string) => void = () => undefined,
  severalFactors = false,
): Provider {
  return {
    issuer,
    label: { zh: '认证', en: 'Sign-in' },
    begin: async ({ state }) => {
      sent(state)
      return ok('https://login.example/authorize')
    },
    finish: async () => ok({ subject, authenticatedAt, severalFactors }),
  }
}

async function provenAt(authenticatedAt: string | null): Promise<string | undefined> {
  let state = ''
  const elsewhere = provider(authenticatedAt, (one) => {
    state = one
  })
  const browser = 'a browser'
  await beginTrip(test.db, visiting(at), elsewhere, { purpose: 'sign_in', browser, next: '/inbox' })
  const came = { tripBrowser: browser, query: `state=${state}` }
  const arrived = await comeBack(test.db, { ...visiting(at), browser: null }, elsewhere, came)
  if (!arrived.ok) throw new Error(arrived.refusal.code)
  return (await whoHolds(test.db, arrived.value.signIn.token, at, visiting(at).on))?.provenAt
}

describe('who comes back from the city’s own sign-in', () => {
  it.each([
    { said: later(at, -3), counts: later(at, -3) },
    { said: later(at, 1), counts: at },
    { said: later(at, 60 * 24 * 365), counts: at },
    { said: null, counts: '1970-01-01T00:00:00.000Z' },
  ])('has shown who they are when the provider says, $said, and never later than now', async ({ said, counts }) => {
    await linkIdentity(test.db, administrator, linked)

    expect(await provenAt(said)).toBe(counts)
  })
})

/** Comes back from there for an account of which a second factor is demanded. */
async function arrive(severalFactors: boolean, secondFactor: 'everybody' | 'chosen', token?: string) {
  let state = ''
  const elsewhere = provider(
    at,
    (one) => {
      state = one
    },
    severalFactors,
  )
  const browser = 'a browser'
  const context = { ...visiting(at), browser: null, rules: { ...townRules, secondFactor } }
  const purpose = token === undefined ? ({ purpose: 'sign_in' } as const) : ({ purpose: 'prove', token } as const)
  await beginTrip(test.db, context, elsewhere, { ...purpose, browser, next: '/inbox' })
  const came = { tripBrowser: browser, query: `state=${state}` }
  const arrived = await comeBack(test.db, { ...context, tokenBefore: token }, elsewhere, came)
  if (arrived.ok) return arrived.value.signIn.token
  return arrived.refusal.code === 'second_factor_asked' ? arrived.refusal.step : arrived.refusal.code
}

describe('a second factor, for who comes back from there', () => {
  it('is asked for here, unless the provider says that it saw to one', async () => {
    await linkIdentity(test.db, administrator, linked)
    expect(await arrive(false, 'chosen')).toMatch(/^[0-9a-f]{64}$/)
    expect(await arrive(false, 'everybody')).toBe('set_up')
    expect(await arrive(true, 'everybody')).toMatch(/^[0-9a-f]{64}$/)
    await insertCodes()
    const token = await arrive(true, 'chosen')
    expect(await arrive(false, 'chosen')).toBe('code')
    expect(await arrive(false, 'chosen', token)).toBe('code_demanded')
    expect(await arrive(true, 'chosen', token)).toMatch(/^[0-9a-f]{64}$/)
    await test.ownerDb.deleteFrom('one_time_key').execute()
  })

  const insertCodes = () =>
    test.db
      .insertInto('one_time_key')
      .values({ account_id: 'a-p-deputy', sealed: Buffer.from('locked'), last_step: 0, made_at: at })
      .execute()
})

describe('a link to an identity', () => {
  it('is taken off the account it is of and off no other', async () => {
    await linkIdentity(test.db, administrator, linked)
    const others = { ...linked, accountId: 'a-p-member' }

    expect(await unlinkIdentity(test.db, administrator, others)).toEqual({
      ok: false,
      refusal: { code: 'identity_not_found' },
    })
    expect(await provenAt(at)).toBe(at)
    expect((await unlinkIdentity(test.db, administrator, linked)).ok).toBe(true)
    await expect(provenAt(at)).rejects.toThrow('subject_unknown')
  })

  it('is made for no account that is not there', async () => {
    const nobodys = { accountId: 'no-such', issuer, subject: 'clerk-18' }
    expect(await linkIdentity(test.db, administrator, nobodys)).toEqual({
      ok: false,
      refusal: { code: 'account_not_found' },
    })
  })
})
