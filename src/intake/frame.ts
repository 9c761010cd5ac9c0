import type { TextSpan } from '#kernel/text-span.ts'
import type { Speaker } from './speakers.ts'

/** 某某说: who speaks, the word of saying, and where what is said begins. */
export type Frame = {
  /** Start of the clause the frame stands in, or of the quotation before it. */
  readonly start: number
  readonly contentStart: number
  /** Null for a turn of a transcript: the name and a colon. */
  readonly verb: string | null
  /** 'same' where the clause has no subject of its own, 'third' for 他 and 她. */
  readonly speaker: Speaker | 'same' | 'third'
  /** What the frame's quotation marks held before it: “…，”某某说. */
  readonly before: TextSpan | null
  /** Nothing follows: “…。”某某说。 */
  readonly trailing: boolean
  readonly isTurn: boolean
  /** 主持人, 记者: leads through the meeting and raises nothing. */
  readonly isModerator: boolean
}
