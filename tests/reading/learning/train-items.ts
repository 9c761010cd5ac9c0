/**
 * Learns the weights of the reader's items from the annotated pages of `tests/reading/training` and the development
 * split, and writes them to `src/intake/item-weights.br` (where items stand) and `src/intake/item-kind-weights.br` (of which
 * kind each is as a whole): `node tests/reading/learning/train-items.ts [--folds N | --real | --without SET,SET]`.
 * With --folds nothing is written: each part of the training pages is read with weights learned from the others;
 * with --real the real pages are read with weights learned from the invented ones alone; with --without the pages of some
 * sets with weights learned from all other pages.
 */
import { writeFileSync } from 'node:fs'
import type { FoundItem } from '#intake/found-item.ts'
import { type ItemKindWeights, packKindWeights, unpackKindWeights } from '#intake/item-kind-weights.ts'
import { labelCount } from '#intake/item-labels.ts'
import { packWeights, type ReadyWeights, unpackWeights } from '#intake/item-weights.ts'
import { judgeItems } from '#intake/judged-items.ts'
import { labelPath } from '#intake/label-path.ts'
import { placeQuote } from '#intake/placing.ts'
import { type Item, itemKinds } from '#intake/reading.ts'
import { itemsOf } from '#intake/weighed-items.ts'
import { type AnnotatedPage, listInventedPages, listPackedPages, listRealPages, sharedIsHere } from '../pages.ts'
import { readPage } from '../read.ts'
import { type ItemScore, pooled, scoreItems } from '../score-items.ts'
import { addTallies, f1Of, noTally, precisionOf, recallOf, type Tally } from '../tally.ts'
import { type ItemSample, itemSamples } from './item-samples.ts'
import { kindSamples, learnKinds } from './learn-kinds.ts'
import { type Learning, learning, learnWeights } from './learn-weights.ts'

const files = {
  items: new URL('../../../src/intake/item-weights.br', import.meta.url),
  kinds: new URL('../../../src/intake/item-kind-weights.br', import.meta.url),
}
const argumentOf = (name: string): string => process.argv[process.argv.indexOf(name) + 1] ?? ''

/** In so many parts the pages are dealt out, to find items with weights that had not seen them. */
const parts = 3

const pages = listPackedPages('training')
const real = sharedIsHere() ? listRealPages('development') : []
const invented = listInventedPages('development')
if (process.argv.includes('--folds')) crossCheck(pages, Number(argumentOf('--folds')))
else if (process.argv.includes('--real')) checkReal()
else if (process.argv.includes('--without')) leaveOut(argumentOf('--without').split(','))
else {
  const samples = samplesWith([...invented, ...real])
  console.log(`${pages.length + invented.length + real.length} pages, ${samples.length} articles`)
  const packed = learnBoth(samples, learning)
  for (const name of ['items', 'kinds'] as const) {
    writeFileSync(files[name], packed[name])
    console.log(`${packed[name].length} bytes of ${name} written`)
  }
}

type Weights = { readonly items: ReadyWeights; readonly kinds: ItemKindWeights }

/** What an item is as a whole is learned from items found by weights that had not seen their pages: such they are in use. */
function learnBoth(samples: readonly ItemSample[], how: Learning): { readonly items: Buffer; readonly kinds: Buffer } {
  const items = packWeights(learnWeights(samples, how))
  // The articles of a page are alike: all of them are in one part.
  const places = new Map([...new Set(samples.map(({ page }) => page))].map((page, at) => [page, at % parts]))
  const found = Array.from({ length: parts }, (_, part) => {
    const others = samples.filter(({ page }) => places.get(page) !== part)
    return unpackWeights(packWeights(learnWeights(others, { ...how, seeds: how.seeds.slice(0, 1) })))
  })
  const asFound = samples.flatMap((sample) => {
    const weights = found[places.get(sample.page) ?? 0]
    return weights === undefined ? [] : kindSamples(sample, foundBy(weights, sample))
  })
  return { items, kinds: packKindWeights(learnKinds(asFound)) }
}

function samplesWith(known: readonly AnnotatedPage[]): ItemSample[] {
  return [...pages.flatMap((page) => itemSamples(page)), ...known.flatMap((page) => itemSamples(page, true))]
}

function checkReal(): void {
  const chinese = real.map((page) => ({ page, samples: itemSamples(page) })).filter(({ samples }) => samples.length > 0)
  const weights = learned(samplesWith(invented), learning)
  print(
    'real pages, rules alone',
    chinese.map(({ page, samples }) => scored(page, samples, null)),
  )
  print(
    'real pages, learned from invented ones',
    chinese.map(({ page, samples }) => scored(page, samples, weights)),
  )
}

/** In one order of learning: what it is for is to compare. */
function leaveOut(sets: readonly string[]): void {
  const kept = sets.flatMap((set) => listPackedPages('training', set))
  const names = new Set(kept.map(({ name }) => name))
  const others = [...pages.filter(({ name }) => !names.has(name)), ...invented]
  const weights = learned(
    others.flatMap((page) => itemSamples(page)),
    { ...learning, seeds: learning.seeds.slice(0, 1) },
  )
  print(
    `${sets.join(', ')}, learned from all others`,
    kept.map((page) => scored(page, itemSamples(page), weights)),
  )
}

function crossCheck(all: readonly AnnotatedPage[], folds: number): void {
  const samples = all.map((page) => itemSamples(page))
  const weighed: ItemScore[] = []
  const ruled: ItemScore[] = []
  for (let part = 0; part < folds; part += 1) {
    const weights = learned(samples.filter((_, one) => one % folds !== part).flat(), learning)
    for (const [one, page] of all.entries()) {
      if (one % folds !== part) continue
      weighed.push(scored(page, samples[one] ?? [], weights))
      ruled.push(scored(page, samples[one] ?? [], null))
    }
  }
  print('rules alone', ruled)
  print(`weighed, ${folds} parts`, weighed)
}

/** As the reader would have them: rounded to 8 bits. */
function learned(samples: readonly ItemSample[], how: Learning): Weights {
  const packed = learnBoth(samples, how)
  return { items: unpackWeights(packed.items), kinds: unpackKindWeights(packed.kinds) }
}

function scored(page: AnnotatedPage, samples: readonly ItemSample[], weights: Weights | null): ItemScore {
  return scoreItems({ ...readPage(page), items: samples.flatMap((sample) => itemsBy(weights, sample)) }, page.gold)
}

function itemsBy(weights: Weights | null, sample: ItemSample): Item[] {
  const { page, flow, sentences, article, found, people } = sample
  const placing = { source: page.text, flow, article, sessionsBefore: 0 }
  const where = { text: flow.folded, sentences, mentions: people.mentions }
  const items = weights === null ? found : judgeItems(where, foundBy(weights.items, sample), weights.kinds)
  return items.map((item) => ({ ...item, article, session: null, ...placeQuote(placing, item) }))
}

function foundBy(weights: ReadyWeights, sample: ItemSample): FoundItem[] {
  const path = labelPath(weights, scoresOf(weights, sample), sample.opens)
  return itemsOf(sample.flow.folded, sample.segments, path, sample.found, sample.people)
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
