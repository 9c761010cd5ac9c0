import type { PlainDate } from '#kernel/plain-date.ts'

/** What a field of an action may hold. */
export type FieldValue = string | number | boolean | readonly string[]

export type Fields = Readonly<Record<string, FieldValue>>

/** The person who acts: taken from the session, never from the request's body. */
export type Actor = {
  readonly personId: string
  /** Offices held with the account, e.g. secretariat, assigning_office. */
  readonly offices: readonly string[]
  /** The handling unit the account acts for. */
  readonly unitId: string | null
  /** The case whose own act leads to this one: set where acts are carried over, by no door. */
  readonly through?: string
  /** Nobody: time alone brought it about. Set by the worker, by no door. */
  readonly timer?: true
}

/** A deadline set, moved or met by an event. */
export type ClockMark =
  | {
      readonly mark: 'started' | 'moved'
      readonly clock: string
      readonly instance: string
      readonly from: PlainDate
      readonly deadline: PlainDate
      readonly provisional: boolean
      /** Months granted on top of the rule's own length. */
      readonly monthsMore?: number
      /** Counts from the day on which receipt is deemed, nobody having signed yet. */
      readonly deemed?: true
      /** Bounds what may be done and not what must be. */
      readonly window?: true
    }
  | { readonly mark: 'stopped'; readonly clock: string; readonly instance: string }

/** One thing that happened to a case. Never changed afterwards. */
export type CaseEvent = {
  readonly type: string
  /** The action it came of; several events may come of one. */
  readonly action: string
  readonly machine: string
  /** Unit or version the machine belongs to; 'case' for the case itself. */
  readonly instance: string
  readonly stateBefore: string | null
  readonly state: string
  readonly byPerson: string
  readonly byRole: string
  readonly byUnit: string | null
  readonly on: PlainDate
  /** ISO instant, UTC. */
  readonly at: string
  readonly fields: Fields
  readonly clocks: readonly ClockMark[]
  /** What was knowingly left open, e.g. joint opinions that were overdue. */
  readonly waived: readonly string[]
}

/** A case as it is stored: what kind it is and everything that happened, oldest first. */
export type CaseFile = {
  readonly id: string
  readonly procedure: string
  readonly profile: string
  readonly events: readonly CaseEvent[]
}

export const caseInstance = 'case'
