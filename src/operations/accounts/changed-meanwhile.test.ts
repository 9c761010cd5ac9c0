import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { ok } from '#kernel/result.ts'
import { signIn } from '#operations/sign-in.ts'
import { findAccountSecretById, lockAccount } from '#store/accounts.ts'
import { insertOneTimeKey } from '#store/one-time-keys.ts'
import { authenticator } from '#tests/support/authenticator.ts'
import { bothAtOnce } from '#tests/support/both-at-once.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { officing, townRules, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { someoneWaits } from '#tests/support/someone-waits.ts'
import type { HolderContext } from './account-context.ts'
import { addPasskey, offerPasskey } from './add-passkey.ts'
import { disableAccount, enableAccount } from './change-account.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { comeBack } from './come-back.ts'
import { enterByCode } from './enter-by-code.ts'
import { openOffer } from './key-offer.ts'
import { linkIdentity, unlinkIdentity } from './link-identity.ts'
import { makeResetLink, putPassword, setPasswordByLink } from './new-password.ts'
import { oneTimeCode, stepAt } from './one-time-code.ts'
import type { Provider } from './provider.ts'
import { beginTrip } from './provider-trip.ts'
import { removeOwnCodes } from './remove-own-codes.ts'
import { removeFactorsOf } from './remove-passkey.ts'
import { sealKey } from './sealed-key.ts'
import { hashOf, hashPassword, isPassword } from './secrets.ts'
import { offerCodesAtSignIn, offerOwnCodes, setUpCodesAtSignIn, setUpOwnCodes } from './set-up-codes.ts'
import { askForPasskey, signInByPasskey } from './sign-in-by-passkey.ts'

let test: TestDatabase
let townHash = ''

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  townHash = await hashPassword(townPassword)
})

