import type { Context } from 'hono'
import { pour } from '#operations/papers/pour.ts'
import type { HttpEnv } from './http-env.ts'
import { writtenBody } from './written-body.ts'

/** Handed over at a time. */
const pieceBytes = 64 * 1024

/** The body of a file that is there whole, handed over piece by piece for as long as its reader’s rights last. */
export function writtenBytes(c: Context<HttpEnv>, bytes: Uint8Array): ReadableStream<Uint8Array> | null {
  c.header('content-length', String(bytes.length))
  return writtenBody(
    c,
    async (output) => {
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        await pour(output, bytes.subarray(from, from + pieceBytes))
      }
      output.end()
    },
    { words: 'a file was cut off' },
  )
}
