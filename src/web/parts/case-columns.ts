import type { Label } from '#kernel/label.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { listWords as words } from '#web/words/list-words.ts'

/** Every column a list of cases can show, in the order they stand. */
export const caseColumns = [
  'number',
  'title',
  'kind',
  'proposer',
  'subject',
  'session',
  'unit',
  'state',
  'deadline',
  'submitted',
  'replied',
  'outcome',
  'doneBy',
  'rating',
  'publication',
  'updated',
  'entry',
  'archived',
  'key',
  'urgings',
] as const

export type CaseColumn = (typeof caseColumns)[number]

export const columnHeadings: Readonly<Record<CaseColumn, Label>> = {
  kind: words.kind,
  number: words.number,
  title: words.title,
  proposer: words.proposer,
  subject: words.subject,
  session: words.session,
  unit: words.unit,
  state: words.state,
  deadline: words.deadline,
  submitted: words.submitted,
  replied: words.replied,
  outcome: words.outcome,
  doneBy: words.doneBy,
  rating: words.rating,
  publication: words.publication,
  updated: words.updatedOn,
  entry: words.entry,
  archived: words.archivedOn,
  key: words.keyItem,
  urgings: words.urgings,
}

export const usualColumns: readonly CaseColumn[] = [
  'number',
  'title',
  'proposer',
  'unit',
  'state',
  'deadline',
  'submitted',
]

/**
 * The columns an address asks for, in their fixed order; the usual ones when it names none, with the kind of case where
 * there are several and the list is not narrowed to one. The title is always there.
 */
export function chosenColumns(query: URLSearchParams, profiles: Profiles): readonly CaseColumn[] {
  const asked = new Set(query.getAll('column'))
  const chosen = caseColumns.filter((column) => asked.has(column))
  const kinds = new Set(profiles.map(({ procedure }) => procedure))
  if (chosen.length === 0)
    return kinds.size > 1 && !kinds.has(query.get('kind') ?? '')
      ? caseColumns.filter((column) => column === 'kind' || usualColumns.includes(column))
      : usualColumns
  return caseColumns.filter((column) => column === 'title' || asked.has(column))
}
