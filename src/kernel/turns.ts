/** A line in which so many work at a time and the others wait, first come first served. */
export type Turns = {
  /**
   * Waits for a turn.
   *
   * @returns what must be called when the turn is over.
   * @throws the signal's reason when it aborts before the turn is handed over.
   */
  readonly take: (signal?: AbortSignal) => Promise<() => void>
  /** How many wait. */
  readonly waiting: () => number
}

/** @param atOnce - how many may work at a time. */
export function turns(atOnce: number): Turns {
  let running = 0
  const line: (() => void)[] = []
  /** Whoever waits is given the place itself: were it free for a moment, somebody who comes just then would be one too many. */
  const leave = (): void => {
    const next = line.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return {
    waiting: () => line.length,
    take: async (signal) => {
      signal?.throwIfAborted()
      if (running < atOnce) {
        running += 1
        return leave
      }
      await waitIn(line, signal)
      if (signal?.aborted !== true) return leave
      // Given up after the place was handed over and before this heard of it: the place goes on to the next.
      leave()
      throw signal.reason
    },
  }
}

function waitIn(line: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      line.splice(line.indexOf(enter), 1)
      reject(signal?.reason)
    }
    const enter = () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }
    signal?.addEventListener('abort', onAbort)
    line.push(enter)
  })
}
