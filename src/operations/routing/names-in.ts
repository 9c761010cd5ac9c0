import { fold } from '#intake/fold.ts'
import { splitSentences } from '#intake/sentences.ts'
import { findPeople } from '#intake/weighed-people.ts'
import type { TextSpan } from '#kernel/text-span.ts'

/** Where a text names people, as the reading of sources finds them. */
export function namesIn(text: string): readonly TextSpan[] {
  const folded = fold(text)
  const paragraphs = [...folded.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  }))
  const flow = { text, folded, paragraphs, sourceAt: new Int32Array(0), glossed: false }
  return findPeople(folded, splitSentences(flow)).mentions.map(({ start, end }) => ({ start, end }))
}
