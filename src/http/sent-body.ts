import type { Context } from 'hono'
import type { HttpEnv } from './http-env.ts'

/** An answer with a body that is written while it is read; with none, for whoever asks for the headers alone. */
export function sentBody(
  c: Context<HttpEnv>,
  body: ReadableStream<Uint8Array> | null,
  headers: Readonly<Record<string, string>>,
) {
  return body === null ? c.body(null, 200, headers) : c.body(body, 200, headers)
}
