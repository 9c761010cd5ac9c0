/**
 * Learns the weights of the reader's items from the annotated pages of `tests/reading/training` and the development
 * split, and writes them to `src/intake/item-weights.br`: `node tests/reading/learning/train-items.ts [--folds N | --real]`.
 * With --folds nothing is written: each part of the training pages is read with weights learned from the others;
 * with --real the real pages are read with weights learned from the invented ones alone.
 */
import { writeFileSync } from 'node:fs'
import { labelCount } from '#intake/item-labels.ts'
import { packWeights, type ReadyWeights, unpackWeights } from '#intake/item-weights.ts'
import { labelPath } from '#intake/label-path.ts'
import { placeQuote } from '#intake/placing.ts'
import { type Item, itemKinds } from '#intake/reading.ts'
import { itemsOf } from '#intake/weighed-items.ts'
import { type AnnotatedPage, listInventedPages, listPackedPages, listRealPages, sharedIsHere } from '../pages.ts'
import { readPage } from '../read.ts'
import { type ItemScore, pooled, scoreItems } from '../score-items.ts'
import { addTallies, f1Of, noTally, precisionOf, recallOf, type Tally } from '../tally.ts'
import { type ItemSample, itemSamples } from './item-samples.ts'
import { learning, learnWeights } from './learn-weights.ts'

const file = new URL('../../../src/intake/item-weights.br', import.meta.url)
const at = process.argv.indexOf('--folds')
const folds = at < 0 ? 0 : Number(process.argv[at + 1])

const pages = listPackedPages('training')
const real = sharedIsHere() ? listRealPages('development') : []
const invented = listInventedPages('development')
if (folds > 0) crossCheck(pages, folds)
else if (process.argv.includes('--real')) checkReal()
else {
  const samples = samplesWith([...invented, ...real])
  console.log(`${pages.length + invented.length + real.length} pages, ${samples.length} articles`)
  const packed = packWeights(learnWeights(samples, learning))
  writeFileSync(file, packed)
  console.log(`${packed.length} bytes written`)
}

function samplesWith(known: readonly AnnotatedPage[]): ItemSample[] {
  return [...pages.flatMap((page) => itemSamples(page)), ...known.flatMap((page) => itemSamples(page, true))]
}

function checkReal(): void {
  const chinese = real.map((page) => ({ page, samples: itemSamples(page) })).filter(({ samples }) => samples.length > 0)
  const weights = learned(samplesWith(invented))
  print(
    'real pages, rules alone',
    chinese.map(({ page, samples }) => scored(page, samples, null)),
  )
  print(
    'real pages, learned from invented ones',
    chinese.map(({ page, samples }) => scored(page, samples, weights)),
  )
}

function crossCheck(all: readonly AnnotatedPage[], parts: number): void {
  const samples = all.map((page) => itemSamples(page))
  const weighed: ItemScore[] = []
  const ruled: ItemScore[] = []
  for (let part = 0; part < parts; part += 1) {
    const weights = learned(samples.filter((_, one) => one % parts !== part).flat())
    for (const [one, page] of all.entries()) {
      if (one % parts !== part) continue
      weighed.push(scored(page, samples[one] ?? [], weights))
      ruled.push(scored(page, samples[one] ?? [], null))
    }
  }
  print('rules alone', ruled)
  print(`weighed, ${parts} parts`, weighed)
}

/** As the reader would have them: rounded to 8 bits. */
function learned(samples: readonly ItemSample[]): ReadyWeights {
  return unpackWeights(packWeights(learnWeights(samples, learning)))
}

function scored(page: AnnotatedPage, samples: readonly ItemSample[], weights: ReadyWeights | null): ItemScore {
  return scoreItems({ ...readPage(page), items: samples.flatMap((sample) => itemsBy(weights, sample)) }, page.gold)
}

function itemsBy(weights: ReadyWeights | null, sample: ItemSample): Item[] {
  const { page, flow, article, segments, found, people } = sample
  const placing = { source: page.text, flow, article, sessionsBefore: 0 }
  const path = weights === null ? [] : labelPath(weights, scoresOf(weights, sample), sample.opens)
  const items = weights === null ? found : itemsOf(flow.folded, segments, path, found, people)
  return items.map((item) => ({ ...item, article, session: null, ...placeQuote(placing, item) }))
}

function scoresOf({ rows, scale }: ReadyWeights, { signs }: ItemSample): Float32Array {
  const scores = new Float32Array(signs.length * labelCount)
  for (const [one, hashes] of signs.entries()) rows.score(hashes, hashes.length, scale, scores, one * labelCount)
  return scores
}

function print(name: string, scores: readonly ItemScore[]): void {
  const percent = (value: number) => (100 * value).toFixed(1)
  const line = (tally: Tally) =>
    `P ${percent(precisionOf(tally))} R ${percent(recallOf(tally))} F1 ${percent(f1Of(tally))}`
  const all = scores.map((one) => pooled(one.lenient)).reduce(addTallies, noTally)
  const kinds = itemKinds.map((kind) => {
    const tally = scores.map((one) => one.lenient[kind]).reduce(addTallies, noTally)
    return `${kind} ${percent(f1Of(tally))}`
  })
  console.log(`${name}: ${line(all)}; ${kinds.join(', ')}`)
}
