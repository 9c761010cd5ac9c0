import { z } from 'zod'
import { type ItemKind, itemKinds } from '#intake/reading.ts'
import { denseText } from '#kernel/dense-text.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import { jsonIn } from './json-in.ts'
import { holdsWords, placeQuote } from './place-quote.ts'

/** Something a model says stands in a source, at the place where it was found to stand. */
export type FindingProposal = TextSpan & { readonly kind: ItemKind; readonly speaker: string | null }

/** Why something a model gave was left out. */
type FindingDropReason =
  | 'malformed'
  | 'too_many'
  | 'quote_too_short'
  | 'quote_too_long'
  | 'quote_not_in_source'
  | 'place_unclear'
  | 'speaker_not_in_source'
  | 'known'
  | 'repeated'

/** What is left of a model's answer: what may be shown, and how many fell away for which reason. */
export type FindingAnswer = {
  readonly proposals: readonly FindingProposal[]
  readonly dropped: Readonly<Record<string, number>>
}

/** How many proposals of one answer are kept. */
export const mostProposals = 60
const shortestQuote = 4
const longestQuote = 600
const longestSpeaker = 60

const Answer = z.strictObject({ findings: z.array(z.unknown()) })
const Found = z.strictObject({
  kind: z.enum(itemKinds),
  speaker: z.string().max(longestSpeaker).nullable(),
  quote: z.string().max(20_000),
  before: z.string().max(200).default(''),
  after: z.string().max(200).default(''),
})

/**
 * Holds a model's answer against the text it was given: only what stands there, at one place, and is not known yet, is left.
 * An answer of another shape is refused whole.
 */
export function findingAnswer(
  answer: string,
  text: string,
  known: readonly TextSpan[],
): Result<FindingAnswer, { readonly code: 'model_answer_wrong' }> {
  const parsed = Answer.safeParse(jsonIn(answer))
  if (!parsed.success) return refuse({ code: 'model_answer_wrong' })
  const whole = denseText(text)
  const proposals: FindingProposal[] = []
  const dropped: Record<string, number> = {}
  for (const given of parsed.data.findings) {
    const judged = judge(given)
    if (typeof judged !== 'string') proposals.push(judged)
    else dropped[judged] = (dropped[judged] ?? 0) + 1
  }
  return ok({ proposals, dropped })

  function judge(given: unknown): FindingProposal | FindingDropReason {
    const found = Found.safeParse(given)
    if (!found.success) return 'malformed'
    const { kind, speaker, quote } = found.data
    const length = withoutSpaces(quote).replaceAll(hiddenName, '').length
    if (length < shortestQuote) return 'quote_too_short'
    if (length > longestQuote) return 'quote_too_long'
    const placed = placeQuote(whole, found.data)
    if (placed.found === 'nowhere') return 'quote_not_in_source'
    if (placed.found === 'unclear') return 'place_unclear'
    const named = speaker === null || speaker.includes(hiddenName) ? null : speaker.trim()
    if (named !== null && !holdsWords(whole, named)) return 'speaker_not_in_source'
    if (known.some((one) => isTheSame(one, placed.span))) return 'known'
    if (proposals.some((one) => isTheSame(one, placed.span))) return 'repeated'
    return proposals.length >= mostProposals ? 'too_many' : { kind, speaker: named, ...placed.span }
  }
}

/** Stands in the place of each character of a name that is not handed over. */
export const hiddenName = '█'

/** Half of the shorter one is in the other. */
function isTheSame(one: TextSpan, other: TextSpan): boolean {
  const both = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return both * 2 >= Math.min(one.end - one.start, other.end - other.start)
}
