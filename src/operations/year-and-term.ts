import type { Actor, CaseFile, Fields } from '#engine/case-file.ts'
import { holdsOffice } from '#engine/roles.ts'
import { textOf, viewOf } from '#engine/view.ts'
import { audienceOf } from '#engine/visible.ts'
import { addDays, yearOf } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { getLaw } from '#procedures/profiles.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { listEndedClocks } from '#store/ended-clocks.ts'
import type { Db } from '#store/schema.ts'
import { listUnfinishedCases } from '#store/unfinished-cases.ts'
import type { ActContext } from './act-context.ts'
import type { CaseRefusals } from './case-refusal.ts'
import { takeAction } from './take-action.ts'

/** What is done to every case that is not finished: carried into the next year, or on into a new term. */
export type Passage = 'carry_over' | 'change_term'

export type PassingCase = {
  readonly caseId: string
  readonly title: string
  readonly number: string
  /** Who answers it; several where each has a part. */
  readonly units: readonly string[]
  /** How many events the case had: an act on it is refused once there are more. */
  readonly version: number
}

export type Passing = {
  readonly cases: readonly PassingCase[]
  /** Where the next part begins; null when all are here. */
  readonly next: string | null
}

export type PassageRefusal = { readonly code: 'passage_not_allowed' }

/** True for the offices that carry cases over the year's end, or the term's. */
export function mayPass(actor: Actor | null, passage: Passage): boolean {
  if (actor === null) return false
  return installedProcedures.some((procedure) =>
    procedure.actions[passage]?.by.some((role) => holdsOffice(procedure, role, actor.offices)),
  )
}

type Looking = Pick<ActContext, 'actor' | 'profiles' | 'on'>

/**
 * Cases still to be carried: those whose day in the profile has come, or for a term those it finds unfinished. In parts
 * of at most `most` cases, in the order of their ids.
 */
export async function listPassing(
  db: Db,
  context: Looking,
  passage: Passage,
  { after = '', most = 500, termBegun = '' } = {},
): Promise<Result<Passing, PassageRefusal>> {
  if (!mayPass(context.actor, passage)) return refuse({ code: 'passage_not_allowed' })
  const ids =
    passage === 'carry_over'
      ? await dueIds(db, context, after)
      : await listUnfinishedCases(db, finalStates, after, most + 1)
  const part = ids.slice(0, most)
  const cases = (await listCaseFiles(db, part)).flatMap((file) => passingOf(file, context, passage, termBegun))
  return ok({ cases, next: ids.length > most ? (part.at(-1) ?? null) : null })
}

async function dueIds(db: Db, { on }: Looking, after: string): Promise<readonly string[]> {
  const ended = await listEndedClocks(db, ['carry_over'], addDays(on, 1))
  return [...new Set(ended.map((one) => one.case_id))].filter((id) => id > after)
}

const finalStates = installedProcedures.flatMap((procedure) =>
  Object.entries(procedure.machines.case?.states ?? {})
    .filter(([, state]) => state.final === true || state.private === true)
    .map(([state]) => ({ procedure: procedure.id, state })),
)

function passingOf(
  file: CaseFile,
  { actor, profiles }: Looking,
  passage: Passage,
  termBegun: string,
): readonly PassingCase[] {
  const view = viewOf(file)
  const { procedure } = getLaw(profiles, file.procedure, file.profile)
  const isOurs = procedure.actions[passage]?.by.some((role) => holdsOffice(procedure, role, actor.offices)) === true
  if (!isOurs || audienceOf(procedure, view, actor) !== 'office') return []
  if (passage === 'change_term' && termBegun !== '' && view.facts.termBegun === termBegun) return []
  const units = view.instances.filter(
    (one) => one.machine === 'assignment' && one.duty !== 'joint' && one.state !== 'returned',
  )
  return [
    {
      caseId: file.id,
      title: textOf(view.facts.title),
      number: textOf(view.facts.caseNumber) || textOf(view.facts.flowNumber),
      units: units.map((one) => one.instance),
      version: view.version,
    },
  ]
}

export type Passed = {
  /** Cases now carried, each by an act in its own record. */
  readonly passed: number
  /** Cases that had moved on since they were looked at, or were carried already: look again. */
  readonly left: number
}

/**
 * Carries these cases, as each was seen, by an act in each one's record that names its authority. Nothing else about
 * them changes, and none is left out without being counted. The first other refusal ends it; what was done by then stays.
 */
export async function passCases(
  db: Db,
  context: ActContext,
  passage: Passage,
  fields: Fields,
  cases: readonly { readonly caseId: string; readonly version: number }[],
): Promise<Result<Passed, CaseRefusals | readonly [PassageRefusal]>> {
  if (!mayPass(context.actor, passage)) return refuse([{ code: 'passage_not_allowed' }])
  const filled = passage === 'carry_over' ? { ...fields, carriedTo: nextYear(context) } : fields
  let passed = 0
  let left = 0
  for (const { caseId, version } of cases) {
    const taken = await takeAction(db, context, { caseId, seenVersion: version, action: passage, fields: filled })
    const [first] = taken.ok ? [] : taken.refusal
    if (taken.ok) passed += 1
    else if (first !== undefined && isBehind(first)) left += 1
    else return taken
  }
  return ok({ passed, left })
}

/** On the last days of a year, and on the first of the next, what is unsolved goes into the same one. */
function nextYear({ on }: ActContext): number {
  const isNewYear = on.slice(5, 7) < '07'
  return isNewYear ? yearOf(on) : yearOf(on) + 1
}

function isBehind(refusal: CaseRefusals[number]): boolean {
  if (refusal.code === 'rule_broken') return refusal.rule === 'carries_on' || refusal.rule === 'another_term'
  return ['case_moved_on', 'not_due_yet', 'action_not_available'].includes(refusal.code)
}
