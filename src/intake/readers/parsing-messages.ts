import type { OcrDoubt } from './ocr-doubt.ts'

/** What is asked of the parsing process. */
export type ParsingTask = {
  readonly kind: 'html' | 'akoma_ntoso' | 'popolo' | 'docx' | 'pdf' | 'picture' | 'sheet'
  readonly bytes: Uint8Array
}

export type ParsedSource = {
  readonly text: string
  /** Null where the format carries its own. */
  readonly encoding: string | null
  readonly doubts: readonly OcrDoubt[]
}
