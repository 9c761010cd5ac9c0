import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { renewPasswordHash } from '#store/accounts.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { signIn, signOut, whoHolds } from './sign-in.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(async () => {
  await test.ownerDb.updateTable('account').set({ disabled_at: null }).execute()
  await test.ownerDb.deleteFrom('sign_in_try').execute()
  await test.ownerDb.deleteFrom('known_browser').execute()
  await test.ownerDb.deleteFrom('mail_message').execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const tryPassword = (password: string, when = at) => signIn(test.db, when, chance, { login: 'deputy', password })

const holder = (held: string, when = at) => whoHolds(test.db, held, when, plainDate(when.slice(0, 10)))

async function token(when = at): Promise<string> {
  const signed = await tryPassword(townPassword, when)
  if (!signed.ok) throw new Error(signed.refusal.code)
  return signed.value.token
}

describe('signing in', () => {
  it('gives a token that says who holds it', async () => {
    expect(await holder(await token())).toMatchObject({ login: 'deputy', offices: ['deputy'] })
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

  it('hashes a right password anew that was hashed at other parameters, and a wrong one or one set meanwhile never', async () => {
    const weak = await hash(townPassword, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 })
    const of = (login: string) => test.ownerDb.selectFrom('account').select('password_hash').where('login', '=', login)
    const kept = async () => (await of('deputy').executeTakeFirst())?.password_hash
    const now = await kept()
    await token()
    expect(await kept(), 'hashed as passwords are now').toBe(now)

    await test.ownerDb.updateTable('account').set({ password_hash: weak }).where('login', '=', 'deputy').execute()
    await tryPassword('wrong')
    expect(await kept()).toBe(weak)
    await token()
    expect(await kept()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await token()
    await renewPasswordHash(test.db, 'a-p-deputy', weak, 'another')
    expect(await kept()).not.toBe('another')
  })

  it('answers an unknown login and a wrong password alike', async () => {
    const unknown = await signIn(test.db, at, chance, { login: 'nobody', password: 'x' })

    expect(unknown).toEqual(await tryPassword('wrong'))
  })

  it('lasts twelve hours and not longer', async () => {
    const held = await token()

    expect(await holder(held, '2026-03-16T13:59:59.000Z')).toBeDefined()
    expect(await holder(held, '2026-03-16T14:00:00.000Z')).toBeUndefined()
  })

  it('ends with signing out', async () => {
    const held = await token()
    await signOut(test.db, held, at)

    expect(await holder(held)).toBeUndefined()
  })

  it('ends at once when the account is disabled', async () => {
    const held = await token()
    await test.ownerDb.updateTable('account').set({ disabled_at: at }).where('login', '=', 'deputy').execute()

    expect(await holder(held)).toBeUndefined()
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

describe('strangers’ wrong passwords', () => {
  const from = (password: string, place: { address?: string; browser?: string }, when = at) =>
    signIn(test.db, when, chance, { login: 'deputy', password, ...place })

  it('shut strangers out, and not the holder in a browser they have used', async () => {
    const first = await from(townPassword, { address: '192.0.2.1' })
    if (!first.ok) throw new Error(first.refusal.code)
    const { browser } = first.value
    for (let i = 0; i < 30; i += 1) await from('wrong', { address: `198.51.100.${i}` })

    expect(await from(townPassword, { address: '203.0.113.9' })).toMatchObject({ refusal: { code: 'sign_in_locked' } })
    expect((await from(townPassword, { address: '192.0.2.1', browser })).ok).toBe(true)
  })

  it('a browser known for one account is a stranger’s for another', async () => {
    const first = await signIn(test.db, at, chance, { login: 'member', password: townPassword })
    if (!first.ok) throw new Error(first.refusal.code)
    for (let i = 0; i < 10; i += 1) await from('wrong', {})

    expect(await from(townPassword, { browser: first.value.browser })).toMatchObject({
      refusal: { code: 'sign_in_locked' },
    })
  })

  it('in a known browser shut that browser after ten, so that a stolen one guesses no further', async () => {
    const first = await from(townPassword, {})
    if (!first.ok) throw new Error(first.refusal.code)
    const { browser } = first.value
    for (let i = 0; i < 9; i += 1) await from('wrong', { browser })
    expect((await from(townPassword, { browser })).ok).toBe(true)
    for (let i = 0; i < 10; i += 1) await from('wrong', { browser })

    expect(await from(townPassword, { browser })).toMatchObject({ refusal: { code: 'sign_in_locked' } })
    expect((await from(townPassword, {})).ok).toBe(true)
  })

  it('at many accounts shut the address they come from: forty are taken, the next is not', async () => {
    const spray = (login: string) => signIn(test.db, at, chance, { login, password: 'wrong', address: '198.51.100.77' })
    for (let i = 0; i < 39; i += 1) await spray(`guess-${i}`)
    expect((await from(townPassword, { address: '198.51.100.77' })).ok).toBe(true)
    await spray('guess-39')

    expect(await from(townPassword, { address: '198.51.100.77' })).toMatchObject({
      refusal: { code: 'sign_in_locked', until: '2026-03-16T02:01:00.000Z' },
    })
    expect((await from(townPassword, { address: '198.51.100.78' })).ok).toBe(true)
    expect((await from(townPassword, { address: '198.51.100.77' }, '2026-03-16T02:01:00.001Z')).ok).toBe(true)
  })

  it('at a login there is not are answered like those at one there is, also the eleventh', async () => {
    const answers = async (login: string) => {
      const got: string[] = []
      for (let i = 0; i < 12; i += 1) {
        const one = await signIn(test.db, at, chance, { login, password: 'wrong' })
        got.push(one.ok ? 'in' : one.refusal.code)
      }
      return got
    }

    const unknown = await answers('nobody-at-all')
    expect(unknown.slice(9)).toEqual(['sign_in_failed', 'sign_in_locked', 'sign_in_locked'])
    expect(await answers('secretary')).toEqual(unknown)
  })

  it('are told to the holder by mail once they shut the account, and shown at the next sign-in', async () => {
    await test.db
      .insertInto('account_mail')
      .values({
        account_id: 'a-p-deputy',
        address: 'd@town.example',
        choice: 'none',
        confirmed_at: at,
        confirm_token: null,
      })
      .execute()
    for (let i = 0; i < 10; i += 1) await from('wrong', {})
    const mail = await test.db.selectFrom('mail_message').selectAll().where('kind', '=', 'warning').execute()
    expect(mail).toMatchObject([{ account_id: 'a-p-deputy', about: 'sign_in_shut' }])

    const signed = await from(townPassword, {}, '2026-03-16T02:15:01.000Z')
    if (!signed.ok) throw new Error(signed.refusal.code)
    expect(await holder(signed.value.token, '2026-03-16T02:15:02.000Z')).toMatchObject({ failuresBefore: 10 })
  })

  it('are in the audit with the account they were for, never with what was typed', async () => {
    await signIn(test.db, at, chance, { login: 'my-secret-password', password: 'x' })
    const entries = await test.db.selectFrom('audit_entry').selectAll().where('act', '=', 'sign_in_failed').execute()

    expect(entries.length).toBeGreaterThan(20)
    expect(JSON.stringify(entries)).not.toContain('my-secret-password')
    expect(entries.some((entry) => entry.about_account === 'a-p-deputy')).toBe(true)
  })
})
