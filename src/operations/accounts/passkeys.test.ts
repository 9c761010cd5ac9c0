import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn, whoHolds } from '#operations/sign-in.ts'
import { listPasskeys } from '#store/passkeys.ts'
import { authenticator, type Misdeed } from '#tests/support/authenticator.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { audited, officing, townRules, visiting } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'
import type { HolderContext } from './account-context.ts'
import { addPasskey, mostPasskeys, offerPasskey } from './add-passkey.ts'
import { disableAccount, enableAccount } from './change-account.ts'
import { type CheckedUse, checkPasskey, takeUse } from './check-passkey.ts'
import { later } from './later.ts'
import { challengeMinutes } from './passkey-challenge.ts'
import { askForOwnPasskey, proveByPasskey } from './prove-by-passkey.ts'
import { removeFactorsOf, removePasskey } from './remove-passkey.ts'
import { askForPasskey, signInByPasskey } from './sign-in-by-passkey.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(async () => {
  for (const table of [
    'sign_in',
    'sign_in_try',
    'known_browser',
    'passkey',
    'passkey_challenge',
    'mail_message',
  ] as const)
    await test.ownerDb.deleteFrom(table).execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const site = { rpId: 'localhost', origins: ['http://localhost'], name: '小镇' }

/** One of the town at a browser where they signed in with their password. */
async function holding(who: TownPerson, when = at): Promise<HolderContext> {
  const signed = await signIn(test.db, when, visiting(when).chance, { login: who, password: townPassword })
  if (!signed.ok) throw new Error(signed.refusal.code)
  const accountId = `a-${people[who].personId}`
  const { token } = signed.value
  return {
    ...visiting(when),
    rules: townRules,
    holder: { accountId, login: who, personName: who, token, provenAt: when },
  }
}

async function register(context: HolderContext, misdeed: Misdeed = {}, device = authenticator(), name = '电脑') {
  const offered = await offerPasskey(test.db, context, site)
  if (!offered.ok) throw new Error(offered.refusal.code)
  return {
    device,
    added: await addPasskey(test.db, context, site, { name, answer: device.register(offered.value, misdeed) }),
  }
}

const browser = 'b'.repeat(32)
const enter = async (device: ReturnType<typeof authenticator>, misdeed: Misdeed = {}, when = at) => {
  const asked = await askForPasskey(test.db, visiting(when), site, browser)
  return answered(device.answer(asked, misdeed), when)
}
const answered = (answer: string, when = at, holder = browser) =>
  signInByPasskey(test.db, { ...visiting(when), browser: null }, site, { holder, answer })

const lastAudit = async () => (await audited(test.db)).at(-1)

