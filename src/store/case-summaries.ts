import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tables } from './schema.ts'

/** A case as lists show it: a copy of what its events say, made anew with every act. */
export type CaseSummary = Selectable<Tables['case_summary']>

/** Everything lists need of some cases, as their events make it. */
export type ReadCopies = {
  readonly summaries: readonly Insertable<Tables['case_summary']>[]
  readonly people: readonly Insertable<Tables['case_person']>[]
  readonly assignments: readonly Insertable<Tables['case_assignment']>[]
  readonly todos: readonly Insertable<Tables['case_todo']>[]
  readonly clocks: readonly Insertable<Tables['case_clock']>[]
}

/** Puts the given copies in the place of whatever was there for these cases. */
export async function replaceReadCopies(db: Db, copies: ReadCopies): Promise<void> {
  const ids = copies.summaries.map((summary) => summary.case_id)
  for (const batch of batchesOf(ids)) {
    for (const table of copyTables) {
      await sql`delete from ${sql.table(table)} where case_id = any(${[...batch]})`.execute(db)
    }
  }
  await insertInBatches(copies.summaries, (rows) => db.insertInto('case_summary').values(rows).execute())
  await insertInBatches(copies.people, (rows) => db.insertInto('case_person').values(rows).execute())
  await insertInBatches(copies.assignments, (rows) => db.insertInto('case_assignment').values(rows).execute())
  await insertInBatches(copies.todos, (rows) => db.insertInto('case_todo').values(rows).execute())
  await insertInBatches(copies.clocks, (rows) => db.insertInto('case_clock').values(rows).execute())
}

const copyTables = ['case_clock', 'case_todo', 'case_assignment', 'case_person', 'case_summary'] as const

async function insertInBatches<Row>(rows: readonly Row[], insert: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (const batch of batchesOf(rows)) await insert([...batch])
}

function* batchesOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += 1_000) yield rows.slice(from, from + 1_000)
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
