import type { Logger } from 'pino'
import type { SignerKey } from '#ledger/note-key.ts'
import { askWitnesses, type Witness } from '#operations/ask-witnesses.ts'
import { publishLog } from '#operations/publish-log.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'

/** Signs what was done since the last look, every so many seconds, and asks the witnesses to put their line under it. */
export function startLogWorker(
  db: Db,
  given: {
    readonly key: SignerKey
    readonly witnesses: readonly Witness[]
    readonly everySeconds: number
    readonly clock: () => Date
    readonly log: Logger
  },
): Repeating {
  const { key, witnesses, everySeconds, clock, log } = given
  return repeat(async () => {
    try {
      await publishLog(db, key, clock)
    } catch (fault) {
      log.error({ err: fault }, 'the log could not be signed; it will be tried again')
      return
    }
    for (const { witness, fault } of await askWitnesses(db, witnesses)) {
      log.warn({ witness, fault }, 'a witness did not sign; it will be asked again')
    }
  }, everySeconds)
}
