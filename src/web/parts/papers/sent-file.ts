import type { Context } from 'hono'
import { attachment } from '#http/attachment.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { sentBody } from '#http/sent-body.ts'

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
  return sentBody(c, content, {
    'content-type': mediaType,
    'content-disposition': attachment(name),
    'x-content-type-options': 'nosniff',
  })
}
