import { sql } from 'kysely'
import type { Db } from '#store/schema.ts'

/** Of each series: what is missing up to the highest, what stands there twice, and whether as many were given as there are acts. */
export async function numberFaults(
  db: Db,
  column: 'flow_number' | 'case_number',
  expected: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ series: string; n: number; different: number; last: number }>`
    select regexp_replace(number, '\\d+$', '') as series, count(*)::int as n, count(distinct number)::int as different,
      max((regexp_match(number, '\\d+$'))[1]::int) as last
    from (select ${sql.ref(column)} as number from case_summary) numbered where number is not null group by series`.execute(
    db,
  )
  const whole = rows.reduce((sum, { n }) => sum + n, 0)
  return [
    ...(whole === expected ? [] : [`${whole} of ${expected} have a ${column}`]),
    ...rows.flatMap(({ series, n, different, last }) =>
      n === different && n === last ? [] : [`${series}: ${n} given, ${different} different, the last ${last}`],
    ),
  ]
}

/** How many acts stand in the record more than once, in cases in which nobody does the same again. */
export async function actsTakenTwice(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select from case_event where action is not null group by case_id, action, type, machine, by_person, instance having count(*) > 1) twice`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
