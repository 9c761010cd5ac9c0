/**
 * Makes `src/intake/lexicon.br` of the dictionary that comes with `@node-rs/jieba` (MIT): words with how often they
 * stand and their part of speech. Of the names of people in it only single characters are counted.
 * `node tests/reading/learning/pack-lexicon.ts --dictionary dict.txt`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import {
  costScale,
  type LexiconWord,
  longestWord,
  type NamePartCosts,
  namePartCount,
  nameParts,
  never,
  packLexicon,
  wordHash,
} from '#intake/lexicon.ts'
import { surnameLength } from '#intake/surnames.ts'

const dictionary = process.argv[process.argv.indexOf('--dictionary') + 1] ?? ''
const out = new URL('../../../src/intake/lexicon.br', import.meta.url)
const han = /^[\u3400-\u9fff]+$/
const leastOften = 3

type Entry = { readonly word: string; readonly times: number; readonly tag: string }

const entries = readFileSync(dictionary, 'utf8')
  .split('\n')
  .map((line): Entry => {
    const [word = '', times = '0', tag = ''] = line.trim().split(' ')
    return { word, times: Number(times), tag }
  })
  .filter(({ word }) => han.test(word))
const isName = ({ tag }: Entry) => tag === 'nr' || tag === 'nrfg'

const costOf = (share: number) => Math.min(never - 1, Math.round(-Math.log(share) * costScale))

function wordsOf(all: readonly Entry[]): LexiconWord[] {
  const kept = all.filter((one) => !isName(one) && one.word.length <= longestWord)
  const total = kept.reduce((sum, { times }) => sum + times, 0)
  const tags = [...new Set(kept.map(({ tag }) => tag))].sort()
  const byHash = new Map<number, LexiconWord>()
  for (const { word, times, tag } of kept.filter((one) => one.times >= leastOften)) {
    const hash = wordHash(word, 0, word.length)
    byHash.set(hash, { hash, cost: costOf((times + 0.5) / total), tag: tags.indexOf(tag) })
  }
  return [...byHash.values()]
}

/** How often each character stands in each part of the dictionary's names; what stands in one part may in the others. */
function partsOf(all: readonly Entry[]): NamePartCosts[] {
  const counts = Array.from({ length: namePartCount }, () => new Map<string, number>())
  const count = (part: number, character: string, times = 1) =>
    counts[part]?.set(character, (counts[part]?.get(character) ?? 0) + times)
  for (const { word, tag } of all.filter((one) => isName(one) || one.tag === 'nrt')) {
    if (tag === 'nrt' && word.length >= 3) for (const character of word) count(nameParts.sound, character)
    const family = tag === 'nrt' ? 0 : surnameLength(word, 0)
    const given = [...word.slice(family)]
    if (family === 0 || given.length < 1 || given.length > 2) continue
    if (family === 1) count(nameParts.family, word.charAt(0))
    const [first = '', second] = given
    if (second === undefined) {
      count(nameParts.only, first)
      count(nameParts.first, first, 0.1)
      count(nameParts.second, first, 0.1)
    } else {
      count(nameParts.first, first)
      count(nameParts.second, second)
      count(nameParts.first, second, 0.05)
      count(nameParts.second, first, 0.05)
      count(nameParts.only, second, 0.03)
    }
  }
  // Dots join the parts of foreign names: 阿依努尔·卡德尔.
  count(nameParts.sound, '·', (counts[nameParts.sound]?.size ?? 0) * 5)
  const totals = counts.map((own) => [...own.values()].reduce((a, b) => a + b, 0))
  const least = [0, 0, 0, 0, 5]
  const characters = [...new Set(counts.flatMap((own) => [...own.keys()]))].sort()
  return characters.map((character) => ({
    unit: character.charCodeAt(0),
    costs: counts.map((own, part) => {
      const times = own.get(character) ?? 0
      return times > 0 && times >= (least[part] ?? 0) ? costOf(times / (totals[part] ?? 1)) : never
    }),
  }))
}

const words = wordsOf(entries)
const packed = packLexicon(words, partsOf(entries))
writeFileSync(out, packed)
console.log(`${words.length} words, ${packed.length} bytes written`)
