import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Result } from '#kernel/result.ts'
import { type SignInRefusal, signIn, whoHolds } from '#operations/sign-in.ts'
import { findAccountSecretById } from '#store/accounts.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { audited, officing, settleNewcomers, townRules, visiting } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'
import { acceptInvitation } from './accept-invitation.ts'
import type { AccountRules, HolderContext, VisitorContext } from './account-context.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { enterByCode } from './enter-by-code.ts'
import { invite } from './invite.ts'
import { openOffer } from './key-offer.ts'
import { later } from './later.ts'
import { makeResetLink, setPasswordByLink } from './new-password.ts'
import { oneTimeCode, stepAt } from './one-time-code.ts'
import { proveByPassword } from './prove-again.ts'
import { removeOwnCodes } from './remove-own-codes.ts'
import { removeFactorsOf } from './remove-passkey.ts'
import { factorAsked } from './second-factor.ts'
import { hashOf } from './secrets.ts'
import { offerCodesAtSignIn, offerOwnCodes, setUpCodesAtSignIn, setUpOwnCodes } from './set-up-codes.ts'

const at = '2026-03-02T02:00:00.000Z'
const sealingKeys = [Buffer.alloc(32, 3)] as const
const newPassword = 'four walls and a window'
let test: TestDatabase
let before: readonly { readonly id: string; readonly password_hash: string | null }[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await settleNewcomers(test.db)
  before = await test.ownerDb.selectFrom('account').select(['id', 'password_hash']).execute()
})

