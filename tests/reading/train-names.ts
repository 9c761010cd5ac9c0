/**
 * Trains the weights by which the reader knows a name: a choice, at each place where a name may begin, between "none"
 * and each place where it may end.
 * `node tests/reading/train-names.ts --folders A,B --news FILE.bio --dictionary dict.txt [--folds 7] [--write FILE]`
 */
import { writeFileSync } from 'node:fs'
import { splitArticles } from '#intake/articles.ts'
import { fold } from '#intake/fold.ts'
import { inventedFlow } from '#intake/invented-flow.ts'
import { KindSigns, personKinds } from '#intake/kind-signs.ts'
import { detectLanguage } from '#intake/languages/detect-language.ts'
import { pickNames, weighCandidates } from '#intake/likely-names.ts'
import { nameCandidates } from '#intake/name-candidates.ts'
import { NameSigns } from '#intake/name-signs.ts'
import { kindRows, type NameWeights, packNameWeights, unpackNameWeights } from '#intake/name-weights.ts'
import { findPeopleByRules } from '#intake/people.ts'
import { splitSentences } from '#intake/sentences.ts'
import { kindScores } from '#intake/weighed-kinds.ts'
import { findNamed } from '#intake/weighed-people.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { wordsAt } from './overlap.ts'
import { type AnnotatedPage, pagesNamed } from './pages.ts'
import { addTallies, f1Of, noTally, precisionOf, recallOf, type Tally } from './tally.ts'
import { dictionaryIn, news, random, renamed, type Told, toldBy } from './told-names.ts'

const argv = process.argv.slice(2)
const option = (name: string) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
const numeric = (name: string, usual: number) => Number(option(name) ?? usual)
const bits = numeric('--bits', 18)
const epochs = numeric('--epochs', 8)
const l2 = numeric('--l2', 0.3)
const rate = numeric('--rate', 0.1)
const copies = numeric('--copies', 3)

const byRules = (text: string): TextSpan[] => {
  const mentions = findPeopleByRules(text, splitSentences(inventedFlow(text))).mentions
  const seen = new Set<string>()
  return mentions.filter(({ start, end }) => !seen.has(`${start} ${end}`) && seen.add(`${start} ${end}`))
}

/** One place where a name may begin: signs of the place, signs for each end, which end is right (-1 none). */
type Choice = { readonly start: Uint32Array; readonly ends: readonly Uint32Array[]; readonly right: number }

function choicesOf({ text, names }: Told, words: Uint8Array): Choice[] {
  const found = byRules(text)
  const candidates = nameCandidates(text, found, words)
  const signs = new NameSigns(text, words, found, candidates)
  const endOf = new Map(names.map(({ start, end }) => [start, end]))
  return candidates.flatMap((one) => {
    signs.start(one)
    const start = signs.list.take()
    const ends = one.ends.map((_, which) => {
      signs.list.clear()
      signs.end(one, which)
      return signs.list.take()
    })
    return [{ start, ends, right: one.ends.indexOf(endOf.get(one.start) ?? -1) }]
  })
}

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the steps of one descent
function train(told: readonly (readonly Choice[])[], words: Uint8Array): NameWeights {
  const rows = 2 ** bits
  const mask = rows - 1
  const signs = new Float32Array(rows)
  const squares = new Float32Array(rows).fill(1e-3)
  // A sign seen in one text only teaches that text by heart.
  const seen = new Uint8Array(2 ** 24)
  const lastIn = new Int32Array(2 ** 24).fill(-1)
  const note = (at: number, sign: number) => {
    const place = sign & (2 ** 24 - 1)
    if (lastIn[place] === at) return
    lastIn[place] = at
    seen[place] = Math.min(255, (seen[place] ?? 0) + 1)
  }
  for (const [at, choices] of told.entries())
    for (const { start, ends } of choices) {
      for (const sign of start) note(at, sign)
      for (const end of ends) for (const sign of end) note(at, sign)
    }
  const kept = (own: Uint32Array) =>
    own.filter((sign) => (seen[sign & (2 ** 24 - 1)] ?? 0) > 1).map((sign) => sign & mask)
  const all = told.flatMap((choices) =>
    choices.map(({ start, ends, right }) => ({ start: kept(start), ends: ends.map(kept), right })),
  )
  const sum = (own: Uint32Array) => {
    let value = 0
    for (const sign of own) value += signs[sign] ?? 0
    return value
  }
  const decay = l2 / all.length
  const step = (own: Uint32Array, gradient: number) => {
    for (const sign of own) {
      const full = gradient + decay * (signs[sign] ?? 0)
      const square = (squares[sign] ?? 0) + full * full
      squares[sign] = square
      signs[sign] = (signs[sign] ?? 0) - (rate * full) / Math.sqrt(square)
    }
  }
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = random(i + 1)
      const [a, b] = [all[i], all[j]]
      if (a !== undefined && b !== undefined) {
        all[i] = b
        all[j] = a
      }
    }
    for (const { start, ends, right } of all) {
      const base = sum(start)
      const scores = ends.map((end) => Math.exp(base + sum(end)))
      const total = scores.reduce((a, b) => a + b, 1)
      let any = 0
      for (const [which, end] of ends.entries()) {
        const gradient = (scores[which] ?? 0) / total - (which === right ? 1 : 0)
        any += gradient
        if (Math.abs(gradient) > 1e-4) step(end, gradient)
      }
      if (Math.abs(any) > 1e-4) step(start, any)
    }
  }
  return { signs, scale: 1, words, kinds: new Float32Array(kindRows * personKinds.length) }
}

