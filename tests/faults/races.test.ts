import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { pick, randomFrom, seed, sized, tell, tellControl } from './form.ts'
import { actsTakenTwice, numberFaults } from './scheduled/doubled-in-record.ts'

const { deputy, secondDeputy, thirdDeputy, secretary, assigner, roads, parks, water } = people
const racesWanted = sized(90, 10_000)
const atOnce = 6

let test: TestDatabase
/** Two programs on one database. */
let programs: readonly Db[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  programs = [connect(test.url, { max: 8 }), connect(test.url, { max: 8 })]
})

afterAll(async () => {
  for (const db of programs) await db.destroy()
  await test.drop()
})

type Try = {
  readonly by: Actor
  readonly day: string
  readonly action: string
  readonly fields?: Fields
  readonly instance?: string
}

/** A case as the races have left it so far. */
type Course = { readonly caseId: string; version: number; leadUnit: Actor }

const again = (times: number, one: Try): readonly Try[] => Array.from({ length: times }, () => one)
const satisfied = { attitude: 'satisfied', result: 'satisfied' }
const units = [
  { by: roads, id: 'roads' },
  { by: parks, id: 'parks' },
  { by: water, id: 'water' },
]

/** From the draft to the end; of each race's tries one at most may come about, and each is right by itself. */
const races: readonly ((course: Course) => readonly Try[])[] = [
  () => again(3, { by: secondDeputy, day: '2026-03-03', action: 'confirm_signature' }),
  () => again(2, { by: thirdDeputy, day: '2026-03-03', action: 'confirm_signature' }),
  () => again(2, { by: deputy, day: '2026-03-03', action: 'submit_draft' }),
  () => again(3, { by: secretary, day: '2026-03-04', action: 'register' }),
  () => again(3, { by: secretary, day: '2026-03-05', action: 'file' }),
  () => units.map(({ id }) => ({ by: assigner, day: '2026-03-06', action: 'assign', fields: { leadUnit: id } })),
  ({ leadUnit }) => again(2, { by: leadUnit, day: '2026-03-09', action: 'sign_for' }),
  ({ leadUnit }) =>
    ['甲', '乙', '丙'].map((text) => ({
      by: leadUnit,
      day: '2026-03-10',
      action: 'draft_reply',
      fields: { text: `${text}稿：经研究，拟列入计划。` },
    })),
  ({ leadUnit }) =>
    ['审查人某', '审查人另'].map((secrecyReviewer) => ({
      by: leadUnit,
      day: '2026-03-11',
      action: 'review_reply',
      fields: {
        secrecy: 'cleared',
        secrecyReviewer,
        outcome: 'reference',
        reasons: '目前没有条件。',
        publication: 'full',
      },
    })),
  ({ leadUnit }) =>
    ['签发人某', '签发人另'].map((signer) => ({
      by: leadUnit,
      day: '2026-03-11',
      action: 'issue_reply',
      fields: { signer },
    })),
  () =>
    ['satisfied', 'basically_satisfied', 'satisfied'].map((result) => ({
      by: deputy,
      day: '2026-03-12',
      action: 'rate',
      fields: { attitude: 'satisfied', result },
    })),
  () => again(2, { by: secondDeputy, day: '2026-03-12', action: 'rate', fields: satisfied }),
  () => again(3, { by: thirdDeputy, day: '2026-03-12', action: 'rate', fields: satisfied }),
  () => again(3, { by: secretary, day: '2026-03-13', action: 'close' }),
]

const courses = Math.ceil(racesWanted / (races.length + 1))

type Score = { races: number; tries: number; without: unknown[]; more: unknown[]; otherRefusals: unknown[] }

/** The form of one draft, sent three times at once from two programs: one case comes of it. */
async function begin(random: () => number, name: string, score: Score): Promise<Course> {
  const asked = {
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    action: 'begin_draft',
    submitToken: name,
    fields: {
      title: `关于${name}的建议`,
      demands: '请修缮。',
      leadProposer: deputy.personId,
      period: 'between_sessions',
      publishText: true,
      cosigners: [secondDeputy.personId, thirdDeputy.personId],
      cosignBy: '2026-03-10',
    },
  }
  const begun = await atTheSameTime(random, 3, (db) => submitCase(db, acting(deputy, '2026-03-02'), asked))
  const cases = begun.flatMap((one) => (one.ok ? [one.value] : []))
  const [first] = cases
  score.races += 1
  score.tries += begun.length
  if (first === undefined) throw new Error(JSON.stringify(begun))
  if (new Set(cases.map(({ caseId }) => caseId)).size > 1) score.more.push({ name, race: 'begin' })
  return { caseId: first.caseId, version: first.version, leadUnit: roads }
}

