import { PassThrough } from 'node:stream'
import type { Context } from 'hono'
import type { HttpEnv } from './http-env.ts'
import { whileRightsLast } from './while-rights-last.ts'

/**
 * The body of an answer that is written while it is read, for as long as its reader's rights last. Null, and nothing is
 * begun, for whoever asks for the headers alone.
 *
 * @param begin - begins to write; what goes wrong on the way must destroy the output, so that nobody takes a part for the whole.
 */
export function writtenBody(
  c: Context<HttpEnv>,
  begin: (output: PassThrough) => unknown,
): ReadableStream<Uint8Array> | null {
  if (c.req.method === 'HEAD') return null
  const output = new PassThrough()
  begin(output)
  return whileRightsLast(c, output)
}
