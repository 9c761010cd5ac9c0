import type { SaidPart } from './said-parts.ts'
import type { Speaker } from './speakers.ts'

/** A speech under way: its speaker and word of saying are inherited until someone else acts or speaks. */
export type Speech = {
  readonly speaker: Speaker
  verb: string | null
  inQuotes: boolean
  /** What was said stood in quotation marks: where they close, it ends. */
  readonly isQuoted: boolean
  /** A turn of a transcript runs on until the next one. */
  readonly isTurn: boolean
  /** 会议议定: with nothing behind the colon, the numbered paragraphs that follow are what was said. */
  readonly isList: boolean
  lastKind: SaidPart['kind'] | null
}

/** A speech of which nothing is known yet but who gives it. */
export const unsaid = { inQuotes: false, isQuoted: false, isTurn: false, isList: false, lastKind: null } as const

/** 表示，将甲；乙: what members pledge goes on. */
export function pledgesOn({ verb, lastKind, speaker }: Speech, kind: SaidPart['kind']): boolean {
  return kind === 'suggestion' && verb === '表示' && lastKind === 'follow_up' && speaker.voice !== 'leader'
}
