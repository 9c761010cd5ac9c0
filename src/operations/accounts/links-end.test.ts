import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '#operations/sign-in.ts'
import { takeLink } from '#store/account-links.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { officing, settleNewcomers, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { acceptInvitation, readInvitation } from './accept-invitation.ts'
import { disableAccount, enableAccount } from './change-account.ts'
import { invite } from './invite.ts'
import { later } from './later.ts'
import { makeLink } from './links.ts'
import { makeResetLink, readResetLink, setPasswordByLink } from './new-password.ts'
import { hashOf, hashPassword } from './secrets.ts'
import { revokeInvitation, sendInvitationAgain } from './settle-invitation.ts'

let test: TestDatabase
let townHash = ''
let count = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await settleNewcomers(test.db)
  townHash = await hashPassword(townPassword)
})

beforeEach(async () => {
  for (const table of ['sign_in', 'sign_in_try', 'known_browser', 'account_link', 'invitation_mail'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  await test.ownerDb
    .updateTable('account')
    .set({ password_hash: townHash, disabled_at: null })
    .where('login', '=', 'deputy')
    .execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const administrator = officing('administrator', at)
const password = 'four walls and a window'
const dead = { ok: false, refusal: { code: 'link_dead' } }

async function invited() {
  count += 1
  const asked = { personId: 'n-deputy', login: `guest-${count}`, address: 'new@town.example', offices: ['deputy'] }
  const one = await invite(test.db, administrator, { ...asked, unitId: null })
  if (!one.ok) throw new Error(one.refusal.code)
  return one.value
}

const another = (opens: Parameters<typeof makeLink>[2]['opens'], way: 'page' | 'mail' = 'page') =>
  makeLink(test.db, visiting(at), { opens, way, minutes: 60 })
const accept = (secret: string) => acceptInvitation(test.db, visiting(at), { secret, password })
const set = (secret: string) => setPasswordByLink(test.db, visiting(at), { secret, password })
const addresses = () => test.db.selectFrom('invitation_mail').select('address').execute()

describe('a link of an invitation', () => {
  it('ends with every other of it when one was accepted, and a new one opens nothing', async () => {
    const { id, link } = await invited()
    const mailed = await another({ invitationId: id }, 'mail')
    expect((await accept(link)).ok).toBe(true)

    expect(await test.db.selectFrom('account_link').selectAll().execute()).toEqual([])
    expect(await accept(mailed)).toEqual(dead)
    expect(await readInvitation(test.db, await another({ invitationId: id }), at)).toEqual(dead)
  })

  it('ends when the invitation is taken back, and a new one opens nothing; its address is forgotten', async () => {
    const { id, link } = await invited()
    expect(await addresses()).toEqual([{ address: 'new@town.example' }])
    await revokeInvitation(test.db, administrator, id)

    expect(await test.db.selectFrom('account_link').selectAll().execute()).toEqual([])
    expect(await addresses()).toEqual([])
    expect(await readInvitation(test.db, link, at)).toEqual(dead)
    expect(await readInvitation(test.db, await another({ invitationId: id }), at)).toEqual(dead)
  })

  it('opens nothing once the invitation’s own time is over, however long the link was made for', async () => {
    const { id } = await invited()
    const hours = administrator.rules.invitationHours
    const long = { opens: { invitationId: id }, way: 'page', minutes: hours * 120 } as const
    const link = await makeLink(test.db, visiting(at), long)

    expect((await readInvitation(test.db, link, later(at, hours * 60 - 0.01))).ok).toBe(true)
    expect(await readInvitation(test.db, link, later(at, hours * 60))).toEqual(dead)
  })

  it('ends at once when it is sent again, long before its own time', async () => {
    const { id, link } = await invited()
    expect((await sendInvitationAgain(test.db, administrator, id)).ok).toBe(true)

    expect(await accept(link)).toEqual(dead)
  })

  it.each([
    { way: 'mail', kept: [{ address: 'new@town.example', confirmed_at: at }] },
    { way: 'page', kept: [] },
  ] as const)(
    'that came by $way proves the address only where it arrived there; the invitation’s is forgotten',
    async (one) => {
      const { id, login } = await invited()
      expect((await accept(await another({ invitationId: id }, one.way))).ok).toBe(true)
      const mail = await test.db
        .selectFrom('account_mail')
        .innerJoin('account', 'account.id', 'account_mail.account_id')
        .select(['address', 'confirmed_at'])
        .where('login', '=', login)
        .execute()

      expect(mail).toEqual(one.kept)
      expect(await addresses()).toEqual([])
    },
  )

  it('makes no second account of a user name that was given away meanwhile', async () => {
    const { link, login } = await invited()
    const row = { id: `a-${login}`, login, person_id: 'n-clerk', unit_id: null, offices: [], made_at: at }
    await test.ownerDb
      .insertInto('account')
      .values({ ...row, password_hash: null, disabled_at: null })
      .execute()

    expect(await accept(link)).toEqual({ ok: false, refusal: { code: 'login_taken' } })
  })
})

describe('a link to a new password', () => {
  it('ends when another of the account has set one, and when an officer makes one anew', async () => {
    const mailed = await another({ accountId: 'a-p-deputy' }, 'mail')
    const made = await makeResetLink(test.db, administrator, 'a-p-deputy')
    const link = made.ok ? made.value.link : ''
    expect(await readResetLink(test.db, mailed, at)).toEqual(dead)

    const third = await another({ accountId: 'a-p-deputy' }, 'mail')
    expect((await set(link)).ok).toBe(true)
    expect(await set(third)).toEqual(dead)
  })

  it('ends with disabling, also for an account that is enabled again, and none opens a disabled one', async () => {
    const link = await another({ accountId: 'a-p-deputy' })
    await disableAccount(test.db, administrator, 'a-p-deputy')
    expect(await readResetLink(test.db, await another({ accountId: 'a-p-deputy' }), at)).toEqual(dead)
    await enableAccount(test.db, administrator, 'a-p-deputy')

    expect(await set(link)).toEqual(dead)
  })

  it('is taken until its minute and not in it, whoever looked at it before', async () => {
    const take = async (minutes: number) => {
      const hash = hashOf(await another({ accountId: 'a-p-deputy' }))
      return test.db.transaction().execute((tx) => takeLink(tx, hash, later(at, minutes)))
    }
    expect(await take(59.999)).toMatchObject({ account_id: 'a-p-deputy' })
    expect(await take(60)).toBeUndefined()
  })
})

describe('a browser its holder had signed in with', () => {
  const enter = (browser: string | null, tried: string) =>
    signIn(test.db, at, visiting(at).chance, { login: 'deputy', password: tried, browser })

  it.each([
    { what: 'a new password', ends: async () => void (await set(await another({ accountId: 'a-p-deputy' }))) },
    {
      what: 'disabling, though it is enabled again',
      ends: async () => {
        await disableAccount(test.db, administrator, 'a-p-deputy')
        await enableAccount(test.db, administrator, 'a-p-deputy')
      },
    },
  ])('is a stranger’s after $what: strangers’ wrong tries shut it out', async ({ ends }) => {
    const first = await enter(null, townPassword)
    if (!first.ok) throw new Error(first.refusal.code)
    await ends()
    for (let n = 0; n < 10; n += 1) await enter(null, 'wrong')

    expect(await enter(first.value.browser, 'wrong')).toMatchObject({ refusal: { code: 'sign_in_locked' } })
  })
})
