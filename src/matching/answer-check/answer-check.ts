import { fold } from '#intake/fold.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { type CheckedLanguage, checkedLanguageOf } from './checked-language.ts'
import { measuresIn } from './concrete-acts.ts'
import type { AnswerCheck, AskedAndAnswered, Passage, PointAsked } from './found-in-reply.ts'
import { hollowPhrasesIn } from './hollow-phrases.ts'
import { linkPoints } from './link-points.ts'
import { amountsIn } from './named-amounts.ts'
import { datesIn } from './named-dates.ts'
import { unitsIn } from './named-units.ts'
import { type Cut, cutPassages } from './passages.ts'
import { pointsAsked } from './points-asked.ts'
import { remarksOn } from './remarks.ts'
import { isMostlyAgain, type SaidBefore, saidAgain, saidBefore } from './said-again.ts'
import { declines, isCourtesy, tellsDone, tellsToCome } from './settling-words.ts'

/**
 * Looks at a reply beside what was asked: which passage answers which point, what each names, and what speaks against
 * the outcome chosen. Spans of points lead into `asked`, all others into `reply`. Pure; its time grows with the
 * lengths of both. A language without rules gives one remark and nothing else.
 */
export function checkAnswer(case_: AskedAndAnswered): AnswerCheck {
  const { title, asked, reply } = case_
  const language = checkedLanguageOf(reply === '' ? asked : reply)
  if (language === 'und')
    return { language, points: [], passages: [], remarks: [{ code: 'language_unsupported', places: [] }] }

  const text = fold(reply)
  const cuts = cutPassages(text, language)
  const before = saidBefore(`${fold(title)}\n${fold(asked)}`)
  const passages = cuts.map((cut) => passageOf({ ...case_, text, cut, before, language }))
  const points = pointsWithAnswers(case_, cuts, passages)
  return { language, points, passages, remarks: remarksOn(case_, points, passages) }
}

type PassageFacts = AskedAndAnswered & {
  readonly text: string
  readonly cut: Cut
  readonly before: SaidBefore
  readonly language: CheckedLanguage
}

function passageOf({ reply, text, cut, before, language, on, units }: PassageFacts): Passage {
  const span = { start: cut.wordsAt, end: cut.end }
  const words = text.slice(span.start, span.end)
  const kind = isCourtesy(words, language) ? 'courtesy' : isHeading(words, cut) ? 'heading' : 'said'
  const again = saidAgain(text, span, before)
  const isAgain = isMostlyAgain(span, again)
  const says = kind === 'said' && !isAgain
  const measures = says ? measuresIn(text, span, language) : []
  const dates = kind === 'said' ? datesIn(text, span, language, on) : []
  const amounts = kind === 'said' ? amountsIn(text, span, language) : []
  const hollow = kind === 'courtesy' ? [] : hollowPhrasesIn(text, span, language)
  const gives = kind === 'said' && declines(words, language)
  return {
    ...quoteOf(reply, { start: cut.start, end: cut.end }),
    kind,
    measures,
    dates,
    amounts,
    units: kind === 'said' ? unitsIn(text, span, language, units) : [],
    hollow,
    isHollow: hollow.length > 0 && measures.length === 0 && dates.length === 0 && amounts.length === 0 && !gives,
    declines: gives,
    tells: tellsToCome(words, language)
      ? 'to_come'
      : tellsDone(words, language) || measures.length > 0
        ? 'done'
        : 'neither',
    again,
    isAgain,
  }
}

/** 一、关于补助标准: a member's name, or a short line without a stop, which says nothing of its own. */
function isHeading(words: string, { isListed, isLine }: Cut): boolean {
  if (!isListed || words.length > longestHeading || /[已将了,]/.test(words)) return false
  const isName = /^(?:关于|对于|针对)|(?:问题|方面|情况)$/.test(words)
  return (
    isName ||
    (isLine && words.length <= longestLine && measuresIn(words, { start: 0, end: words.length }, 'zh').length === 0)
  )
}

const longestHeading = 30
const longestLine = 18

function pointsWithAnswers(
  { asked, title, reply }: AskedAndAnswered,
  cuts: readonly Cut[],
  passages: readonly Passage[],
): PointAsked[] {
  const language = checkedLanguageOf(asked === '' ? title : asked)
  const spans = language === 'und' ? [] : pointsAsked(fold(asked), language)
  const points = spans.map((span) => quoteOf(asked, span))
  const headings = headingsBySection(cuts, passages)
  const links = linkPoints(
    points.map(({ quote }) => quote),
    passages.map((one, at) => ({
      words: one.kind === 'said' && !one.isAgain ? reply.slice(one.start, one.end) : '',
      heading: headings.get(cuts[at]?.section ?? 0) ?? '',
      section: cuts[at]?.section ?? 0,
    })),
    title,
  ).filter(({ passage }) => passages[passage]?.kind === 'said' && passages[passage]?.isAgain === false)

  return points.map((point, at) => {
    const answers = links.filter((link) => link.point === at).map(({ passage, reason }) => ({ passage, reason }))
    const settled = answers.filter(({ passage }) => settles(passages[passage]))
    if (settled.length > 0) return { ...point, standing: 'answered', answers: settled }
    return { ...point, standing: answers.length > 0 ? 'touched' : 'unanswered', answers }
  })
}

function headingsBySection(cuts: readonly Cut[], passages: readonly Passage[]): ReadonlyMap<number, string> {
  return new Map(
    passages.flatMap((one, at) => (one.kind === 'heading' ? [[cuts[at]?.section ?? 0, one.quote] as const] : [])),
  )
}

/** A passage settles a point by an act, a reason why not, or a day by which something is promised. */
function settles(passage: Passage | undefined): boolean {
  if (passage === undefined || passage.isHollow) return false
  return passage.measures.length > 0 || passage.declines || (passage.tells === 'to_come' && passage.dates.length > 0)
}
