import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Ids of cases that stand in none of these states, behind one, in order. */
export async function listUnfinishedCases(
  db: Db,
  ended: readonly { readonly procedure: string; readonly state: string }[],
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const states = ended.map(({ procedure, state }) => `${procedure} ${state}`)
  const rows = await db
    .selectFrom('case_summary')
    .select('case_id')
    .where('case_id', '>', after)
    .where(sql<boolean>`(procedure || ' ' || state) <> all(${states})`)
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.case_id)
}