/** Each from one of two programs, a few milliseconds apart. */
function atTheSameTime<Outcome>(random: () => number, count: number, ask: (db: Db, nth: number) => Promise<Outcome>) {
  return Promise.all(
    Array.from({ length: count }, async (_, nth) => {
      const db = pick(random, programs)
      await pause(random() * 4)
      return ask(db, nth)
    }),
  )
}

async function race(random: () => number, course: Course, tries: readonly Try[], score: Score): Promise<void> {
  const { caseId, version: seenVersion } = course
  const outcomes = await atTheSameTime(random, tries.length, async (db, nth) => {
    const { by, day, action, fields = {}, instance } = tries[nth] ?? pick(random, tries)
    const asked = { caseId, seenVersion, action, fields, ...(instance === undefined ? {} : { instance }) }
    return { nth, result: await takeAction(db, acting(by, day), asked) }
  })
  const won = outcomes.flatMap(({ nth, result }) => (result.ok ? [{ nth, ...result.value }] : []))
  const [winner] = won
  score.races += 1
  score.tries += tries.length
  const refusals = outcomes.flatMap(({ result }) => (result.ok ? [] : result.refusal))
  score.otherRefusals.push(...refusals.filter(({ code }) => code !== 'case_moved_on'))
  if (won.length > 1) score.more.push({ caseId, action: tries[0]?.action })
  if (winner === undefined) {
    score.without.push({ caseId, action: tries[0]?.action, refusals })
    return
  }
  course.version = winner.version
  const assigned = tries[winner.nth]?.fields?.leadUnit
  course.leadUnit = units.find(({ id }) => id === assigned)?.by ?? course.leadUnit
}

/** The control: numbers and acts as programs do them that look first and write then. They must be doubled. */
async function lookingFirst(random: () => number): Promise<{ numbersTwice: number; actsTwice: number }> {
  await sql`create table race_control (id int primary key, last int not null, version int not null)`.execute(
    test.ownerDb,
  )
  await sql`insert into race_control values (1, 0, 0)`.execute(test.ownerDb)
  const look = async () =>
    (await sql<{ last: number; version: number }>`select last, version from race_control`.execute(test.ownerDb)).rows[0]
  const numbers: number[] = []
  let actsTwice = 0
  for (let round = 0; round < 60; round += 1) {
    const seen = (await look())?.version
    const taken = await Promise.all(
      [0, 1].map(async () => {
        await pause(random() * 4)
        const now = await look()
        const number = (now?.last ?? 0) + 1
        numbers.push(number)
        await sql`update race_control set last = ${number}`.execute(test.ownerDb)
        if (now?.version !== seen) return false
        await sql`update race_control set version = ${(seen ?? 0) + 1}`.execute(test.ownerDb)
        return true
      }),
    )
    if (taken.every(Boolean)) actsTwice += 1
  }
  return { numbersTwice: numbers.length - new Set(numbers).size, actsTwice }
}

describe('many who do the same at the same time, from two programs', () => {
  it('are told that one of them did it and the others came too late; no number is given twice or left out', {
    timeout: sized(900_000, 7_200_000),
  }, async () => {
    const began = performance.now()
    const score: Score = { races: 0, tries: 0, without: [], more: [], otherRefusals: [] }
    let next = 0
    const runner = async (): Promise<void> => {
      while (next < courses) {
        next += 1
        const random = randomFrom(seed + next)
        const course = await begin(random, `${seed}-${next}`, score)
        for (const tries of races) await race(random, course, tries(course), score)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, runner))

    const states = await sql<{
      state: string
      n: number
    }>`select state, count(*)::int as n from case_summary group by 1`.execute(test.db)
    const faults = [
      ...(await numberFaults(test.db, 'flow_number', courses)),
      ...(await numberFaults(test.db, 'case_number', courses)),
    ]
    const twice = await actsTakenTwice(test.db)
    const record = await verifyRecord(test.db)
    const control = await lookingFirst(randomFrom(seed))
    tell('races by chance', {
      ...{ races: score.races, tries: score.tries, cases: courses, wonByMore: score.more.length },
      ...{ wonByNone: score.without.length, takenTwice: twice, numberFaults: faults.length },
      ...{ recordFaults: record.faults.length, seconds: Math.round((performance.now() - began) / 1_000) },
    })
    tellControl(
      'looking first and writing then, by chance',
      'numbers and acts are looked up first and written then',
      control,
    )
    expect(score.more).toEqual([])
    expect(score.without).toEqual([])
    expect(score.otherRefusals).toEqual([])
    expect(score.races).toBeGreaterThanOrEqual(racesWanted)
    expect(states.rows).toEqual([{ state: 'closed', n: courses }])
    expect(faults).toEqual([])
    expect(twice).toBe(0)
    expect(record.faults).toEqual([])
    expect(control.numbersTwice).toBeGreaterThan(0)
    expect(control.actsTwice).toBeGreaterThan(0)
  })
})
