import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '#intake/fold.ts'
import { align } from '#matching/likeness/alignment.ts'
import { sumOfTrees } from '#matching/likeness/decision-trees.ts'
import { differencesOf } from '#matching/likeness/difference-words.ts'
import { type LearnedMeasure, packLikeness, rarityPlaces } from '#matching/likeness/likeness-weights.ts'
import { linearSum } from '#matching/likeness/pair-likeness.ts'
import { pairSigns } from '#matching/likeness/pair-signs.ts'
import { prepareText } from '#matching/likeness/prepared-text.ts'
import { rarityPlace, TermRarity } from '#matching/likeness/term-rarity.ts'
import { analyse } from '#matching/word-index/analyse.ts'
import { type Growing, growTrees } from './grow-trees.ts'
import { learnLinear } from './learn-linear.ts'
import { type JudgedPair, type PairSet, readPairs } from './read-pairs.ts'
import { spearman } from './spearman.ts'

/**
 * node tests/likeness/learning/train-likeness.ts FOLDER [check]: learns the weights of likeness from judged pairs and messages;
 * with `check`, by four parts of what may be learned from, and writes nothing.
 */
const [folder = '', mode] = process.argv.slice(2)
const growing: Readonly<Record<'asked' | 'said', Growing>> = {
  asked: { trees: 220, leaves: 24, fewest: 30, rate: 0.07, signs: 0.4, rows: 0.8, ridge: 5 },
  said: { trees: 260, leaves: 8, fewest: 30, rate: 0.05, signs: 0.3, rows: 0.7, ridge: 5 },
}
const learnsFrom: Readonly<Record<'asked' | 'said', readonly PairSet[]>> = {
  asked: ['LCQMC', 'BQ'],
  said: ['STS-B'],
}
const parts = 4
/** How strongly what differences are worth is held down. */
const ridge = 20

const pairs = readPairs(folder).filter(({ kept }) => !kept)
const rarityBytes = learnRarity(pairs)
const rarity = new TermRarity(rarityBytes)
const measures = { asked: learn('asked'), said: learn('said') }
if (mode !== 'check') {
  const file = new URL('../../../src/operations/word-index/likeness-weights.br', import.meta.url)
  writeFileSync(file, packLikeness(rarityBytes, measures.asked, measures.said))
}

/** How rare units and pairs of them are in the texts that may be learned from, clause by clause. */
function learnRarity(learned: readonly JudgedPair[]): Uint8Array {
  const messages = readFileSync(join(folder, 'messages.jsonl'), 'utf8').trim().split('\n')
  const clauses = messages.flatMap((line) => {
    const { title, body } = JSON.parse(line) as { title: string; body: string }
    return `${title}。${body}`.split(/[。！？；，,]/u)
  })
  const counts = new Float64Array(rarityPlaces)
  let total = 0
  for (const text of [...learned.flatMap(({ one, other }) => [one, other]), ...clauses]) {
    total += 1
    for (const place of new Set(analyse(fold(text), true).terms.map((term) => rarityPlace(term, rarityPlaces)))) {
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return Uint8Array.from(counts, (count) => Math.min(255, Math.round(16 * Math.log((total + 1) / (count + 0.5)))))
}

function learn(name: 'asked' | 'said'): LearnedMeasure {
  const random = seeded(7)
  const own = pairs.filter(({ set }) => learnsFrom[name].includes(set))
  const wanted = own.map(({ alike }) => alike)
  const looked = own.map(({ one, other }) => {
    const [first, second] = [prepareText(one, rarity), prepareText(other, rarity)]
    const alignment = align(first.plain, second.plain, (at) => (first.rarity[at] ?? 0) / 8)
    return { signs: pairSigns(first, second, alignment, rarity), differences: differencesOf(first, second, alignment) }
  })
  const part = own.map(() => Math.floor(random() * parts))
  // What the linear weights say of a pair they learned from would be trusted too much: each part is judged by the others.
  const apart = new Float64Array(own.length)
  for (let held = 0; held < parts; held += 1) {
    const rows = [...own.keys()].filter((row) => part[row] !== held)
    const linear = learnLinear(
      rows.map((row) => looked[row]?.differences ?? []),
      rows.map((row) => wanted[row] ?? 0),
      ridge,
    )
    for (const [row, { differences }] of looked.entries()) {
      if (part[row] === held) apart[row] = linearSum(linear, differences)
    }
  }
  const rows = looked.map(({ signs }, row) => [...signs, apart[row] ?? 0])
  report(`${name}, differences alone`, own, [...apart])
  if (mode === 'check') report(`${name}, learned apart`, own, judgedApart(rows, wanted, part, growing[name], random))
  const linear = learnLinear(
    looked.map(({ differences }) => differences),
    wanted,
    ridge,
  )
  return { linear, trees: growTrees(rows, wanted, growing[name], random) }
}

function judgedApart(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  part: readonly number[],
  how: Growing,
  random: () => number,
): readonly number[] {
  const judged = new Float64Array(rows.length)
  for (let held = 0; held < parts; held += 1) {
    const learned = [...rows.keys()].filter((row) => part[row] !== held)
    const trees = growTrees(
      learned.map((row) => rows[row] ?? []),
      learned.map((row) => wanted[row] ?? 0),
      how,
      random,
    )
    for (const [row, signs] of rows.entries()) if (part[row] === held) judged[row] = sumOfTrees(trees, signs)
  }
  return [...judged]
}

function report(what: string, own: readonly JudgedPair[], judged: readonly number[]): void {
  for (const set of new Set(own.map((pair) => pair.set))) {
    const rows = [...own.keys()].filter((row) => own[row]?.set === set)
    const figure = spearman(
      rows.map((row) => judged[row] ?? 0),
      rows.map((row) => own[row]?.alike ?? 0),
    )
    process.stdout.write(`${what}: ${set} ${figure.toFixed(4)}\n`)
  }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
