/** Where a suggestion's story ends, in words of the demonstration. */
export const endings = [
  ...['submitted', 'registered', 'filed', 'declined', 'dispatched', 'return_requested', 'returned_open', 'refused'],
  ...['working', 'soon', 'late', 'extension_requested', 'extended', 'drafted', 'replied', 'rated', 'unrated'],
  ...['rehandling', 'rehandled', 'tracking', 'overdue', 'reported', 'done', 'returned', 'closed'],
] as const

export const seasons = ['winter', 'plenary', 'spring', 'midyear', 'summer', 'autumn', 'recent'] as const
export type Season = (typeof seasons)[number]

export const outcomes = ['adopted', 'in_progress', 'planned', 'reference'] as const

export type Rating = { readonly attitude: string; readonly result: string; readonly comment: string }

/** One suggestion as written by hand, with what it takes to tell its story. */
export type Suggestion = {
  readonly title: string
  readonly background: string
  readonly analysis: string
  readonly demands: readonly string[]
  readonly leadUnit: string
  readonly jointUnits: readonly string[]
  readonly ending: string
  readonly season: Season | null
  readonly outcome: (typeof outcomes)[number]
  /** The day promised, for outcomes in progress and planned. */
  readonly doneBy: string | null
  readonly answers: readonly string[]
  /** What the second reply says, when the case was handled again. */
  readonly secondAnswers: readonly string[]
  readonly opinions: ReadonlyMap<string, string>
  /** First assigned to this unit, which handed it back, and was let off. */
  readonly returned: { readonly unit: string; readonly reason: string; readonly note: string } | null
  /** Handed back by the lead unit, not decided yet. */
  readonly handBack: { readonly proposedUnit: string; readonly reason: string } | null
  readonly refused: { readonly proposedUnit: string; readonly reason: string; readonly refusal: string } | null
  readonly declined: { readonly reason: string; readonly convertedTo: string; readonly explanation: string } | null
  readonly extension: { readonly months: number; readonly reason: string } | null
  /** Why more time was refused; null when it was granted or not decided. */
  readonly extensionRefusal: string | null
  readonly referenceReasons: string | null
  readonly rating: Rating | null
  readonly rehandlingOrder: string | null
  readonly progress: readonly string[]
  readonly evidence: string | null
  readonly doneRejected: string | null
}