describe('adding a passkey', () => {
  it('keeps it under the name given, tells the audit and the holder, and asks for a device that has none yet', async () => {
    const context = await holding('deputy')
    const { device, added } = await register(context)

    expect(added.ok).toBe(true)
    expect(await listPasskeys(test.db, 'a-p-deputy')).toMatchObject([
      { id: device.id, name: '电脑', last_used_at: null },
    ])
    expect(await lastAudit()).toMatchObject({
      act: 'passkey_added',
      account_id: 'a-p-deputy',
      detail: { name: '电脑' },
    })
    const mail = await test.db.selectFrom('mail_message').select(['account_id', 'about']).execute()
    expect(mail).toEqual([{ account_id: 'a-p-deputy', about: 'passkey_added' }])
    const again = await offerPasskey(test.db, context, site)
    expect(again).toMatchObject({
      value: {
        excludeCredentials: [{ id: device.id }],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      },
    })
    expect(JSON.stringify(again)).not.toContain('p-deputy')
  })

  const misdeeds: readonly (readonly [string, Misdeed])[] = [
    ['from another page', { origin: 'http://localhost.evil.example' }],
    ['for another city', { rpId: 'other.example' }],
    ['to another question', { challenge: 'AAAA' }],
    ['of another kind', { type: 'webauthn.get' }],
    ['of somebody not verified', { isVerified: false }],
  ]
  it.each(misdeeds)('takes no answer %s', async (_, misdeed) => {
    const { added } = await register(await holding('deputy'), misdeed)

    expect(added).toEqual({ ok: false, refusal: { code: 'passkey_refused' } })
    expect(await listPasskeys(test.db, 'a-p-deputy')).toEqual([])
  })

  it('takes an answer once, within its minutes, from the sign-in that was asked', async () => {
    const context = await holding('deputy')
    const offered = await offerPasskey(test.db, context, site)
    if (!offered.ok) throw new Error(offered.refusal.code)
    const answer = authenticator().register(offered.value)
    const add = (by: HolderContext) => addPasskey(test.db, by, site, { name: '一', answer })
    expect(await add(await holding('deputy'))).toMatchObject({ refusal: { code: 'passkey_refused' } })
    expect((await add(context)).ok).toBe(true)
    expect(await add(context)).toMatchObject({ refusal: { code: 'passkey_refused' } })

    const slow = await offerPasskey(test.db, context, site)
    if (!slow.ok) throw new Error(slow.refusal.code)
    const after = later(at, challengeMinutes)
    const late = { ...context, at: after, holder: { ...context.holder, provenAt: after } }
    const lateAnswer = authenticator().register(slow.value)
    expect(await addPasskey(test.db, late, site, { name: '二', answer: lateAnswer })).toMatchObject({
      refusal: { code: 'passkey_refused' },
    })
  })

  it('asks for a fresh proof first, and for a name', async () => {
    const context = await holding('deputy')
    const stale = { ...context, at: later(at, townRules.proofMinutes) }

    expect(await offerPasskey(test.db, stale, site)).toEqual({ ok: false, refusal: { code: 'proof_needed' } })
    expect(await addPasskey(test.db, stale, site, { name: '一', answer: '' })).toEqual({
      ok: false,
      refusal: { code: 'proof_needed' },
    })
    for (const name of ['', '  ', '长'.repeat(61)])
      expect(await addPasskey(test.db, context, site, { name, answer: '' })).toEqual({
        ok: false,
        refusal: { code: 'passkey_name_missing' },
      })
  })

  it('takes one passkey for one account alone, and twenty for an account', async () => {
    const { device } = await register(await holding('deputy'))
    const { added } = await register(await holding('member'), {}, device)
    expect(added).toEqual({ ok: false, refusal: { code: 'passkey_known' } })

    const context = await holding('deputy')
    for (let count = 1; count < mostPasskeys; count += 1) expect((await register(context)).added.ok).toBe(true)
    expect(await offerPasskey(test.db, context, site)).toEqual({
      ok: false,
      refusal: { code: 'too_many_passkeys', most: mostPasskeys },
    })
  })
})

