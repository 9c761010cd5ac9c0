import { z } from 'zod'
import { type DenseText, denseText } from '#kernel/dense-text.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { HandedSource } from './fenced-source.ts'
import { jsonIn } from './json-in.ts'
import { holdsWords } from './place-quote.ts'

/** A sentence of a draft, with the words of the sources it says it rests on: each of them stands there. */
export type DraftSentence = {
  readonly text: string
  readonly quotes: readonly { readonly source: string; readonly quote: string }[]
}

/** Why a sentence was left out of a draft. */
type DraftDropReason = 'malformed' | 'too_many' | 'too_long' | 'source_unknown' | 'quote_not_in_source'

export type DraftAnswer = {
  readonly paragraphs: readonly (readonly DraftSentence[])[]
  readonly dropped: Readonly<Record<string, number>>
}

const mostSentences = 120
const longestSentence = 800
const longestQuote = 2_000

const Answer = z.strictObject({ paragraphs: z.array(z.array(z.unknown())) })
const Sentence = z.strictObject({
  text: z.string().trim().min(1),
  quotes: z.array(z.strictObject({ source: z.string(), quote: z.string().min(1).max(longestQuote) })).max(20),
})

/**
 * Holds a draft against the sources it was made of. A sentence goes where a quote it rests on, or words it puts in quotation
 * marks or names as a document's title, stand in none of them. An answer of another shape is refused whole.
 */
export function draftAnswer(
  answer: string,
  sources: readonly HandedSource[],
): Result<DraftAnswer, { readonly code: 'model_answer_wrong' }> {
  const parsed = Answer.safeParse(jsonIn(answer))
  if (!parsed.success) return refuse({ code: 'model_answer_wrong' })
  const texts = new Map(sources.map(({ name, text }) => [name, denseText(text)]))
  const dropped: Record<string, number> = {}
  let kept = 0
  const paragraphs = parsed.data.paragraphs.map((sentences) =>
    sentences.flatMap((given): readonly DraftSentence[] => {
      const judged = kept >= mostSentences ? 'too_many' : judge(given, texts)
      if (typeof judged === 'string') {
        dropped[judged] = (dropped[judged] ?? 0) + 1
        return []
      }
      kept += 1
      return [judged]
    }),
  )
  return ok({ paragraphs: paragraphs.filter((sentences) => sentences.length > 0), dropped })
}

/** A draft as one text, a line a paragraph. */
export function textOfDraft({ paragraphs }: Pick<DraftAnswer, 'paragraphs'>): string {
  return paragraphs.map((sentences) => sentences.map(({ text }) => text).join('')).join('\n')
}

function judge(given: unknown, texts: ReadonlyMap<string, DenseText>): DraftSentence | DraftDropReason {
  const sentence = Sentence.safeParse(given)
  if (!sentence.success) return 'malformed'
  const { text, quotes } = sentence.data
  // One line each: a sentence that brings line breaks along could pass for more than one.
  const line = text.replace(/\s*[\r\n]+\s*/g, '')
  if (/\p{C}/u.test(line)) return 'malformed'
  if (line.length > longestSentence) return 'too_long'
  for (const { source, quote } of quotes) {
    const handed = texts.get(source)
    if (handed === undefined) return 'source_unknown'
    if (!holdsWords(handed, quote)) return 'quote_not_in_source'
  }
  const isHeld = (words: string) => [...texts.values()].some((one) => holdsWords(one, words))
  // A mark that is left open or stands in another of its own could hold anything.
  const isPaired = !/[“”「」『』《》"]/.test(line.replace(quoted, ''))
  const isTrue = isPaired && [...line.matchAll(quoted)].every((found) => isHeld(found.slice(1).join('')))
  return isTrue ? { text: line, quotes } : 'quote_not_in_source'
}

/** What stands in quotation marks, and the titles of documents. */
const quoted = /“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|"([^"]+)"/g
