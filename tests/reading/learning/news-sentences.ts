import { readFileSync } from 'node:fs'
import { fold } from '#intake/fold.ts'
import { hashNumber, hashStart, stir } from '#intake/text-hash.ts'
import type { TextSpan } from '#kernel/text-span.ts'

export type NewsKind = 'PER' | 'LOC' | 'ORG'
export type NewsName = TextSpan & { readonly kind: NewsKind }
export type NewsPart = 'train' | 'development' | 'kept-back'

/** One sentence of the news with all that is named in it, folded. */
export type NewsSentence = { readonly text: string; readonly names: readonly NewsName[]; readonly part: NewsPart }

const block = 10

/** Sentences are dealt out in blocks of ten, by a hash of the block's number, once and for all. */
function partOf(sentence: number): NewsPart {
  const share = stir(hashNumber(hashStart, Math.floor(sentence / block))) % 100
  return share < 70 ? 'train' : share < 85 ? 'development' : 'kept-back'
}

/** Reads a file of one character and its label a line, an empty line behind each sentence. */
export function newsSentences(file: string): NewsSentence[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split(/\n\s*\n/)
    .map((lines, at) => sentenceOf(lines.split('\n'), partOf(at)))
}

function sentenceOf(lines: readonly string[], part: NewsPart): NewsSentence {
  let text = ''
  const names: { start: number; end: number; kind: NewsKind }[] = []
  for (const line of lines) {
    const [unit = ' ', label = 'O'] = line.split(/\s+/)
    const start = text.length
    text += unit
    if (label.startsWith('B-')) names.push({ start, end: text.length, kind: label.slice(2) as NewsKind })
    const last = names.at(-1)
    if (label.startsWith('I-') && last !== undefined) last.end = text.length
  }
  return { text: fold(text), names, part }
}
