import type { Actor } from '#engine/case-file.ts'
import { holdsOffice, rolesMeant } from '#engine/roles.ts'
import { listInstances } from '#engine/view.ts'
import { proposeUnits } from '#matching/routing/unit-model.ts'
import type { Chance } from '#operations/act-context.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { listPeople } from '#store/roster.ts'
import { type Agreement, keepProposal, listAgreement, type RoutingProposal } from '#store/routing.ts'
import type { LikelyUnit } from '#store/routing-tables.ts'
import type { Db } from '#store/schema.ts'
import { routedTextOf, wordsOfCase } from './routed-text.ts'
import { type RoutingDesk, routingMethod } from './routing-desk.ts'
import { unitFieldsOf } from './unit-fields.ts'

/** What is proposed for a case, and how far to trust it. */
export type ProposedUnits = {
  readonly id: string
  /** Null: not sure enough to propose anybody; the likeliest are told all the same. */
  readonly lead: LikelyUnit | null
  readonly likeliest: readonly LikelyUnit[]
  readonly joint: readonly LikelyUnit[]
  /** The case's own words that decided, strongest first. */
  readonly words: readonly string[]
  readonly model: {
    readonly method: string
    readonly learnedTo: number
    readonly cases: number
    readonly duties: number
    readonly trainingSet: string
  }
}

export type Proposing = {
  readonly desk: RoutingDesk
  readonly chance: Chance
  readonly at: string
  /** The units that may be chosen. */
  readonly among: Iterable<string>
}

/**
 * Proposes whom a case should be given to, and keeps what was proposed with the model's version: for whoever may take an
 * act that gives it to somebody now, and nobody else (undefined). Gives nothing to anybody by itself.
 */
export async function proposeUnitsFor(
  db: Db,
  seen: SeenCase,
  actionName: string,
  { desk, chance, at, among }: Proposing,
): Promise<ProposedUnits | undefined> {
  const action = seen.procedure.actions[actionName]
  const isOffered = seen.offers.some((offer) => offer.action === actionName)
  if (action === undefined || !isOffered || unitFieldsOf(action) === undefined) return undefined
  const words = wordsOfCase(seen.procedure, seen.view.facts)
  if (words === '') return undefined
  // Whoever has it or gave it back is not asked again.
  const had = new Set(listInstances(seen.view, 'assignment').map(({ instance }) => instance))
  const free = new Set([...among].filter((unit) => !had.has(unit)))
  const { model, learnedTo, duties, trainingSet } = await desk.modelFor(seen.procedure.id)
  const people = (await listPeople(db)).map(({ name }) => name)
  const found = proposeUnits(model, routedTextOf(words, people), free)
  const kept = await db.transaction().execute((tx) =>
    keepProposal(tx, {
      id: chance.id(),
      case_id: seen.view.id,
      case_version: seen.view.version,
      procedure: seen.procedure.id,
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
  return proposedOf(kept, words)
}

function likelyUnit({ label, confidence }: { readonly label: string; readonly confidence: number }): LikelyUnit {
  return { unit: label, confidence: Math.round(confidence * 1_000) / 1_000 }
}

function proposedOf(kept: RoutingProposal, words: string): ProposedUnits {
  return {
    id: kept.id,
    lead: kept.likeliest.find(({ unit }) => unit === kept.lead_unit) ?? null,
    likeliest: kept.likeliest,
    joint: kept.joint_units,
    words: kept.words.map(({ start, end }) => words.slice(start, end)),
    model: {
      method: kept.model,
      learnedTo: Number(kept.learned_to),
      cases: kept.learned_cases,
      duties: kept.learned_duties,
      trainingSet: kept.training_set,
    },
  }
}

/** How often proposals for a kind of case were followed: for offices that assign such cases, nobody else (undefined). */
export async function routingAgreement(
  db: Db,
  actor: Actor,
  { procedure, view }: Pick<SeenCase, 'procedure' | 'view'>,
): Promise<readonly Agreement[] | undefined> {
  const assigns = Object.values(procedure.actions).filter((action) => unitFieldsOf(action) !== undefined)
  const meant = assigns.flatMap(({ by }) => rolesMeant(procedure, by, view))
  if (!meant.some((role) => holdsOffice(procedure, role, actor.offices))) return undefined
  return db.transaction().execute((tx) => listAgreement(tx, procedure.id))
}
