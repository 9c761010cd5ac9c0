import type { Label } from '#kernel/label.ts'

/** What is wrong with a line: it is not taken before it is mended. */
export type LineFaultCode =
  | 'formula'
  | 'missing'
  | 'too_long'
  | 'not_a_date'
  | 'dates_reversed'
  | 'date_in_future'
  | 'kind_unknown'
  | 'code_bad'
  | 'code_missing'
  | 'code_of_another'
  | 'name_of_another'
  | 'namesake'
  | 'namesake_in_file'
  | 'several_namesakes'
  | 'delegation_unknown'
  | 'unit_unknown'
  | 'phone_bad'
  | 'email_bad'
  | 'duplicate_line'
  | 'day_missing'
  | 'year_bad'
  | 'number_used'
  | 'act_refused'
  | 'rating_scale'
  | 'scale_absent'
  | 'rating_missing'
  | 'rating_unanswered'
  | 'rating_of_other_kind'
  | 'state_of_other_kind'
  | 'rater_not_author'
  | 'rated_before'
  | 'case_unknown'
  | 'case_of_here'
  | 'case_unanswered'
  | 'case_archived'
  | 'title_of_another'

/** What is known only in part: the line is taken, and the doubt stands with the case. */
export type LineDoubtCode =
  | 'author_missing'
  | 'author_unknown'
  | 'author_ambiguous'
  | 'cosigner_unknown'
  | 'unit_not_known'
  | 'session_unknown'
  | 'subject_unknown'
  | 'committee_unknown'
  | 'committee_of_other_kind'
  | 'outcome_unknown'
  | 'state_unknown'
  | 'text_missing'
  | 'day_from_year'
  | 'assigned_day_missing'
  | 'answered_day_missing'
  | 'closed_as_answered'
  | 'law_older'
  | 'rating_not_counted'
  | 'rated_day_missing'
  | 'rater_missing'
  | 'number_missing'
  | 'yes_no_unknown'
  | 'never_public'

/**
 * `field` is the column it is about, `value` what stands there, or the line or person it clashes with, `among` what
 * might stand there instead.
 */
export type LineNote<Code extends string> = {
  readonly code: Code
  readonly field?: string
  readonly value?: string
  readonly among?: Label
}

export type LineFault = LineNote<LineFaultCode>
export type LineDoubt = LineNote<LineDoubtCode>

/** What taking a line over would do. */
export type Verdict = 'add' | 'change' | 'same' | 'wrong'

export type LineChange = { readonly field: string; readonly before: string; readonly after: string }

/** A line as it was judged: what it says, what would come of it, and what is wrong or doubtful. */
export type JudgedLine = {
  /** The number people see beside it. */
  readonly line: number
  readonly verdict: Verdict
  /** What the line is about, in a few words. */
  readonly about: string
  /** Whom or what it changes, or would be left as it is; null for something new. */
  readonly target: string | null
  readonly values: Readonly<Record<string, string>>
  readonly changes: readonly LineChange[]
  readonly faults: readonly LineFault[]
  readonly doubts: readonly LineDoubt[]
}
