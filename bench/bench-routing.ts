import { type LearningOptions, learnRouting, type RoutingExample } from '#matching/routing/learn-routing.ts'
import { classify, type Likelihood, type RoutingModel } from '#matching/routing/routing-model.ts'
import { splitByMargin } from '#matching/routing/split-by-margin.ts'
import { countFeatures, type RoutedText } from '#matching/routing/text-features.ts'
import { learnVocabulary, weigh } from '#matching/routing/weighed-features.ts'
import { learnSplitter, splitBlanks, type WordSplitter } from '#matching/routing/word-splitter.ts'
import { type Figure, figure } from './figure.ts'
import { type CutMessage, type RawMessage, rawText, routingData, sameAs } from './routing-data.ts'

/** A title says most; where none is marked, it is the beginning. */
const twice = { words: 15 }

const options: LearningOptions = {
  reading: { split: splitBlanks, longest: 4, pairs: true },
  ...{ least: 2, rightShare: 0.75, cost: 1, rounds: 12 },
}

type Answer = { readonly right: string; readonly given: Likelihood }
type Classifier = (routed: RoutedText, split: WordSplitter) => readonly Likelihood[]

/** Messages of seven classes, raw and cut, ours beside TF-IDF with linear support vectors; nothing where the messages are missing. */
export function benchRouting(): readonly Figure[] {
  const data = routingData()
  if (data === undefined) return []
  return [...onRaw(data.cut, data.raw), ...inFolds(data.cut)]
}

/** Learned from cut messages that say nothing any of the raw ones says, tried on all raw ones. */
function onRaw(cut: readonly CutMessage[], raw: readonly RawMessage[]): readonly Figure[] {
  const same = sameAs(cut, raw)
  const examples = cut.filter((_, at) => !same.has(at)).map(exampleOf)
  const split = learnSplitter(examples.map(({ text }) => text))
  const start = performance.now()
  const ours = learned(examples)
  const seconds = (performance.now() - start) / 1_000
  const texts = raw.map((message) => ({ right: message.label, text: rawText(message) }))
  const began = performance.now()
  const answers = texts.map(({ right, text }) => answerOf(ours.classifier, right, text, split))
  const each = (performance.now() - began) / texts.length
  const plain = plainly(examples)
  const plainAnswers = texts.map(({ right, text }) => answerOf(plain, right, text, split))
  return [
    ...scored('raw, nothing alike learned', answers, plainAnswers),
    figure('routing, learning the seven classes', [seconds], 's', { most: 60 }),
    figure('routing, one raw message', [each], 'ms', { most: 1 }),
    figure('routing, model', [megabytesOf(ours.model)], 'MB', { most: 20 }),
  ]
}

/** Each fifth tried on what the other four teach, drawn without regard to likeness. */
function inFolds(cut: readonly CutMessage[]): readonly Figure[] {
  const ours: Answer[] = []
  const plain: Answer[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const examples = cut.filter((_, at) => at % folds !== fold).map(exampleOf)
    const own = learned(examples).classifier
    const other = plainly(examples)
    for (const { label, tokens } of cut.filter((_, at) => at % folds === fold)) {
      ours.push(answerOf(own, label, tokens, splitBlanks))
      plain.push(answerOf(other, label, tokens, splitBlanks))
    }
  }
  return scored('cut, five folds', ours, plain)
}

const folds = 5

function exampleOf({ label, tokens }: CutMessage): RoutingExample {
  return { text: tokens, twice, label, importance: 1 }
}

function answerOf(classifier: Classifier, right: string, text: string, split: WordSplitter): Answer {
  const [given = { label: '', confidence: 0 }] = classifier({ text, twice }, split)
  return { right, given }
}

function learned(examples: readonly RoutingExample[]): {
  readonly model: RoutingModel
  readonly classifier: Classifier
} {
  const learning = learnRouting(examples, options)
  let step = learning.next()
  while (step.done !== true) step = learning.next()
  const { model } = step.value
  return { model, classifier: (routed, split) => classify({ ...model, reading: { ...model.reading, split } }, routed) }
}

/** What everybody tries first: whole words by TF-IDF, linear support vectors. */
function plainly(examples: readonly RoutingExample[]): Classifier {
  const reading = { split: splitBlanks, longest: 0, pairs: false, wholeWords: true }
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const counts = examples.map(({ text }) => countFeatures({ text, twice: { words: 0 } }, reading))
  const vocabulary = learnVocabulary(counts, 2)
  const texts = counts.map((one) => weigh(one, vocabulary))
  const even = new Float32Array(vocabulary.rarity.length).fill(1)
  const importance = examples.map(() => 1)
  const lines = labels.map((label) =>
    splitByMargin(
      texts,
      examples.map((one) => one.label === label),
      importance,
      even,
      { cost: 1, rounds: 30 },
    ),
  )
  const model = { labels, lines, vocabulary, reading, sharpness: 3 }
  return ({ text }, split) => classify({ ...model, reading: { ...reading, split } }, { text, twice: { words: 0 } })
}

function scored(what: string, ours: readonly Answer[], plain: readonly Answer[]): readonly Figure[] {
  const score = macroF1(ours)
  const { low, high } = spread(ours)
  return [
    figure(`routing, ${what}: macro-F1`, [score], '', { least: 0.94 }),
    figure(`routing, ${what}: 95 of 100 samples from`, [low], ''),
    figure(`routing, ${what}: to`, [high], ''),
    figure(`routing, ${what}: TF-IDF and linear SVM`, [macroF1(plain)], ''),
    figure(`routing, ${what}: confidence off by (ECE)`, [confidenceError(ours)], '', { most: 0.05 }),
  ]
}

function macroF1(answers: readonly Answer[]): number {
  const labels = [...new Set(answers.map(({ right }) => right))]
  const scores = labels.map((label) => {
    const given = answers.filter((one) => one.given.label === label)
    const right = answers.filter((one) => one.right === label)
    const both = given.filter((one) => one.right === label)
    return (2 * both.length) / (given.length + right.length)
  })
  return scores.reduce((sum, one) => sum + one, 0) / labels.length
}

/** Where the score falls when as many answers are drawn from these, over and over. */
function spread(answers: readonly Answer[]): { readonly low: number; readonly high: number } {
  let state = 7
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * answers.length)
  }
  const scores = Array.from({ length: 400 }, () => macroF1(answers.flatMap(() => answers[draw()] ?? []))).sort(
    (a, b) => a - b,
  )
  return { low: scores[10] ?? 0, high: scores[389] ?? 0 }
}

function confidenceError(answers: readonly Answer[]): number {
  const bins = Map.groupBy(answers, ({ given }) => Math.min(9, Math.floor(given.confidence * 10)))
  return [...bins.values()].reduce((sum, bin) => {
    const said = bin.reduce((total, { given }) => total + given.confidence, 0)
    const right = bin.filter((one) => one.given.label === one.right).length
    return sum + Math.abs(said - right) / answers.length
  }, 0)
}

/** A feature's number and rarity, and its weight for each class, four bytes each. */
function megabytesOf({ lines, vocabulary }: RoutingModel): number {
  return (vocabulary.rarity.length * 4 * (lines.length + 2)) / 1e6
}
