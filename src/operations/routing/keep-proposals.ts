import { setImmediate as others } from 'node:timers/promises'
import type { CaseFile } from '#engine/case-file.ts'
import { listInstances, viewOf } from '#engine/view.ts'
import { proposeUnits } from '#matching/routing/unit-model.ts'
import type { Chance } from '#operations/act-context.ts'
import { getProcedure } from '#procedures/installed.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { listPeople, listUnits } from '#store/roster.ts'
import { findProposal, keepProposal, type RoutingProposal } from '#store/routing-proposals.ts'
import type { LikelyUnit } from '#store/routing-tables.ts'
import type { Db } from '#store/schema.ts'
import { isToBeGiven, standingOf } from './case-standing.ts'
import { routedTextOf, wordsOfCase } from './routed-text.ts'
import { type LearnedUnits, type RoutingDesk, routingMethod } from './routing-desk.ts'

export type Proposing = { readonly desk: RoutingDesk; readonly chance: Chance; readonly at: string }

/**
 * Proposes whom each of some cases should be given to as it stands, where it is to be given to somebody, and keeps that with
 * the model's version. What the same model has proposed for a case already is not worked out again. Writes, and reads the
 * names of everybody to mask them: for acts and for what runs by itself, never for a look at a page.
 */
export async function keepProposals(
  db: Db,
  caseIds: readonly string[],
  proposing: Proposing,
): Promise<ReadonlyMap<string, RoutingProposal>> {
  const files = await db.transaction().execute((tx) => listCaseFiles(tx, caseIds))
  const kept = new Map<string, RoutingProposal>()
  let roster: KnownRoster | undefined
  for (const file of files) {
    if (!isToBeGiven(viewOf(file))) continue
    const learned = await proposing.desk.modelFor(file.procedure)
    const before = await db.transaction().execute((tx) => findProposal(tx, standingOf(file), learned.trainingSet))
    if (before === undefined) roster ??= await readRoster(db)
    const proposal = before ?? (roster && (await propose(db, file, learned, roster, proposing)))
    if (proposal !== undefined) kept.set(file.id, proposal)
    await others()
  }
  return kept
}

type KnownRoster = { readonly names: readonly string[]; readonly units: readonly string[] }

async function readRoster(db: Db): Promise<KnownRoster> {
  const [people, units] = [await listPeople(db), await listUnits(db)]
  return { names: people.map(({ name }) => name), units: units.map(({ id }) => id) }
}

/** Undefined for a case without a word. */
async function propose(
  db: Db,
  file: CaseFile,
  { model, learnedTo, duties, trainingSet }: LearnedUnits,
  { names, units }: KnownRoster,
  { chance, at }: Proposing,
): Promise<RoutingProposal | undefined> {
  const view = viewOf(file)
  const words = wordsOfCase(getProcedure(file.procedure), view.facts)
  if (words === '') return undefined
  // Whoever has it or gave it back is not asked again.
  const had = new Set(listInstances(view, 'assignment').map(({ instance }) => instance))
  const found = proposeUnits(model, routedTextOf(words, names), new Set(units.filter((unit) => !had.has(unit))))
  return db.transaction().execute((tx) =>
    keepProposal(tx, {
      id: chance.id(),
      case_id: file.id,
      case_version: view.version,
      procedure: file.procedure,
      made_at: at,
      model: routingMethod,
      learned_to: learnedTo,
      learned_cases: model.cases,
      learned_duties: duties,
      training_set: trainingSet,
      lead_unit: found.lead,
      likeliest: JSON.stringify(found.likeliest.map(likelyUnit)),
      joint_units: JSON.stringify(found.joins.map(likelyUnit)),
      words: JSON.stringify(found.words),
    }),
  )
}

function likelyUnit({ label, confidence }: { readonly label: string; readonly confidence: number }): LikelyUnit {
  return { unit: label, confidence: Math.round(confidence * 1_000) / 1_000 }
}
