import { ok, type Result, refuse } from '#kernel/result.ts'
import { listAccounts } from '#store/accounts.ts'
import { listPeopleWithDetails, type PersonOnRoster } from '#store/roster-changes.ts'
import type { Db } from '#store/schema.ts'
import type { OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import type { AccountRoles } from './account-roles.ts'
import { type Invited, inviteOne } from './invite.ts'
import { officerRefusal } from './officer-acts.ts'

/** People to be invited at once; each gets what the roster says of them: deputies as deputies, members as members, a unit's people for it. */
export type InvitingMany = {
  readonly personIds: readonly string[]
  /** Send it to the address the roster has, where it has one. */
  readonly byMail: boolean
}

export type InvitedMany = {
  readonly invited: readonly Invited[]
  readonly refused: readonly {
    readonly personId: string
    readonly personName: string
    readonly refusal: AccountRefusal
  }[]
}

/** Somebody who may be invited with what the roster says of them, and what that would be. */
export type Invitable = {
  readonly person: PersonOnRoster
  readonly roles: AccountRoles
  readonly login: string
}

export const mostInvited = 500

/** Those of the roster who have no account yet and whose role it tells. */
export async function readInvitable(
  db: Db,
  context: OfficerContext,
): Promise<Result<readonly Invitable[], AccountRefusal>> {
  const refusal = officerRefusal(context, 'see_accounts')
  if (refusal !== undefined) return refuse(refusal)
  const held = new Set((await listAccounts(db, context.on)).map(({ personId }) => personId))
  const people = await listPeopleWithDetails(db)
  return ok(people.filter(({ id }) => !held.has(id)).flatMap((person) => invitableAs(person, context)))
}

/** Invites many. One who cannot be does not keep the others: each comes back invited or refused. */
export async function inviteMany(
  db: Db,
  context: OfficerContext,
  { personIds, byMail }: InvitingMany,
): Promise<Result<InvitedMany, AccountRefusal>> {
  const refusal = officerRefusal(context, 'invite')
  if (refusal !== undefined) return refuse(refusal)
  if (personIds.length === 0) return refuse({ code: 'nobody_invited' })
  if (personIds.length > mostInvited) return refuse({ code: 'too_many_invited', most: mostInvited })

  const people = new Map((await listPeopleWithDetails(db)).map((person) => [person.id, person]))
  const invited: Invited[] = []
  const refused: InvitedMany['refused'][number][] = []
  for (const personId of new Set(personIds)) {
    const person = people.get(personId)
    const [as] = person === undefined ? [] : invitableAs(person, context)
    if (person === undefined || as === undefined) {
      const code = person === undefined ? 'person_not_found' : 'roles_missing'
      refused.push({ personId, personName: person?.name ?? personId, refusal: { code } })
      continue
    }
    const address = byMail ? (person.email ?? '') : ''
    const one = await db
      .transaction()
      .execute((tx) => inviteOne(tx, context, { personId, login: as.login, address, ...as.roles }))
    if (one.ok) invited.push(one.value)
    else refused.push({ personId, personName: person.name, refusal: one.refusal })
  }
  return ok({ invited, refused })
}

function invitableAs(person: PersonOnRoster, { on }: OfficerContext): readonly Invitable[] {
  if (person.term_to !== null && person.term_to < on) return []
  const login = person.id.toLowerCase()
  if (person.kind !== 'clerk') return [{ person, login, roles: { offices: [person.kind], unitId: null } }]
  return person.unit_id === null ? [] : [{ person, login, roles: { offices: [], unitId: person.unit_id } }]
}
