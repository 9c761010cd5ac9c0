import type { Context } from 'hono'
import { attachment } from '#http/attachment.ts'
import type { HttpEnv } from '#http/http-env.ts'

/** How files made here are told to a browser. */
export const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const excelFile = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const zipFile = 'application/zip'

/** A file to be kept under its name, and never guessed to be of another kind. */
export function sentFile(
  c: Context<HttpEnv>,
  mediaType: string,
  name: string,
  content: Uint8Array | ReadableStream | null,
): Response {
  c.header('content-type', mediaType)
  c.header('content-disposition', attachment(name))
  c.header('x-content-type-options', 'nosniff')
  if (content === null) return c.body(null)
  return c.body(content instanceof Uint8Array ? new Uint8Array(content) : content)
}
