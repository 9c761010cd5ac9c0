import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, timing } from '#tests/support/small-city.ts'

let test: TestDatabase
let otherWorker: Db
const clocks = 2_500

beforeAll(async () => {
  test = await createTestDatabase()
  otherWorker = connect(test.url, { max: 2 })
  await settleSmallCity(test.db)
  const { caseId } = await assignedCase(test.db)
  await test.db.deleteFrom('clock_watch').execute()
  await multiply(test.ownerDb, caseId)
})

afterAll(async () => {
  await otherWorker.destroy()
  await test.drop()
})

/** The case many times over; its deadlines lie around 29 February of a leap year, some on that day. */
async function multiply(owner: Db, caseId: string): Promise<void> {
  const numbers = sql`generate_series(1, ${clocks}::int) n`
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

/** Every day of two months, as a clock would show them that is set back a day, a week and a month, and once too far ahead. */
function daysShown(): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = plainDate('2028-02-01'); day <= '2028-03-25'; day = addDays(day, 1)) {
    days.push(day)
    if (day.endsWith('-07')) days.push(addDays(day, -1), day)
    if (day === '2028-02-29') days.push(addDays(day, -7), day, addDays(day, -29), day)
    if (day === '2028-03-01') days.push(addDays(day, 1), addDays(day, -1), day)
  }
  return days
}

describe('ten thousand notices', () => {
  it('are each given once, through leap day, clocks set back and ahead, and two workers at once', {
    timeout: 240_000,
  }, async () => {
    for (const day of daysShown()) {
      const [one, other] = await Promise.all([
        sweepDeadlines(test.db, timing(day)),
        sweepDeadlines(otherWorker, timing(day)),
      ])
      expect([...one.faults, ...other.faults]).toEqual([])
    }
    const { rows } = await sql<{ step: string; given: number; clocks: number; logged: number }>`
      select step, count(*)::int as given, count(distinct case_notice.case_id)::int as clocks, count(distinct entry.seq)::int as logged
      from case_notice join ledger_entry as entry on entry.seq = ledger_seq group by step order by step`.execute(
      test.db,
    )

    const once = { given: clocks, clocks, logged: clocks }
    expect(rows).toEqual([
      { step: 'alarm', ...once },
      { step: 'escalation_5', ...once },
      { step: 'reminder_2', ...once },
      { step: 'reminder_7', ...once },
    ])
    const { rows: early } = await sql<{ n: number }>`
      select count(*)::int as n from case_notice where on_day < due_on or (kind = 'reminder' and on_day > deadline)`.execute(
      test.db,
    )
    expect(early).toEqual([{ n: 0 }])
  })
})