describe('signing in with a passkey', () => {
  it('signs its account in, freshly proven, and notes the use', async () => {
    const { device } = await register(await holding('deputy'))
    const entered = await enter(device)
    if (!entered.ok) throw new Error(entered.refusal.code)

    const held = await whoHolds(test.db, entered.value.token, at, visiting(at).on)
    expect(held).toMatchObject({ accountId: 'a-p-deputy', offices: ['deputy'], provenAt: at })
    expect(await listPasskeys(test.db, 'a-p-deputy')).toMatchObject([{ counter: 1, last_used_at: at }])
    expect(await lastAudit()).toMatchObject({ act: 'signed_in', account_id: 'a-p-deputy', detail: { way: 'passkey' } })
  })

  const misdeeds: readonly (readonly [string, Misdeed])[] = [
    ['from another page', { origin: 'https://localhost' }],
    ['for another city', { rpId: 'other.example' }],
    ['to another question', { challenge: 'AAAA' }],
    ['of another kind', { type: 'webauthn.create' }],
    ['of somebody not verified', { isVerified: false }],
    ['signed with another key', { isForged: true }],
    ['that says it is for another account', { userHandle: 'AAAA' }],
  ]
  it.each(misdeeds)('takes no answer %s', async (_, misdeed) => {
    const { device } = await register(await holding('deputy'))

    expect(await enter(device, misdeed)).toEqual({ ok: false, refusal: { code: 'passkey_refused' } })
    expect(await lastAudit()).toMatchObject({ act: 'sign_in_failed', account_id: null, detail: { way: 'passkey' } })
    expect((await enter(device)).ok).toBe(true)
  })

  it('takes no passkey whose counter does not go on: a copy of it is about', async () => {
    const { device } = await register(await holding('deputy'))
    expect((await enter(device, { counter: 7 })).ok).toBe(true)

    for (const counter of [6, 7]) expect((await enter(device, { counter })).ok).toBe(false)
    expect((await enter(device, { counter: 8 })).ok).toBe(true)
  })

  it('takes an answer once, also where it comes many times at once, and from the browser that was asked alone', async () => {
    const { device } = await register(await holding('deputy'))
    const asked = await askForPasskey(test.db, visiting(at), site, browser)
    const answer = device.answer(asked)

    expect((await answered(answer, at, 'another browser')).ok).toBe(false)
    const tries = await Promise.all(Array.from({ length: 8 }, () => answered(answer)))
    expect(tries.filter(({ ok }) => ok).length).toBe(1)
    expect((await answered(answer)).ok).toBe(false)
  })

  it('takes one of two uses under one count, also where both were checked at once', async () => {
    const { device } = await register(await holding('deputy'))
    const checked = []
    for (const holder of ['one browser', 'another browser']) {
      const asked = await askForPasskey(test.db, visiting(at), site, holder)
      const answer = device.answer(asked, { counter: 1 })
      checked.push(await checkPasskey(test.db, { answer, site, holder, purpose: 'sign_in' }, at))
    }
    const take = (use: CheckedUse | undefined) =>
      use === undefined ? null : test.db.transaction().execute((tx) => takeUse(tx, use, at))

    expect([await take(checked[0]), await take(checked[1])]).toEqual([true, false])
  })

  it('takes an answer until its minutes are over', async () => {
    const { device } = await register(await holding('deputy'))
    const slow = async (minutes: number) => {
      const asked = await askForPasskey(test.db, visiting(at), site, browser)
      return (await answered(device.answer(asked), later(at, minutes))).ok
    }

    expect(await slow(challengeMinutes - 0.01)).toBe(true)
    expect(await slow(challengeMinutes)).toBe(false)
  })

  it('is not for a disabled account, and ends at once when it is disabled; enabled again, it works again', async () => {
    const { device } = await register(await holding('deputy'))
    const entered = await enter(device)
    if (!entered.ok) throw new Error(entered.refusal.code)
    await disableAccount(test.db, officing('administrator', at), 'a-p-deputy')

    expect(await whoHolds(test.db, entered.value.token, at, visiting(at).on)).toBeUndefined()
    expect(await enter(device)).toEqual({ ok: false, refusal: { code: 'passkey_refused' } })
    expect(await lastAudit()).toMatchObject({ act: 'sign_in_failed', about_account: 'a-p-deputy' })
    await enableAccount(test.db, officing('administrator', at), 'a-p-deputy')
    expect((await enter(device)).ok).toBe(true)
  })

  it('is not kept out by strangers’ wrong passwords, and tells of them', async () => {
    const { device } = await register(await holding('deputy'))
    for (let count = 0; count < 11; count += 1)
      await signIn(test.db, at, visiting(at).chance, { login: 'deputy', password: 'wrong' })
    const entered = await enter(device)
    if (!entered.ok) throw new Error(entered.refusal.code)

    expect(await whoHolds(test.db, entered.value.token, at, visiting(at).on)).toMatchObject({ failuresBefore: 10 })
  })

  it.each(['', '{', '[]', '{"id":"AA","rawId":"AA","type":"public-key"}', 'x'.repeat(50_000)])(
    'takes no such thing for an answer: %#',
    async (answer) => {
      await askForPasskey(test.db, visiting(at), site, browser)
      expect(await answered(answer)).toEqual({ ok: false, refusal: { code: 'passkey_refused' } })
    },
  )
})