/** One person of an article: signs, and as bits the kinds that are right. */
type Someone = { readonly signs: Uint32Array; readonly right: number; readonly given: number }

function peopleOf(page: AnnotatedPage, weights: NameWeights): Someone[] {
  if (detectLanguage(page.text).language !== 'zh') return []
  return splitArticles(page.text).articles.flatMap(({ flow }) => {
    const text = flow.folded
    const sentences = splitSentences(flow)
    const { mentions } = findNamed(text, sentences, findPeopleByRules(text, sentences), weights)
    const signs = new KindSigns(text)
    return [...Map.groupBy(mentions, ({ name }) => name)].flatMap(([name, own]) => {
      const meant = page.gold.people.filter(({ spans }) =>
        spans.some((span) => fold(wordsAt(page.text, span)) === name),
      )
      const right = new Set(meant.flatMap(({ kinds }) => kinds))
      if (right.size === 0) return []
      const ordered = own.toSorted((a, b) => a.start - b.start)
      const given = personKinds.indexOf(ordered.find(({ kind }) => kind !== null)?.kind ?? 'other')
      return [
        {
          signs: signs.of(ordered),
          right: personKinds.reduce((bits, kind, at) => bits | (right.has(kind) ? 1 << at : 0), 0),
          given,
        },
      ]
    })
  })
}

function trainKinds(people: readonly Someone[]): Float32Array {
  const width = personKinds.length
  const kinds = new Float32Array(kindRows * width)
  const squares = new Float32Array(kindRows * width).fill(1e-2)
  const seen = new Map<number, number>()
  for (const { signs } of people) for (const sign of new Set(signs)) seen.set(sign, (seen.get(sign) ?? 0) + 1)
  const all = people.map(({ signs, right }) => ({ signs: signs.filter((sign) => (seen.get(sign) ?? 0) > 2), right }))
  for (let epoch = 0; epoch < 12; epoch += 1) {
    for (let one = 0; one < all.length; one += 1) {
      const { signs, right } = all[random(all.length)] as { signs: Uint32Array; right: number }
      const scores = kindScores(signs, { kinds, scale: 1, signs: kinds, words: new Uint8Array(0) }).map(Math.exp)
      const total = scores.reduce((a, b) => a + b, 0)
      const allowed = scores.reduce((sum, score, at) => sum + ((right >> at) & 1) * score, 0)
      for (const sign of signs)
        for (let kind = 0; kind < width; kind += 1) {
          const place = (sign & (kindRows - 1)) * width + kind
          const wanted = ((right >> kind) & 1) === 1 ? (scores[kind] ?? 0) / allowed : 0
          const gradient = (scores[kind] ?? 0) / total - wanted + (0.5 / all.length) * (kinds[place] ?? 0)
          squares[place] = (squares[place] ?? 0) + gradient * gradient
          kinds[place] = (kinds[place] ?? 0) - (0.1 * gradient) / Math.sqrt(squares[place] ?? 1)
        }
    }
  }
  return kinds
}

/** People whose kind is right: by the rules, and by weights that must be so much surer. */
function judgeKinds(people: readonly Someone[], kinds: Float32Array, margin: number): string {
  let rules = 0
  let learned = 0
  for (const { signs, right, given } of people) {
    const scores = kindScores(signs, { kinds, scale: 1, signs: kinds, words: new Uint8Array(0) })
    const best = scores.indexOf(Math.max(...scores))
    const chosen = (scores[best] ?? 0) > (scores[given] ?? 0) + margin ? best : given
    rules += (right >> given) & 1
    learned += (right >> chosen) & 1
  }
  return `${rules} of ${people.length} by rules, ${learned} learned`
}

