import type { CaseSummary } from './case-summaries.ts'
import type { Db } from './schema.ts'

export async function countCases(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('case_summary')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Ids of cases in order, after one. */
export async function listCaseIdsAfter(db: Db, after: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_summary')
    .select('case_id')
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.case_id)
}

export async function listSummariesOf(db: Db, ids: readonly string[]): Promise<readonly CaseSummary[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('case_summary')
    .selectAll()
    .where('case_id', 'in', [...ids])
    .execute()
}
