import { fold } from '#intake/fold.ts'
import { questionOf } from './question-kinds.ts'
import type { TermRarity } from './term-rarity.ts'

/** A text made ready to be held against others: each of its parts is looked at once. */
export type PreparedText = {
  /** Without signs, spaces and words that only point or ask politely; letters small. */
  readonly plain: string
  /** How rare each unit of the plain text is. */
  readonly rarity: readonly number[]
  readonly singles: ReadonlyMap<string, number>
  readonly pairs: ReadonlyMap<string, number>
  readonly triples: ReadonlyMap<string, number>
  readonly numbers: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  readonly denials: number
  /** A set of kinds of question, as bits. */
  readonly question: number
}

/** Longer texts are compared by their beginning. */
const longest = 160

export function prepareText(text: string, rarity: TermRarity): PreparedText {
  const folded = fold(text).toLowerCase().slice(0, longest)
  const plain = folded.replace(unsaid, '')
  return {
    plain,
    rarity: Array.from({ length: plain.length }, (_, at) => rarity.of(plain.charAt(at))),
    singles: counted(plain, 1),
    pairs: counted(plain, 2),
    triples: counted(plain, 3),
    numbers: new Set(
      folded.match(/\d+(?:\.\d+)?|[一二三四五六七八九十百千万两]+(?=[个名只条座辆人岁年月日号元米层次种])/gu),
    ),
    words: new Set(folded.match(/[a-z]+/g)),
    denials: (folded.match(/[不没无非未别莫]|禁止|停止|取消/gu) ?? []).length,
    question: questionOf(folded),
  }
}

/** Signs and spaces, and what is said out of politeness. */
const unsaid = /[^\p{L}\p{N}]|请问一?下?|谢谢|您好|你好|问一?下|啊|呀|呢|哦|嘛/gu

function counted(text: string, length: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at + length <= text.length; at += 1) {
    const part = text.slice(at, at + length)
    counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return counts
}
