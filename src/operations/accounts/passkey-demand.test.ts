import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { audited, officing, townRules, visiting } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import type { AccountRules, HolderContext, PasskeyDemand } from './account-context.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { choosePasskeyAlone } from './choose-passkey-alone.ts'
import { later } from './later.ts'
import { makeResetLink, setPasswordByLink } from './new-password.ts'
import { proveByPassword } from './prove-again.ts'
import { removeFactorsOf } from './remove-passkey.ts'

const at = '2026-03-02T02:00:00.000Z'
const newPassword = 'four walls and a window'
let test: TestDatabase

type Who = 'administrator' | 'deputy'
const idOf = (who: Who) => `a-${people[who].personId}`

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  before = await test.ownerDb.selectFrom('account').select(['id', 'password_hash']).execute()
})

let before: readonly { readonly id: string; readonly password_hash: string | null }[] = []

beforeEach(async () => {
  for (const table of ['passkey', 'sign_in', 'account_link', 'mail_message'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  for (const { id, password_hash } of before)
    await test.ownerDb
      .updateTable('account')
      .set({ password_hash, passkey_alone: false })
      .where('id', '=', id)
      .execute()
})

afterAll(() => test.drop())

async function registerPasskey(who: Who): Promise<void> {
  const used = { counter: 0, transports: [], made_at: at, last_used_at: null }
  const row = { id: `passkey-${who}`, account_id: idOf(who), name: 'key', public_key: Buffer.from('k'), ...used }
  await test.db.insertInto('passkey').values(row).execute()
}

async function chooseAlone(who: Who): Promise<void> {
  await test.db.updateTable('account').set({ passkey_alone: true }).where('id', '=', idOf(who)).execute()
}

const enter = (who: Who, demand?: PasskeyDemand, password: string = townPassword) =>
  signIn(test.db, at, visiting(at).chance, {
    login: who,
    password,
    ...(demand === undefined ? {} : { rules: { ...townRules, passkeys: demand } }),
  })

/** Somebody signed in with a password, before they had a passkey. */
async function signedIn(who: Who, rules: Partial<AccountRules> = {}, provenAt = at): Promise<HolderContext> {
  const signed = await enter(who, 'nobody')
  if (!signed.ok) throw new Error(signed.refusal.code)
  const { token } = signed.value
  const holder = { accountId: idOf(who), login: who, personName: 'any', token, provenAt }
  return { ...visiting(at), rules: { ...townRules, ...rules }, holder }
}

const signIns = () => test.db.selectFrom('sign_in').select('account_id').execute()
const lastAudit = async (act: string) => (await audited(test.db)).findLast((entry) => entry.act === act)

describe('a password alone', () => {
  const cases: readonly (readonly [Who, string, PasskeyDemand | undefined, 'in' | 'out'])[] = [
    ['administrator', 'has a passkey', undefined, 'out'],
    ['administrator', 'has a passkey', 'officers', 'out'],
    ['administrator', 'has a passkey', 'everybody', 'out'],
    ['administrator', 'has a passkey', 'chosen', 'in'],
    ['administrator', 'has a passkey', 'nobody', 'in'],
    ['administrator', 'has none', 'everybody', 'in'],
    ['deputy', 'has a passkey', 'officers', 'in'],
    ['deputy', 'has a passkey', 'everybody', 'out'],
    ['deputy', 'chose passkeys alone', 'officers', 'out'],
    ['deputy', 'chose passkeys alone', 'chosen', 'out'],
    ['deputy', 'chose passkeys alone', 'nobody', 'in'],
    ['deputy', 'chose it, and has none any more', 'everybody', 'in'],
  ]
  it.each(cases)('of the %s who %s, where it is demanded of %s, lets %s', async (who, what, demand, side) => {
    if (what !== 'has none' && !what.endsWith('any more')) await registerPasskey(who)
    if (what.startsWith('chose')) await chooseAlone(who)
    const entered = await enter(who, demand)

    expect(entered.ok ? 'in' : entered.refusal.code).toBe(side === 'in' ? 'in' : 'passkey_demanded')
    expect(await signIns()).toHaveLength(side === 'in' ? 1 : 0)
  })

  it('that is wrong is answered as ever: nobody learns without it whether there is a passkey', async () => {
    await registerPasskey('administrator')

    expect(await enter('administrator', 'officers', 'wrong')).toMatchObject({ refusal: { code: 'sign_in_failed' } })
    expect(await enter('administrator', 'officers')).toMatchObject({ refusal: { code: 'passkey_demanded' } })
    expect(await lastAudit('sign_in_failed')).toMatchObject({
      about_account: 'a-p-administrator',
      detail: { way: 'password', why: 'passkey_demanded' },
    })
  })

  it('proves nothing at a sign-in that is there, where a passkey is demanded', async () => {
    for (const who of ['administrator', 'deputy'] as const) {
      const { holder, ...context } = await signedIn(who)
      await registerPasskey(who)
      const proving = { accountId: holder.accountId, token: holder.token, browser: null }
      const proved = await proveByPassword(test.db, context, proving, townPassword)

      expect(proved.ok ? 'proven' : proved.refusal.code, who).toBe(who === 'deputy' ? 'proven' : 'passkey_demanded')
    }
  })

  it('is changed by who knows it and has shown the passkey lately', async () => {
    for (const [age, told] of [
      [11, 'proof_needed'],
      [1, 'changed'],
    ] as const) {
      await test.db.deleteFrom('passkey').execute()
      const { holder, ...context } = await signedIn('administrator')
      await registerPasskey('administrator')
      const proving = { accountId: holder.accountId, token: holder.token, browser: null, provenAt: later(at, -age) }
      const given = { current: townPassword, password: newPassword }
      const changed = await changeOwnPassword(test.db, context, proving, given)
      expect(changed.ok ? 'changed' : changed.refusal.code).toBe(told)
    }
  })
})

describe('a link to set a password', () => {
  const linkFor = async (who: Who) => {
    const made = await makeResetLink(test.db, officing('administrator', at), idOf(who))
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.link
  }

  it('sets it, and lets in nobody of whom a passkey is demanded', async () => {
    await chooseAlone('deputy')
    await registerPasskey('deputy')
    const secret = await linkFor('deputy')

    expect(await setPasswordByLink(test.db, visiting(at), { secret, password: newPassword })).toEqual({
      ok: true,
      value: null,
    })
    expect(await signIns()).toEqual([])
    expect(await enter('deputy', 'officers', newPassword)).toMatchObject({ refusal: { code: 'passkey_demanded' } })
  })

  it('lets in as well where none is', async () => {
    await registerPasskey('deputy')
    const secret = await linkFor('deputy')
    const set = await setPasswordByLink(test.db, visiting(at), { secret, password: newPassword })

    expect(set.ok && set.value !== null).toBe(true)
    expect(await signIns()).toHaveLength(1)
  })
})

describe('a passkey that was lost', () => {
  it('takes the password with it where it was demanded: its holder comes in by a link, and is told', async () => {
    await registerPasskey('deputy')
    await chooseAlone('deputy')
    await test.db
      .insertInto('account_link')
      .values({
        token_hash: 'old',
        account_id: idOf('deputy'),
        invitation_id: null,
        way: 'mail',
        made_at: at,
        expires_at: later(at, 60),
      })
      .execute()
    const stale = officing('administrator', at, {}, later(at, -10))
    expect(await removeFactorsOf(test.db, stale, idOf('deputy'))).toMatchObject({ refusal: { code: 'proof_needed' } })
    expect((await removeFactorsOf(test.db, officing('administrator', at), idOf('deputy'))).ok).toBe(true)

    expect(await enter('deputy', 'officers')).toMatchObject({ refusal: { code: 'sign_in_failed' } })
    expect(await test.db.selectFrom('account_link').select('token_hash').execute()).toEqual([])
    expect(await test.db.selectFrom('mail_message').select(['account_id', 'about']).execute()).toEqual([
      { account_id: idOf('deputy'), about: 'passkey_removed' },
    ])
    const made = await makeResetLink(test.db, officing('administrator', at), idOf('deputy'))
    const secret = made.ok ? made.value.link : ''
    const set = await setPasswordByLink(test.db, visiting(at), { secret, password: newPassword })
    expect(set.ok && set.value !== null).toBe(true)
  })

  it('leaves the password where that was let in anyway', async () => {
    await registerPasskey('deputy')
    await removeFactorsOf(test.db, officing('administrator', at), idOf('deputy'))

    expect((await enter('deputy')).ok).toBe(true)
  })

  it.each(['secretary', 'deputy', 'roads'] as const)('is nothing the %s takes away', async (who) => {
    await registerPasskey('administrator')

    expect(await removeFactorsOf(test.db, officing(who, at), idOf('administrator'))).toMatchObject({
      refusal: { code: 'officer_required' },
    })
    expect(await test.db.selectFrom('passkey').select('id').execute()).toHaveLength(1)
  })
})

describe('choosing passkeys alone', () => {
  it('is for who has one and has shown lately who they are; letting the password in again is told by mail', async () => {
    const context = await signedIn('deputy')
    expect(await choosePasskeyAlone(test.db, context, true)).toMatchObject({ refusal: { code: 'passkey_not_found' } })
    await registerPasskey('deputy')
    const stale = { ...context, holder: { ...context.holder, provenAt: later(at, -10) } }
    expect(await choosePasskeyAlone(test.db, stale, true)).toMatchObject({ refusal: { code: 'proof_needed' } })
    expect((await enter('deputy')).ok).toBe(true)

    expect((await choosePasskeyAlone(test.db, context, true)).ok).toBe(true)
    expect(await enter('deputy')).toMatchObject({ refusal: { code: 'passkey_demanded' } })
    expect(await lastAudit('passkey_alone_chosen')).toMatchObject({ account_id: idOf('deputy') })
    expect(await choosePasskeyAlone(test.db, stale, false)).toMatchObject({ refusal: { code: 'proof_needed' } })

    expect((await choosePasskeyAlone(test.db, context, false)).ok).toBe(true)
    expect((await enter('deputy')).ok).toBe(true)
    const mail = await test.db.selectFrom('mail_message').select(['account_id', 'about']).execute()
    expect(mail).toEqual([{ account_id: idOf('deputy'), about: 'passkey_alone_ended' }])
  })
})
