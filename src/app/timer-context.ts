import type { WorkCalendar } from '#engine/calendar.ts'
import { dayIn } from '#kernel/plain-date.ts'
import type { Chance, TimerContext } from '#operations/act-context.ts'
import type { Profiles } from '#procedures/profiles.ts'

/** What a timer that acts on cases is given. */
export type Timing = {
  readonly calendar: WorkCalendar
  readonly profiles: Profiles
  readonly chance: Chance
  readonly clock: () => Date
  readonly timeZone: string
}

/** The moment it is now, on the city's day. */
export function timerContext({ calendar, profiles, chance, clock, timeZone }: Timing): TimerContext {
  const now = clock()
  return { on: dayIn(now, timeZone), at: now.toISOString(), calendar, profiles, chance }
}
