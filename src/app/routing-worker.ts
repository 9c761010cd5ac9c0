import type { Logger } from 'pino'
import type { Chance } from '#operations/act-context.ts'
import { proposeWaiting } from '#operations/routing/propose-waiting.ts'
import type { RoutingDesk } from '#operations/routing/routing-desk.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'

const everySeconds = 2

/** Proposes units for cases that came to where they are to be given to one: so that whoever opens the form finds it done. */
export function startRoutingWorker(
  db: Db,
  given: {
    readonly desk: RoutingDesk
    readonly chance: Chance
    readonly clock: () => Date
    readonly log: Logger
  },
): Repeating {
  const { desk, chance, clock, log } = given
  return repeat(async () => {
    try {
      const { cases, faults } = await proposeWaiting(db, { desk, chance, at: clock().toISOString() })
      if (cases > 0) log.info({ cases }, 'units proposed')
      for (const { caseId, fault } of faults) log.error({ err: fault, caseId }, 'no unit could be proposed for a case')
    } catch (fault) {
      log.error({ err: fault }, 'no units could be proposed; they will be at the next look')
    }
  }, everySeconds)
}
