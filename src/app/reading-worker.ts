import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { withoutNetwork } from '#intake/readers/without-network.ts'
import type { Chance } from '#operations/act-context.ts'
import { type ReadFile, runNextReading } from '#operations/run-reading.ts'
import { databaseTrouble } from '#store/database-trouble.ts'
import { requeueUnfinishedReadings } from '#store/readings.ts'
import type { Db } from '#store/schema.ts'

export type ReadingWorker = {
  /** Says that a reading waits; work begins at once unless it is under way. */
  readonly wake: () => void
  /** Gives up the reading under way, which begins anew at the next start, and takes no more. */
  readonly stop: () => Promise<void>
}

/** Reads waiting sources one after another. Readings that a stopped process left half-done begin anew. */
export async function startReadingWorker(
  db: Db,
  readFile: ReadFile,
  chance: Chance,
  clock: () => Date,
  log: Logger,
): Promise<ReadingWorker> {
  const left = await requeueUnfinishedReadings(db)
  if (left > 0) log.info({ left }, 'readings left half-done begin anew')
  if (withoutNetwork() === undefined)
    log.warn('this machine starts no program without a network: what is handed in is read with one')
  const stopping = new AbortController()
  let again = false
  let leftHalfDone = false
  let running: Promise<void> | undefined

  /** False when nothing waits. A reading that goes wrong does not hold up the next. */
  const workOnce = async (): Promise<boolean> => {
    try {
      if (leftHalfDone) await requeueUnfinishedReadings(db)
      leftHalfDone = false
      const id = await runNextReading(db, readFile, () => clock().toISOString(), chance, stopping.signal)
      if (id !== undefined) log.info({ reading: id }, 'source read')
      return id !== undefined
    } catch (fault) {
      if (stopping.signal.aborted) return false
      log.error({ err: fault }, 'a source could not be read')
      leftHalfDone ||= databaseTrouble(fault) !== undefined
      await pause(1_000)
      return true
    }
  }

  const work = async (): Promise<void> => {
    do {
      again = false
      while (!stopping.signal.aborted) {
        const worked = await workOnce()
        if (!worked) break
      }
    } while (again && !stopping.signal.aborted)
  }
  const wake = (): void => {
    again = true
    running ??= work().finally(() => {
      running = undefined
    })
  }
  wake()
  return {
    wake,
    stop: async () => {
      stopping.abort(new Error('the server stops'))
      await running
    },
  }
}
