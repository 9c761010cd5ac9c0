import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn, whoHolds } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { audited, officing, settleNewcomers, visiting } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { acceptInvitation, readInvitation } from './accept-invitation.ts'
import { disableAccount } from './change-account.ts'
import { type Inviting, invite } from './invite.ts'
import { inviteMany, readInvitable } from './invite-many.ts'
import { answerResetRequests, askForNewPassword } from './new-password.ts'
import { revokeInvitation, sendInvitationAgain } from './settle-invitation.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await settleNewcomers(test.db)
})

beforeEach(async () => {
  for (const table of [
    'sign_in',
    'known_browser',
    'account_link',
    'invitation_mail',
    'mail_message',
    'invitation',
  ] as const)
    await test.ownerDb.deleteFrom(table).execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const password = 'four walls and a window'
let count = 0

const asked = (changes: Partial<Inviting> = {}): Inviting => {
  count += 1
  return {
    personId: 'n-deputy',
    login: `newcomer-${count}`,
    address: '',
    offices: ['deputy'],
    unitId: null,
    ...changes,
  }
}

async function invited(changes: Partial<Inviting> = {}, when = at) {
  const one = await invite(test.db, officing('administrator', when), asked(changes))
  if (!one.ok) throw new Error(one.refusal.code)
  return one.value
}

const accept = (secret: string, when = at, chosen = password) =>
  acceptInvitation(test.db, visiting(when), { secret, password: chosen })

describe('an invitation', () => {
  it('becomes an account with the person, the role and a password only its holder knows', async () => {
    const { link, login } = await invited()
    const accepted = await accept(link)
    if (!accepted.ok) throw new Error(accepted.refusal.code)

    const holder = await whoHolds(test.db, accepted.value?.token ?? '', at, visiting(at).on)
    expect(holder).toMatchObject({ login, personId: 'n-deputy', offices: ['deputy'], unitId: null })
    expect((await signIn(test.db, at, visiting(at).chance, { login, password })).ok).toBe(true)
  })

  it('makes no account before it is accepted', async () => {
    const { login } = await invited()

    expect((await signIn(test.db, at, visiting(at).chance, { login, password })).ok).toBe(false)
    expect(await test.db.selectFrom('account').select('id').where('login', '=', login).execute()).toEqual([])
  })

  it('is made by the administrator alone', async () => {
    for (const who of Object.keys(people) as TownPerson[]) {
      if (who === 'administrator') continue
      const refused = await invite(test.db, officing(who, at), asked())
      expect(refused, who).toEqual({ ok: false, refusal: { code: 'officer_required', offices: ['administrator'] } })
    }
  })

  it('asks for a fresh proof of who invites: nine minutes are enough, ten are not', async () => {
    const proven = (minutesAgo: number) => new Date(Date.parse(at) - minutesAgo * 60_000).toISOString()
    const fresh = await invite(test.db, officing('administrator', at, {}, proven(9)), asked())
    const old = await invite(test.db, officing('administrator', at, {}, proven(10)), asked())

    expect(fresh.ok).toBe(true)
    expect(old).toEqual({ ok: false, refusal: { code: 'proof_needed' } })
  })

  it('is accepted once, also when two do at the same moment', async () => {
    const { link } = await invited()
    const both = await Promise.all([accept(link), accept(link)])

    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accept(link)).toEqual({ ok: false, refusal: { code: 'link_dead' } })
  })

  it('can be accepted until its time is over and not from then on', async () => {
    const early = await invited()
    const late = await invited()

    expect((await accept(early.link, '2026-03-23T01:59:59.000Z')).ok).toBe(true)
    expect(await accept(late.link, '2026-03-23T02:00:00.000Z')).toEqual({ ok: false, refusal: { code: 'link_dead' } })
  })

  it('19 that has expired is not revived by asking for a new password', async () => {
    const { link, login } = await invited({ address: 'new@town.example' })
    const later = '2026-04-01T02:00:00.000Z'
    await askForNewPassword(test.db, visiting(later), login)

    expect(await answerResetRequests(test.db, visiting(later))).toBe(0)
    expect((await accept(link, later)).ok).toBe(false)
    expect(await readInvitation(test.db, link, later)).toEqual({ ok: false, refusal: { code: 'link_dead' } })
  })

  it('opens nothing once it is taken back, and is not taken back twice', async () => {
    const { id, link } = await invited()
    expect((await revokeInvitation(test.db, officing('administrator', at), id)).ok).toBe(true)

    expect((await accept(link)).ok).toBe(false)
    expect(await revokeInvitation(test.db, officing('administrator', at), id)).toEqual({
      ok: false,
      refusal: { code: 'invitation_settled' },
    })
    expect((await sendInvitationAgain(test.db, officing('administrator', at), id)).ok).toBe(false)
  })

  it('sent again has a new link and its time anew; the old link opens nothing', async () => {
    const { id, link } = await invited()
    const later = '2026-03-30T02:00:00.000Z'
    const again = await sendInvitationAgain(test.db, officing('administrator', later), id)
    if (!again.ok) throw new Error(again.refusal.code)

    expect((await accept(link, later)).ok).toBe(false)
    expect((await accept(again.value.link, later)).ok).toBe(true)
  })

  it('is taken back and sent again by nobody but the administrator', async () => {
    const { id, link } = await invited()
    expect((await revokeInvitation(test.db, officing('secretary', at), id)).ok).toBe(false)
    expect((await sendInvitationAgain(test.db, officing('deputy', at), id)).ok).toBe(false)

    expect((await accept(link)).ok).toBe(true)
  })

  it.each([
    { what: 'nobody of the roster', changes: { personId: 'nobody' }, code: 'person_not_found' },
    { what: 'no role at all', changes: { offices: [] }, code: 'roles_missing' },
    { what: 'an office there is not', changes: { offices: ['emperor'] }, code: 'office_unknown' },
    { what: 'a deputy’s office for an official', changes: { personId: 'n-clerk' }, code: 'office_not_of_person' },
    {
      what: 'a unit somebody is not with',
      changes: { offices: [], unitId: 'parks', personId: 'n-roads' },
      code: 'unit_not_of_person',
    },
    {
      what: 'a unit and an office at once',
      changes: { offices: ['secretariat'], unitId: 'roads', personId: 'n-roads' },
      code: 'unit_or_offices',
    },
    {
      what: 'who looks after accounts and audits it too',
      changes: { offices: ['auditor', 'administrator'], personId: 'n-clerk' },
      code: 'officers_apart',
    },
    { what: 'a login with signs in it', changes: { login: 'a b' }, code: 'login_invalid' },
    { what: 'a login of two letters', changes: { login: 'ab' }, code: 'login_invalid' },
    { what: 'a login that is taken', changes: { login: 'deputy' }, code: 'login_taken' },
    { what: 'what is no mail address', changes: { address: 'nowhere' }, code: 'mail_address_invalid' },
  ])('is refused for $what', async ({ changes, code }) => {
    const refused = await invite(test.db, officing('administrator', at), asked(changes))

    expect(refused.ok ? 'invited' : refused.refusal.code).toBe(code)
  })

  it('does not make somebody auditor who is administrator by another account', async () => {
    const both = { personId: 'p-administrator', offices: ['auditor'] }
    const refused = await invite(test.db, officing('administrator', at), asked(both))

    expect(refused).toEqual({ ok: false, refusal: { code: 'officers_apart' } })
  })

  it('keeps a login for its person while it is open, and not after', async () => {
    const { login } = await invited()
    const another = () => invite(test.db, officing('administrator', at), asked({ login }))
    const later = () => invite(test.db, officing('administrator', '2026-04-01T02:00:00.000Z'), asked({ login }))

    expect(await another()).toEqual({ ok: false, refusal: { code: 'login_taken' } })
    expect((await later()).ok).toBe(true)
  })

  it.each([
    { chosen: 'eleven sign', code: 'password_too_short' },
    { chosen: 'password1234', code: 'password_common' },
    { chosen: '139139139139', code: 'password_common' },
    { chosen: '20260316201503', code: 'password_common' },
    { chosen: '我的名字是纪新禾没有错吧', code: 'password_holds_name' },
  ])('takes no password like “$chosen”, and stays open', async ({ chosen, code }) => {
    const { link } = await invited()
    const refused = await accept(link, at, chosen)

    expect(refused.ok ? 'taken' : refused.refusal.code).toBe(code)
    expect((await accept(link)).ok).toBe(true)
  })

  it('leaves no link and no password in the database, and tells the audit who invited whom', async () => {
    const { link, login } = await invited()
    await accept(link)
    const tables = ['account', 'invitation', 'account_link', 'audit_entry', 'sign_in'] as const
    const all = JSON.stringify(
      await Promise.all(tables.map((table) => test.db.selectFrom(table).selectAll().execute())),
    )

    expect(all).not.toContain(link)
    expect(all).not.toContain(password)
    const entries = (await audited(test.db)).filter(({ detail }) => JSON.stringify(detail).includes(login))
    expect(entries.map(({ act }) => act)).toEqual(['invited', 'invitation_accepted'])
    expect(entries[0]).toMatchObject({ account_id: 'a-p-administrator', address: '192.0.2.7' })
  })

  it('is worth nothing to an account that was disabled after', async () => {
    const { link, login } = await invited()
    await accept(link)
    const { id } = await test.db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()
    await disableAccount(test.db, officing('administrator', at), id)

    expect((await accept(link)).ok).toBe(false)
    expect((await signIn(test.db, at, visiting(at).chance, { login, password })).ok).toBe(false)
  })
})

describe('inviting many', () => {
  it('offers those without an account whose part the roster tells, and whose term has not ended', async () => {
    const offered = await readInvitable(test.db, officing('administrator', at))
    if (!offered.ok) throw new Error(offered.refusal.code)
    const of = new Map(offered.value.map(({ person, roles }) => [person.id, roles]))

    expect(of.get('n-roads')).toEqual({ offices: [], unitId: 'roads' })
    expect(of.has('n-former')).toBe(false)
    expect(of.has('n-clerk')).toBe(false)
    expect(of.has('p-deputy')).toBe(false)
  })

  it('invites each to the part the roster says, and says who could not be', async () => {
    const chosen = { personIds: ['n-deputy', 'n-roads', 'n-former', 'n-clerk', 'nobody'], byMail: true }
    const done = await inviteMany(test.db, officing('administrator', at), chosen)
    if (!done.ok) throw new Error(done.refusal.code)

    expect(done.value.invited.map(({ login }) => login)).toEqual(['n-deputy', 'n-roads'])
    expect(done.value.refused.map(({ personId, refusal }) => `${personId}: ${refusal.code}`)).toEqual([
      'n-former: roles_missing',
      'n-clerk: roles_missing',
      'nobody: person_not_found',
    ])
    const mail = await test.db.selectFrom('invitation_mail').select('address').execute()
    expect(mail).toEqual([{ address: 'new@town.example' }])
  })

  it('is for the administrator, with at least one and at most five hundred', async () => {
    const many = (personIds: readonly string[], who: TownPerson = 'administrator') =>
      inviteMany(test.db, officing(who, at), { personIds, byMail: false })

    expect(await many(['n-deputy'], 'secretary')).toMatchObject({ refusal: { code: 'officer_required' } })
    expect(await many([])).toMatchObject({ refusal: { code: 'nobody_invited' } })
    expect((await many(Array<string>(500).fill('nobody'))).ok).toBe(true)
    expect(await many(Array<string>(501).fill('nobody'))).toMatchObject({ refusal: { code: 'too_many_invited' } })
  })
})
