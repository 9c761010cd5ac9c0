import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, timing } from '#tests/support/small-city.ts'
import { sized, tell } from './form.ts'
import { manyClocks } from './many-clocks.ts'

let test: TestDatabase
let otherWorker: Db
const clocks = sized(625, 2_500)

beforeAll(async () => {
  test = await createTestDatabase()
  otherWorker = connect(test.url, { max: 2 })
  await settleSmallCity(test.db)
  const { caseId } = await assignedCase(test.db)
  await test.db.deleteFrom('clock_watch').execute()
  await manyClocks(test.ownerDb, caseId, clocks)
})

afterAll(async () => {
  await otherWorker.destroy()
  await test.drop()
})

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

describe(`${4 * clocks} notices`, () => {
  it('are each given once, through leap day, clocks set back and ahead, and two workers at once', {
    timeout: 900_000,
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

    const { rows: early } = await sql<{ n: number }>`
      select count(*)::int as n from case_notice where on_day < due_on or (kind = 'reminder' and on_day > deadline)`.execute(
      test.db,
    )
    const sum = (of: 'given' | 'clocks') => rows.reduce((so, row) => so + row[of], 0)
    tell('leap day', {
      ...{ notices: sum('given'), missed: 4 * clocks - sum('clocks'), doubled: sum('given') - sum('clocks') },
      early: early[0]?.n,
    })

    const once = { given: clocks, clocks, logged: clocks }
    expect(rows).toEqual([
      { step: 'alarm', ...once },
      { step: 'escalation_5', ...once },
      { step: 'reminder_2', ...once },
      { step: 'reminder_7', ...once },
    ])
    expect(early).toEqual([{ n: 0 }])
  })
})
