import type { Answer } from '#intake/reading.ts'
import type { AnsweredMatter } from './answered-pages.ts'

export type AnswerFigures = {
  readonly matters: number
  /** Matters whose first answer is one, or that rightly have none. */
  readonly firstRight: number
  /** Matters with an answer of their own, and of those the ones where such a one comes first. */
  readonly withOwn: number
  readonly ownFirst: number
  readonly precision: number
  readonly recall: number
}

/** How well answers were found. What may be taken for an answer or left counts neither for nor against. */
export function scoreAnswers(
  matters: readonly AnsweredMatter[],
  answersOf: (matter: AnsweredMatter) => readonly Pick<Answer, 'item'>[],
): AnswerFigures {
  let [firstRight, withOwn, ownFirst] = [0, 0, 0]
  let [right, wrong, missed] = [0, 0, 0]
  for (const matter of matters) {
    const found = answersOf(matter).map(({ item }) => item)
    const [first] = found
    if (first === undefined ? !matter.isAnswered : isAnswer(matter, first) || matter.maybe.has(first)) firstRight += 1
    if (matter.own.size > 0) withOwn += 1
    if (first !== undefined && matter.own.has(first)) ownFirst += 1
    right += found.filter((item) => isAnswer(matter, item)).length
    wrong += found.filter((item) => !isAnswer(matter, item) && !matter.maybe.has(item)).length
    missed += [...matter.own, ...matter.collective].filter((item) => !found.includes(item)).length
  }
  const precision = right / Math.max(1, right + wrong)
  return {
    matters: matters.length,
    firstRight,
    withOwn,
    ownFirst,
    precision,
    recall: right / Math.max(1, right + missed),
  }
}

export const isAnswer = ({ own, collective }: AnsweredMatter, item: number): boolean =>
  own.has(item) || collective.has(item)
