import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Duty } from '#engine/duty.ts'
import type { Tables } from './schema.ts'

/** Which cases somebody may see at all. Every list, count and export asks for one. */
export type CaseScope =
  /** Everything of these kinds of case but drafts of others; of others what is public, and the own. */
  | {
      readonly kind: 'office'
      readonly personId: string
      readonly unitId: string | null
      readonly procedures: readonly string[] | 'every'
      /** False where nothing of other kinds is asked for; they are shown where it is left out. */
      readonly othersToo?: boolean
    }
  | { readonly kind: 'public' }
  /** Own cases, those of the own unit, and what is public. */
  | { readonly kind: 'party'; readonly personId: string; readonly unitId: string | null }

export type CaseBuilder = ExpressionBuilder<Tables, 'case_summary'>

/** Why somebody sees a case. */
export type Reason = (eb: CaseBuilder) => Expression<SqlBool>

const isPublic: Reason = (eb) => eb('case_summary.text_public', '=', true)

/**
 * Each reason is looked through by an index of its own, and what several let in is shown once: one query that asks
 * for "this or that" would read the whole list for somebody who sees little of it.
 */
export function reasonsToSee(scope: CaseScope): readonly Reason[] {
  if (scope.kind === 'public') return [isPublic]
  const own = ownReasons(scope)
  if (scope.kind === 'party') return [isPublic, ...own]
  const isOpen: Reason = (eb) => eb.or([eb('case_summary.private', '=', false), hasSigned(scope)(eb)])
  if (scope.procedures === 'every') return [isOpen]
  const ofKinds = scope.procedures.map(
    (procedure): Reason =>
      (eb) =>
        eb.and([eb('case_summary.procedure', '=', procedure), isOpen(eb)]),
  )
  return scope.othersToo === false ? ofKinds : [...ofKinds, isPublic, ...own]
}

/** All of them as one question, for a case that was found by something else: what each lets in, asked once. */
export function anyReason(scope: CaseScope): Reason {
  if (scope.kind !== 'office' || scope.procedures === 'every') {
    return (eb) => eb.or(reasonsToSee(scope).map((reason) => reason(eb)))
  }
  const { procedures, othersToo } = scope
  return (eb) => {
    const ofKind = eb('case_summary.procedure', 'in', [...procedures])
    const isOpen = eb('case_summary.private', '=', false)
    if (othersToo === false) return eb.and([ofKind, eb.or([isOpen, hasSigned(scope)(eb)])])
    const others = [isPublic, ...ownReasons(scope)].map((reason) => reason(eb))
    return eb.or([eb.and([ofKind, isOpen]), ...others])
  }
}

type Somebody = { readonly personId: string; readonly unitId: string | null }

function ownReasons(who: Somebody): readonly Reason[] {
  const { unitId } = who
  return unitId === null ? [hasSigned(who)] : [hasSigned(who), (eb) => eb.exists(assignedTo(eb, unitId))]
}

function hasSigned({ personId }: Somebody): Reason {
  return (eb) => eb.exists(signedBy(eb, personId))
}

export function signedBy(eb: CaseBuilder, personId: string) {
  return eb
    .selectFrom('case_person')
    .select('case_person.person_id')
    .whereRef('case_person.case_id', '=', 'case_summary.case_id')
    .where('case_person.person_id', '=', personId)
}

export function assignedTo(eb: CaseBuilder, unitId: string, duty?: Duty) {
  const assignments = eb
    .selectFrom('case_assignment')
    .select('case_assignment.unit_id')
    .whereRef('case_assignment.case_id', '=', 'case_summary.case_id')
    .where('case_assignment.unit_id', '=', unitId)
    .where('case_assignment.state', '<>', 'returned')
  return duty === undefined ? assignments : assignments.where('case_assignment.duty', '=', duty)
}
