import type { TextSpan } from '#kernel/text-span.ts'
import type { ListRun, Mention } from './people.ts'
import { type Sentence, splitAt, trimSpan } from './sentences.ts'

/** A sentence with whom it names. */
export type Told = {
  readonly sentence: Sentence
  readonly mentions: readonly Mention[]
  readonly runs: readonly ListRun[]
}

/** 甲委员建议…；乙委员认为…: between semicolons each speaks in turn. */
export function sentenceTurns(text: string, told: Told): Told[] {
  const { sentence, mentions } = told
  const parts = splitAt(text, { start: sentence.start, end: sentence.bodyEnd }, ';')
  const [first] = parts
  if (first === undefined || parts.length < 2 || !mentions.some(({ start }) => start < first.end)) return [told]
  const heads = parts.filter((part, at) => at === 0 || mentions.some(({ start }) => opens(part, start)))
  if (heads.length < 2) return [told]
  return heads.map((part, at) => {
    const next = heads[at + 1]
    const end = next === undefined ? sentence.end : next.start
    const bodyEnd = next === undefined ? sentence.bodyEnd : end - 1
    const { start } = trimSpan(text, part)
    return toldIn(told, { ...sentence, start, end, bodyEnd, isFirst: at === 0 && sentence.isFirst })
  })
}

/** How far into its part a name may stand to be the one who speaks: behind 来自某界的, say. */
const longestOpening = 14

function opens(part: TextSpan, nameStart: number): boolean {
  return nameStart >= part.start && nameStart < Math.min(part.end, part.start + longestOpening)
}

function toldIn({ mentions, runs }: Told, sentence: Sentence): Told {
  const isInside = (one: TextSpan) => one.start >= sentence.start && one.end <= sentence.end
  return { sentence, mentions: mentions.filter(isInside), runs: runs.filter(isInside) }
}
