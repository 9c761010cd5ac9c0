import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clausesLike } from '#matching/likeness/clauses-like.ts'
import { unpackLikeness } from '#matching/likeness/likeness-weights.ts'
import { overlapOf, weighTerms } from '#matching/likeness/overlap.ts'
import { pairLikeness } from '#matching/likeness/pair-likeness.ts'
import { analyse } from '#matching/word-index/analyse.ts'
import { MatchingIndex } from '#matching/word-index/matching-index.ts'
import { type JudgedPair, type PairSet, readPairs } from './read-pairs.ts'
import { spearman } from './spearman.ts'

/**
 * node tests/likeness/learning/measure-likeness.ts FOLDER: how good likeness is on the pairs kept back, and beside them on those
 * learned from; and how often a text's paraphrase is among the first ten of everything there is.
 */
const [folder = ''] = process.argv.slice(2)
const file = new URL('../../../src/operations/word-index/likeness-weights.br', import.meta.url)
const weights = unpackLikeness(readFileSync(file))
const measures = pairLikeness(weights)
const pairs = readPairs(folder)
const measureOf: Readonly<Record<PairSet, keyof typeof measures>> = {
  LCQMC: 'sameAsked',
  BQ: 'sameAsked',
  'PAWS-X': 'sameSaid',
  'STS-B': 'sameSaid',
}

for (const set of ['LCQMC', 'BQ', 'STS-B', 'PAWS-X'] as const) {
  const figures = [true, false].map((kept) => {
    const own = pairs.filter((pair) => pair.set === set && pair.kept === kept)
    const judged = own.map(({ one, other }) => measures[measureOf[set]](one, other))
    return `${kept ? 'kept back' : 'learned from'} ${spearman(
      judged,
      own.map(({ alike }) => alike),
    ).toFixed(4)} of ${own.length}`
  })
  process.stdout.write(`Spearman ${set}: ${figures.join(', ')}\n`)
}

const pool = new MatchingIndex()
const texts = [...new Set([...pairs.flatMap(({ one, other }) => [one, other]), ...sentences()])]
for (const [at, text] of texts.entries()) {
  pool.put({
    key: String(at),
    kind: 'text',
    day: null,
    audience: [],
    fields: [{ zone: 'title', analysed: analyse(text, true) }],
  })
}
for (const set of ['LCQMC', 'BQ'] as const) {
  const positive = pairs.filter((pair) => pair.kept && pair.set === set && pair.alike === 1 && pair.one !== pair.other)
  const sample = positive.filter((_, at) => at % Math.max(1, Math.floor(positive.length / 300)) === 0)
  const places = sample.map((pair) => placeOf(pair))
  const within = (most: number): string => (places.filter((place) => place < most).length / places.length).toFixed(4)
  process.stdout.write(
    `paraphrase of ${set} among ${texts.length}: first ${within(1)}, in ten ${within(10)}, proposed at all ${within(200)} of ${places.length}\n`,
  )
}

/** At which place the other text of a pair is found. */
function placeOf({ one, other }: JudgedPair): number {
  const found = pool.search({ clauses: clausesLike({ title: one, text: '' }, pool, true), limit: 200 })
  const mine = weighTerms(one, (term) => weights.rarity.ofTerm(term))
  const judged = found
    .map(({ key }) => texts[Number(key)] ?? '')
    .filter((text) => text !== one)
    .map((text) => {
      const overlap = overlapOf(
        mine,
        weighTerms(text, (term) => weights.rarity.ofTerm(term)),
      )
      return { text, score: measures.sameAsked(one, text) + overlap }
    })
    .sort((first, second) => second.score - first.score)
  const place = judged.findIndex(({ text }) => text === other)
  return place < 0 ? Number.POSITIVE_INFINITY : place
}

/** What the messages say, sentence by sentence: much that is no paraphrase of anything. */
function sentences(): readonly string[] {
  const lines = readFileSync(join(folder, 'messages.jsonl'), 'utf8').trim().split('\n')
  return lines.flatMap((line) => {
    const { title, body } = JSON.parse(line) as { title: string; body: string }
    return [title, ...body.split(/[。！？；!?;\n]/u).filter((sentence) => sentence.length > 7)]
  })
}
