import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mailContentOf } from '#operations/mail-content.ts'
import { signIn, whoHolds } from '#operations/sign-in.ts'
import type { MailMessage } from '#store/mail-outbox.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { officing, visiting } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'
import { disableAccount } from './change-account.ts'
import { answerResetRequests, askForNewPassword, makeResetLink, setPasswordByLink } from './new-password.ts'
import { hashPassword } from './secrets.ts'

let test: TestDatabase
let townHash = ''

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  townHash = await hashPassword(townPassword)
})

beforeEach(async () => {
  const tables = [
    'sign_in',
    'known_browser',
    'sign_in_try',
    'account_link',
    'mail_message',
    'account_mail',
    'reset_request',
  ] as const
  for (const table of tables) await test.ownerDb.deleteFrom(table).execute()
  await test.ownerDb.updateTable('account').set({ password_hash: townHash, disabled_at: null }).execute()
  await test.ownerDb
    .insertInto('account_mail')
    .values([
      {
        account_id: 'a-p-deputy',
        address: 'deputy@town.example',
        choice: 'none',
        confirmed_at: at,
        confirm_token: null,
      },
      {
        account_id: 'a-p-member',
        address: 'typo@town.example',
        choice: 'each',
        confirmed_at: null,
        confirm_token: 'x',
      },
    ])
    .execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
const password = 'a ladder in the orchard'
const circumstances = (when = at) => ({
  ...visiting(when),
  profiles,
  place: { siteUrl: 'https://town.example', cityName: { zh: '云汀县', en: 'Yunting' } },
})
const messages = () => test.db.selectFrom('mail_message').selectAll().orderBy('created_at').execute()
const tryPassword = (login: string, tried: string, when = at) =>
  signIn(test.db, when, visiting(when).chance, { login, password: tried })

async function contentOf(message: MailMessage, when = at) {
  const content = await mailContentOf(test.db, message, circumstances(when))
  return content === 'not_signed_yet' ? undefined : content
}

async function mailedLink(when = at): Promise<string> {
  const message = (await messages()).find(({ kind }) => kind === 'reset')
  if (message === undefined) throw new Error('no mail')
  const content = await contentOf(message, when)
  return /\/new-password#([0-9a-f]{64})/.exec(content?.text ?? '')?.[1] ?? ''
}

describe('asking for a new password', () => {
  it('brings a mail to a confirmed address, with a link that sets it and signs in', async () => {
    await askForNewPassword(test.db, visiting(at), 'deputy')
    expect(await answerResetRequests(test.db, visiting(at))).toBe(1)
    const set = await setPasswordByLink(test.db, visiting(at), { secret: await mailedLink(), password })

    expect(set.ok).toBe(true)
    expect((await tryPassword('deputy', password)).ok).toBe(true)
    expect((await tryPassword('deputy', townPassword)).ok).toBe(false)
  })

  it.each([
    { who: 'nobody', why: 'there is no such account' },
    { who: 'secondDeputy', why: 'the account has no address' },
    { who: 'member', why: 'the address is not confirmed' },
  ])('brings none where $why, and does the same work for the answer', async ({ who }) => {
    await askForNewPassword(test.db, visiting(at), who)

    expect(await test.db.selectFrom('reset_request').select('login').execute()).toEqual([{ login: who }])
    expect(await answerResetRequests(test.db, visiting(at))).toBe(0)
    expect(await messages()).toEqual([])
  })

  it('brings none to a disabled account', async () => {
    await disableAccount(test.db, officing('administrator', at), 'a-p-deputy')
    await askForNewPassword(test.db, visiting(at), 'deputy')

    expect(await answerResetRequests(test.db, visiting(at))).toBe(0)
  })

  it('brings at most five mails a day', async () => {
    for (let i = 0; i < 7; i += 1) {
      await askForNewPassword(test.db, visiting(later(i)), 'deputy')
      await answerResetRequests(test.db, visiting(later(i)))
    }
    expect(await messages()).toHaveLength(5)
    await askForNewPassword(test.db, visiting(later(24 * 60 + 1)), 'deputy')
    expect(await answerResetRequests(test.db, visiting(later(24 * 60 + 1)))).toBe(1)
  })

  it('gives a link that works within the hour, once', async () => {
    await askForNewPassword(test.db, visiting(at), 'deputy')
    await answerResetRequests(test.db, visiting(at))
    const secret = await mailedLink()
    const set = (when: string) => setPasswordByLink(test.db, visiting(when), { secret, password })

    expect(await set(later(60))).toEqual({ ok: false, refusal: { code: 'link_dead' } })
    expect((await set(later(59))).ok).toBe(true)
    expect(await set(later(59))).toEqual({ ok: false, refusal: { code: 'link_dead' } })
  })
})

describe('a new password', () => {
  it('ends every sign-in under the one before, and tells the holder', async () => {
    const before = await tryPassword('deputy', townPassword)
    if (!before.ok) throw new Error(before.refusal.code)
    const made = await makeResetLink(test.db, officing('administrator', at), 'a-p-deputy')
    if (!made.ok) throw new Error(made.refusal.code)
    await setPasswordByLink(test.db, visiting(at), { secret: made.value.link, password })

    expect(await whoHolds(test.db, before.value.token, at, visiting(at).on)).toBeUndefined()
    const warning = (await messages()).find(({ kind }) => kind === 'warning')
    expect(warning).toMatchObject({ account_id: 'a-p-deputy', about: 'password_set' })
    const content = warning === undefined ? undefined : await contentOf(warning)
    expect(content?.to).toBe('deputy@town.example')
    expect(content?.text).toContain('密码刚刚更换')
  })

  it('by an officer’s link is the administrator’s to give, and never for a disabled account', async () => {
    for (const who of Object.keys(people) as TownPerson[]) {
      if (who === 'administrator') continue
      expect((await makeResetLink(test.db, officing(who, at), 'a-p-deputy')).ok, who).toBe(false)
    }
    await disableAccount(test.db, officing('administrator', at), 'a-p-deputy')

    expect(await makeResetLink(test.db, officing('administrator', at), 'a-p-deputy')).toEqual({
      ok: false,
      refusal: { code: 'account_is_disabled' },
    })
  })

  it('is not set by a link once the account was disabled', async () => {
    const made = await makeResetLink(test.db, officing('administrator', at), 'a-p-deputy')
    if (!made.ok) throw new Error(made.refusal.code)
    await disableAccount(test.db, officing('administrator', at), 'a-p-deputy')

    expect((await setPasswordByLink(test.db, visiting(at), { secret: made.value.link, password })).ok).toBe(false)
  })

  it('opens again what strangers’ wrong tries had shut', async () => {
    for (let i = 0; i < 10; i += 1) await tryPassword('deputy', 'wrong')
    expect(await tryPassword('deputy', townPassword)).toMatchObject({ refusal: { code: 'sign_in_locked' } })
    const made = await makeResetLink(test.db, officing('administrator', at), 'a-p-deputy')
    if (!made.ok) throw new Error(made.refusal.code)
    await setPasswordByLink(test.db, visiting(at), { secret: made.value.link, password })

    expect((await tryPassword('deputy', password)).ok).toBe(true)
  })
})
