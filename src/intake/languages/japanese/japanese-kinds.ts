import type { ItemKind } from '#intake/reading.ts'
import { asks, asksFor, heldOut, judges, states, undertakes } from './japanese-words.ts'

/** What a sentence of a question is. */
export function askedKind(words: string): ItemKind {
  if (asksFor.test(words)) return 'suggestion'
  if (asks.test(words)) return 'topic'
  return judges.test(words) ? 'assessment' : 'position'
}

/** What a sentence of an answer is: to look into something is a position, to do it a follow-up. */
export function answeredKind(words: string): ItemKind {
  const last = words.slice(-24)
  if (!heldOut.test(last) && undertakes.test(words) && !states.test(words)) return 'follow_up'
  return judges.test(words) ? 'assessment' : 'position'
}
