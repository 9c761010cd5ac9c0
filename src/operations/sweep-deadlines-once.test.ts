import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { addDays, daysBetween, type PlainDate, plainDate, weekdayOf } from '#kernel/plain-date.ts'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, timing } from '#tests/support/small-city.ts'
import type { Chance } from './act-context.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
let otherWorker: Db

beforeAll(async () => {
  test = await createTestDatabase()
  otherWorker = connect(test.url, { max: 2 })
  await settleSmallCity(test.db)
})

afterAll(async () => {
  await otherWorker.destroy()
  await test.drop()
})

const firstDay = plainDate('2026-03-06')

function sweepOn(on: PlainDate, db: Db = test.db, given: Chance = chance) {
  return sweepDeadlines(db, { ...timing(on), chance: given }, 3)
}

/** A worker whose process ends in the middle of giving its nth notice: nothing of that transaction stays. */
function endingAt(nth: number): Chance {
  let left = nth
  return {
    ...chance,
    salt: () => {
      left -= 1
      if (left < 0) throw new Error('the process ended')
      return chance.salt()
    },
  }
}

/** The two clocks of a case under test, as the law has them: from 4 March, to 4 June and (joint) to 4 April, a Saturday. */
type Run = { readonly clock: string; readonly from: PlainDate; readonly deadline: PlainDate }

const replyRun = (deadline: string): Run => ({
  clock: 'reply',
  from: plainDate('2026-03-04'),
  deadline: plainDate(deadline),
})
const jointRun: Run = { clock: 'joint_opinion', from: plainDate('2026-03-04'), deadline: plainDate('2026-04-06') }

/** Counted here once more, day by day and by weekdays alone, so that the code is not held against itself. */
function workingDays(day: PlainDate, count: number): PlainDate {
  let moved = day
  for (let left = Math.abs(count); left > 0; ) {
    moved = addDays(moved, count < 0 ? -1 : 1)
    if (weekdayOf(moved) !== 0 && weekdayOf(moved) !== 6) left -= 1
  }
  return moved
}

function dueBy({ deadline }: Run, on: PlainDate): readonly string[] {
  return [
    ...(on >= workingDays(deadline, -7) && on <= deadline ? ['reminder_7'] : []),
    ...(on >= workingDays(deadline, -2) && on <= deadline ? ['reminder_2'] : []),
    ...(on >= addDays(deadline, 1) ? ['alarm'] : []),
    ...(on >= workingDays(deadline, 5) ? ['escalation_5'] : []),
  ]
}

const Day = fc.integer({ min: 0, max: 160 }).map((offset) => addDays(firstDay, offset))

/** What may happen to a town in any order; days come as they like, as when a machine's clock is set back or ahead. */
const Happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('sweep' as const), on: Day }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('two_workers' as const), on: Day }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('ends_half_way' as const), on: Day, nth: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('joint_opinion' as const), at: fc.nat({ max: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('more_time' as const), at: fc.nat({ max: 1 }) }) },
)

type Happening = typeof Happening extends fc.Arbitrary<infer One> ? One : never

type Model = { runs: Run[]; given: Set<string>; opinionGiven: boolean; moved: boolean }

function swept(model: Model, on: PlainDate): void {
  for (const run of model.runs) {
    for (const step of dueBy(run, on)) model.given.add(`${run.clock} ${run.deadline} ${step}`)
  }
}

async function live(happenings: readonly Happening[]): Promise<void> {
  const cases = [await assignedCase(test.db), await assignedCase(test.db)]
  const models = cases.map(
    (): Model => ({
      runs: [replyRun('2026-06-04'), jointRun],
      given: new Set(),
      opinionGiven: false,
      moved: false,
    }),
  )
  for (const happening of happenings) {
    if (happening.what === 'joint_opinion' || happening.what === 'more_time') {
      await act(cases[happening.at], models[happening.at], happening.what)
      continue
    }
    const { on } = happening
    if (happening.what === 'ends_half_way') await sweepOn(on, test.db, endingAt(happening.nth))
    if (happening.what === 'two_workers') await Promise.all([sweepOn(on), sweepOn(on, otherWorker)])
    // Whoever came after the one that ended, or was passed over by the other, finds what is left.
    await sweepOn(on)
    for (const model of models) swept(model, on)
  }
  for (const [index, { caseId }] of cases.entries()) {
    expect(await givenOn(caseId)).toEqual([...(models[index]?.given ?? [])].sort())
  }
}

