import type { NameSpan } from './name-runs.ts'
import { nameLikeness } from './names.ts'
import { opening } from './opening.ts'
import type { Sentence } from './sentences.ts'
import { surnameLength } from './surnames.ts'

const turnHead = opening(/^(?<name>[\u4e00-\u9fff·]{2,8}):/)

/**
 * The names that head paragraphs of a page that gives one voice after the other (周某某：建议…), by the number
 * of their sentence; none where but one paragraph begins so.
 */
export function turnNames(text: string, sentences: readonly Sentence[]): ReadonlyMap<number, NameSpan> {
  const turns = new Map<number, NameSpan>()
  for (const [index, { start, isFirst }] of sentences.entries()) {
    const name = isFirst ? turnHead.exec(text.slice(start, start + 10))?.groups?.name : undefined
    if (name === undefined || surnameLength(name, 0) === 0 || nameLikeness(name) < 2) continue
    turns.set(index, { name, start, end: start + name.length })
  }
  return turns.size < 2 ? new Map() : turns
}
