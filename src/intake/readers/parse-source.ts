import { ok, type Result } from '#kernel/result.ts'
import type { ParsedSource, ParsingTask } from './parsing-messages.ts'
import type { SourceRefusal } from './source-refusals.ts'

/** Parses one file, in whichever process it is called. Each reader is loaded when it is needed: starting them all takes longer than most files. */
export async function parseSource(
  { kind, bytes }: ParsingTask,
  onProgress: (done: number, of: number) => void,
): Promise<Result<ParsedSource, SourceRefusal>> {
  switch (kind) {
    case 'html': {
      const { readHtml } = await import('./read-html.ts')
      const read = readHtml(bytes, onProgress)
      return read.ok ? ok({ ...read.value, doubts: [] }) : read
    }
    case 'akoma_ntoso': {
      const { readAkomaNtoso } = await import('./read-akoma-ntoso.ts')
      const read = readAkomaNtoso(bytes)
      return read.ok ? ok({ ...read.value, doubts: [] }) : read
    }
    case 'popolo': {
      const { readPopolo } = await import('./read-popolo.ts')
      const read = readPopolo(bytes)
      return read.ok ? ok({ ...read.value, doubts: [] }) : read
    }
    case 'docx': {
      const { readDocx } = await import('./read-docx.ts')
      const read = await readDocx(bytes)
      return read.ok ? ok({ ...read.value, encoding: null, doubts: [] }) : read
    }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts')
      const read = await readPdf(bytes, onProgress)
      return read.ok ? ok({ ...read.value, encoding: null }) : read
    }
    case 'sheet': {
      const { readSheet } = await import('./read-sheet.ts')
      const read = await readSheet(bytes)
      return read.ok ? ok({ ...read.value, encoding: null, doubts: [] }) : read
    }
    case 'picture': {
      const { readPicture } = await import('./read-picture.ts')
      const read = await readPicture(bytes, onProgress)
      return read.ok ? ok({ ...read.value, encoding: null }) : read
    }
  }
}
