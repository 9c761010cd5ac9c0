import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** A number that more than one case of a law has. */
export type DoubledNumber = { readonly procedure: string; readonly number: string; readonly cases: readonly string[] }

/**
 * Numbers given twice under one law, as they would be if a series were set back. Numbers that do not name their year begin
 * anew each year and are left out.
 */
export async function listDoubledNumbers(db: Db): Promise<readonly DoubledNumber[]> {
  const { rows } = await sql<DoubledNumber>`
    select f.procedure, n.number, array_agg(s.case_id order by s.case_id) as cases
    from case_summary s
    join case_file f on f.id = s.case_id
    cross join lateral (values ('flow', s.flow_number), ('case', s.case_number)) n (series, number)
    where n.number ~ '(19|20)[0-9]{2}'
    group by f.procedure, f.profile, n.series, n.number
    having count(*) > 1
    order by 1, 2`.execute(db)
  return rows
}
