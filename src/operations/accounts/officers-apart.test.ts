import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok, type Result } from '#kernel/result.ts'
import { lockAccountsOf, setDisabled, setRoles } from '#store/accounts.ts'
import { bothAtOnce } from '#tests/support/both-at-once.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { officing, townRules, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { someoneWaits } from '#tests/support/someone-waits.ts'
import { acceptInvitation } from './accept-invitation.ts'
import type { OfficerContext, OfficerMode } from './account-context.ts'
import { changeRoles, disableAccount, enableAccount } from './change-account.ts'
import { comeBack } from './come-back.ts'
import { invite } from './invite.ts'
import { later } from './later.ts'
import type { Provider } from './provider.ts'
import { beginTrip } from './provider-trip.ts'
import { revokeInvitation, sendInvitationAgain } from './settle-invitation.ts'

let test: TestDatabase
let count = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const expired = later(at, townRules.invitationHours * 60)
const password = 'four walls and a window'
const administrator = officing('administrator', at)
const apart = { ok: false, refusal: { code: 'officers_apart' } }

/** Another official of the roster, whom nothing was given yet. */
async function official(): Promise<string> {
  count += 1
  const person = { office: null, delegation: null, unit_id: null, name: `文${count}`, kind: 'clerk' as const }
  await test.ownerDb
    .insertInto('person')
    .values({ id: `o-${count}`, ...person })
    .execute()
  return `o-${count}`
}

const inviteAs = (personId: string, office: string, when = at) => {
  count += 1
  const asked = { personId, login: `official-${count}`, address: '', offices: [office], unitId: null }
  return invite(test.db, officing('administrator', when), asked)
}

const accept = (secret: string, officers: OfficerMode = 'ordinary', when = at) =>
  acceptInvitation(test.db, { ...visiting(when), rules: { ...townRules, officers } }, { secret, password })

