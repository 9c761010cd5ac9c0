import type { TextSpan } from '#kernel/text-span.ts'
import { isPromise } from './clause-kinds.ts'
import { isDated } from './commitments.ts'
import type { FoundItem } from './found-item.ts'
import { opening } from './opening.ts'
import type { Mention } from './people.ts'
import { proposalTitles } from './proposal-titles.ts'
import { partsOf } from './said-parts.ts'
import type { Sentence } from './sentences.ts'
import type { Speaker } from './speakers.ts'

const beginning = /(?:收悉|收到)[^。]{0,60}|(?:现|兹)?(?:将[^,。]{0,20})?(?:答复|回复|函复|复函)如下/
const unit = /[我本](?:局|厅|委|办|部|院|公司|中心|会|行)/
const place = /[我本][省市区县州]/
const announcing = /(?:答复|回复|函复|复函)如下$/
const closing = opening(
  /^(?:(?:再次|再一次|衷心|最后,?|真诚)*(?:感谢|希望您|欢迎您)(?:您|你们?|各位)|专此|特此|此复|顺祝|联系(?:人|单位|电话)|\(?联系)/,
)
const heading = /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.])/

/** An official reply to a proposal: who answers, whom, and where the answer begins. */
export type ReplyLetter = {
  readonly speaker: Speaker
  readonly proposer: string | null
  /** Positions of the first and the last sentence of the letter's answer. */
  readonly first: number
  readonly last: number
}

/** Finds the letter an article is, if it says 收悉 and 答复如下; undefined for every other text. */
export function replyLetterIn(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
): ReplyLetter | undefined {
  const announced = sentences.findIndex(({ start, end }) => /(?:答复|回复|函复)如下/.test(text.slice(start, end)))
  const received = sentences
    .slice(Math.max(0, announced - 2), Math.max(0, announced))
    .findIndex(({ start, end }) => /收悉|收到/.test(text.slice(start, end)))
  const first = received < 0 ? announced : Math.max(0, announced - 2) + received
  const begin = sentences[first]
  if (begin === undefined || !beginning.test(text.slice(begin.start, begin.end))) return undefined
  const ends = closingBegins(text, sentences, announced)
  const proposer = mentions.filter((mention) => mention.start < begin.end && mention.kind !== 'leader').at(-1)
  const words = text.slice(begin.start, sentences.at(-1)?.end)
  const own = (unit.exec(words) ?? place.exec(words))?.[0] ?? null
  return {
    speaker: { name: own, voice: 'leader' },
    proposer: proposer?.name ?? null,
    first,
    last: (ends < 0 ? sentences.length : ends) - 1,
  }
}

/** Where the courtesies begin that a letter closes with; thanks at its beginning close nothing. */
function closingBegins(text: string, sentences: readonly Sentence[], announced: number): number {
  const closes = ({ start, end }: Sentence) => closing.test(text.slice(start, end))
  let at = sentences.findLastIndex(closes)
  if (at <= announced + 1) return -1
  while (at - 1 > announced && sentences.slice(at - 1, at).some(closes)) at -= 1
  return at
}

/** The items of one sentence of a letter: the suggestions it names, and what the unit answers. */
export function letterItems(text: string, sentence: Sentence, letter: ReplyLetter, isOpening: boolean): FoundItem[] {
  const whole = { start: sentence.start, end: sentence.bodyEnd }
  const body = behindAddress(text, behindHeading(text, whole))
  if (body.start > whole.start && body.end - body.start <= shortestSaid) return []
  const named = isOpening || body.start > whole.start || /^关于/.test(text.slice(body.start, body.start + 2))
  const asked = (named ? proposalTitles(text, body) : []).map(
    ({ start, end }): FoundItem => ({ start, end, kind: 'suggestion', speaker: letter.proposer, verb: '提出' }),
  )
  if (isOpening || asked.length > 0) return asked
  if (isTitleLine(text, sentence, whole) || announcing.test(text.slice(body.start, body.end))) return []
  return partsOf(text, body, letter.speaker, '答复').map(({ start, end, kind }) => {
    // What a unit writes without a subject, or with its own, is what it will do itself.
    const words = text.slice(start, end)
    const own = kind === 'directive' || isPromise(words) || isDated(words) || /决定/.test(words) ? 'follow_up' : kind
    return { start, end, kind: own === 'assessment' ? 'position' : own, speaker: letter.speaker.name, verb: '答复' }
  })
}

/** In a letter whoever is addressed said what is raised there, and the unit all else: its sentences name the one to answer them. */
export function saidInLetter(
  items: readonly FoundItem[],
  sentences: readonly Sentence[],
  { speaker, proposer, first, last }: ReplyLetter,
): FoundItem[] {
  const [start, end] = [sentences[first]?.start ?? 0, sentences[last]?.end ?? 0]
  return items.map((item) => {
    if (item.start < start || item.end > end) return item
    const isRaised = item.kind === 'topic' || item.kind === 'suggestion'
    return { ...item, speaker: isRaised ? proposer : speaker.name }
  })
}

function behindHeading(text: string, span: TextSpan): TextSpan {
  const sign = heading.exec(text.slice(span.start, Math.min(span.end, span.start + 8)))
  return { start: span.start + (sign?.[0].length ?? 0), end: span.end }
}

/** A numbered heading as short as this (基本情况) says nothing. */
const shortestSaid = 12

/** 您在提案中指出，…: what the proposer said, without the words that say so. */
function behindAddress(text: string, span: TextSpan): TextSpan {
  const lead = /^(?:正如)?(?:您|你们|贵委|代表|委员)(?:在[^,]{0,10}中)?(?:所)?(?:指出|提出|反映|提到|认为)的?,?/.exec(
    text.slice(span.start, Math.min(span.end, span.start + 24)),
  )
  return { start: span.start + (lead?.[0].length ?? 0), end: span.end }
}

/** A heading is a paragraph without a final stop. */
function isTitleLine(text: string, sentence: Sentence, span: TextSpan): boolean {
  return (
    sentence.bodyEnd === sentence.end && span.end - span.start <= 36 && !/[,;]/.test(text.slice(span.start, span.end))
  )
}
