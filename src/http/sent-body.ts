import type { Context } from 'hono'
import type { HttpEnv } from './http-env.ts'

/** An answer with a body, which may be written while it is read; with none, for whoever asks for the headers alone. */
export function sentBody(
  c: Context<HttpEnv>,
  body: Uint8Array | ReadableStream | null,
  headers: Readonly<Record<string, string>>,
) {
  if (body === null) return c.body(null, 200, headers)
  return c.body(body instanceof Uint8Array ? new Uint8Array(body) : body, 200, headers)
}
