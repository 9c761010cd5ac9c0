import type { Logger } from 'pino'
import { deemReceipts } from '#operations/deem-receipts.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'
import { type Timing, timerContext } from './timer-context.ts'

/** Gives the notices of deadlines as their days come in the city, and records what they bring about, looking again every so many seconds. */
export function startDeadlineWorker(
  db: Db,
  given: Timing & { readonly everySeconds: number; readonly log: Logger },
): Repeating {
  const { everySeconds, log } = given
  return repeat(async () => {
    try {
      const context = timerContext(given)
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
