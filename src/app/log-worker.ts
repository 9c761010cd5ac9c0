import type { Logger } from 'pino'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import type { SignerKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { askWitnesses, type Witness } from '#operations/ask-witnesses.ts'
import { OlderState } from '#operations/older-state.ts'
import { publishLog } from '#operations/publish-log.ts'
import { expectLog } from '#store/log-behind.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'

type Given = {
  readonly key: SignerKey
  readonly witnesses: readonly Witness[]
  readonly everySeconds: number
  readonly clock: () => Date
  readonly log: Logger
  /** What was kept outside of the database when it was opened; undefined: nothing. */
  readonly signed: TreeHead | undefined
  /** Has the newest checkpoint kept outside of the database. */
  readonly keep: (note: string) => Promise<void>
}

/**
 * Signs what was done since the last look, every so many seconds, and asks the witnesses to put their line under it.
 * They are asked before the first signing as well: where one has seen more than there is, or where the database has moved
 * to a server that lacks what was signed, nothing is signed, since that would be a second history beside the one people hold.
 * Where our own signature says so, no act is taken either: a witness alone, which may err, stops nobody's work.
 */
export function startLogWorker(db: Db, given: Given): Repeating {
  const { key, witnesses, everySeconds, clock, log, keep } = given
  let signed = given.signed
  let isFirst = true
  let isRolledBack = false
  expectLog(db, signed?.size ?? 0)

  const ask = async (): Promise<void> => {
    for (const { witness, fault, seen } of await askWitnesses(db, witnesses)) {
      isRolledBack ||= seen !== undefined
      if (seen === undefined) log.warn({ witness, fault }, 'a witness did not sign; it will be asked again')
      else log.error({ witness, fault }, `${olderStateWords}; see docs/guides/backup.md`)
    }
  }
  const keepNewest = async (): Promise<void> => {
    const newest = await newestCheckpoint(db)
    // Between signing and this the database may have moved to a server that is behind.
    if (newest === undefined || newest.size < (signed?.size ?? 0)) return
    signed = parseCheckpoint(newest.note) ?? signed
    await keep(newest.note)
  }
  return repeat(async () => {
    try {
      if (isFirst) await ask()
      isFirst = false
      if (isRolledBack) return
      await publishLog(db, key, clock, signed)
      await keepNewest()
      expectLog(db, signed?.size ?? 0)
    } catch (fault) {
      const isOlder = fault instanceof OlderState
      if (isOlder) expectLog(db, Number.POSITIVE_INFINITY)
      log.error(
        { err: fault },
        isOlder
          ? `${olderStateWords} and no act is taken; see docs/guides/backup.md`
          : 'the log could not be signed; it will be tried again',
      )
      return
    }
    await ask().catch((fault: unknown) => log.error({ err: fault }, 'the witnesses could not be asked'))
  }, everySeconds)
}

const olderStateWords = 'an older state was put back: nothing is signed'
