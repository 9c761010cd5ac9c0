import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { signIn, signOut, whoHolds } from './sign-in.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(() =>
  test.ownerDb.updateTable('account').set({ failed_attempts: 0, locked_until: null, disabled_at: null }).execute(),
)

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const tryPassword = (password: string, when = at) => signIn(test.db, when, chance, { login: 'deputy', password })

async function token(when = at): Promise<string> {
  const signed = await tryPassword(townPassword, when)
  if (!signed.ok) throw new Error(signed.refusal.code)
  return signed.value.token
}

describe('signing in', () => {
  it('gives a token that says who holds it', async () => {
    expect(await whoHolds(test.db, await token(), at)).toMatchObject({ login: 'deputy', offices: ['deputy'] })
  })

  it('keeps no token and no password in the database, only hashes', async () => {
    const held = await token()
    const rows = JSON.stringify([
      await test.db.selectFrom('sign_in').selectAll().execute(),
      await test.db.selectFrom('account').selectAll().execute(),
    ])

    expect(rows).not.toContain(held)
    expect(rows).not.toContain(townPassword)
    expect(rows).toContain('$argon2id$')
  })

  it('answers an unknown login and a wrong password alike', async () => {
    const unknown = await signIn(test.db, at, chance, { login: 'nobody', password: 'x' })

    expect(unknown).toEqual(await tryPassword('wrong'))
  })

  it('lasts twelve hours and not longer', async () => {
    const held = await token()

    expect(await whoHolds(test.db, held, '2026-03-16T13:59:59.000Z')).toBeDefined()
    expect(await whoHolds(test.db, held, '2026-03-16T14:00:00.000Z')).toBeUndefined()
  })

  it('ends with signing out', async () => {
    const held = await token()
    await signOut(test.db, held)

    expect(await whoHolds(test.db, held, at)).toBeUndefined()
  })

  it('ends at once when the account is disabled', async () => {
    const held = await token()
    await test.ownerDb.updateTable('account').set({ disabled_at: at }).where('login', '=', 'deputy').execute()

    expect(await whoHolds(test.db, held, at)).toBeUndefined()
    expect(await tryPassword(townPassword)).toEqual({ ok: false, refusal: { code: 'sign_in_failed' } })
  })

  it('is locked after the tenth wrong password, also when all come at once, and opens again later', async () => {
    await Promise.all(Array.from({ length: 9 }, () => tryPassword('wrong')))
    expect((await tryPassword(townPassword)).ok).toBe(true)
    await Promise.all(Array.from({ length: 10 }, () => tryPassword('wrong')))

    expect(await tryPassword(townPassword)).toMatchObject({ ok: false, refusal: { code: 'sign_in_locked' } })
    expect((await tryPassword(townPassword, '2026-03-16T02:15:01.000Z')).ok).toBe(true)
  })
})
