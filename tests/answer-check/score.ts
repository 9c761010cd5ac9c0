import { plainDate } from '#kernel/plain-date.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { checkAnswer } from '#matching/answer-check/answer-check.ts'
import type { AnswerCheck } from '#matching/answer-check/found-in-reply.ts'
import { type MarkedLine, type Pair, unansweredIn } from './pairs.ts'

export type Tally = { right: number; said: number; meant: number }

export type Figure = 'point cut' | 'point without an answer' | 'answer placed' | 'measure' | 'date' | 'unit' | 'hollow'

export type Miss = { readonly pair: string; readonly figure: Figure; readonly what: string }

export type Scores = { readonly tallies: ReadonlyMap<Figure, Tally>; readonly misses: readonly Miss[] }

const day = plainDate('2026-06-01')

/** Checks every pair and counts, sentence by sentence, where the check and the person agree. */
export function score(pairs: readonly Pair[]): Scores {
  const tallies = new Map<Figure, Tally>()
  const misses: Miss[] = []
  const count = (pair: Pair, figure: Figure, said: boolean, meant: boolean, what: string) => {
    const tally = tallies.get(figure) ?? { right: 0, said: 0, meant: 0 }
    tally.right += said && meant ? 1 : 0
    tally.said += said ? 1 : 0
    tally.meant += meant ? 1 : 0
    tallies.set(figure, tally)
    if (said !== meant) misses.push({ pair: pair.id, figure, what: `${said ? 'extra' : 'missed'}: ${what}` })
  }
  for (const pair of pairs) {
    const check = checkAnswer({ ...pair, on: day, outcome: null, units: [] })
    scorePoints(pair, check, count)
    scoreSentences(pair, check, count)
  }
  return { tallies, misses }
}

type Count = (pair: Pair, figure: Figure, said: boolean, meant: boolean, what: string) => void

function scorePoints(pair: Pair, check: AnswerCheck, count: Count): void {
  const open = unansweredIn(pair)
  const placed = check.points.map((point) => lineOf(pair.askedLines, point))
  for (const [at, line] of placed.entries()) {
    const point = check.points[at]
    const number = line?.points[0]
    if (point === undefined) continue
    const isFirst = placed.indexOf(line) === at
    if (number === undefined || !isFirst) count(pair, 'point cut', true, false, point.quote)
    if (number === undefined) {
      if (point.standing !== 'answered') count(pair, 'point without an answer', true, false, point.quote)
      continue
    }
    scorePlaces(pair, check, at, number, count)
  }
  for (const line of pair.askedLines) {
    const [number] = line.points
    if (number === undefined) continue
    const own = check.points.filter((_, at) => placed[at] === line)
    const words = pair.asked.slice(line.start, line.end)
    count(pair, 'point cut', own.length > 0, true, words)
    const isOpen = own.length > 0 && own.every(({ standing }) => standing !== 'answered')
    count(pair, 'point without an answer', isOpen, open.has(number), words)
  }
}

/** Of the passages said to answer a point, those that a person says answer it. */
function scorePlaces(pair: Pair, check: AnswerCheck, at: number, number: number, count: Count): void {
  const point = check.points[at]
  const found = new Set(
    point?.standing === 'answered'
      ? point.answers.map(({ passage }) => lineOf(pair.replyLines, check.passages[passage] ?? { start: -1, end: -1 }))
      : [],
  )
  for (const line of pair.replyLines) {
    const meant = line.points.includes(number) && !line.marks.has('h')
    if (!meant && !found.has(line)) continue
    count(pair, 'answer placed', found.has(line), meant, `${number} ↔ ${pair.reply.slice(line.start, line.end)}`)
  }
}

const marked = [
  ['measure', 'm'],
  ['date', 'd'],
  ['unit', 'u'],
] as const

function scoreSentences(pair: Pair, check: AnswerCheck, count: Count): void {
  for (const line of pair.replyLines) {
    const passages = check.passages.filter((one) => lineOf(pair.replyLines, one) === line)
    const words = pair.reply.slice(line.start, line.end)
    const isHollow = passages.some((one) => one.isHollow) && !passages.some((one) => one.measures.length > 0)
    count(pair, 'hollow', isHollow, line.marks.has('h'), words)
    // Only what answers or is told to be done is judged for what it names: so the sentences were annotated.
    if (line.points.length === 0 && !line.marks.has('m')) continue
    if (line.marks.has('h')) continue
    const named = {
      measure: passages.some((one) => one.measures.length > 0),
      date: passages.some((one) => one.dates.length > 0),
      unit: passages.some((one) => one.units.length > 0),
    }
    for (const [figure, mark] of marked) count(pair, figure, named[figure], line.marks.has(mark), words)
  }
}

/** The sentence a span lies in, by its middle. */
function lineOf(lines: readonly MarkedLine[], { start, end }: TextSpan): MarkedLine | undefined {
  const middle = (start + end) / 2
  return lines.find((line) => line.start <= middle && middle < line.end)
}
