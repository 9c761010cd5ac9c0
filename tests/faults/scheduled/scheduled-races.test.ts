import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyRecord } from '#operations/verify-record.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { seed, sized, sizedBy, tell, tellControl } from '../form.ts'
import { actsTakenTwice, numberFaults } from './doubled-in-record.ts'
import { type Drive, openSeat, type Seat } from './held-seat.ts'
import { beginning, type Place, racingAct } from './racing-act.ts'
import { ScheduledRaces } from './scheduled-races.ts'
import { suggestionRaces } from './suggestion-races.ts'
import { lookingFirst, takeOffGuards } from './without-guards.ts'

const { deputy, secretary } = people
const wanted = sizedBy('SCHEDULES', 300, 10_000)
const courses = Math.ceil(wanted / (suggestionRaces.length + 1))
const tries = sized(12, 60)

let test: TestDatabase
const opened: Seat[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(async () => {
  for (const seat of opened) await seat.close()
  await test.drop()
})

/** For the most that race at a time, each with a connection of their own. */
async function racesOn(from: number, drive?: Drive): Promise<ScheduledRaces> {
  const seats = await Promise.all([0, 1, 2].map(() => openSeat(test.url, drive)))
  opened.push(...seats)
  return new ScheduledRaces({ db: test.db, watching: test.ownerDb, seats }, from)
}

describe('two or three who act beside one another, statement by statement', () => {
  it('are told that one did what excludes the others, and all the rest is done; no number is given twice or left out', {
    timeout: sized(900_000, 14_400_000),
  }, async () => {
    const began = performance.now()
    const races = await racesOn(seed)
    for (let course = 0; course < courses; course += 1) await races.course()
    const { score, schedules } = races
    const twice = await actsTakenTwice(test.db)
    const faults = [
      ...(await numberFaults(test.db, 'flow_number', await actsOf('registered'))),
      ...(await numberFaults(test.db, 'case_number', await actsOf('filed'))),
    ]
    const record = await verifyRecord(test.db)
    const ways = [...races.byRace.values()]
    const sum = (of: (one: (typeof ways)[number]) => number) => ways.reduce((total, one) => total + of(one), 0)
    const strayed = ways.flatMap((one) => one.ways.strayed)
    const wholeUpTo = (acts: number) =>
      Math.min(...ways.filter((one) => one.acts === acts).map((one) => one.ways.wholeUpTo))
    tell('races', {
      ...{ interleavings: schedules.length, distinct: sum((one) => one.ways.distinct), races: ways.length },
      ...{ interruptionsOfTwo: wholeUpTo(2), interruptionsOfThree: wholeUpTo(3), strayed: strayed.length },
      ...{ acts: score.acts, statements: score.steps, lockWaits: score.lockWaits, deadlocks: score.deadlocks },
      ...{ wonByMore: score.more.length, wonByNone: score.without.length, takenTwice: twice },
      ...{ numberFaults: faults.length, recordFaults: score.recordFaults.length + record.faults.length },
      ...{ digest: createHash('sha256').update(schedules.join('\n')).digest('hex').slice(0, 16) },
      ...{ seconds: Math.round((performance.now() - began) / 1_000) },
    })
    expect(score.more).toEqual([])
    expect(score.without).toEqual([])
    expect(score.otherRefusals).toEqual([])
    expect(score.recordFaults).toEqual([])
    expect(strayed).toEqual([])
    expect(schedules.length).toBeGreaterThanOrEqual(wanted)
    expect(score.lockWaits).toBeGreaterThan(0)
    expect(await endedAsClosed()).toBe(courses)
    expect(faults).toEqual([])
    expect(twice).toBe(0)
    expect(record.faults).toEqual([])
  })

  it('are seen to do the same twice, and to get one number, where acts look first and write then', {
    timeout: 900_000,
  }, async () => {
    await takeOffGuards(test.ownerDb)
    const control = await doubledIn(await racesOn(seed + 1, lookingFirst))

    tellControl('looking first and writing then', 'acts and numbers are looked up first and written then', control)
    expect(control.actsTwice).toBeGreaterThan(0)
    expect(control.numbersTwice).toBeGreaterThan(0)
    expect(control.seenInRecord).toBeGreaterThanOrEqual(control.actsTwice)
  })
})

async function actsOf(type: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from case_event where type = ${type}`.execute(
    test.db,
  )
  return rows[0]?.n ?? 0
}

async function endedAsClosed(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from case_summary where state = 'closed'`.execute(
    test.db,
  )
  return rows[0]?.n ?? 0
}

/** One case registered twice, and two registered at once, without what holds that up in the product. */
async function doubledIn(races: ScheduledRaces) {
  const register = {
    slot: 'case',
    by: secretary,
    day: '2026-03-04',
    action: 'register',
    fields: {},
    isAskedAgain: false,
  }
  const placed = async (name: string): Promise<Place> => {
    const fields = { ...suggested, title: name }
    const asked = { action: 'submit', submitToken: name, fields }
    const begun = await races.alone(beginning(deputy, '2026-03-02', asked, races.chance))
    if (!begun.isDone) throw new Error(begun.codes.join())
    return begun
  }
  let numbersTwice = 0
  for (let nth = 0; nth < tries; nth += 1) {
    const one = await placed(`twice-${nth}`)
    await races.race(
      'registered twice',
      [0, 1].map(() => racingAct(one, register, races.chance)),
    )
    const both = [await placed(`one-${nth}`), await placed(`other-${nth}`)]
    const acts = both.map((place, at) => racingAct(place, { ...register, slot: `case ${at}` }, races.chance))
    await races.race('two registered', acts)
    const { rows } = await sql<{ n: number }>`select count(distinct flow_number)::int as n from case_summary
      where case_id = any(${both.map(({ caseId }) => caseId)})`.execute(test.db)
    if (rows[0]?.n === 1) numbersTwice += 1
  }
  return {
    interleavings: races.schedules.length,
    actsTwice: races.score.more.length,
    numbersTwice,
    seenInRecord: races.score.recordFaults.length,
  }
}

const suggested = {
  demands: '请修缮。',
  leadProposer: deputy.personId,
  period: 'between_sessions',
  publishText: true,
}
