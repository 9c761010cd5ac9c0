import type { Logger } from 'pino'
import type { WorkCalendar } from '#engine/calendar.ts'
import { dayIn } from '#kernel/plain-date.ts'
import type { Chance } from '#operations/act-context.ts'
import { continueImports } from '#operations/take-over-cases.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'

const everySeconds = 2

/** Goes on with old cases that are being taken over, also those a stopped program left in the middle. */
export function startImportWorker(
  db: Db,
  given: {
    readonly calendar: WorkCalendar
    readonly profiles: Profiles
    readonly chance: Chance
    readonly clock: () => Date
    readonly timeZone: string
    readonly log: Logger
  },
): Repeating {
  const { calendar, profiles, chance, clock, timeZone, log } = given
  return repeat(async () => {
    const now = clock()
    try {
      const context = { on: dayIn(now, timeZone), at: now.toISOString(), calendar, profiles, chance }
      const parts = await continueImports(db, context)
      if (parts > 0) log.info({ parts }, 'old cases taken over')
    } catch (fault) {
      log.error({ err: fault }, 'an import could not go on; it will at the next look')
    }
  }, everySeconds)
}
