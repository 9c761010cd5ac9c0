import mammoth from 'mammoth'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { checkZip } from './check-zip.ts'
import { htmlToText } from './html-text.ts'
import { docxMediaType } from './media-types.ts'
import type { SourceRefusal, UnreadFormat } from './source-refusals.ts'

/**
 * Reads a Word document: its paragraphs, tables, text boxes and notes, in the order of the document.
 * The archive is checked before it is opened; deleted revisions, comments, page headers and pictures are not text.
 */
export async function readDocx(bytes: Uint8Array): Promise<Result<{ text: string }, SourceRefusal>> {
  const checked = await checkZip(bytes)
  if (!checked.ok) {
    return refuse(
      checked.refusal.code === 'broken_zip' ? { code: 'broken_docx' } : { code: 'zip_bomb', why: checked.refusal.why },
    )
  }
  const other = otherFormat(checked.value)
  if (other !== null) return refuse({ code: 'unknown_format', looksLike: other })

  const html = await documentHtml(bytes)
  if (html === null) return refuse({ code: 'broken_docx' })
  const text = htmlToText(html)
  return text.trim() === '' ? refuse({ code: 'no_text_found', mediaType: docxMediaType }) : ok({ text })
}

async function documentHtml(bytes: Uint8Array): Promise<string | null> {
  const noPicture = mammoth.images.imgElement(async () => ({ src: '' }))
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: noPicture, externalFileAccess: false },
    )
    return converted.value
  } catch {
    // Whatever the library stumbles over, it is the document that does not hold what a document must.
    return null
  }
}

/** What another ZIP-based format the names in an archive belong to; null for a Word document. */
function otherFormat(names: readonly string[]): UnreadFormat | null {
  const holds = (start: string) => names.some((name) => name.startsWith(start))
  if (holds('word/')) return null
  if (holds('xl/')) return 'spreadsheet'
  if (holds('ppt/')) return 'slides'
  if (names.includes('OFD.xml')) return 'ofd'
  if (names.includes('mimetype') && names.includes('content.xml')) return 'odt'
  return 'archive'
}
