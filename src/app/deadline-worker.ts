import type { Logger } from 'pino'
import type { WorkCalendar } from '#engine/calendar.ts'
import { dayIn } from '#kernel/plain-date.ts'
import type { Chance } from '#operations/act-context.ts'
import { deemReceipts } from '#operations/deem-receipts.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'

/** Gives the notices of deadlines as their days come in the city, and records what they bring about, looking again every so many seconds. */
export function startDeadlineWorker(
  db: Db,
  given: {
    readonly calendar: WorkCalendar
    readonly profiles: Profiles
    readonly chance: Chance
    readonly clock: () => Date
    readonly timeZone: string
    readonly everySeconds: number
    readonly log: Logger
  },
): Repeating {
  const { calendar, profiles, chance, clock, timeZone, everySeconds, log } = given
  return repeat(async () => {
    const now = clock()
    try {
      const context = { on: dayIn(now, timeZone), at: now.toISOString(), calendar, profiles, chance }
      const sweep = await sweepDeadlines(db, context)
      if (sweep.given > 0) log.info({ looked: sweep.looked, given: sweep.given }, 'notices of deadlines given')
      // After the notices: what is deemed received is told to be late first.
      const receipts = await deemReceipts(db, context)
      if (receipts.deemed > 0) log.info({ deemed: receipts.deemed }, 'receipts deemed')
      for (const { caseId, fault } of receipts.faults)
        log.error({ err: fault, caseId }, 'a receipt could not be deemed')
      for (const { watch, fault } of sweep.faults) log.error({ err: fault, watch }, 'a deadline could not be looked at')
    } catch (fault) {
      log.error({ err: fault }, 'the deadlines could not be swept; they will be the next time')
    }
  }, everySeconds)
}