describe('proving again with a passkey', () => {
  const prove = async (context: HolderContext, device: ReturnType<typeof authenticator>, misdeed: Misdeed = {}) => {
    const asked = await askForOwnPasskey(test.db, context, site)
    if (!asked.ok) throw new Error(asked.refusal.code)
    return proveByPasskey(test.db, context, site, device.answer(asked.value, misdeed))
  }

  it('is a proof of this sign-in from then on, which goes by another token', async () => {
    const context = await holding('deputy')
    const { device } = await register(context)
    const when = later(at, 60)

    const proved = await prove({ ...context, at: when }, device)
    if (!proved.ok) throw new Error(proved.refusal.code)
    const held = await whoHolds(test.db, proved.value.token, when, visiting(at).on)
    expect(held?.provenAt).toBe(when)
    expect(await whoHolds(test.db, context.holder.token, when, visiting(at).on)).toBeUndefined()
    expect(await lastAudit()).toMatchObject({ act: 'proved', detail: { way: 'passkey' } })
  })

  it('is none with somebody else’s passkey, without verification, or with what was signed to sign in', async () => {
    const context = await holding('deputy')
    const { device } = await register(context)
    const { device: others } = await register(await holding('member'))

    const refused = { ok: false, refusal: { code: 'passkey_refused' } }
    expect(await prove(context, others)).toEqual(refused)
    expect(await lastAudit()).toMatchObject({ act: 'proof_failed', account_id: 'a-p-deputy' })
    expect(await prove(context, device, { isVerified: false })).toEqual(refused)
    const asked = await askForPasskey(test.db, visiting(at), site, context.holder.token)
    expect(await proveByPasskey(test.db, context, site, device.answer(asked))).toEqual(refused)
  })

  it('is not offered to who has none', async () => {
    expect(await askForOwnPasskey(test.db, await holding('member'), site)).toEqual({
      ok: false,
      refusal: { code: 'passkey_not_found' },
    })
  })
})

describe('removing a passkey', () => {
  it('ends what it can do and other sign-ins, and keeps this one', async () => {
    const context = await holding('deputy')
    const { device } = await register(context)
    const elsewhere = await enter(device)
    if (!elsewhere.ok) throw new Error(elsewhere.refusal.code)

    expect((await removePasskey(test.db, context, device.id)).ok).toBe(true)
    expect((await enter(device)).ok).toBe(false)
    expect(await whoHolds(test.db, elsewhere.value.token, at, visiting(at).on)).toBeUndefined()
    expect(await whoHolds(test.db, context.holder.token, at, visiting(at).on)).toBeDefined()
    expect((await audited(test.db)).findLast(({ act }) => act === 'passkey_removed')).toMatchObject({
      account_id: 'a-p-deputy',
      detail: { name: '电脑' },
    })
  })

  it('is for one’s own alone, and asks for a fresh proof', async () => {
    const context = await holding('deputy')
    const { device } = await register(context)

    expect(await removePasskey(test.db, await holding('member'), device.id)).toEqual({
      ok: false,
      refusal: { code: 'passkey_not_found' },
    })
    const stale = { ...context, at: later(at, townRules.proofMinutes) }
    expect(await removePasskey(test.db, stale, device.id)).toEqual({ ok: false, refusal: { code: 'proof_needed' } })
    expect((await enter(device)).ok).toBe(true)
  })

  it('is done to somebody else’s account by its administrator alone, for a device that was lost', async () => {
    const { device } = await register(await holding('deputy'))
    const entered = await enter(device)
    if (!entered.ok) throw new Error(entered.refusal.code)

    expect(await removeFactorsOf(test.db, officing('secretary', at), 'a-p-deputy')).toMatchObject({
      refusal: { code: 'officer_required' },
    })
    const stale = officing('administrator', at, {}, later(at, -60))
    expect(await removeFactorsOf(test.db, stale, 'a-p-deputy')).toMatchObject({ refusal: { code: 'proof_needed' } })
    expect((await enter(device)).ok).toBe(true)

    expect((await removeFactorsOf(test.db, officing('administrator', at), 'a-p-deputy')).ok).toBe(true)
    expect(await whoHolds(test.db, entered.value.token, at, visiting(at).on)).toBeUndefined()
    expect((await enter(device)).ok).toBe(false)
  })
})