beforeEach(async () => {
  for (const table of ['recovery_code', 'second_step', 'one_time_key', 'account_identity', 'passkey'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  for (const table of ['sign_in', 'sign_in_try', 'known_browser', 'account_link'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  await test.ownerDb.updateTable('account').set({ password_hash: townHash, disabled_at: null }).execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const id = 'a-p-deputy'
const newPassword = 'a ladder in the orchard'
const sealingKeys = [Buffer.alloc(32, 3)] as const
const key = Buffer.alloc(20, 7)
const site = { rpId: 'localhost', origins: ['http://localhost'], name: '小镇' }
const administrator = officing('administrator', at)
const failed = { ok: false, refusal: { code: 'sign_in_failed' } }

const enter = (password = townPassword) => signIn(test.db, at, chance, { login: 'deputy', password })
const living = async () => (await test.db.selectFrom('sign_in').select('token_hash').execute()).length

async function tokenOf(): Promise<string> {
  const entered = await enter()
  if (!entered.ok) throw new Error(entered.refusal.code)
  return entered.value.token
}

/** A new password by a link; what it gives is left aside: a sign-in begun by it is none of those asked about. */
async function newPasswordByLink() {
  const made = await makeResetLink(test.db, administrator, id)
  if (!made.ok) throw new Error(made.refusal.code)
  const { link } = made.value
  return async () => {
    const set = await setPasswordByLink(test.db, visiting(at), { secret: link, password: newPassword })
    if (set.ok && set.value !== null) {
      await test.ownerDb.deleteFrom('sign_in').where('token_hash', '=', hashOf(set.value.token)).execute()
    }
    return set
  }
}

/** The account has codes, by the key of these tests. */
const withCodes = () =>
  test.db.transaction().execute(async (tx) => {
    const sealed = sealKey(sealingKeys, chance, id, key)
    await insertOneTimeKey(tx, { account_id: id, sealed, last_step: 0, made_at: at }, [hashOf('ABCDEF')])
  })

async function secondStep(): Promise<string> {
  const asked = await enter()
  if (asked.ok || asked.refusal.code !== 'second_factor_asked') throw new Error('asked for nothing more')
  return asked.refusal.token
}

const giveCode = (token: string) =>
  enterByCode(test.db, { ...visiting(at), browser: null }, sealingKeys, { token, code: oneTimeCode(key, stepAt(at)) })

describe('a password that is changed while somebody is signing in by it', () => {
  it('opens nothing any more where the change came first', async () => {
    const [set, entered] = await bothAtOnce(test, await newPasswordByLink(), () => enter())

    expect(set.ok).toBe(true)
    expect(entered).toEqual(failed)
    expect(await living()).toBe(0)
    expect((await enter(newPassword)).ok).toBe(true)
  })

  it('leaves no sign-in where the sign-in came first', async () => {
    const [entered, set] = await bothAtOnce(test, () => enter(), await newPasswordByLink())

    expect([entered.ok, set.ok]).toEqual([true, true])
    expect(await living()).toBe(0)
  })

  it('is not refused where it only is hashed anew, as when its holder signs in at two places at once', async () => {
    const weak = await hash(townPassword, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 })
    await test.ownerDb.updateTable('account').set({ password_hash: weak }).where('id', '=', id).execute()
    const both = await bothAtOnce(
      test,
      () => enter(),
      () => enter(),
    )

    expect(both.map((one) => one.ok)).toEqual([true, true])
    expect((await findAccountSecretById(test.db, id))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('leads to no second step either, and leaves none', async () => {
    await withCodes()
    const [set, entered] = await bothAtOnce(test, await newPasswordByLink(), () => enter())

    expect(set).toEqual(ok(null))
    expect(entered).toEqual(failed)
    expect(await test.db.selectFrom('second_step').selectAll().execute()).toEqual([])
  })
})

describe('a second factor that is shown while the first is changed', () => {
  it('leaves no sign-in where it was shown first', async () => {
    await withCodes()
    const token = await secondStep()
    const [entered, set] = await bothAtOnce(test, () => giveCode(token), await newPasswordByLink())

    expect([entered.ok, set.ok]).toEqual([true, true])
    expect(await living()).toBe(0)
  })

  it('opens nothing where the change came first', async () => {
    await withCodes()
    const token = await secondStep()
    const [, entered] = await bothAtOnce(test, await newPasswordByLink(), () => giveCode(token))

    expect(entered).toEqual({ ok: false, refusal: { code: 'second_step_lost' } })
    expect(await living()).toBe(0)
  })
})

describe('codes that are set up at signing in while the password is changed', () => {
  it('leave no sign-in where they were first, and are not set up where the change came first', async () => {
    const [set, changed] = await bothAtOnce(test, await settingUpAtSignIn(), await newPasswordByLink())
    expect([set.ok, changed.ok]).toEqual([true, true])
    expect(await living()).toBe(0)

    await test.ownerDb.deleteFrom('recovery_code').execute()
    await test.ownerDb.deleteFrom('one_time_key').execute()
    await test.ownerDb.updateTable('account').set({ password_hash: townHash }).execute()
    const [, late] = await bothAtOnce(test, await newPasswordByLink(), await settingUpAtSignIn())
    expect(late).toEqual({ ok: false, refusal: { code: 'second_step_lost' } })
    expect(await test.db.selectFrom('one_time_key').selectAll().execute()).toEqual([])
  })
})

describe('codes that are set up or taken away while somebody signs in by the password', () => {
  it('leave no sign-in by the password alone, whichever comes first', async () => {
    const [entered, set] = await bothAtOnce(test, () => enter(), await settingUpCodes())
    expect([entered.ok, set.ok]).toEqual([true, true])
    expect(await living(), 'that at which codes were set up').toBe(1)

    await test.ownerDb.deleteFrom('recovery_code').execute()
    await test.ownerDb.deleteFrom('one_time_key').execute()
    const [, asked] = await bothAtOnce(test, await settingUpCodes(), () => enter())
    expect(asked).toMatchObject({ refusal: { code: 'second_factor_asked', step: 'code' } })
  })

  it('taken away by the administrator, leave no sign-in and no step: the password went with them', async () => {
    await withCodes()
    const [removed, entered] = await bothAtOnce(
      test,
      () => removeFactorsOf(test.db, administrator, id),
      () => enter(),
    )

    expect(removed.ok).toBe(true)
    expect(entered).toEqual(failed)
    expect(await test.db.selectFrom('second_step').selectAll().execute()).toEqual([])
  })
})

describe('codes their holder takes away', () => {
  it('are not asked for any more at a sign-in of the same moment', async () => {
    await withCodes()
    const token = 't'.repeat(64)
    const times = { created_at: at, proven_at: at, expires_at: '2026-03-16T14:00:00.000Z' }
    const row = { account_id: id, csrf_token: 'any', failures_before: 0, address: null, ...times }
    await test.ownerDb
      .insertInto('sign_in')
      .values({ token_hash: hashOf(token), ...row })
      .execute()
    const [removed, entered] = await bothAtOnce(
      test,
      () => removeOwnCodes(test.db, holding(token)),
      () => enter(),
    )

    expect([removed.ok, entered.ok]).toEqual([true, true])
  })

  it('are taken away by the administrator also where they are being set up', async () => {
    const [, removed] = await bothAtOnce(test, await settingUpCodes(), () =>
      removeFactorsOf(test.db, administrator, id),
    )

    expect(removed.ok).toBe(true)
    expect(await findAccountSecretById(test.db, id)).toMatchObject({ hasCodes: false, passwordHash: null })
    expect(await living()).toBe(0)
  })
})

describe('an account that is disabled while somebody signs in', () => {
  it('has no sign-in that lives again once it is enabled', async () => {
    const [entered, disabled] = await bothAtOnce(
      test,
      () => enter(),
      () => disableAccount(test.db, administrator, id),
    )
    expect([entered.ok, disabled.ok]).toEqual([true, true])
    await enableAccount(test.db, administrator, id)
    expect(await living()).toBe(0)

    const [, late] = await bothAtOnce(
      test,
      () => disableAccount(test.db, administrator, id),
      () => enter(),
    )
    expect(late).toEqual(failed)
  })

  it('has none by a passkey either', async () => {
    const answer = await passkeyAnswer()
    const [entered, disabled] = await bothAtOnce(test, answer, () => disableAccount(test.db, administrator, id))
    expect([entered.ok, disabled.ok]).toEqual([true, true])
    await enableAccount(test.db, administrator, id)

    expect(await living()).toBe(0)
  })
})

describe('a link to the city’s own sign-in that is ended while somebody comes back from there', () => {
  const linked = { accountId: id, issuer: 'https://login.example', subject: 'clerk-17' }

  it('opens nothing where it was ended first, and leaves no sign-in where it was used first', async () => {
    await linkIdentity(test.db, administrator, linked)
    const [ended, came] = await bothAtOnce(test, () => unlinkIdentity(test.db, administrator, linked), comesBack)
    expect(ended.ok).toBe(true)
    expect(came).toMatchObject({ ok: false, refusal: { code: 'subject_unknown' } })
    expect(await living()).toBe(0)

    await linkIdentity(test.db, administrator, linked)
    const [arrived] = await bothAtOnce(test, comesBack, () => unlinkIdentity(test.db, administrator, linked))
    expect(arrived.ok).toBe(true)
    expect(await living()).toBe(0)
  })
})

describe('changing one’s own password', () => {
  const changing = (token: string) =>
    changeOwnPassword(
      test.db,
      visiting(at),
      { accountId: id, token, browser: null, provenAt: at },
      { current: townPassword, password: 'four walls and a window' },
    )

  it('changes nothing where another was set after the one before was shown', async () => {
    const token = await tokenOf()
    const setAnew = await hashPassword(newPassword)
    const { changed } = await test.db.transaction().execute(async (tx) => {
      await lockAccount(tx, { id })
      const started = changing(token)
      await expect.poll(() => someoneWaits(test.db), { timeout: 20_000 }).toBe(true)
      const account = await findAccountSecretById(tx, id)
      if (account === undefined) throw new Error('no account')
      await putPassword(tx, visiting(at), { account, passwordHash: setAnew, keepSignIn: null })
      return { changed: started }
    })

    expect(await changed).toEqual(failed)
    expect(await isPassword((await findAccountSecretById(test.db, id))?.passwordHash, newPassword)).toBe(true)
    expect(await living()).toBe(0)
  })

  it('is done where nobody else set one', async () => {
    expect((await changing(await tokenOf())).ok).toBe(true)
    expect(await enter()).toEqual(failed)
  })
})

function holding(token: string): HolderContext {
  return { ...visiting(at), holder: { accountId: id, login: 'deputy', personName: 'any', token, provenAt: at } }
}

function codeIn(offer: string, token: string): string {
  const made = openOffer(sealingKeys, { accountId: id, holderHash: hashOf(token) }, offer, at)
  if (made === undefined) throw new Error('no key was offered')
  return oneTimeCode(made, stepAt(at))
}

/** What sets codes up, of somebody who showed the password where codes are demanded. */
async function settingUpAtSignIn() {
  const rules = { ...townRules, secondFactor: 'everybody' } as const
  const asked = await signIn(test.db, at, chance, { login: 'deputy', password: townPassword, rules })
  if (asked.ok || asked.refusal.code !== 'second_factor_asked') throw new Error('asked for nothing more')
  const { token } = asked.refusal
  const offered = await offerCodesAtSignIn(test.db, visiting(at), sealingKeys, token)
  if (!offered.ok) throw new Error(offered.refusal.code)
  const { offer } = offered.value
  const given = { token, code: codeIn(offer, token), offer }
  return () => setUpCodesAtSignIn(test.db, { ...visiting(at), rules, browser: null }, sealingKeys, given)
}

/** The answer of a passkey of the account, as it signs in; whoever was signed in to add it is signed out. */
async function passkeyAnswer() {
  const device = authenticator()
  const context = holding(await tokenOf())
  const offered = await offerPasskey(test.db, context, site)
  if (!offered.ok) throw new Error(offered.refusal.code)
  await addPasskey(test.db, context, site, { name: 'any', answer: device.register(offered.value) })
  const browser = 'b'.repeat(32)
  const answer = device.answer(await askForPasskey(test.db, visiting(at), site, browser))
  return () => signInByPasskey(test.db, { ...visiting(at), browser: null }, site, { holder: browser, answer })
}

/** What sets codes up, of somebody signed in. */
async function settingUpCodes() {
  const token = await tokenOf()
  const context = holding(token)
  const offered = offerOwnCodes(context, sealingKeys)
  if (!offered.ok) throw new Error(offered.refusal.code)
  const { offer } = offered.value
  const code = codeIn(offer, token)
  return () => setUpOwnCodes(test.db, context, sealingKeys, { code, offer })
}

/** Somebody comes back from the city's own sign-in. */
async function comesBack() {
  let state = ''
  const elsewhere: Provider = {
    issuer: 'https://login.example',
    label: { zh: '认证', en: 'Sign-in' },
    begin: async (trip) => {
      state = trip.state
      return ok('https://login.example/authorize')
    },
    finish: async () => ok({ subject: 'clerk-17', authenticatedAt: at, severalFactors: false }),
  }
  const context = { ...visiting(at), browser: null }
  await beginTrip(test.db, context, elsewhere, { purpose: 'sign_in', browser: 'one', next: '/inbox' })
  return comeBack(test.db, context, elsewhere, { tripBrowser: 'one', query: `state=${state}` })
}
