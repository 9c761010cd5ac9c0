import type { Logger } from 'pino'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { askWitnesses, type Witness } from '#operations/ask-witnesses.ts'
import { retireDueKey } from '#operations/log-keys/retire-log-key.ts'
import { OlderState } from '#operations/older-state.ts'
import { LogKeyMissing, type LogKeys, publishLog } from '#operations/publish-log.ts'
import { expectLog } from '#store/log-behind.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { type Repeating, repeat } from './repeat.ts'

type Given = {
  /** Reads the log's keys that are kept here: at the beginning, and again where another was announced. */
  readonly readKeys: () => Promise<LogKeys>
  readonly witnesses: readonly Witness[]
  /** How long a witness may take that is asked beside the signing. */
  readonly patienceMs?: number
  readonly everySeconds: number
  readonly clock: () => Date
  readonly log: Logger
  /** What was kept outside of the database when it was opened; undefined: nothing. */
  readonly signed: TreeHead | undefined
  /** Has the newest checkpoint kept outside of the database. */
  readonly keep: (note: string) => Promise<void>
}

/** How long a witness may take before the first signing: acts wait for it, and are to be signed within ten seconds. */
const firstPatienceMs = 4_000

/**
 * Signs what was done since the last look, every so many seconds, and has the witnesses put their line under it. They are
 * asked beside the signing, so that one which is slow to answer holds up no checkpoint, and before the first signing as
 * well: where one has seen more than there is, or where the database has moved to a server that lacks what was signed,
 * nothing is signed, since that would be a second history beside the one people hold, until it is back at the right state.
 * Where our own signature says so, no act is taken either: a witness alone, which may err, stops nobody's work.
 */
export function startLogWorker(db: Db, given: Given): Repeating {
  const { readKeys, witnesses, patienceMs = 10_000, everySeconds, clock, log, keep } = given
  let signed = given.signed
  let keys: LogKeys | undefined
  let isFirst = true
  /** Witnesses that have seen more than there is; each one's word holds until that one signs again. */
  const ahead = new Set<string>()
  expectLog(db, signed?.size ?? 0)

  const ask = async (patience: number, whom: 'unsigned' | 'all'): Promise<void> => {
    const unanswered = await askWitnesses(db, witnesses, patience, whom)
    const isThere = ahead.size > 0 && (await newestCheckpoint(db)) !== undefined
    for (const witness of isThere && whom === 'all' ? ahead : []) {
      if (unanswered.some((one) => one.witness === witness)) continue
      ahead.delete(witness)
      log.info({ witness }, 'a witness that had seen more than there was has signed again')
    }
    for (const { witness, fault, seen } of unanswered) {
      if (seen !== undefined) ahead.add(witness)
      if (seen === undefined) log.warn({ witness, fault }, 'a witness did not sign; it will be asked again')
      else log.error({ witness, fault }, `${olderStateWords}; see docs/guides/backup.md`)
    }
  }
  /** Those asked beside the signing; undefined while nobody is. */
  let asking: Promise<void> | undefined
  const askBeside = (): void => {
    asking ??= ask(patienceMs, 'unsigned')
      .catch((fault: unknown) => log.error({ err: fault }, 'the witnesses could not be asked'))
      .finally(() => {
        asking = undefined
      })
  }
  const keepNewest = async (): Promise<void> => {
    const newest = await newestCheckpoint(db)
    // Between signing and this the database may have moved to a server that is behind.
    if (newest === undefined || newest.size < (signed?.size ?? 0)) return
    signed = parseCheckpoint(newest.note) ?? signed
    await keep(newest.note)
  }
  const publish = async (): Promise<LogKeys> => {
    const known = keys ?? (await readKeys())
    try {
      await publishLog(db, known, clock, signed)
      return known
    } catch (fault) {
      if (!(fault instanceof LogKeyMissing)) throw fault
      const anew = await readKeys()
      await publishLog(db, anew, clock, signed)
      return anew
    }
  }
  const endDueKey = async (known: LogKeys): Promise<void> => {
    const ended = await retireDueKey(db, known[0], clock().toISOString())
    if (ended !== undefined) log.info({ key: encodeVerifierKey(ended.key) }, 'a key of the log has ended as announced')
  }
  const signing = repeat(async () => {
    try {
      if (isFirst || ahead.size > 0) await ask(firstPatienceMs, 'all')
      isFirst = false
      if (ahead.size > 0) return
      keys = await publish()
      await keepNewest()
      expectLog(db, signed?.size ?? 0)
      await endDueKey(keys)
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
    askBeside()
  }, everySeconds)
  return {
    stop: async () => {
      await signing.stop()
      await asking
    },
  }
}

const olderStateWords = 'an older state was put back: nothing is signed'
