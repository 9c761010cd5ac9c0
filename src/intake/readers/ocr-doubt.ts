import type { Quote } from '#kernel/text-span.ts'

/** Words recognised in a picture of which the recogniser was not sure. */
export type OcrDoubt = Quote & {
  readonly code: 'ocr_low_confidence'
  /** 0..100, of the least sure character in it. */
  readonly confidence: number
}