function given<Value>(result: Result<Value, { readonly code: string }>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/** An account of a person, as an invitation makes it. */
async function accountAs(personId: string, office: string): Promise<string> {
  const { login, link } = given(await inviteAs(personId, office))
  given(await accept(link))
  return (await test.db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id
}

/** What the accounts of a person are that are not disabled. */
async function held(personId: string): Promise<readonly string[]> {
  const open = test.db.selectFrom('account').select('offices').where('disabled_at', 'is', null)
  return (await open.where('person_id', '=', personId).execute()).flatMap(({ offices }) => offices).sort()
}

/** Two invitations that do not go together, as they could be made where there were not three officers yet. */
async function twoInvitations() {
  const personId = await official()
  const first = given(await inviteAs(personId, 'administrator'))
  return { personId, first, second: given(await inviteAs(personId, 'security_officer')) }
}

const give = (id: string, office: string, by: OfficerContext = administrator) =>
  changeRoles(test.db, by, { id, offices: [office], unitId: null })

describe('inviting one person twice', () => {
  it('is refused where the two do not go together, whichever comes first, while the first is open', async () => {
    for (const [one, other] of [
      ['administrator', 'auditor'],
      ['auditor', 'administrator'],
      ['auditor', 'security_officer'],
    ] as const) {
      const personId = await official()
      const first = given(await inviteAs(personId, one))
      expect(await inviteAs(personId, other), other).toEqual(apart)

      given(await revokeInvitation(test.db, administrator, first.id))
      expect((await inviteAs(personId, other)).ok, other).toBe(true)
    }
  })

  it('is done where they go together, and for another person', async () => {
    const personId = await official()
    given(await inviteAs(personId, 'auditor'))

    expect((await inviteAs(personId, 'secretariat')).ok).toBe(true)
    expect((await inviteAs(await official(), 'administrator')).ok).toBe(true)
  })

  it('is done once the first has expired, and the first is then not sent again', async () => {
    const personId = await official()
    const first = given(await inviteAs(personId, 'administrator'))
    const early = new Date(Date.parse(expired) - 1).toISOString()
    expect(await inviteAs(personId, 'auditor', early)).toEqual(apart)
    const second = given(await inviteAs(personId, 'auditor', expired))
    const then = officing('administrator', expired)

    expect(await sendInvitationAgain(test.db, then, first.id)).toEqual(apart)
    given(await revokeInvitation(test.db, then, second.id))
    expect((await sendInvitationAgain(test.db, then, first.id)).ok).toBe(true)
  })

  it('at the same moment makes one invitation alone', async () => {
    const personId = await official()
    const [first, second] = await bothAtOnce(
      test,
      () => inviteAs(personId, 'administrator'),
      () => inviteAs(personId, 'auditor'),
    )

    expect(first.ok).toBe(true)
    expect(second).toEqual(apart)
  })
})

describe('accepting two invitations that do not go together', () => {
  it('is refused for the second, whose link stays good until there is room for it', async () => {
    const { personId, first, second } = await twoInvitations()
    given(await accept(first.link, 'three'))
    expect(await accept(second.link, 'three')).toEqual(apart)
    expect(await held(personId)).toEqual(['administrator'])

    const { id } = await test.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', first.login)
      .executeTakeFirstOrThrow()
    given(await disableAccount(test.db, administrator, id))
    expect((await accept(second.link, 'three')).ok).toBe(true)
    expect(await held(personId)).toEqual(['security_officer'])
  })

  it('is done where they do go together', async () => {
    const { personId, first, second } = await twoInvitations()
    given(await accept(first.link))

    expect((await accept(second.link)).ok).toBe(true)
    expect(await held(personId)).toEqual(['administrator', 'security_officer'])
  })

  it('is refused as well to who accepts by the city’s own sign-in', async () => {
    const { personId, first, second } = await twoInvitations()
    given(await accept(first.link, 'three'))

    expect(await acceptFromThere(second.link, 'three')).toEqual(apart)
    expect(await held(personId)).toEqual(['administrator'])
    expect((await acceptFromThere(second.link, 'ordinary')).ok).toBe(true)
  })

  it('at the same moment makes one account alone', async () => {
    const { personId, first, second } = await twoInvitations()
    const [one, other] = await bothAtOnce(
      test,
      () => accept(first.link, 'three'),
      () => accept(second.link, 'three'),
    )

    expect(one.ok).toBe(true)
    expect(other).toEqual(apart)
    expect(await held(personId)).toEqual(['administrator'])
  })
})

describe('enabling an account again', () => {
  it('is refused while its person holds what it does not go with, and done once they do not', async () => {
    const personId = await official()
    const [first, second] = [await accountAs(personId, 'administrator'), await accountAs(personId, 'secretariat')]
    given(await disableAccount(test.db, administrator, first))
    given(await give(second, 'auditor'))
    expect(await enableAccount(test.db, administrator, first)).toEqual(apart)
    expect(await held(personId)).toEqual(['auditor'])

    given(await disableAccount(test.db, administrator, second))
    expect((await enableAccount(test.db, administrator, first)).ok).toBe(true)
    expect(await enableAccount(test.db, administrator, second)).toEqual(apart)
    expect(await held(personId)).toEqual(['administrator'])
  })

  it('is refused while an open invitation promises its person what it does not go with', async () => {
    const personId = await official()
    const id = await accountAs(personId, 'administrator')
    given(await disableAccount(test.db, administrator, id))
    const promised = given(await inviteAs(personId, 'auditor'))
    expect(await enableAccount(test.db, administrator, id)).toEqual(apart)

    given(await revokeInvitation(test.db, administrator, promised.id))
    expect((await enableAccount(test.db, administrator, id)).ok).toBe(true)
  })

  it('at the moment the person’s other account becomes the auditor’s is refused', async () => {
    const personId = await official()
    const [first, second] = [await accountAs(personId, 'administrator'), await accountAs(personId, 'secretariat')]
    given(await disableAccount(test.db, administrator, first))
    const [roles, enabled] = await bothAtOnce(
      test,
      () => give(second, 'auditor'),
      () => enableAccount(test.db, administrator, first),
    )

    expect(roles.ok).toBe(true)
    expect(enabled).toEqual(apart)
    expect(await held(personId)).toEqual(['auditor'])
  })

  it('asks of an account what it holds by then, and not what it held when it was looked up', async () => {
    const personId = await official()
    const [first, second] = [await accountAs(personId, 'secretariat'), await accountAs(personId, 'administrator')]
    given(await disableAccount(test.db, administrator, first))
    given(await disableAccount(test.db, administrator, second))
    const { enabled } = await test.db.transaction().execute(async (tx) => {
      await lockAccountsOf(tx, personId)
      const started = enableAccount(test.db, administrator, first)
      await expect.poll(() => someoneWaits(test.db), { timeout: 20_000 }).toBe(true)
      await setRoles(tx, first, { offices: ['auditor'], unitId: null })
      await setDisabled(tx, second, null)
      return { enabled: started }
    })

    expect(await enabled).toEqual(apart)
    expect(await held(personId)).toEqual(['administrator'])
  })
})

describe('changing the roles of two accounts of one person', () => {
  it('at the same moment changes one alone where they do not go together', async () => {
    const personId = await official()
    const [first, second] = [await accountAs(personId, 'secretariat'), await accountAs(personId, 'secretariat')]
    const [one, other] = await bothAtOnce(
      test,
      () => give(first, 'administrator'),
      () => give(second, 'auditor'),
    )

    expect(one.ok).toBe(true)
    expect(other).toEqual(apart)
    expect(await held(personId)).toEqual(['administrator', 'secretariat'])
  })

  it('at the same moment changes both where they go together', async () => {
    const personId = await official()
    const [first, second] = [await accountAs(personId, 'secretariat'), await accountAs(personId, 'secretariat')]
    const both = await bothAtOnce(
      test,
      () => give(first, 'administrator'),
      () => give(second, 'security_officer'),
    )

    expect(both.map((one) => one.ok)).toEqual([true, true])
  })

  it('is refused beside an open invitation they do not go with', async () => {
    const personId = await official()
    const id = await accountAs(personId, 'secretariat')
    given(await inviteAs(personId, 'auditor'))

    expect(await give(id, 'administrator')).toEqual(apart)
    expect((await give(id, 'presidium')).ok).toBe(true)
  })
})

/** Accepts an invitation by coming back from the city's own sign-in, as somebody new there. */
async function acceptFromThere(secret: string, officers: OfficerMode) {
  let state = ''
  count += 1
  const subject = `clerk-${count}`
  const elsewhere: Provider = {
    issuer: 'https://login.example',
    label: { zh: '认证', en: 'Sign-in' },
    begin: async (trip) => {
      state = trip.state
      return ok('https://login.example/authorize')
    },
    finish: async () => ok({ subject, authenticatedAt: at, severalFactors: false }),
  }
  const context = { ...visiting(at), browser: null, rules: { ...townRules, officers } }
  await beginTrip(test.db, context, elsewhere, { purpose: 'accept', secret, browser: 'one', next: '/inbox' })
  return comeBack(test.db, context, elsewhere, { tripBrowser: 'one', query: `state=${state}` })
}
