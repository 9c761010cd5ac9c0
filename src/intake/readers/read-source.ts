import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { decodeText } from './decode-text.ts'
import { looksLikeHtml } from './html-mark.ts'
import { docxMediaType } from './media-types.ts'
import type { OcrDoubt } from './ocr-doubt.ts'
import { parseApart } from './parse-apart.ts'
import type { ParsingTask } from './parsing-messages.ts'
import { looksLikeAkomaNtoso, looksLikePopolo } from './record-marks.ts'
import { extensionOf, type SourceFormat, sniffFormat } from './source-format.ts'
import { type ApartLimits, parsingLimits, sourceLimits } from './source-limits.ts'
import type { SourceRefusal } from './source-refusals.ts'

export type SourceFile = { readonly name: string; readonly bytes: Uint8Array }

export type ReadSource = {
  /** As read: no character is corrected or normalised, and line breaks are the source's own. */
  readonly text: string
  readonly mediaType: string
  /** Of text and HTML files: 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'; null where the format carries its own. */
  readonly encoding: string | null
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string
  /** Words recognised in pictures with low confidence, in the order of the text. */
  readonly doubts: readonly OcrDoubt[]
}

export type ReadSourceOptions = {
  readonly signal?: AbortSignal
  /** Pages, or parts of the file, that are done; called any number of times. */
  readonly onProgress?: (done: number, of: number) => void
  readonly limits?: ApartLimits
}

/**
 * Reads a source file to its text.
 *
 * The format is told by the bytes (text, Markdown, HTML, DOCX, PDF, PNG, JPEG, WebP, TIFF, BMP); the name decides only
 * between kinds of text. Debates in Akoma Ntoso and Popolo become the text of a verbatim record. PDF pages without text, and pictures, are recognised (Chinese in both scripts, English).
 * Everything but plain text is parsed in a process of its own, bounded in time and memory.
 *
 * @returns the text, or a refusal that says what is wrong with the file.
 * @throws the signal's reason when aborted.
 */
export async function readSource(
  file: SourceFile,
  options: ReadSourceOptions = {},
): Promise<Result<ReadSource, SourceRefusal>> {
  options.signal?.throwIfAborted()
  const { bytes } = file
  if (bytes.byteLength === 0) return refuse({ code: 'empty_file' })
  if (bytes.byteLength > sourceLimits.fileBytes) {
    return refuse({ code: 'file_too_large', bytes: bytes.byteLength, limitBytes: sourceLimits.fileBytes })
  }
  const format = sniffFormat(file.name, bytes)
  if (format.kind === 'text') return readTextFile(file, options)

  const plan = planFor(format, bytes)
  if (!plan.ok) return plan
  return parse({ kind: plan.value.kind, bytes }, plan.value.mediaType, options)
}

type Plan = { readonly kind: ParsingTask['kind']; readonly mediaType: string }

function planFor(format: Exclude<SourceFormat, { kind: 'text' }>, bytes: Uint8Array): Result<Plan, SourceRefusal> {
  switch (format.kind) {
    case 'pdf':
      return ok({ kind: 'pdf', mediaType: 'application/pdf' })
    case 'zip':
      return ok({ kind: 'docx', mediaType: docxMediaType })
    case 'picture':
      return ok({ kind: 'picture', mediaType: `image/${format.picture}` })
    case 'compound':
      return refuse(isLockedDocument(bytes) ? { code: 'docx_password' } : { code: 'unknown_format', looksLike: 'doc' })
    case 'unread':
      return refuse({ code: 'unknown_format', looksLike: format.looksLike })
    case 'damaged':
      return refuse({
        code: format.named === 'picture' ? 'image_unreadable' : format.named === 'pdf' ? 'broken_pdf' : 'broken_docx',
      })
  }
}

/** A document with a password is kept as a stream of this name inside the old container. */
function isLockedDocument(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le')
}

async function readTextFile(file: SourceFile, options: ReadSourceOptions): Promise<Result<ReadSource, SourceRefusal>> {
  const extension = extensionOf(file.name)
  const decoded = decodeText(file.bytes)
  // A page may declare what its bytes alone leave open, so the start is looked at even when they do not decode.
  const start = decoded.ok
    ? decoded.value.text.slice(0, 65_536)
    : Buffer.from(file.bytes.subarray(0, 65_536)).toString('latin1')
  if (looksLikeHtml(extension, start)) return parse({ kind: 'html', bytes: file.bytes }, 'text/html', options)
  if (!decoded.ok) return decoded
  if (looksLikeAkomaNtoso(start))
    return parse({ kind: 'akoma_ntoso', bytes: file.bytes }, 'application/akn+xml', options)
  if (looksLikePopolo(start)) return parse({ kind: 'popolo', bytes: file.bytes }, 'application/json', options)
  const mediaType = extension === 'md' || extension === 'markdown' ? 'text/markdown' : 'text/plain'
  if (decoded.value.text.trim() === '') return refuse({ code: 'no_text_found', mediaType })
  return ok({ ...decoded.value, mediaType, sha256: sha256Of(file.bytes), doubts: [] })
}

async function parse(
  task: ParsingTask,
  mediaType: string,
  options: ReadSourceOptions,
): Promise<Result<ReadSource, SourceRefusal>> {
  const { signal, onProgress, limits = parsingLimits } = options
  const parsed = await parseApart(task, { limits, signal, onProgress })
  return parsed.ok ? ok({ ...parsed.value, mediaType, sha256: sha256Of(task.bytes) }) : parsed
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
