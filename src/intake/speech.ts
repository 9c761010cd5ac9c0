import { judges } from './praise.ts'
import type { ItemKind } from './reading.ts'
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
  lastKind: ItemKind | null
}

/** A speech of which nothing is known yet but who gives it. */
export const unsaid = { inQuotes: false, isQuoted: false, isTurn: false, isList: false, lastKind: null } as const

/** What a part of a speech is, seen with what came before it. */
export function goesOnAs(speech: Speech, judged: ItemKind, words: string, demands: boolean): ItemKind {
  const { verb, lastKind, speaker } = speech
  // 表示，将甲；乙: what members pledge goes on.
  const pledges = judged === 'suggestion' && verb === '表示' && lastKind === 'follow_up' && speaker.voice !== 'leader'
  if (pledges && !demands) return 'follow_up'
  if (lastKind !== 'assessment' || judged === 'suggestion') return judged
  // 一是…。二是…: the points of a judgement are judged alike.
  if (/^[二三四五六七]是/.test(words)) return 'assessment'
  return judged === 'position' && judges(words) ? 'assessment' : judged
}
