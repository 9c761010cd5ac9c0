import type { Logger } from 'pino'
import { continueImports } from '#operations/continue-imports.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'
import { type Timing, timerContext } from './timer-context.ts'

const everySeconds = 2

/** Goes on with old cases that are being taken over, also those a stopped program left in the middle. */
export function startImportWorker(db: Db, given: Timing & { readonly log: Logger }): Repeating {
  const { log } = given
  return repeat(async () => {
    try {
      const context = timerContext(given)
      const parts = await continueImports(db, context)
      if (parts > 0) log.info({ parts }, 'old cases taken over')
    } catch (fault) {
      log.error({ err: fault }, 'an import could not go on; it will at the next look')
    }
  }, everySeconds)
}
