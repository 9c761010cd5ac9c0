import type { PlainDate } from '#kernel/plain-date.ts'
import type { Quote, TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'
import type { HollowPhrase } from './hollow-phrases.ts'
import type { PointReason } from './link-points.ts'
import type { NamedDate } from './named-dates.ts'

/** What was asked, what is answered, and what else is known of the case. */
export type AskedAndAnswered = {
  readonly title: string
  /** The text the points are cut from. */
  readonly asked: string
  readonly reply: string
  readonly on: PlainDate
  /** What was decided of the outcome, where that is known yet. */
  readonly outcome: {
    /** On the scale outcomes of all places are compared by. */
    readonly scale: string | null
    readonly demandsDay: boolean
    readonly doneBy: PlainDate | null
  } | null
  /** Names of the units that have a part in the case. */
  readonly units: readonly string[]
}

export type PointAsked = Quote & {
  /** `touched`: only passages that promise nothing in particular speak of it. */
  readonly standing: 'answered' | 'touched' | 'unanswered'
  readonly answers: readonly { readonly passage: number; readonly reason: PointReason }[]
}

export type Passage = Quote & {
  readonly kind: 'courtesy' | 'heading' | 'said'
  readonly measures: readonly TextSpan[]
  readonly dates: readonly NamedDate[]
  readonly units: readonly TextSpan[]
  readonly amounts: readonly TextSpan[]
  readonly hollow: readonly HollowPhrase[]
  /** Says that one means well and nothing one could look at: no act, no day, no amount, no reason. */
  readonly isHollow: boolean
  /** Gives a reason why not, or who decides. */
  readonly declines: boolean
  readonly tells: 'done' | 'to_come' | 'neither'
  /** Where the words of the suggestion are said again. */
  readonly again: readonly TextSpan[]
  readonly isAgain: boolean
}

/** What was found in a reply: statements with their places, and no mark for the whole. */
export type AnswerCheck = {
  readonly language: CheckedLanguage | 'und'
  readonly points: readonly PointAsked[]
  readonly passages: readonly Passage[]
  readonly remarks: readonly Remark[]
}

/** What is said of the reply as a whole; `places` lead into the reply. */
export type Remark = {
  readonly code:
    | 'language_unsupported'
    | 'no_points_found'
    | 'solved_but_nothing_done'
    | 'day_not_named'
    | 'day_past'
    | 'other_title'
    | 'own_words_again'
    | 'very_short'
    | 'very_long'
  readonly places: readonly TextSpan[]
}
