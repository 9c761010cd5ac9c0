import type { Analysed } from '#matching/word-index/analyse.ts'
import type { MatchingIndex } from '#matching/word-index/matching-index.ts'
import { type Term, wordTerm } from '#matching/word-index/term.ts'
import type { Syllable } from './syllables.ts'

/** Signs that keep sounds and initials apart from words written in letters. */
const sound = '~'
const initial = '^'
/** How many syllables and initials stand together in one term. */
const initialsTogether = 3

/** Names are short, and known by two initials; a title is by three at least. */
export const fewestInitials = { title: 3, name: 2 } as const

/** How runs of characters are said, as terms: each two neighbours in full, each two or three by their initials. */
export function pinyinTerms(runs: readonly (readonly Syllable[])[], fewest: number): Analysed {
  const words: string[] = []
  const terms: Term[] = []
  for (const run of runs) {
    const initials = run.map(({ letters }) => letters[0] ?? ' ').join('')
    for (const [at, { letters }] of run.entries()) {
      if (letters === '') continue
      words.push(`${sound}${letters}${run[at + 1]?.letters ?? ''}`)
      for (let length = fewest; length <= initialsTogether && at + length <= run.length; length += 1) {
        terms.push(wordTerm(`${initial}${initials.slice(at, at + length)}`))
      }
    }
  }
  return { words, terms: [...words.map(wordTerm), ...terms] }
}

/** So many completions of a word being typed are looked for. */
const mostCompletions = 400

/** What in an index may be said as these letters. */
export function saidTerms(typed: string, index: Pick<MatchingIndex, 'countOf' | 'wordsBeginning'>): readonly Term[] {
  const letters = typed.replaceAll('v', 'u')
  if (!/^[a-z]{2,}$/.test(letters)) return []
  const begun = index.wordsBeginning(`${sound}${letters}`, mostCompletions)
  // Of less than two syllables the pairs it begins; of more, the pairs that it begins with. Whoever reads the text decides.
  const found = begun.map(wordTerm)
  for (let length = letters.length - 1; length > 1 && found.length === 0; length -= 1) {
    const term = wordTerm(`${sound}${letters.slice(0, length)}`)
    if (index.countOf(term) > 0) found.push(term)
  }
  return [...new Set([...found, wordTerm(`${initial}${letters.slice(0, initialsTogether)}`)])]
}
