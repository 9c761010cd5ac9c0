import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { plainCalendar, settleSmallCity } from '#tests/support/small-city.ts'
import { chance } from './chance.ts'
import { startDeadlineWorker } from './deadline-worker.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

/** A worker that is started and stopped again has looked once. */
async function lookOnce(now: string): Promise<readonly string[]> {
  const lines: string[] = []
  const worker = startDeadlineWorker(test.db, {
    calendar: plainCalendar,
    profiles,
    chance,
    clock: () => new Date(now),
    timeZone: 'Asia/Shanghai',
    everySeconds: 3_600,
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
  })
  await worker.stop()
  return lines
}

const stepsOf = async (caseId: string) =>
  (
    await test.db
      .selectFrom('case_notice')
      .select('step')
      .where('case_id', '=', caseId)
      .where('clock', '=', 'reply')
      .orderBy('ledger_seq')
      .execute()
  ).map((row) => row.step)

describe('the worker for deadlines', () => {
  it('goes by the day it is in the city, to the second, also when its clock is set back', async () => {
    // The reply is due on 4 June; in the city the 5th begins at 16:00 UTC.
    const { caseId } = await assignedCase(test.db)
    const seen: number[] = []
    for (const now of [
      '2026-06-04T15:59:59.999Z',
      '2026-06-04T16:00:00.000Z',
      '2026-06-04T15:59:59.000Z',
      '2026-06-04T15:00:00.000Z',
      '2026-06-03T16:00:00.000Z',
      '2026-06-04T16:00:01.000Z',
    ]) {
      await lookOnce(now)
      seen.push((await stepsOf(caseId)).filter((step) => step === 'alarm').length)
    }

    expect(seen).toEqual([0, 1, 1, 1, 1, 1])
  })

  it('says in the log how much it did, and nothing when nothing was due', async () => {
    await assignedCase(test.db)
    const lines = await lookOnce('2026-06-12T02:00:00Z')

    expect(lines.join()).toMatch(/"given":\d+.*notices of deadlines given/)
    expect(await lookOnce('2026-06-12T02:00:00Z')).toEqual([])
  })

  it('does not end when the database is away for a while', async () => {
    const gone = await createTestDatabase()
    await gone.drop()
    const lines: string[] = []
    const worker = startDeadlineWorker(gone.db, {
      calendar: plainCalendar,
      profiles,
      chance,
      clock: () => new Date('2026-06-12T02:00:00Z'),
      timeZone: 'Asia/Shanghai',
      everySeconds: 3_600,
      log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    })
    await worker.stop()

    expect(lines.join()).toContain('the deadlines could not be swept')
  })
})
