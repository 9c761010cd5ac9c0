/**
 * Learns the weights by which people are found in running text from news sentences with marked names, and writes them
 * to `src/intake/free-name-weights.br`:
 * `node tests/reading/learning/train-free-names.ts --news FILE.bio --before MACHINE.bio --write`.
 * Text marked by a machine (`--before`) is gone through once to begin with. Without --write what was learned from the
 * training part is measured on the development part, with `--folds N` each part of the training part with what was
 * learned from the others; `--kept-back` measures the shipped weights, learned from all else, on the part kept back.
 */
import { writeFileSync } from 'node:fs'
import { FreeNameSigns } from '#intake/free-name-signs.ts'
import { freeKinds, freeNames, freeNameWeights } from '#intake/free-names.ts'
import { packWeights, type ReadyWeights, unpackWeights } from '#intake/item-weights.ts'
import { lexicon } from '#intake/lexicon.ts'
import { addTallies, f1Of, noTally, precisionOf, recallOf, type Tally } from '../tally.ts'
import { type Learning, learnWeights } from './learn-weights.ts'
import { type NewsName, type NewsPart, type NewsSentence, newsSentences } from './news-sentences.ts'

const option = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? ''
const has = (name: string) => process.argv.includes(name)
const file = new URL('../../../src/intake/free-name-weights.br', import.meta.url)
const learning: Learning = {
  rows: 2 ** (has('--bits') ? Number(option('--bits')) : 19),
  epochs: has('--epochs') ? Number(option('--epochs')) : 6,
  rate: has('--rate') ? Number(option('--rate')) : 0.05,
  decay: has('--decay') ? Number(option('--decay')) : 4,
  seeds: has('--seeds') ? option('--seeds').split(',').map(Number) : [1],
}

function kindOf({ start, end, kind }: NewsName): number {
  if (kind === 'LOC') return freeKinds.indexOf('place')
  if (kind === 'ORG') return freeKinds.indexOf('body')
  return Math.min(freeKinds.indexOf('personLonger'), end - start - 1)
}

function sampleOf({ text, names }: NewsSentence) {
  const signs = new FreeNameSigns(text, 0, text.length, lexicon())
  const right = new Array<number>(text.length).fill(1)
  for (const name of names)
    for (let at = name.start; at < name.end; at += 1) right[at] = 1 << (2 * kindOf(name) + (at === name.start ? 1 : 2))
  return {
    signs: Array.from(text, (_, at) => signs.take(at).take()),
    right,
    opens: new Array<boolean>(text.length).fill(false),
  }
}

const before = has('--before') ? newsSentences(option('--before')).map(sampleOf) : []

function learned(sentences: readonly NewsSentence[]): Buffer {
  return packWeights(learnWeights(sentences.map(sampleOf), learning, before))
}

function judge(sentences: readonly NewsSentence[], weights: ReadyWeights): Tally {
  return sentences
    .map(({ text, names }): Tally => {
      const people = names.filter(({ kind }) => kind === 'PER')
      const found = freeNames(text, 0, text.length, weights)
      const hits = found.filter(({ start, end }) => people.some((one) => one.start === start && one.end === end)).length
      return { hits, falseOnes: found.length - hits, missed: people.length - hits }
    })
    .reduce(addTallies, noTally)
}

const percent = (share: number) => (100 * share).toFixed(1)
const line = (tally: Tally) =>
  `P ${percent(precisionOf(tally))} R ${percent(recallOf(tally))} F1 ${percent(f1Of(tally))} (${tally.hits} right, ${tally.falseOnes} false, ${tally.missed} missed)`

const all = newsSentences(option('--news'))
const of = (...parts: readonly NewsPart[]) => all.filter(({ part }) => parts.includes(part))

if (has('--folds')) {
  const folds = Number(option('--folds'))
  const train = of('train')
  let total = noTally
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = unpackWeights(learned(train.filter((_, at) => Math.floor(at / 10) % folds !== fold)))
    total = addTallies(
      total,
      judge(
        train.filter((_, at) => Math.floor(at / 10) % folds === fold),
        weights,
      ),
    )
  }
  console.log(`training part in ${folds} folds: ${line(total)}`)
} else if (has('--write')) {
  const packed = learned(of('train', 'development'))
  writeFileSync(file, packed)
  console.log(`${packed.length} bytes written`)
} else if (has('--kept-back')) {
  console.log(`part kept back: ${line(judge(of('kept-back'), freeNameWeights()))}`)
} else {
  const packed = learned(of('train'))
  console.log(`${packed.length} bytes; development part: ${line(judge(of('development'), unpackWeights(packed)))}`)
}