beforeEach(async () => {
  for (const table of ['recovery_code', 'second_step', 'one_time_key', 'passkey'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  for (const table of ['sign_in', 'sign_in_try', 'account_link', 'mail_message', 'known_browser'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  for (const { id, password_hash } of before)
    await test.ownerDb.updateTable('account').set({ password_hash }).where('id', '=', id).execute()
})

afterAll(() => test.drop())

type Who = Extract<TownPerson, 'administrator' | 'deputy'>
const idOf = (who: Who) => `a-${people[who].personId}`
const rulesWith = (rules: Partial<AccountRules>) => ({ ...townRules, ...rules })
const demanding = rulesWith({ secondFactor: 'officers' })

const enter = (who: Who, when = at, rules: AccountRules = townRules, password: string = townPassword) =>
  signIn(test.db, when, visiting(when).chance, { login: who, password, rules })

/** What is left to do after the password; throws where it opened, or was wrong. */
async function secondAsked(who: Who, when = at, rules: AccountRules = townRules, password = townPassword) {
  const entered = await enter(who, when, rules, password)
  if (entered.ok || entered.refusal.code !== 'second_factor_asked') throw new Error(`${who} was asked for nothing more`)
  return entered.refusal
}

const entering = (when = at) => ({ ...visiting(when), browser: null })
const codeAt = (key: Uint8Array, when = at) => oneTimeCode(key, stepAt(when))
const giveCode = (token: string, code: string, when = at) =>
  enterByCode(test.db, entering(when), sealingKeys, { token, code })

function keyOf(token: string, accountId: string, offer: string): Uint8Array {
  const key = openOffer(sealingKeys, { accountId, holderHash: hashOf(token) }, offer, at)
  if (key === undefined) throw new Error('no key was offered')
  return key
}

/** What a result gives; throws where it was refused. */
function given<Value>(result: Result<Value, { readonly code: string }>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/** Somebody signed in by password alone who sets codes up; with their key and recovery codes. */
async function withCodes(who: Who) {
  const context = await signedIn(who)
  const { offer } = given(offerOwnCodes(context, sealingKeys))
  const key = keyOf(context.holder.token, idOf(who), offer)
  const set = await setUpOwnCodes(test.db, context, sealingKeys, { code: codeAt(key), offer })
  if (!set.ok) throw new Error(set.refusal.code)
  return { key, recovery: set.value, context }
}

async function signedIn(who: Who, provenAt = at): Promise<HolderContext> {
  const entered = await enter(who)
  if (!entered.ok) throw new Error(entered.refusal.code)
  const { token } = entered.value
  return { ...visiting(at), holder: { accountId: idOf(who), login: who, personName: 'any', token, provenAt } }
}

const signIns = async () => (await test.db.selectFrom('sign_in').select('account_id').execute()).length
const lastAudit = async (act: string) => (await audited(test.db)).findLast((entry) => entry.act === act)
const warned = async () =>
  (await test.db.selectFrom('mail_message').select(['account_id', 'about']).execute()).map(
    ({ account_id, about }) => `${account_id} ${about}`,
  )
const codeOf = (refused: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  refused.ok ? 'in' : refused.refusal?.code

describe('codes whose key was locked by another sealing key', () => {
  const otherKeys = [Buffer.alloc(32, 4)] as const
  const giveElsewhere = async (token: string, code: string) =>
    codeOf(await enterByCode(test.db, entering(), otherKeys, { token, code }))

  it('open nothing and are no wrong try: the holder comes in by a recovery code, and the audit says why', async () => {
    const { key, recovery } = await withCodes('deputy')
    const { token } = await secondAsked('deputy')
    for (let tries = 0; tries < 12; tries += 1)
      expect(await giveElsewhere(token, tries === 0 ? codeAt(key) : '000000')).toBe('codes_not_opened')
    expect(await lastAudit('sign_in_failed')).toMatchObject({ detail: { way: 'password', why: 'codes_not_opened' } })
    expect(await giveElsewhere(token, 'ABCDEF')).toBe('one_time_code_wrong')
    expect(await giveElsewhere(token, recovery[0] ?? '')).toBe('in')
  })

  it('prove nothing beside the right password, and beside a wrong one nobody learns of it', async () => {
    const { key, recovery, context } = await withCodes('deputy')
    const prove = async (password: string, typed: string) => {
      const { token, accountId } = context.holder
      const proving = { accountId, token, browser: null }
      return codeOf(await proveByPassword(test.db, context, proving, password, { typed, sealingKeys: otherKeys }))
    }
    expect(await prove(townPassword, codeAt(key))).toBe('codes_not_opened')
    expect(await prove('wrong', codeAt(key))).toBe('sign_in_failed')
    expect(await prove(townPassword, recovery[0] ?? '')).toBe('in')
  })
})

describe('what is asked beside a password', () => {
  const account = { passkeys: 0, passkeyAlone: false, offices: ['administrator'], hasCodes: false }
  it.each([
    ['an officer without a factor, where officers need one', {}, {}, 'set_up'],
    ['an officer without a factor, where who chose needs one', {}, { secondFactor: 'chosen' }, 'none'],
    ['an officer with codes, whatever is demanded', { hasCodes: true }, { secondFactor: 'chosen' }, 'code'],
    ['an officer with a passkey', { passkeys: 1 }, {}, 'passkey'],
    ['an officer with both', { passkeys: 1, hasCodes: true }, {}, 'passkey'],
    ['an officer with a passkey that others may go round', { passkeys: 1 }, { passkeys: 'chosen' }, 'passkey'],
    ['an officer whose passkeys are worthless for now', { passkeys: 1 }, { passkeys: 'nobody' }, 'set_up'],
    ['a deputy, where officers need one', { offices: ['deputy'] }, {}, 'none'],
    ['a deputy, where everybody does', { offices: ['deputy'] }, { secondFactor: 'everybody' }, 'set_up'],
    ['a deputy with codes', { offices: ['deputy'], hasCodes: true }, {}, 'code'],
  ] as const)('of %s is: %s %s %s', (_, has, rules, asked) => {
    expect(factorAsked({ ...account, ...has }, { ...demanding, ...rules })).toBe(asked)
  })
})

describe('a password, where codes are set up', () => {
  it('opens nothing: what it gives is no sign-in, and lasts a quarter of an hour', async () => {
    const { key } = await withCodes('deputy')
    const later1 = later(at, 1)
    const { token, step } = await secondAsked('deputy', later1)
    expect(step).toBe('code')
    expect(await whoHolds(test.db, token, later1, visiting(at).on)).toBeUndefined()
    expect(codeOf(await giveCode(token, codeAt(key, later(at, 16)), later(at, 16)))).toBe('second_step_lost')

    const again = await secondAsked('deputy', later(at, 20))
    const entered = await giveCode(again.token, codeAt(key, later(at, 34)), later(at, 34))
    expect(entered.ok && (await whoHolds(test.db, entered.value.token, later(at, 34), visiting(at).on))?.login).toBe(
      'deputy',
    )
    expect(await lastAudit('signed_in')).toMatchObject({ detail: { way: 'password', second: 'one_time_code' } })
  })

  it('takes each code once: not again, not in another browser, and none from before it', async () => {
    const { key } = await withCodes('deputy')
    const when = later(at, 5)
    const first = await secondAsked('deputy', when)
    const second = await secondAsked('deputy', when)
    expect(codeOf(await giveCode(first.token, codeAt(key, when), when))).toBe('in')
    expect(codeOf(await giveCode(first.token, codeAt(key, when), when))).toBe('second_step_lost')
    expect(codeOf(await giveCode(second.token, codeAt(key, when), when))).toBe('one_time_code_wrong')
    const before = codeAt(key, later(when, -0.5))
    expect(codeOf(await giveCode(second.token, before, when))).toBe('one_time_code_wrong')
    expect(codeOf(await giveCode(second.token, codeAt(key, later(when, 1)), later(when, 1)))).toBe('in')
  })

  it('takes each of ten recovery codes once, however typed, and tells the holder', async () => {
    const { recovery } = await withCodes('deputy')
    expect(new Set(recovery).size).toBe(10)
    const [code = ''] = recovery
    expect(code).toMatch(/^[A-Z2-7]{24}$/)
    const typed = (code.match(/.{4}/g) ?? []).join(' ').toLowerCase()
    expect(codeOf(await giveCode((await secondAsked('deputy')).token, typed))).toBe('in')
    expect(codeOf(await giveCode((await secondAsked('deputy')).token, code))).toBe('one_time_code_wrong')
    expect(await warned()).toContain('a-p-deputy recovery_code_used')
    expect(await lastAudit('recovery_code_used')).toMatchObject({ account_id: 'a-p-deputy' })
    const rows = await test.db.selectFrom('recovery_code').selectAll().execute()
    expect(rows).toHaveLength(9)
    for (const one of recovery) expect(JSON.stringify(rows)).not.toContain(one)
  })

  it('takes no code of somebody else’s', async () => {
    const other = await withCodes('administrator')
    await withCodes('deputy')
    const { token } = await secondAsked('deputy', later(at, 2))
    for (const code of [codeAt(other.key, later(at, 2)), ...other.recovery.slice(0, 1), '', '000000'])
      expect(codeOf(await giveCode(token, code, later(at, 2))), code).toBe('one_time_code_wrong')
  })

  it('is shut by the tenth wrong code as by wrong passwords, the right password does not begin the count anew, and the holder is told', async () => {
    const { key } = await withCodes('deputy')
    const when = later(at, 2)
    for (let tried = 0; tried < 9; tried += 1) {
      const { token } = await secondAsked('deputy', when)
      expect(codeOf(await giveCode(token, 'ABCDEF', when))).toBe('one_time_code_wrong')
    }
    const { token } = await secondAsked('deputy', when)
    expect(codeOf(await giveCode(token, 'ABCDEF', when))).toBe('one_time_code_wrong')
    expect(codeOf(await giveCode(token, codeAt(key, when), when))).toBe('sign_in_locked')
    expect(codeOf(await enter('deputy', when))).toBe('sign_in_locked')
    expect(await warned()).toContain('a-p-deputy sign_in_shut')
    const open = await secondAsked('deputy', later(at, 18))
    expect(codeOf(await giveCode(open.token, codeAt(key, later(at, 18)), later(at, 18)))).toBe('in')
  })
})

describe('a second factor that is demanded', () => {
  const waiting: (who: Who) => Promise<string> = async (who) => (await secondAsked(who, at, demanding)).token

  it('is set up at the first sign-in, by who knows the password, with a first code; then it is asked for', async () => {
    expect(codeOf(await enter('deputy', at, demanding))).toBe('in')
    const token = await waiting('administrator')
    const shown = given(await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, token))
    expect(shown).toMatchObject({ login: 'administrator', key: expect.stringMatching(/^[A-Z2-7]{32}$/) })
    const { offer } = shown
    expect(given(await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, token, offer))).toEqual(shown)
    expect(given(await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, token)).key).not.toBe(shown.key)
    const key = keyOf(token, 'a-p-administrator', offer)
    const setUp = (code: string) => setUpCodesAtSignIn(test.db, entering(), sealingKeys, { token, code, offer })
    expect(codeOf(await setUp('000000'))).toBe('one_time_code_wrong')
    expect(await signIns()).toBe(1)
    const set = await setUp(codeAt(key))
    if (!set.ok) throw new Error(set.refusal.code)
    expect(set.value.recovery).toHaveLength(10)
    const { token: held } = set.value.letIn
    expect((await whoHolds(test.db, held, at, visiting(at).on))?.login).toBe('administrator')
    expect(await warned()).toEqual(['a-p-administrator codes_added'])
    expect(await lastAudit('codes_added')).toMatchObject({ account_id: 'a-p-administrator' })
    expect((await secondAsked('administrator', at, demanding)).step).toBe('code')
    expect(codeOf(await setUp(codeAt(key)))).toBe('second_step_lost')
  })

  it('is set up by nobody else: not by another’s second step, nor over codes that are there', async () => {
    const token = await waiting('administrator')
    const { offer } = given(await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, token))
    const code = codeAt(keyOf(token, 'a-p-administrator', offer))
    for (const other of ['', 'x'.repeat(64)])
      expect(codeOf(await setUpCodesAtSignIn(test.db, entering(), sealingKeys, { token: other, code, offer }))).toBe(
        'second_step_lost',
      )
    await withCodes('administrator')
    const late = await setUpCodesAtSignIn(test.db, entering(), sealingKeys, { token, code, offer })
    expect(codeOf(late)).toBe('second_step_lost')
    expect((await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, token)).ok).toBe(false)
  })

  it('is set up by a key that was offered here, to this account in this browser, a quarter of an hour ago at most', async () => {
    const token = await waiting('administrator')
    const { offer } = given(await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, token))
    const code = codeAt(keyOf(token, 'a-p-administrator', offer))
    const [until = '', sealed = ''] = offer.split('~')
    const another = await waiting('administrator')
    const elsewhere = given(await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, another)).offer
    const changed = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`
    for (const wrong of [
      '',
      '~',
      until,
      elsewhere,
      `${later(until, 60)}~${sealed}`,
      `${until}~${changed}`,
      'x'.repeat(9_000),
    ])
      expect(
        codeOf(await setUpCodesAtSignIn(test.db, entering(), sealingKeys, { token, code, offer: wrong })),
        wrong,
      ).toBe('second_step_lost')
    const to = { accountId: 'a-p-administrator', holderHash: hashOf(token) }
    expect(openOffer(sealingKeys, to, offer, later(at, 14))).toBeDefined()
    expect(openOffer(sealingKeys, to, offer, later(at, 15))).toBeUndefined()
    expect(openOffer([Buffer.alloc(32, 4)], to, offer, at)).toBeUndefined()
    expect(codeOf(await setUpCodesAtSignIn(test.db, entering(), sealingKeys, { token, code, offer }))).toBe('in')
  })

  it('is gone round by no link for a new password, which ends what was waited for', async () => {
    await withCodes('deputy')
    const pending = await secondAsked('deputy')
    const made = await makeResetLink(test.db, officing('administrator', at), 'a-p-deputy')
    const secret = made.ok ? made.value.link : ''
    const set = await setPasswordByLink(test.db, visiting(at), { secret, password: newPassword })
    expect(set).toEqual({ ok: true, value: null })
    expect(await signIns()).toBe(0)
    expect(codeOf(await giveCode(pending.token, '000000'))).toBe('second_step_lost')
    expect((await secondAsked('deputy', at, townRules, newPassword)).step).toBe('code')
  })

  it('is gone round by no invitation: the account is there, and its first sign-in sets the factor up', async () => {
    const asked = { personId: 'n-deputy', login: 'newly', address: '', offices: ['deputy'], unitId: null }
    const made = await invite(test.db, officing('administrator', at), asked)
    const secret = made.ok ? made.value.link : ''
    const context: VisitorContext = { ...visiting(at), rules: rulesWith({ secondFactor: 'everybody' }) }
    expect(await acceptInvitation(test.db, context, { secret, password: newPassword })).toEqual({
      ok: true,
      value: null,
    })
    expect(await signIns()).toBe(0)
    const tried = { login: 'newly', password: newPassword, rules: context.rules }
    const entered = await signIn(test.db, at, context.chance, tried)
    expect(entered).toMatchObject({
      refusal: { code: 'second_factor_asked', step: 'set_up' } satisfies Partial<SignInRefusal>,
    })
  })
})

describe('proving again who one is, where codes are set up', () => {
  const prove = async (context: HolderContext, password: string, typed: string, when = later(at, 3)) => {
    const { accountId, token } = context.holder
    const given = { typed, sealingKeys }
    return codeOf(await proveByPassword(test.db, visiting(when), { accountId, token, browser: null }, password, given))
  }

  it('takes password and code together, neither alone, and uses no code up beside a wrong password', async () => {
    const { key, context } = await withCodes('deputy')
    const code = codeAt(key, later(at, 3))
    expect(await prove(context, townPassword, '')).toBe('code_demanded')
    expect(await prove(context, townPassword, '000000')).toBe('one_time_code_wrong')
    expect(await prove(context, 'wrong', code)).toBe('sign_in_failed')
    expect(await prove(context, townPassword, code)).toBe('in')
    expect(await lastAudit('proof_failed')).toMatchObject({ account_id: 'a-p-deputy' })
  })

  it('is needed to change the password', async () => {
    const { context } = await withCodes('deputy')
    const { accountId, token } = context.holder
    const change = (provenAt: string) =>
      changeOwnPassword(
        test.db,
        visiting(at),
        { accountId, token, browser: null, provenAt },
        {
          current: townPassword,
          password: newPassword,
        },
      )
    expect(codeOf(await change(later(at, -11)))).toBe('proof_needed')
    expect(codeOf(await change(later(at, -9)))).toBe('in')
  })
})

describe('one-time codes of one’s own', () => {
  it('are set up and taken away with a fresh proof alone, end other sign-ins, and the holder is told', async () => {
    const stale = await signedIn('deputy', later(at, -11))
    expect(codeOf(offerOwnCodes(stale, sealingKeys))).toBe('proof_needed')
    expect(codeOf(await setUpOwnCodes(test.db, stale, sealingKeys, { code: '000000', offer: '' }))).toBe('proof_needed')
    const { context } = await withCodes('deputy')
    expect(await signIns()).toBe(1)
    expect(codeOf(await removeOwnCodes(test.db, { ...context, holder: stale.holder }))).toBe('proof_needed')
    expect(codeOf(await removeOwnCodes(test.db, context))).toBe('in')
    expect(await warned()).toEqual(['a-p-deputy codes_added', 'a-p-deputy codes_removed'])
    expect(codeOf(await removeOwnCodes(test.db, context))).toBe('codes_not_found')
    expect((await findAccountSecretById(test.db, 'a-p-deputy'))?.hasCodes).toBe(false)
    expect(await test.db.selectFrom('recovery_code').selectAll().execute()).toEqual([])
    expect(codeOf(await enter('deputy'))).toBe('in')
  })

  it('are locked in the database: nothing there works out a code', async () => {
    const { key } = await withCodes('deputy')
    const { sealed } = await test.db.selectFrom('one_time_key').selectAll().executeTakeFirstOrThrow()
    expect(sealed.includes(Buffer.from(key))).toBe(false)
  })

  it('are taken away by an officer for a device that was lost: with the password, or it alone would open', async () => {
    await withCodes('deputy')
    const taken = await removeFactorsOf(test.db, officing('administrator', at), 'a-p-deputy')
    expect(taken.ok).toBe(true)
    expect(await signIns()).toBe(0)
    expect(codeOf(await enter('deputy'))).toBe('sign_in_failed')
    expect(await lastAudit('codes_removed')).toMatchObject({
      account_id: 'a-p-administrator',
      about_account: 'a-p-deputy',
    })
    expect(await warned()).toContain('a-p-deputy codes_removed')
  })

  it.each(['deputy', 'secretary', 'roads', 'leader'] as const)('are nothing the %s takes away', async (who) => {
    await withCodes('deputy')
    const refused = await removeFactorsOf(test.db, officing(who, at), 'a-p-deputy')
    expect(codeOf(refused)).toBe('officer_required')
    expect((await findAccountSecretById(test.db, 'a-p-deputy'))?.hasCodes).toBe(true)
  })
})
