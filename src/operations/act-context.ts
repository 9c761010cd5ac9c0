import type { WorkCalendar } from '#engine/calendar.ts'
import type { Actor } from '#engine/case-file.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Profiles } from '#procedures/profiles.ts'

/** Who acts, when, by which calendar and laws: handed in by the door, never looked up below it. */
export type ActContext = {
  readonly actor: Actor
  /** Whether they showed of late who they are, as what is sensitive asks. */
  readonly isProven: boolean
  readonly on: PlainDate
  /** ISO instant, UTC. */
  readonly at: string
  readonly calendar: WorkCalendar
  readonly profiles: Profiles
  readonly chance: Chance
}

/** As ActContext, for what a timer does: nobody acts. */
export type TimerContext = Omit<ActContext, 'actor' | 'isProven'>

/** Where identifiers and secrets come from. */
export type Chance = {
  /** A new identifier: 22 characters, safe in a URL. */
  readonly id: () => string
  /** At least 128 bits, hexadecimal. */
  readonly salt: () => string
}
