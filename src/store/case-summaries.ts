import { CompiledQuery, type Selectable } from 'kysely'
import { replacingCopies } from './replacing-copies.ts'
import type { Db, Tables } from './schema.ts'

/** A case as lists show it: a copy of what its events say, made anew with every act. */
export type CaseSummary = Selectable<Tables['case_summary']>

/** Everything lists need of some cases, as their events make it. */
export type ReadCopies = {
  readonly summaries: readonly Selectable<Tables['case_summary']>[]
  readonly people: readonly Selectable<Tables['case_person']>[]
  readonly assignments: readonly Selectable<Tables['case_assignment']>[]
  readonly todos: readonly Selectable<Tables['case_todo']>[]
  readonly clocks: readonly Selectable<Tables['case_clock']>[]
}

/** Puts the given copies in the place of whatever was there for these cases, and has the watches follow their clocks. */
export async function replaceReadCopies(db: Db, copies: ReadCopies): Promise<void> {
  const ids = copies.summaries.map((summary) => summary.case_id)
  for (let from = 0; from < ids.length; from += casesAtOnce) {
    const part = ids.slice(from, from + casesAtOnce)
    await db.executeQuery(CompiledQuery.raw(replacingAlone, copyValues(part, copiesAmong(copies, new Set(part)))))
  }
}

const casesAtOnce = 500
const replacingAlone = `with ${replacingCopies}\nselect 1`

/** What `replacingCopies` is asked with. */
export function copyValues(
  caseIds: readonly string[],
  { summaries, people, assignments, todos, clocks }: ReadCopies,
): unknown[] {
  return [caseIds, ...[summaries, people, assignments, todos, clocks].map((rows) => JSON.stringify(rows))]
}

/** The copies of some of the cases. */
export function copiesAmong(copies: ReadCopies, ids: ReadonlySet<string>): ReadCopies {
  if (copies.summaries.every(({ case_id }) => ids.has(case_id))) return copies
  const isAmong = (row: { readonly case_id: string }) => ids.has(row.case_id)
  return {
    summaries: copies.summaries.filter(isAmong),
    people: copies.people.filter(isAmong),
    assignments: copies.assignments.filter(isAmong),
    todos: copies.todos.filter(isAmong),
    clocks: copies.clocks.filter(isAmong),
  }
}

/** The copies as they stand, to be compared with what the events say. */
export async function readReadCopies(db: Db, caseIds: readonly string[]): Promise<ReadCopies> {
  const ids = [...caseIds]
  return {
    summaries: await db.selectFrom('case_summary').selectAll().where('case_id', 'in', ids).execute(),
    people: await db.selectFrom('case_person').selectAll().where('case_id', 'in', ids).execute(),
    assignments: await db.selectFrom('case_assignment').selectAll().where('case_id', 'in', ids).execute(),
    todos: await db.selectFrom('case_todo').selectAll().where('case_id', 'in', ids).execute(),
    clocks: await db.selectFrom('case_clock').selectAll().where('case_id', 'in', ids).execute(),
  }
}
