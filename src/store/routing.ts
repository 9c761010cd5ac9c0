import type { Insertable } from 'kysely'
import type { Duty } from '#engine/duty.ts'
import type { RoutingTables } from './routing-tables.ts'
import type { Db, Tx } from './schema.ts'

export type Lesson = Insertable<RoutingTables['routing_lesson']>

/** Says of cases that they are ones to learn from, since an act of the log. */
export async function insertLessons(tx: Tx, lessons: readonly Lesson[]): Promise<void> {
  for (let from = 0; from < lessons.length; from += batchRows) {
    await tx
      .insertInto('routing_lesson')
      .values(lessons.slice(from, from + batchRows))
      .onConflict((conflict) => conflict.columns(['case_id', 'act']).doNothing())
      .execute()
  }
}

const batchRows = 2_000

/**
 * Up to which act there is something to learn of a kind of case, and up to which words were removed; 0 for none. What is
 * removed from one case is removed where it stands in others, of whatever kind.
 */
export async function lastLesson(
  db: Db,
  procedure: string,
): Promise<{ readonly act: number; readonly removal: number }> {
  const lesson = await db
    .selectFrom('routing_lesson')
    .select((eb) => eb.fn.max('act').as('act'))
    .where('procedure', '=', procedure)
    .executeTakeFirst()
  const removal = await db
    .selectFrom('removal')
    .select((eb) => eb.fn.max('ledger_seq').as('act'))
    .where('state', '=', 'done')
    .executeTakeFirst()
  return { act: Number(lesson?.act ?? 0), removal: Number(removal?.act ?? 0) }
}

/** The newest cases to learn from, with the act since which each is one, oldest first. */
export async function listLessons(
  db: Db,
  procedure: string,
  most: number,
): Promise<readonly { readonly caseId: string; readonly act: number; readonly corrected: boolean }[]> {
  const rows = await db
    .selectFrom('routing_lesson')
    .select((eb) => [
      'case_id',
      eb.fn.max('act').as('act'),
      eb.fn.countAll<number>().filterWhere('reason', '=', 'corrected').as('corrections'),
    ])
    .where('procedure', '=', procedure)
    .groupBy('case_id')
    .orderBy('act', 'desc')
    .orderBy('case_id')
    .limit(most)
    .execute()
  return rows
    .map((row) => ({ caseId: row.case_id, act: Number(row.act), corrected: Number(row.corrections) > 0 }))
    .reverse()
}

/** Which units have cases in hand, or had them until the end; not those that gave them back. */
export async function listStandingUnits(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly unitId: string; readonly duty: Duty }[]> {
  if (caseIds.length === 0) return []
  return db
    .selectFrom('case_assignment')
    .select(['case_id as caseId', 'unit_id as unitId', 'duty'])
    .where('case_id', 'in', [...caseIds])
    .where('state', '<>', 'returned')
    .orderBy('case_id')
    .orderBy('unit_id')
    .execute()
}
