import type { OcrDoubt } from './ocr-doubt.ts'
import type { SourceRefusal } from './source-refusals.ts'

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

/** What it answers: any number of `progress`, then one of the others. */
export type ParsingReport =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'parsed'; readonly parsed: ParsedSource }
  | { readonly type: 'refused'; readonly refusal: SourceRefusal }
  | { readonly type: 'failed'; readonly stack: string }
