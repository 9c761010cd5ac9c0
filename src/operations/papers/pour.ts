import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Whoever takes nothing for so long reads no more: a file that is written while it is read holds a connection meanwhile. */
export const readerPatienceMs = 60_000

/**
 * Writes to a reader who may be slow, and waits for them.
 * @throws when the reader has gone, or took nothing for `patienceMs`.
 */
export async function pour(output: Writable, bytes: Uint8Array, patienceMs = readerPatienceMs): Promise<void> {
  if (output.destroyed) throw new Error(gone)
  if (output.write(bytes)) return
  const over = new AbortController()
  const patience = setTimeout(() => over.abort(new Error(gone)), patienceMs)
  try {
    await Promise.race([once(output, 'drain', { signal: over.signal }), once(output, 'close', { signal: over.signal })])
  } finally {
    clearTimeout(patience)
    over.abort()
  }
  if (output.destroyed) throw new Error(gone)
}

const gone = 'the reader of a file has gone'
