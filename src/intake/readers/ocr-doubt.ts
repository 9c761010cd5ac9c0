import type { Quote } from '#kernel/text-span.ts'

/** Words recognised in a picture that are in doubt: two models read them differently, or one is not sure. */
export type OcrDoubt = Quote & {
  readonly code: 'ocr_low_confidence'
  /** 0..100, of the least sure character in it. */
  readonly confidence: number
  /** What the other model reads here, empty for nothing; null where it reads the same or was not asked. Never applied. */
  readonly alternative: string | null
}
