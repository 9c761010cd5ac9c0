import { sql } from 'kysely'
import type { Db } from '#store/schema.ts'

/** A case many times over, each with a clock of its own; the deadlines lie around 29 February of a leap year, some on that day. */
export async function manyClocks(owner: Db, caseId: string, count: number): Promise<void> {
  const numbers = sql`generate_series(1, ${count}::int) n`
  await sql`insert into case_file (id, procedure, profile, submit_token, created_at)
    select 'many-' || n, procedure, profile, null, created_at from case_file, ${numbers} where id = ${caseId}`.execute(
    owner,
  )
  await sql`insert into case_event select 'many-' || n, seq, type, action, machine, instance, state_before, state,
      by_person, by_role, by_unit, on_day, at, fields, clocks, waived, salt
    from case_event, ${numbers} where case_id = ${caseId}`.execute(owner)
  await sql`insert into clock_watch (case_id, clock, instance, started_on, deadline, look_on)
    select 'many-' || n, 'reply', 'case', date '2028-01-03', date '2028-02-20' + n % 20, date '2028-01-03' from ${numbers}`.execute(
    owner,
  )
}
