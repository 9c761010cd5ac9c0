import { createHash } from 'node:crypto'
import { setImmediate as others } from 'node:timers/promises'
import { viewOf } from '#engine/view.ts'
import { learnUnits, type SettledCase, type UnitModel, type WrittenDuty } from '#matching/routing/unit-model.ts'
import { getProcedure } from '#procedures/installed.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { listPeople, listUnits } from '#store/roster.ts'
import { lastLesson, listLessons, listStandingUnits } from '#store/routing.ts'
import type { Db } from '#store/schema.ts'
import { routedTextOf, wordsOfCase } from './routed-text.ts'

/** How the model is learned: another number wherever the same cases would give another model. */
export const routingMethod = 'units-1'

/** A model with what it was learned from. */
export type LearnedUnits = {
  readonly model: UnitModel
  /** The last act learned from; 0 for none. */
  readonly learnedTo: number
  readonly duties: number
  /** Says which cases, units and duties these were. */
  readonly trainingSet: string
}

/** Holds one model for each kind of case: kinds learn nothing from one another. */
export type RoutingDesk = {
  /** The model that knows every act of the record so far, whichever program took it. */
  readonly modelFor: (procedure: string) => Promise<LearnedUnits>
}

/** More cases than these, the newest, teach nothing new and take time. */
const mostLearned = 4_000

/**
 * Learns when it is asked and something is new: what the database says is looked up each time, so no program falls behind.
 * Whoever asks waits for the newest model where that is quickly learned; elsewhere they have the one before, which says so.
 */
export function openRoutingDesk(db: Db): RoutingDesk {
  const kept = new Map<string, Held>()
  return {
    modelFor: async (procedure) => {
      const standing = await standingOf(db, procedure)
      const held = kept.get(procedure)
      const isLearning = held?.newest === undefined
      if (held !== undefined && (held.standing === standing || (isLearning && held.older !== undefined)))
        return held.newest ?? held.older ?? held.learning
      const older = (held?.newest?.model.cases ?? 0) > quicklyLearned ? held?.newest : undefined
      const next: Held = { standing, older, newest: undefined, learning: learn(db, procedure) }
      kept.set(procedure, next)
      next.learning.then(
        (learned) => {
          next.newest = learned
        },
        () => kept.delete(procedure),
      )
      return older ?? next.learning
    },
  }
}

type Held = {
  readonly standing: string
  /** What is given out while a large one is being learned. */
  readonly older: LearnedUnits | undefined
  newest: LearnedUnits | undefined
  readonly learning: Promise<LearnedUnits>
}

/** So many cases are learned in about a second. */
const quicklyLearned = 500

async function standingOf(db: Db, procedure: string): Promise<string> {
  const { act, removal } = await lastLesson(db, procedure)
  return JSON.stringify([act, removal, await listDuties(db)])
}

async function listDuties(db: Db): Promise<readonly WrittenDuty[]> {
  const units = await listUnits(db)
  return units.map((unit) => ({ unitId: unit.id, words: [unit.name_zh, unit.short_zh, unit.duties].join('。') }))
}

async function learn(db: Db, procedure: string): Promise<LearnedUnits> {
  const { removal } = await lastLesson(db, procedure)
  const lessons = await listLessons(db, procedure, mostLearned)
  const duties = await listDuties(db)
  const cases = await settledCases(db, procedure, lessons)
  const learning = learnUnits(cases, duties)
  let step = learning.next()
  while (step.done !== true) {
    await others()
    step = learning.next()
  }
  const told = cases.map(({ caseId, lead, joins, importance }) => [caseId, lead, joins, importance])
  // The same cases teach something else once words of theirs were removed.
  const trainingSet = createHash('sha256')
    .update(JSON.stringify([routingMethod, told, duties, removal]))
    .digest('hex')
  return { model: step.value, learnedTo: lessons.at(-1)?.act ?? 0, duties: duties.length, trainingSet }
}

type Taught = SettledCase & { readonly caseId: string }

async function settledCases(
  db: Db,
  procedure: string,
  lessons: readonly { readonly caseId: string; readonly corrected: boolean }[],
): Promise<readonly Taught[]> {
  const known = (await listPeople(db)).map(({ name }) => name)
  const taught: Taught[] = []
  for (let from = 0; from < lessons.length; from += atOnce) {
    const part = lessons.slice(from, from + atOnce)
    const ids = part.map(({ caseId }) => caseId)
    const files = new Map((await listCaseFiles(db, ids)).map((file) => [file.id, file]))
    const units = Map.groupBy(await listStandingUnits(db, ids), ({ caseId }) => caseId)
    for (const { caseId, corrected } of part) {
      const file = files.get(caseId)
      const standing = units.get(caseId) ?? []
      const lead = standing.find(({ duty }) => duty !== 'joint')?.unitId
      if (file === undefined || lead === undefined) continue
      const words = wordsOfCase(getProcedure(procedure), viewOf(file).facts)
      const joins = standing.map(({ unitId }) => unitId).filter((unitId) => unitId !== lead)
      taught.push({ ...routedTextOf(words, known), caseId, lead, joins, importance: corrected ? correctionCounts : 1 })
      await others()
    }
  }
  return taught
}

const atOnce = 100
/** Somebody looked twice at a case that changed hands. */
const correctionCounts = 2
