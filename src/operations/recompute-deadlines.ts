import type { Actor, CaseFile } from '#engine/case-file.ts'
import { recomputedMarks } from '#engine/recomputed-marks.ts'
import { holdsOffice } from '#engine/roles.ts'
import { textOf, viewOf } from '#engine/view.ts'
import { audienceOf } from '#engine/visible.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { getLaw } from '#procedures/profiles.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { listCasesWithRunningClocks } from '#store/running-clocks.ts'
import type { Db } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import type { CaseRefusals } from './case-refusal.ts'
import { takeAction } from './take-action.ts'

const recomputing = 'recompute_deadlines'

/** A running clock that the calendar and law, as they are now, put on another day; `after` null: it stops. */
export type DeadlineChange = {
  readonly clock: string
  readonly instance: string
  readonly before: PlainDate
  readonly after: PlainDate | null
}

export type ChangedCase = {
  readonly caseId: string
  readonly procedure: string
  readonly title: string
  /** How many events the case had: an act on it is refused once there are more. */
  readonly version: number
  readonly changes: readonly DeadlineChange[]
}

export type DeadlineChanges = {
  readonly cases: readonly ChangedCase[]
  /** Years without a calendar that some clock would need; its deadline stays as it was recorded. */
  readonly missingYears: readonly number[]
  readonly checked: number
  /** Where the next part begins; null when all were checked. */
  readonly next: string | null
}

export type RecomputingRefusal = { readonly code: 'recomputing_not_allowed' }

/** True for the offices that may have deadlines reckoned anew. */
export function mayRecompute(actor: Actor | null): boolean {
  if (actor === null) return false
  return installedProcedures.some((procedure) =>
    procedure.actions[recomputing]?.by.some((role) => holdsOffice(procedure, role, actor.offices)),
  )
}

/**
 * Which deadlines would move if all were reckoned anew: looks and changes nothing. Goes through the cases in parts,
 * each of at most `most` cases, so that no request takes long.
 */
export async function listDeadlineChanges(
  db: Db,
  context: Looking,
  after = '',
  most = 2_000,
): Promise<Result<DeadlineChanges, RecomputingRefusal>> {
  if (!mayRecompute(context.actor)) return refuse({ code: 'recomputing_not_allowed' })

  const ids = await listCasesWithRunningClocks(db, after, most + 1)
  const part = ids.slice(0, most)
  const cases: ChangedCase[] = []
  const missing = new Set<number>()
  for (let from = 0; from < part.length; from += batch) {
    for (const file of await listCaseFiles(db, part.slice(from, from + batch))) {
      const changed = changesOf(file, context)
      if (typeof changed === 'number') missing.add(changed)
      else if (changed !== undefined) cases.push(changed)
    }
  }
  const next = ids.length > most ? (part.at(-1) ?? null) : null
  return ok({ cases, missingYears: [...missing].sort(), checked: part.length, next })
}

const batch = 200

type Looking = Pick<ActContext, 'actor' | 'calendar' | 'profiles'>

/** The case's changes; the year whose calendar is missing; undefined when nothing moves or the office does not see it. */
function changesOf(file: CaseFile, { actor, profiles, calendar }: Looking): ChangedCase | number | undefined {
  const view = viewOf(file)
  const { procedure, profile } = getLaw(profiles, file.procedure, file.profile)
  if (audienceOf(procedure, view, actor) !== 'office') return undefined

  const marks = recomputedMarks(procedure, profile, view, calendar)
  if (!marks.ok) return marks.refusal.year
  if (marks.value.length === 0) return undefined

  const changes = marks.value.flatMap((mark): readonly DeadlineChange[] => {
    const now = view.clocks.find((clock) => clock.clock === mark.clock && clock.instance === mark.instance)
    if (now === undefined) return []
    const after = mark.mark === 'stopped' ? null : mark.deadline
    return [{ clock: mark.clock, instance: mark.instance, before: now.deadline, after }]
  })
  return {
    caseId: file.id,
    procedure: file.procedure,
    title: textOf(view.facts.title),
    version: view.version,
    changes,
  }
}

export type Recomputed = {
  /** Cases whose deadlines were moved. */
  readonly moved: number
  /** Cases that had moved on since they were looked at, or needed no change any more: look again. */
  readonly left: number
}

/**
 * Reckons the deadlines of these cases anew, as each was seen, by an act in each one's record that names its
 * authority. A case that has moved on is left and counted. The first other refusal ends it; what was done by then stays.
 */
export async function recomputeDeadlines(
  db: Db,
  context: ActContext,
  asked: {
    readonly authority: string
    readonly cases: readonly { readonly caseId: string; readonly version: number }[]
  },
): Promise<Result<Recomputed, CaseRefusals | readonly [RecomputingRefusal]>> {
  if (!mayRecompute(context.actor)) return refuse([{ code: 'recomputing_not_allowed' }])
  let moved = 0
  let left = 0
  for (const { caseId, version } of asked.cases) {
    const fields = { authority: asked.authority }
    const taken = await takeAction(db, context, { caseId, seenVersion: version, action: recomputing, fields })
    if (taken.ok) moved += 1
    else if (['case_moved_on', 'nothing_to_recompute'].includes(taken.refusal[0].code)) left += 1
    else return taken
  }
  return ok({ moved, left })
}
