import type { PersonKind } from '#intake/tables/judge-people.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Profiles } from '#procedures/profiles.ts'

/** What goes for a whole table: kept with it, so that its lines are judged alike each time. */
export type ImportOptions = {
  /** What people are where the table does not say. */
  readonly personKind: PersonKind
  /** Delegations the roster does not have yet are meant. */
  readonly newDelegations: boolean
  /** The kind of case old cases are, and the place whose laws they fall under. */
  readonly procedure: string
  readonly place: string
}

/** What lines are judged against, besides the database. */
export type JudgedAgainst = { readonly on: PlainDate; readonly profiles: Profiles }

const personKinds: readonly PersonKind[] = ['deputy', 'member', 'leader', 'clerk']

/** Options as they were stored. @throws when they are of another form: nothing else writes them. */
export function storedOptions(stored: unknown): ImportOptions {
  if (typeof stored !== 'object' || stored === null) throw new Error('an import without its options')
  const { personKind, newDelegations, procedure, place } = stored as Partial<Record<keyof ImportOptions, unknown>>
  if (typeof procedure !== 'string' || typeof place !== 'string') throw new Error('an import without its law')
  return { personKind: personKindOf(personKind), newDelegations: newDelegations === true, procedure, place }
}

export function personKindOf(given: unknown): PersonKind {
  return personKinds.find((kind) => kind === given) ?? 'deputy'
}
