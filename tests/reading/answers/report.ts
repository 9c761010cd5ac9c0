/**
 * How well answers are found: `node tests/reading/answers/report.ts` on the pages the weights are learned from, `--held-out` on those
 * kept back (figures only), `--page ID` with every miss of one of the former in words.
 */
import { type AnsweredMatter, answeredMatters, answeredOnDevelopmentPages } from './answered-pages.ts'
import { isAnswer, scoreAnswers } from './score-answers.ts'

const isHeldOut = process.argv.includes('--held-out')
const page = process.argv.includes('--page') ? process.argv[process.argv.indexOf('--page') + 1] : undefined
const sets = isHeldOut
  ? { 'kept back': answeredMatters('held-out') }
  : { 'training pages': answeredMatters('development'), 'development pages': answeredOnDevelopmentPages() }

for (const [name, matters] of Object.entries(sets)) {
  const figures = scoreAnswers(matters, answersOf)
  const { firstRight, withOwn, ownFirst, precision, recall } = figures
  console.log(
    `${name}: first answer right ${firstRight}/${figures.matters}, its own first ${ownFirst}/${withOwn}, ` +
      `links P ${percent(precision)} R ${percent(recall)}`,
  )
  if (!isHeldOut)
    for (const matter of matters.filter((one) => one.page === page)) console.log(missesOf(matter).join('\n'))
}

function answersOf({ reading, at }: AnsweredMatter) {
  return reading.items[at]?.answers ?? []
}

function missesOf(matter: AnsweredMatter): string[] {
  const { reading, at, own, collective } = matter
  const words = (item: number): string =>
    `${reading.items[item]?.speaker ?? ''}: ${reading.items[item]?.quote.slice(0, 40)}`
  const found = answersOf(matter)
  return [
    `RAISED   ${words(at)}`,
    ...found.map(
      ({ item, score, reason }) =>
        `  ${isAnswer(matter, item) ? 'right' : 'FALSE'}  ${score} ${reason.code} ${words(item)}`,
    ),
    ...[...own, ...collective]
      .filter((item) => !found.some((one) => one.item === item))
      .map((item) => `  MISSED ${words(item)}`),
  ]
}

function percent(share: number): string {
  return (share * 100).toFixed(1)
}
