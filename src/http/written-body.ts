import { PassThrough } from 'node:stream'
import type { Context } from 'hono'
import type { HttpEnv } from './http-env.ts'
import { whileRightsLast } from './while-rights-last.ts'

/**
 * The body of an answer that is written while it is read, for as long as its reader's rights last. A fault on the way cuts it
 * off, so that nobody takes a part for the whole. Null, and nothing is begun, for whoever asks for the headers alone.
 *
 * @param cutOff - what the program's log says of a fault, and with which facts.
 */
export function writtenBody(
  c: Context<HttpEnv>,
  write: (output: PassThrough) => Promise<unknown>,
  cutOff: { readonly words: string; readonly facts?: Readonly<Record<string, string>> },
): ReadableStream<Uint8Array> | null {
  if (c.req.method === 'HEAD') return null
  const output = new PassThrough()
  write(output).catch((fault: unknown) => {
    const { dependencies, signedIn } = c.var
    dependencies.log.warn({ fault, account: signedIn?.accountId, ...cutOff.facts }, cutOff.words)
    output.destroy(fault instanceof Error ? fault : new Error(String(fault)))
  })
  return whileRightsLast(c, output)
}
