import { setTimeout as pause } from 'node:timers/promises'

export type Repeating = {
  /** Lets the work under way finish, then begins none. */
  readonly stop: () => Promise<void>
}

/** Does some work at once and again whenever so many seconds have gone by since it ended: never twice at a time. */
export function repeat(work: () => Promise<void>, everySeconds: number): Repeating {
  const stopped = new AbortController()
  const going = (async () => {
    while (!stopped.signal.aborted) {
      await work()
      // Cut short by stop alone.
      await pause(everySeconds * 1_000, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopped.abort()
      await going
    },
  }
}
