import { ok, type Result, refuse } from '#kernel/result.ts'
import { decodeText, type TextEncoding } from './decode-text.ts'
import { htmlToText } from './html-text.ts'
import type { SourceRefusal } from './source-refusals.ts'

/** Reads an HTML file; the charset it declares is followed as far as its bytes decode with it. */
export function readHtml(
  bytes: Uint8Array,
  onProgress?: (done: number, of: number) => void,
): Result<{ text: string; encoding: TextEncoding }, SourceRefusal> {
  const decoded = decodeText(bytes, declaredCharset(bytes))
  if (!decoded.ok) return decoded
  const text = htmlToText(decoded.value.text, onProgress)
  if (text.trim() === '') return refuse({ code: 'no_text_found', mediaType: 'text/html' })
  return ok({ text, encoding: decoded.value.encoding })
}

/** The charset an HTML file names in its first bytes, in a meta element or an XML declaration. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1')
  const named =
    /<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^<\?xml\b[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)/i.exec(head)
  return named?.[1] ?? null
}