const line = (tally: Tally) =>
  `P ${(100 * precisionOf(tally)).toFixed(1)} R ${(100 * recallOf(tally)).toFixed(1)} F1 ${(100 * f1Of(tally)).toFixed(1)} (${tally.hits} right, ${tally.falseOnes} false, ${tally.missed} missed)`

function compare(found: readonly TextSpan[], names: readonly TextSpan[]): Tally {
  const hits = found.filter(({ start, end }) => names.some((name) => name.start === start && name.end === end)).length
  return { hits, falseOnes: found.length - hits, missed: names.length - hits }
}

const shows = argv.includes('--show')
function judge(told: readonly Told[], weights: NameWeights, least = 0): Tally {
  return told
    .map((one) => {
      const found = pickNames(weighCandidates(one.text, byRules(one.text), weights), least)
      if (shows) {
        const around = ({ start, end }: TextSpan) =>
          `${one.text.slice(start - 6, start)}[${one.text.slice(start, end)}]${one.text.slice(end, end + 5)}`.replace(
            /\n/g,
            '|',
          )
        for (const name of found)
          if (!one.names.some(({ start, end }) => name.start === start && name.end === end))
            console.log(`+ ${one.of} ${around(name)} ${name.odds.toFixed(1)}`)
        for (const name of one.names)
          if (!found.some(({ start, end }) => name.start === start && name.end === end))
            console.log(`- ${one.of} ${around(name)}`)
      }
      return compare(found, one.names)
    })
    .reduce(addTallies, noTally)
}

const dictionary = dictionaryIn(option('--dictionary') ?? '')
const groups = new Map<string, Told[]>()
const pagesOf = new Map<string, AnnotatedPage[]>()
for (const folder of (option('--folders') ?? '').split(',').filter(Boolean)) {
  const pages = pagesNamed(folder)
  pagesOf.set(folder, pages)
  groups.set(
    folder,
    pages.flatMap((page) => toldBy(page, folder)),
  )
}
const allNews = option('--news') === undefined ? [] : news(option('--news') as string)
const learnedNews = allNews.slice(0, Math.floor((allNews.length * 2) / 3))
const keptNews = allNews.slice(learnedNews.length)

for (const [name, told] of [...groups, ['news', allNews] as const]) {
  let reachable = 0
  let count = 0
  for (const one of told) {
    const candidates = new Map(
      nameCandidates(one.text, byRules(one.text), dictionary.words).map(({ start, ends }) => [start, ends]),
    )
    count += one.names.length
    for (const { start, end } of one.names) {
      if (candidates.get(start)?.includes(end)) reachable += 1
    }
  }
  console.log(
    `${name}: ${told.length} texts, ${count} names, ${reachable} among the candidates; rules ${line(told.map((one) => compare(byRules(one.text), one.names)).reduce(addTallies, noTally))}`,
  )
}

const samples = (told: readonly Told[], more = copies): Choice[][] =>
  told.flatMap((one) => {
    const variants =
      one.names.length === 0 ? [one] : [one, ...Array.from({ length: more }, () => renamed(one, dictionary))]

    return variants.map((variant) => choicesOf(variant, dictionary.words))
  })
const newsSamples = samples(learnedNews)
const pageSamples = new Map([...groups].map(([name, told]) => [name, samples(told)]))

if (argv.includes('--folds')) {
  let total = noTally
  for (const [name, told] of groups) {
    const others = [...pageSamples].flatMap(([other, own]) => (other === name ? [] : own))
    const weights = train([...newsSamples, ...others], dictionary.words)
    const tally = judge(told, weights)
    total = addTallies(total, tally)
    console.log(`${name}: learned from the others ${line(tally)}`)
  }
  console.log(`all: ${line(total)}`)
}
const namesOnly = train([...newsSamples, ...[...pageSamples.values()].flat()], dictionary.words)
const people = new Map([...pagesOf].map(([name, pages]) => [name, pages.flatMap((page) => peopleOf(page, namesOnly))]))
if (argv.includes('--folds'))
  for (const [name, own] of people) {
    const kinds = trainKinds([...people].flatMap(([other, theirs]) => (other === name ? [] : theirs)))
    console.log(`${name}: kinds ${[0, 1, 2].map((margin) => judgeKinds(own, kinds, margin)).join(' | ')}`)
  }
const packed = packNameWeights({ ...namesOnly, kinds: trainKinds([...people.values()].flat()) })
const weights = unpackNameWeights(packed)
if (keptNews.length > 0)
  console.log(
    `news kept back: rules ${line(keptNews.map((one) => compare(byRules(one.text), one.names)).reduce(addTallies, noTally))}; learned ${line(judge(keptNews, weights))}`,
  )

const file = option('--write')
if (file !== undefined) {
  writeFileSync(file, packed)
  console.log(`${packed.length} bytes`)
}
