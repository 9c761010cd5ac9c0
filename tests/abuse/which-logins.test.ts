import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { chance } from '#app/chance.ts'
import { invite } from '#operations/accounts/invite.ts'
import { hashPassword, isPassword } from '#operations/accounts/secrets.ts'
import { signIn } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { officing } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'

const compared = vi.hoisted(() => ({ hashes: [] as string[] }))

vi.mock('@node-rs/argon2', async (original) => {
  const argon = await original<typeof import('@node-rs/argon2')>()
  return {
    ...argon,
    verify: (hash: string, password: string) => {
      compared.hashes.push(hash)
      return argon.verify(hash, password)
    },
  }
})

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

/** What argon2 spends on a hash: its memory, passes and lanes. */
const costOf = (hash: string) => hash.match(/m=\d+,t=\d+,p=\d+/)?.[0]

describe('whoever asks which logins there are', () => {
  it('19 is told nothing by the time it takes: one comparison of the same cost, whatever there is to compare with', async () => {
    const at = '2026-03-16T02:00:00.000Z'
    await test.ownerDb.updateTable('account').set({ password_hash: null }).where('login', '=', 'member').execute()
    await test.ownerDb.updateTable('account').set({ disabled_at: at }).where('login', '=', 'parks').execute()
    for (const login of ['deputy', 'nobody-of-this-name', 'member', 'parks']) {
      compared.hashes.length = 0
      const tried = await signIn(test.db, at, chance, { login, password: 'wrong' })
      expect(tried, login).toEqual({ ok: false, refusal: { code: 'sign_in_failed' } })
      expect(compared.hashes.map(costOf), login).toEqual(['m=19456,t=2,p=1'])
    }
  })

  it('19 is let in by no word where there is nothing to compare with, not even by the decoy’s', async () => {
    const own = await hashPassword(townPassword)
    expect(await isPassword(own, townPassword)).toBe(true)
    expect(await isPassword(null, 'no account has this password')).toBe(false)
    expect(await isPassword(undefined, townPassword)).toBe(false)
  })
})

describe('names that look alike', () => {
  it('23 a login that only looks like another is none: other alphabets, wide letters, unseen signs, another composition', async () => {
    const at = '2026-03-16T02:00:00.000Z'
    const inviting = (login: string) =>
      invite(test.db, officing('administrator', at), {
        ...{ personId: 'p-water', login, address: '', offices: [], unitId: 'water' },
      })
    for (const login of [
      '\u0430dministrator',
      'ｄｅｐｕｔｙ',
      'dep\u200buty',
      'deputy\u202e',
      'de\u0301puty',
      'DEPUTY',
      'dep\nuty',
    ])
      expect(await inviting(login), JSON.stringify(login)).toEqual({ ok: false, refusal: { code: 'login_invalid' } })
    expect((await inviting('deputy-too')).ok).toBe(true)
  })
})
