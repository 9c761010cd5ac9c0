import { sql } from 'kysely'
import { addDays, plainDate } from '#kernel/plain-date.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import type { Db } from '#store/schema.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { timing } from '#tests/support/small-city.ts'
import { type Figure, figure, medianOf, timesOf } from './figure.ts'

const many = 24_000
const few = 240
const days = 100
const firstDay = plainDate('2026-06-05')

/** Looking for due deadlines among a year's cases of a big city, each with its own record; a hundredth falls due a day. */
export async function benchDeadlines(db: Db, owner: Db): Promise<readonly Figure[]> {
  const { caseId } = await assignedCase(db)
  const before = addDays(firstDay, -1)
  await multiply(owner, caseId, 1, few)
  await sweepDeadlines(db, timing(before))
  const idleAmongFew = await timesOf(60, () => sweepDeadlines(db, timing(before)))

  await multiply(owner, caseId, few + 1, many)
  const idleAmongMany = await timesOf(60, () => sweepDeadlines(db, timing(before)))

  const perNotice: number[] = []
  let day = firstDay
  await timesOf(10, async () => {
    const start = performance.now()
    const { given } = await sweepDeadlines(db, timing(day))
    perNotice.push((performance.now() - start) / given)
    day = addDays(day, 1)
  })
  return [
    figure('looking for due deadlines, none among 24,000', idleAmongMany, 'ms', { most: 10 }),
    figure('the same, 24,000 clocks against 240', [medianOf(idleAmongMany) / medianOf(idleAmongFew)], 'times', {
      most: 2,
    }),
    figure('giving a notice, of 240 due among 24,000', perNotice, 'ms', { most: 5 }),
  ]
}

/** The same case many times over, events and all; their reply clocks end on a hundred days in turn. */
async function multiply(owner: Db, caseId: string, from: number, to: number): Promise<void> {
  await sql`insert into case_file (id, procedure, profile, submit_token, created_at)
    select 'due-' || n, procedure, profile, null, created_at from case_file, generate_series(${from}::int, ${to}::int) n
    where id = ${caseId}`.execute(owner)
  await sql`insert into case_event select ('due-' || n) as case_id, seq, type, action, machine, instance, state_before, state,
      by_person, by_role, by_unit, on_day, at, fields, clocks, waived, salt
    from case_event, generate_series(${from}::int, ${to}::int) n where case_id = ${caseId}`.execute(owner)
  await sql`insert into clock_watch (case_id, clock, instance, started_on, deadline, look_on)
    select 'due-' || n, 'reply', 'case', date '2026-03-04', ${firstDay}::date - 1 + n % ${days}::int, ${firstDay}::date + n % ${days}::int
    from generate_series(${from}::int, ${to}::int) n`.execute(owner)
  await sql`analyze`.execute(owner)
}
