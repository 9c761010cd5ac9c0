import type { Db } from './schema.ts'

/** Ids of cases that a clock runs for, behind one, in order. */
export async function listCasesWithRunningClocks(db: Db, after: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_clock')
    .select('case_id')
    .distinct()
    .where('stopped_on', 'is', null)
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.case_id)
}
