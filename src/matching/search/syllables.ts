import { pinyin } from 'pinyin-pro'
import { fold } from '#intake/fold.ts'
import { isUnspaced } from '#matching/word-index/analyse.ts'

/** A character as it is said, in letters without its tone; ü is written u, as people type either. */
export type Syllable = { readonly at: number; readonly end: number; readonly letters: string }

/** Runs of characters with how each is said; letters and signs between them part the runs. */
export function syllablesOf(text: string, isName = false): readonly (readonly Syllable[])[] {
  const key = `${isName ? 'name' : 'text'} ${text}`
  const known = said.get(key)
  if (known !== undefined) return known
  const runs = runsOf(text, isName)
  if (said.size >= mostKept) said.clear()
  said.set(key, runs)
  return runs
}

/** Names and titles come again and again, while they are read in and while somebody types. */
const said = new Map<string, readonly (readonly Syllable[])[]>()
const mostKept = 4_000

function runsOf(text: string, isName: boolean): readonly (readonly Syllable[])[] {
  const folded = fold(text)
  const runs: Syllable[][] = []
  for (let at = 0; at < folded.length; at += 1) {
    if (!isUnspaced(folded.charCodeAt(at))) continue
    const start = at
    while (at < folded.length && isUnspaced(folded.charCodeAt(at))) at += 1
    runs.push(sayRun(folded.slice(start, at), start, isName))
  }
  return runs
}

function sayRun(run: string, start: number, isName: boolean): Syllable[] {
  const surname = isName ? 'head' : 'off'
  const letters = pinyin(run, { type: 'array', toneType: 'none', v: true, surname })
  let at = start
  return [...run].map((character, index) => {
    const one = { at, end: at + character.length, letters: plain(letters[index] ?? '') }
    at = one.end
    return one
  })
}

function plain(letters: string): string {
  return /^[a-z]+$/.test(letters) ? letters.replace('v', 'u') : ''
}

/** Where a text is said as these letters, whole syllables or their initials; the last may be cut short where it is still typed. */
export function saidAs(
  runs: readonly (readonly Syllable[])[],
  typed: string,
  isOpen: boolean,
  fewestInitials: number,
): readonly { readonly start: number; readonly end: number }[] {
  const letters = typed.replaceAll('v', 'u')
  return runs.flatMap((run) =>
    run.flatMap((first, index) => {
      const end = endInFull(run, index, letters, isOpen) ?? endByInitials(run, index, letters, fewestInitials)
      return end === null ? [] : [{ start: first.at, end }]
    }),
  )
}

function endInFull(run: readonly Syllable[], from: number, letters: string, isOpen: boolean): number | null {
  let left = letters
  for (let at = from; at < run.length; at += 1) {
    const one = run[at]
    if (one === undefined || one.letters === '') return null
    if (left === one.letters || (isOpen && one.letters.startsWith(left))) return one.end
    if (!left.startsWith(one.letters)) return null
    left = left.slice(one.letters.length)
  }
  return null
}

function endByInitials(run: readonly Syllable[], from: number, letters: string, fewest: number): number | null {
  if (letters.length < fewest) return null
  const some = run.slice(from, from + letters.length)
  const initials = some.map((one) => one.letters[0] ?? '').join('')
  return initials === letters ? (some.at(-1)?.end ?? null) : null
}
