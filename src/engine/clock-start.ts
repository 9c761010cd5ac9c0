import type { Anchor } from './deadline.ts'
import type { Duties } from './duty.ts'
import type { FactCondition } from './fact-condition.ts'
import type { ProfileCondition } from './profile-condition.ts'

/** What an act starts: which clock, for whom, from when, and under which law. */
export type ClockStart = {
  readonly clock: string
  /** Which instances it runs for; 'case' is one clock for the whole case, 'unit' one for the acting unit. */
  readonly for: 'case' | 'new_instances' | 'instance' | 'unit'
  /** Of the new instances, or of the unit that acts or is acted on. */
  readonly duty?: Duties
  /** Starts only when this fact of the case, or field of this action, has one of the values. */
  readonly when?: FactCondition
  /** The clock counts from this day instead of the day of the act. */
  readonly anchorFact?: string
  /** The deadline is this very day, promised by somebody, instead of a length. */
  readonly dateField?: string
  /**
   * Starts only where the profile's rule counts from this. A start from receipt is set back to no later day than
   * one that runs, so that another receipt never gains time; with 'receipt' on an act that only delivers, the clock
   * counts from the day on which receipt is deemed, if the profile knows one.
   */
  readonly anchor?: Anchor
  /** Starts only where the profile has chosen so. */
  readonly where?: ProfileCondition
  /** Bounds what may be done and not what must be: nobody is late when it runs out. */
  readonly window?: true
  /** A clock of this name that runs is left as it is. */
  readonly keepsRunning?: true
  /** A clock of this name that was stopped on the same instance runs on to the day it had, unless the profile has chosen so. */
  readonly resumes?: { readonly unless: ProfileCondition }
  /** Counts from the first day that a clock of this name counted from anywhere on the case, unless the profile has chosen so. */
  readonly countsWithFirst?: { readonly unless: ProfileCondition }
  /** Starts only while the case is in one of these states. */
  readonly whileCase?: readonly string[]
  /** Comes round: counts from the last day it had, so that being early or late moves no later round. */
  readonly renews?: true
}
