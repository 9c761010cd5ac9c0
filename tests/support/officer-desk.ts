import { chance } from '#app/chance.ts'
import { plainDate } from '#kernel/plain-date.ts'
import type { AccountRules, OfficerContext, VisitorContext } from '#operations/accounts/account-context.ts'
import type { Db } from '#store/schema.ts'
import { people, type TownPerson } from './small-city.ts'

export const townRules: AccountRules = {
  officers: 'ordinary',
  invitationHours: 168,
  proofMinutes: 10,
  passkeys: 'officers',
  secondFactor: 'chosen',
}

/** Somebody not signed in, at a moment. */
export function visiting(at: string): VisitorContext {
  return { at, on: plainDate(at.slice(0, 10)), chance, address: '192.0.2.7', rules: townRules }
}

/** One of the town looking after accounts at a moment, having proved just now who they are. */
export function officing(
  who: TownPerson,
  at: string,
  rules: Partial<AccountRules> = {},
  provenAt = at,
): OfficerContext {
  const { personId, offices } = people[who]
  return {
    ...visiting(at),
    rules: { ...townRules, ...rules },
    by: { accountId: `a-${personId}`, personId, offices, provenAt },
  }
}

/** People of the roster who have no account: a deputy, one of the roads bureau, and one whose term has ended. */
export async function settleNewcomers(db: Db): Promise<void> {
  const one = { office: null, delegation: null, unit_id: null }
  await db
    .insertInto('person')
    .values([
      { ...one, id: 'n-deputy', name: '纪新禾', kind: 'deputy' },
      { ...one, id: 'n-roads', name: '路初平', kind: 'clerk', unit_id: 'roads' },
      { ...one, id: 'n-former', name: '陈旧章', kind: 'deputy' },
      { ...one, id: 'n-clerk', name: '文无职', kind: 'clerk' },
    ])
    .execute()
  await db
    .insertInto('person_detail')
    .values([
      { person_id: 'n-former', term: null, term_from: null, term_to: '2026-01-31', phone: null, email: null },
      { person_id: 'n-deputy', term: null, term_from: null, term_to: null, phone: null, email: 'new@town.example' },
    ])
    .execute()
}

/** What the audit holds, oldest first, as act and detail. */
export async function audited(db: Db) {
  return db
    .selectFrom('audit_entry')
    .select(['act', 'account_id', 'about_account', 'address', 'detail'])
    .orderBy('seq')
    .execute()
}
