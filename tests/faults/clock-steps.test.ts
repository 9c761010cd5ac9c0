import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { timerContext } from '#app/timer-context.ts'
import { addDays, daysBetween, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { plainCalendar, settleSmallCity } from '#tests/support/small-city.ts'
import { pick, randomFrom, seed, sized, tell, tellControl } from './form.ts'
import { manyClocks } from './many-clocks.ts'

const clocks = sized(250, 2_500)
const timeZone = 'Asia/Shanghai'
const second = 1_000
const hour = 3_600_000
const day = 24 * hour

let test: TestDatabase
let otherWorker: Db

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

/** What two machines' clocks show at the same moment. */
type Shown = readonly [number, number]

const midnight = (on: PlainDate): number => Date.parse(`${on}T00:00:00+08:00`)

/**
 * Two months of what two clocks show: each midnight of the city is come to from a second before, and the clocks are then
 * set back and ahead by a second, an hour and a day in an order of chance, one of them running off from the other.
 */
function momentsShown(random: () => number): readonly Shown[] {
  const moments: Shown[] = []
  for (let on = plainDate('2028-02-01'); on <= '2028-03-25'; on = addDays(on, 1)) {
    const at = midnight(on)
    const skew = pick(random, [0, second, -second, hour, -hour])
    moments.push([at - second, at - second], [at, at + skew])
    for (let left = 3; left > 0; left -= 1) {
      const step = pick(random, [second, -second, hour, -hour, day, -day])
      moments.push([at + step, at + step + skew], [at + second, at + second])
    }
    moments.push([at + 12 * hour, at + 12 * hour - skew])
  }
  return moments
}

type Given = { readonly step: string; readonly due_on: string; readonly on_day: string; readonly at: string }

async function noticesGiven(): Promise<readonly Given[]> {
  const { rows } = await sql<Given>`select step, due_on, on_day, entry.at from case_notice
    join ledger_entry as entry on entry.seq = ledger_seq`.execute(test.db)
  return rows
}

/**
 * The control: a timer that keeps in its memory up to where it has looked, and gives whatever fell due since. Following a
 * clock that is set back it doubles; never going back it still misses what fell due while it was restarted.
 */
function careless(moments: readonly Shown[], due: readonly number[], random: () => number) {
  const restarts = moments.map(() => random() < 0.2)
  const timesGiven = (goesBack: boolean): readonly number[] =>
    due.map((at) => {
      let looked = Number.POSITIVE_INFINITY
      return moments.filter(([now], moment) => {
        const isGiven = restarts[moment] === false && at > looked && at <= now
        looked =
          goesBack || restarts[moment] === true || looked === Number.POSITIVE_INFINITY ? now : Math.max(looked, now)
        return isGiven
      }).length
    })
  return {
    doubled: timesGiven(true).filter((times) => times > 1).length,
    missed: timesGiven(false).filter((times) => times === 0).length,
  }
}

describe('clocks set back and ahead by a second, an hour and a day, on two machines that disagree', () => {
  it('bring every notice once, on its day and never before', { timeout: sized(900_000, 1_800_000) }, async () => {
    const began = performance.now()
    const random = randomFrom(seed)
    const moments = momentsShown(random)
    const context = (millis: number) =>
      timerContext({ calendar: plainCalendar, profiles, chance, clock: () => new Date(millis), timeZone })
    for (const [one, other] of moments) {
      const sweeps = await Promise.all([
        sweepDeadlines(test.db, context(one)),
        sweepDeadlines(otherWorker, context(other)),
      ])
      expect(sweeps.flatMap(({ faults }) => faults)).toEqual([])
    }

    const given = await noticesGiven()
    const steps = ['alarm', 'escalation_5', 'reminder_2', 'reminder_7']
    const perStep = steps.map((code) => given.filter(({ step }) => step === code).length)
    const distinct = await sql<{
      n: number
    }>`select count(distinct (case_id, step))::int as n from case_notice`.execute(test.db)
    const early = given.filter(({ at, due_on }) => Date.parse(at) < midnight(plainDate(due_on)))
    const lateDays = given.map(({ on_day, due_on }) => daysBetween(plainDate(due_on), plainDate(on_day)))
    const control = careless(
      moments,
      given.map(({ due_on }) => midnight(plainDate(due_on))),
      random,
    )
    tell('clock steps', {
      ...{ notices: given.length, moments: moments.length, missed: 4 * clocks - (distinct.rows[0]?.n ?? 0) },
      ...{ doubled: given.length - (distinct.rows[0]?.n ?? 0), early: early.length, latestDays: Math.max(...lateDays) },
      seconds: Math.round((performance.now() - began) / 1_000),
    })
    tellControl('a timer that keeps its place in memory', 'the timer keeps in memory where it has looked', control)
    expect(perStep).toEqual(steps.map(() => clocks))
    expect(distinct.rows).toEqual([{ n: 4 * clocks }])
    expect(early).toEqual([])
    expect(Math.max(...lateDays)).toBe(0)
    expect(control.missed).toBeGreaterThan(0)
    expect(control.doubled).toBeGreaterThan(0)
  })
})
