/**
 * Learns how much each sign tells of whether a passage answers a matter: `node tests/reading/learning/train-answers.ts --write`
 * writes `src/intake/answer-weights.ts`, the same each time; `--folds 5` measures instead, each part of the pages with weights learned
 * from the others.
 */
import { writeFileSync } from 'node:fs'
import { answerCandidates } from '#intake/answer-candidates.ts'
import { type AnswerSigns, answerSignNames, answerSigns } from '#intake/answer-signs.ts'
import { sharedWords, tellingLength } from '#intake/answer-words.ts'
import { type AnsweredMatter, answeredMatters, answeredOnDevelopmentPages } from '../answers/answered-pages.ts'
import { isAnswer, scoreAnswers } from '../answers/score-answers.ts'

type Pair = {
  readonly item: number
  readonly signs: readonly number[]
  readonly right: boolean
  readonly counts: boolean
}
type Sample = { readonly matter: AnsweredMatter; readonly pairs: readonly Pair[] }

const decay = 0.5
const rounds = 1500
const rate = 0.03

const samples = [...answeredMatters('development'), ...answeredOnDevelopmentPages()].map(sampleOf)
const folds = Number(process.argv[process.argv.indexOf('--folds') + 1])
if (process.argv.includes('--folds')) measure(folds)
else if (process.argv.includes('--write')) write(learn(samples))
else throw new Error('usage: train-answers.ts --write | --folds N')

function sampleOf(matter: AnsweredMatter): Sample {
  const { items, sessions } = matter.reading
  const { wordsOf, candidatesAt } = answerCandidates(items, sessions)
  const own = wordsOf(matter.at)
  const pairs = candidatesAt(matter.at).map(({ holder, pairing }): Pair => {
    const words = pairing.weight === 0 ? undefined : wordsOf(holder)
    const shared = own === undefined || words === undefined ? [] : sharedWords(own, words)
    const signs = answerSigns(pairing, Math.max(0, ...shared.map(tellingLength)))
    return {
      item: holder,
      signs: answerSignNames.map((name) => signs[name]),
      right: isAnswer(matter, holder),
      counts: !matter.maybe.has(holder),
    }
  })
  return { matter, pairs }
}

/** Logistic regression, pulled towards 0, by Adam over all pairs at once. */
function learn(learned: readonly Sample[]): number[] {
  const pairs = learned.flatMap((sample) => sample.pairs).filter(({ counts }) => counts)
  const weights = answerSignNames.map(() => 0)
  const [mean, square] = [weights.map(() => 0), weights.map(() => 0)]
  for (let round = 1; round <= rounds; round += 1) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : decay * weight))
    for (const { signs, right } of pairs) {
      const wrongBy = likelihood(weights, signs) - (right ? 1 : 0)
      for (const [at, sign] of signs.entries()) slope[at] = (slope[at] ?? 0) + wrongBy * sign
    }
    for (const [at, value] of slope.entries()) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * value * value
      const [first, second] = [(mean[at] ?? 0) / (1 - 0.9 ** round), (square[at] ?? 0) / (1 - 0.999 ** round)]
      weights[at] = (weights[at] ?? 0) - (rate * first) / (Math.sqrt(second) + 1e-8)
    }
  }
  return weights
}

function likelihood(weights: readonly number[], signs: readonly number[]): number {
  const sum = weights.reduce((so, weight, at) => so + weight * (signs[at] ?? 0), 0)
  return 1 / (1 + Math.exp(-sum))
}

function measure(parts: number): void {
  const pages = [...new Set(samples.map(({ matter }) => matter.page))]
  const partOf = new Map(pages.map((page, at) => [page, at % parts]))
  const found = new Map<AnsweredMatter, { item: number }[]>()
  for (let part = 0; part < parts; part += 1) {
    const weights = learn(samples.filter(({ matter }) => partOf.get(matter.page) !== part))
    for (const { matter, pairs } of samples.filter((one) => partOf.get(one.matter.page) === part)) {
      const likely = pairs.map(({ item, signs }) => ({ item, score: likelihood(weights, signs) }))
      found.set(
        matter,
        likely
          .filter(({ score }) => score >= 0.4)
          .sort((a, b) => b.score - a.score)
          .slice(0, 4),
      )
    }
  }
  console.log(
    scoreAnswers(
      samples.map(({ matter }) => matter),
      (matter) => found.get(matter) ?? [],
    ),
  )
}

function write(weights: readonly number[]): void {
  const rows = answerSignNames.map((name, at): [keyof AnswerSigns, number] => [name, weights[at] ?? 0])
  const lines = rows.map(([name, weight]) => `  ${name}: ${weight.toFixed(2).replace(/0+$/, '').replace(/\.$/, '')},`)
  const text = `import type { AnswerSigns } from './answer-signs.ts'

/**
 * How much each sign tells of whether a passage answers a matter, for or against, in the logarithm of the odds. Learned by
 * \`tests/reading/learning/train-answers.ts\`: not to be changed by hand.
 */
export const answerWeights: AnswerSigns = {
${lines.join('\n')}
}
`
  writeFileSync(new URL('../../../src/intake/answer-weights.ts', import.meta.url), text)
}
