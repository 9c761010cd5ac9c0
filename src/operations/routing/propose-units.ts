import type { Actor } from '#engine/case-file.ts'
import type { Duty } from '#engine/duty.ts'
import { holdsOffice, rolesMeant } from '#engine/roles.ts'
import { findInstance, viewOf } from '#engine/view.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { findCaseFile } from '#store/case-files.ts'
import { inFullView } from '#store/in-full-view.ts'
import { lastLesson } from '#store/routing.ts'
import { type Agreement, findProposal, listAgreement, type RoutingProposal } from '#store/routing-proposals.ts'
import type { LikelyUnit } from '#store/routing-tables.ts'
import type { Db } from '#store/schema.ts'
import { standingOf } from './case-standing.ts'
import { keepProposals, type Proposing } from './keep-proposals.ts'
import { proposedInstead } from './proposed-instead.ts'
import { wordsOfCase } from './routed-text.ts'
import { givesToUnit, isHandingBack, unitFieldsOf } from './unit-fields.ts'

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
  /** Something was learned since: whoever asks anew may be told otherwise. */
  readonly isBehind: boolean
}

/** The act units are proposed for, and the units that may be chosen in it. */
export type ProposedFor = { readonly action: string; readonly among: Iterable<string> }

/**
 * What was proposed for a case as it stands: for whoever may take an act now that gives it to somebody, or hands it back, and
 * nobody else (undefined). Null where nothing was yet. Reads what is kept; works nothing out and writes nothing.
 */
export async function readProposal(
  db: Db,
  seen: SeenCase,
  { action, among }: ProposedFor,
): Promise<ProposedUnits | null | undefined> {
  if (!mayBeTold(seen, action)) return undefined
  const file = await findCaseFile(db, seen.view.id)
  const kept = file === undefined ? undefined : await findProposal(db, standingOf(file))
  if (file === undefined || kept === undefined) return null
  // In full view: a unit may be told that something was learned since, of cases that are not its own; it is one number.
  const { act } = await inFullView(db, (tx) => lastLesson(tx, file.procedure))
  const words = { whole: wordsOfCase(seen.procedure, viewOf(file).facts), seen: seenWords(seen) }
  const meant = proposedInstead(kept, dutyHandedBack(seen, action))
  return proposedOf(meant, words, new Set(among), act > Number(kept.learned_to))
}

/**
 * Proposes units for a case by what has been learned up to now, and keeps it. Gives nothing to anybody by itself.
 * @returns as readProposal; null for a case without a word.
 */
export async function proposeUnitsFor(
  db: Db,
  seen: SeenCase,
  proposedFor: ProposedFor,
  proposing: Proposing,
): Promise<ProposedUnits | null | undefined> {
  if (!mayBeTold(seen, proposedFor.action)) return undefined
  await keepProposals(db, [seen.view.id], proposing)
  return readProposal(db, seen, proposedFor)
}

function mayBeTold({ procedure, offers, view }: SeenCase, name: string): boolean {
  const action = procedure.actions[name]
  if (action === undefined || unitFieldsOf(action) === undefined) return false
  return view.state !== null && offers.some((offer) => offer.action === name)
}

/** What the unit owes the case that it may hand back by an act; null for every other act. */
function dutyHandedBack({ procedure, offers, view }: SeenCase, name: string): Duty | null {
  const action = procedure.actions[name]
  const instance = offers.find((offer) => offer.action === name)?.instance
  if (action === undefined || instance === undefined || !isHandingBack(action)) return null
  return findInstance(view, action.machine, instance)?.duty ?? null
}

function seenWords({ procedure, view }: SeenCase): string {
  return wordsOfCase(procedure, view.facts)
}

/** Nobody is told of a unit that cannot be chosen, or of words they do not read in the case. */
function proposedOf(
  kept: RoutingProposal,
  words: { readonly whole: string; readonly seen: string },
  among: ReadonlySet<string>,
  isBehind: boolean,
): ProposedUnits {
  const likeliest = kept.likeliest.filter(({ unit }) => among.has(unit))
  return {
    id: kept.id,
    lead: likeliest.find(({ unit }) => unit === kept.lead_unit) ?? null,
    likeliest,
    joint: kept.joint_units.filter(({ unit }) => among.has(unit)),
    words: kept.words
      .map(({ start, end }) => words.whole.slice(start, end))
      .filter((word) => words.seen.includes(word)),
    model: {
      method: kept.model,
      learnedTo: Number(kept.learned_to),
      cases: kept.learned_cases,
      duties: kept.learned_duties,
      trainingSet: kept.training_set,
    },
    isBehind,
  }
}

/** True for whoever holds an office that gives cases of a kind to units. */
export function assigns(actor: Actor, { procedure, view }: Pick<SeenCase, 'procedure' | 'view'>): boolean {
  const giving = Object.values(procedure.actions).filter(givesToUnit)
  const meant = giving.flatMap(({ by }) => rolesMeant(procedure, by, view))
  return meant.some((role) => holdsOffice(procedure, role, actor.offices))
}

/** How often proposals for a kind of case were followed: for offices that assign such cases, nobody else (undefined). */
export async function routingAgreement(
  db: Db,
  actor: Actor,
  seen: Pick<SeenCase, 'procedure' | 'view'>,
): Promise<readonly Agreement[] | undefined> {
  if (!assigns(actor, seen)) return undefined
  return listAgreement(db, seen.procedure.id)
}
