import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
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

/** One way to look for the cases somebody sees; of `kinds` alone where it names some. */
export type Way = { readonly reason: Reason; readonly kinds?: readonly string[] }

/**
 * What is asked of the words of a case, by a filter: nothing, something, or words that may be a number as well. A case of
 * which only the reply is public is found by nothing that its words say, and by none of whose they are.
 */
export type WordsAsked = 'none' | 'some' | { readonly orNumber: string }

/** Its text or its reply: each is decided by itself. */
function isPublic(words: WordsAsked): Reason {
  if (words === 'none') return () => sql`(case_summary.text_public or case_summary.reply_public)`
  if (words === 'some') return (eb) => eb('case_summary.text_public', '=', true)
  const { orNumber } = words
  return () => sql`(case_summary.text_public
    or (case_summary.reply_public and ${orNumber} in (case_summary.case_number, case_summary.flow_number)))`
}
const isOpen: Reason = (eb) => eb('case_summary.private', '=', false)

/**
 * Each way is gone by an index of its own, and what several let in is shown once: one query that asks for "this or
 * that" would read the whole list for somebody who sees little of it.
 */
export function waysToSee(scope: CaseScope, words: WordsAsked = 'none'): readonly Way[] {
  if (scope.kind === 'public') return [{ reason: isPublic(words) }]
  const own = ownReasons(scope).map((reason): Way => ({ reason }))
  if (scope.kind === 'party') return [{ reason: isPublic(words) }, ...own]
  if (scope.procedures === 'every') return [{ reason: isOpen }, { reason: hasSigned(scope) }]
  const kinds = scope.procedures
  if (scope.othersToo === false)
    return [{ reason: isOpen, kinds }, { reason: bothOf(isOfKinds(kinds), hasSigned(scope)) }]
  return [{ reason: isOpen, kinds }, { reason: isPublic(words) }, ...own]
}

/**
 * The ways to the cases one unit has. Those of them that are public are told by their assignments: a unit may have very
 * many cases and few that are.
 */
export function waysAmong(scope: CaseScope, unitId: string, words: WordsAsked): readonly Way[] {
  const isPublished = bothOf(isPublic(words), (eb) =>
    eb.exists(assignedTo(eb, unitId).where('case_assignment.published', '=', true)),
  )
  if (scope.kind === 'public') return [{ reason: isPublished }]
  if (scope.unitId === unitId && scope.kind === 'party') return [{ reason: () => sql`true` }]
  if (scope.kind === 'office' && (scope.procedures === 'every' || scope.othersToo === false)) {
    return [{ reason: anyReason(scope, words) }]
  }
  const signed = hasSigned(scope)
  const whole =
    scope.kind === 'office' && scope.procedures !== 'every'
      ? eitherOf(bothOf(isOfKinds(scope.procedures), isOpen), signed)
      : signed
  const own = scope.unitId === null ? [] : [hasBoth(scope.unitId, unitId)]
  return [whole, isPublished, ...own].map((reason) => ({ reason }))
}

/** All of them as one question, for a case that was found by something else. */
export function anyReason(scope: CaseScope, words: WordsAsked = 'none'): Reason {
  return (eb) =>
    eb.or(
      waysToSee(scope, words).map(({ reason, kinds }) =>
        (kinds === undefined ? reason : bothOf(isOfKinds(kinds), reason))(eb),
      ),
    )
}

function isOfKinds(kinds: readonly string[]): Reason {
  return (eb) => eb('case_summary.procedure', 'in', [...kinds])
}

function eitherOf(one: Reason, other: Reason): Reason {
  return (eb) => eb.or([one(eb), other(eb)])
}

function bothOf(one: Reason, other: Reason): Reason {
  return (eb) => eb.and([one(eb), other(eb)])
}

type Somebody = { readonly personId: string; readonly unitId: string | null }

function ownReasons(who: Somebody): readonly Reason[] {
  const { unitId } = who
  return unitId === null ? [hasSigned(who)] : [hasSigned(who), (eb) => eb.exists(assignedTo(eb, unitId))]
}

/** A person signs few cases: they are looked up once, and found by their ids. */
function hasSigned({ personId }: Somebody): Reason {
  return () => sql`case_summary.case_id = any(array(select case_id from case_person where person_id = ${personId}))`
}

/**
 * Looked up once: two units may have very many cases and none that both have. No two lead the same case, so that what
 * either has without leading it finds them.
 */
function hasBoth(unit: string, another: string): Reason {
  if (unit === another) return (eb) => eb.exists(assignedTo(eb, unit))
  const sharedBy = (one: string, other: string) => sql`
    select one.case_id from case_assignment one join case_assignment other on other.case_id = one.case_id
    where one.unit_id = ${one} and one.duty <> 'lead' and one.state <> 'returned'
      and other.unit_id = ${other} and other.state <> 'returned'`
  return () => sql`case_summary.case_id = any(array(${sharedBy(unit, another)} union ${sharedBy(another, unit)}))`
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
