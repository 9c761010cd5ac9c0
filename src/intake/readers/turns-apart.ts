const atOnce = 2

let running = 0
const waiting: (() => void)[] = []

/**
 * Waits until fewer than two files are being parsed, first come first served, so that many uploads together cannot
 * fill the memory.
 *
 * @returns what must be called when the turn is over.
 * @throws the signal's reason when it aborts while waiting.
 */
export async function takeTurn(signal?: AbortSignal): Promise<() => void> {
  signal?.throwIfAborted()
  if (running >= atOnce) await waitInLine(signal)
  else running += 1
  return leave
}

/** Whoever waits is given the place itself: were it free for a moment, somebody who comes just then would be one too many. */
function leave(): void {
  const next = waiting.shift()
  if (next === undefined) running -= 1
  else next()
}

function waitInLine(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      waiting.splice(waiting.indexOf(enter), 1)
      reject(signal?.reason)
    }
    const enter = () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }
    signal?.addEventListener('abort', onAbort)
    waiting.push(enter)
  })
}