type Case = Awaited<ReturnType<typeof assignedCase>>

async function act(
  one: Case | undefined,
  model: Model | undefined,
  what: 'joint_opinion' | 'more_time',
): Promise<void> {
  if (one === undefined || model === undefined) return
  if (what === 'joint_opinion' && !model.opinionGiven) {
    await one.act(people.parks, '2026-03-20', 'give_joint_opinion', { opinion: '同意。' })
    model.opinionGiven = true
    model.runs = model.runs.filter((run) => run.clock !== 'joint_opinion')
  }
  if (what === 'more_time' && !model.moved) {
    await one.act(people.roads, '2026-03-20', 'request_extension', { months: 1, reason: '涉及面广。' })
    await one.act(people.secretary, '2026-03-20', 'grant_extension', {}, '1')
    model.moved = true
    model.runs = model.runs.map((run) => (run.clock === 'reply' ? replyRun('2026-07-06') : run))
  }
}

/** Straight from the log: every notice there is, however often it stands there. */
async function givenOn(caseId: string): Promise<readonly string[]> {
  const logged = await test.db
    .selectFrom('ledger_entry')
    .leftJoin('case_notice', 'case_notice.ledger_seq', 'ledger_entry.seq')
    .select(['clock', 'deadline', 'step'])
    .where('ledger_entry.case_id', '=', caseId)
    .where('ledger_entry.case_seq', 'is', null)
    .execute()
  return logged.map(({ clock, deadline, step }) => `${clock} ${deadline} ${step}`).sort()
}

describe('every notice', () => {
  it('is given exactly once, however the days jump, however many work at it, wherever one of them ends', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(Happening, { minLength: 1, maxLength: 10 }), live), { numRuns: 20 })

    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('comes out once when eight workers sweep at the same moment', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => assignedCase(test.db)))
    const on = plainDate('2026-06-05')
    const sweeps = await Promise.all(
      Array.from({ length: 8 }, (_, n) => sweepOn(on, n % 2 === 0 ? test.db : otherWorker)),
    )
    await sweepOn(on)

    expect(sweeps.flatMap((sweep) => sweep.faults)).toEqual([])
    for (const { caseId } of cases) {
      expect(await givenOn(caseId)).toEqual([
        'joint_opinion 2026-04-06 alarm',
        'joint_opinion 2026-04-06 escalation_5',
        'reply 2026-06-04 alarm',
      ])
    }
  })

  it('is refused by the database itself a second time', async () => {
    const { caseId } = await assignedCase(test.db)
    await sweepOn(plainDate('2026-06-05'))
    const again = test.db
      .insertInto('case_notice')
      .columns([
        'ledger_seq',
        'case_id',
        'clock',
        'instance',
        'started_on',
        'deadline',
        'step',
        'kind',
        'due_on',
        'on_day',
        'at',
        'salt',
      ])
      .expression((eb) =>
        eb
          .selectFrom('case_notice')
          .select((one) => [one.lit(1).as('ledger_seq'), 'case_id', 'clock', 'instance', 'started_on', 'deadline'])
          .select(['step', 'kind', 'due_on', 'on_day', 'at', 'salt'])
          .where('case_id', '=', caseId)
          .where('clock', '=', 'reply'),
      )
      .execute()

    await expect(again).rejects.toThrow(/duplicate key/)
  })
})

describe('the days of these tests', () => {
  it('lie on both sides of every deadline in them', () => {
    expect(daysBetween(firstDay, plainDate('2026-07-06'))).toBeLessThan(160)
    expect(dueBy(replyRun('2026-06-04'), addDays(firstDay, 160))).toEqual(['alarm', 'escalation_5'])
  })
})
