import { setImmediate as others } from 'node:timers/promises'
import type { CaseFile } from '#engine/case-file.ts'
import { listInstances, viewOf } from '#engine/view.ts'
import { proposeUnits } from '#matching/routing/unit-model.ts'
import type { Chance } from '#operations/act-context.ts'
import { getProcedure } from '#procedures/installed.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { inFullView } from '#store/in-full-view.ts'
import { listPeople, listUnits } from '#store/roster.ts'
import { insertProposals, listProposedFor, type NewProposal } from '#store/routing-proposals.ts'
import type { LikelyUnit } from '#store/routing-tables.ts'
import type { Db } from '#store/schema.ts'
import { isToBeGiven, standingOf } from './case-standing.ts'
import { routedTextOf, wordsOfCase } from './routed-text.ts'
import { type LearnedUnits, type RoutingDesk, routingMethod } from './routing-desk.ts'

export type Proposing = { readonly desk: RoutingDesk; readonly chance: Chance; readonly at: string }

/**
 * Proposes whom each of some cases should be given to as it stands, where it is to be given to somebody, and keeps that with
 * the model's version: of all of them, or of none where one goes wrong. What the same model has proposed for a case already is
 * not worked out again. Writes, and reads the names of everybody to mask them: for acts and for what runs by itself, never for
 * a look at a page. Asks the database as often for many cases as for one.
 */
export async function keepProposals(db: Db, caseIds: readonly string[], proposing: Proposing): Promise<void> {
  const files = await listCaseFiles(db, caseIds)
  const taught = await withModels(
    proposing,
    files.filter((file) => isToBeGiven(viewOf(file))),
  )
  const known = await listProposedFor(
    db,
    taught.map(({ file, learned }) => ({ ...standingOf(file), trainingSet: learned.trainingSet })),
  )
  const fresh = taught.filter(({ file }) => !known.has(file.id))
  if (fresh.length === 0) return
  const roster = await readRoster(db)
  const proposals: NewProposal[] = []
  for (const { file, learned } of fresh) {
    proposals.push(...proposalFor(file, learned, roster, proposing))
    await others()
  }
  // In full view, as whatever is written beside a case; nothing is read in it.
  await inFullView(db, (tx) => insertProposals(tx, proposals))
}

type Taught = { readonly file: CaseFile; readonly learned: LearnedUnits }

async function withModels({ desk }: Proposing, files: readonly CaseFile[]): Promise<readonly Taught[]> {
  const models = new Map<string, LearnedUnits>()
  const taught: Taught[] = []
  for (const file of files) {
    const learned = models.get(file.procedure) ?? (await desk.modelFor(file.procedure))
    models.set(file.procedure, learned)
    taught.push({ file, learned })
  }
  return taught
}

type KnownRoster = { readonly names: readonly string[]; readonly units: readonly string[] }

async function readRoster(db: Db): Promise<KnownRoster> {
  const [people, units] = [await listPeople(db), await listUnits(db)]
  return { names: people.map(({ name }) => name), units: units.map(({ id }) => id) }
}

/** None for a case without a word. */
function proposalFor(
  file: CaseFile,
  { model, learnedTo, duties, trainingSet }: LearnedUnits,
  { names, units }: KnownRoster,
  { chance, at }: Proposing,
): readonly NewProposal[] {
  const view = viewOf(file)
  const words = wordsOfCase(getProcedure(file.procedure), view.facts)
  if (words === '') return []
  // Whoever has it or gave it back is not asked again.
  const had = new Set(listInstances(view, 'assignment').map(({ instance }) => instance))
  const found = proposeUnits(model, routedTextOf(words, names), new Set(units.filter((unit) => !had.has(unit))))
  return [
    {
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
    },
  ]
}

function likelyUnit({ label, confidence }: { readonly label: string; readonly confidence: number }): LikelyUnit {
  return { unit: label, confidence: Math.round(confidence * 1_000) / 1_000 }
}
