import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Those of these cases that somebody has a part in: signed by them, or handled by the unit they act for. */
export async function listOwnCases(
  db: Db,
  { personId, unitId }: { readonly personId: string; readonly unitId: string | null },
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly case_id: string }>`
    select case_id from case_person where case_id = any(${[...ids]}) and person_id = ${personId}
    union select case_id from case_assignment
      where case_id = any(${[...ids]}) and unit_id = ${unitId ?? ''} and state <> 'returned'`.execute(db)
  return new Set(rows.map((row) => row.case_id))
}
