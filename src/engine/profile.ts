import type { Label } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { ProfileChoice } from './choices.ts'
import type { ClockRule } from './deadline.ts'
import type { NoticeSchedule } from './notice-schedule.ts'

/** Where a code of one place stands on the scale that reports across places compare by. */
export const neutralScale = [
  'resolved',
  'partial',
  'in_progress_with_date',
  'planned_with_date',
  'deferred',
  'reference',
  'legally_impossible',
  'upward',
] as const

export type NeutralOutcome = (typeof neutralScale)[number]

export type CodeEntry = {
  readonly code: string
  readonly label: Label
  readonly definition?: Label
  readonly source?: string
  /** The law's own text was not at hand; the entry may be put right in the data. */
  readonly verified?: false
  readonly scale?: NeutralOutcome
  /** The kind of case that what is given this code is passed on as, where the house has it. */
  readonly opens?: string
  /** Fields of the same action that this code makes obligatory, e.g. the day a promise is due. */
  readonly demands?: readonly string[]
}

/** A number of a law that acts are counted by; null where the law sets none. */
export type Amount = { readonly value: number | null; readonly source: string | null; readonly verified?: false }
/** A day of every year, or before the next plenary session. */
export type ReportDay = { readonly month: number; readonly day: number } | 'before_session'

/** A report that is due by what a law says: who makes it to whom, and on which days of the year; none where it names no day. */
export type ReportDuty = {
  readonly by: 'unit' | 'office'
  readonly to: Label
  readonly due: readonly ReportDay[]
  /** The law names a season or nobody by name: the days, or to whom, were set here. */
  readonly verified?: false
}

/** What a law says that this software shows but does not enforce, e.g. who reports to whom and when. */
export type Provision = {
  readonly topic: Label
  readonly text: Label
  readonly source: string
  readonly verified?: false
  readonly report?: ReportDuty
}

/** Somebody who is sent a copy of every reply letter. */
export type CopyAddress = { readonly name: Label; readonly source: string; readonly verified?: false }

/** What a place's law, or its office, says of the papers made from cases. */
export type PaperRules = {
  readonly copiesTo: readonly CopyAddress[]
  /** The number by which the archive knows whose papers these are (全宗号). */
  readonly fonds?: string
}

/** What one place's law puts in: lengths, code lists, words. A running case keeps the one it began with. */
export type Profile = {
  readonly id: string
  readonly procedure: string
  /** Versions of one place's law stand side by side; a new case takes the one in force on its day. */
  readonly place: string
  readonly title: Label
  readonly source: string
  readonly effectiveFrom: PlainDate
  /** Only the year of the law is known: its first day stands in. */
  readonly effectiveFromVerified?: false
  /** The day from which what is handed in counts for the next year's numbers; the first of January where left out. */
  readonly yearBegins?: {
    readonly month: number
    readonly day: number
    readonly source: string
    readonly verified?: false
  }
  /** Null where this law sets no number. */
  readonly clocks: Readonly<Record<string, ClockRule | null>>
  /** The clock after whose last day a unit counts as having received what it has not signed for; null: never. */
  readonly deemedReceipt: string | null
  readonly choices: Readonly<Record<string, ProfileChoice>>
  /** By amount of the procedure: how many signers, hours and the like. */
  readonly amounts?: Readonly<Record<string, Amount>>
  /** A list without entries: this law knows no such thing, and the field is not asked for. */
  readonly lists: Readonly<Record<string, readonly CodeEntry[]>>
  /** How each series writes its numbers: {year} and {number} or {number:4} for four digits at least. */
  readonly numbers: Readonly<Record<string, string>>
  /** When whom is told of a deadline that comes near or has passed; the usual schedule where it is left out. */
  readonly notices?: NoticeSchedule
  /** Why content may be removed from the record; the usual grounds where it is left out. */
  readonly removalGrounds?: readonly CodeEntry[]
  /** Left out where nothing is said of papers. */
  readonly papers?: PaperRules
  readonly provisions: readonly Provision[]
  readonly openQuestions: readonly Label[]
}
