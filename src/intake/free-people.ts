import { withoutSpaces } from '#kernel/without-spaces.ts'
import { bySentence } from './by-sentence.ts'
import { freeNames } from './free-names.ts'
import { type Mention, type PeopleFound, roleBehind } from './people.ts'
import { kindOfRole } from './role-words.ts'
import { roleBefore } from './roles.ts'
import type { Sentence } from './sentences.ts'

/** Longer sentences are none: a table, a page without marks. */
const longest = 400

/**
 * The people of running text, an article that reports no session and lists nobody: those found already stay where
 * nothing else stands at their place, and keep their offices.
 */
export function findFreePeople(text: string, sentences: readonly Sentence[], found: PeopleFound): PeopleFound {
  const mentions = sentences.flatMap((sentence, index): Mention[] => {
    const known = found.mentionsOf.get(index) ?? []
    if (sentence.end - sentence.start > longest) return [...known]
    const free = freeNames(text, sentence.start, sentence.end).flatMap(({ start, end }): Mention[] => {
      const same = known.filter((one) => one.start === start && one.end === end)
      if (same.length > 0) return same
      const role = roleBefore(text, sentence.start, start) ?? roleBehind(text, end)
      // 老王: a family name alone tells who it is only with an office.
      if (end - start === 1 && role === null) return []
      const kind = role && kindOfRole(text.slice(role.start, role.end))
      return [{ name: withoutSpaces(text.slice(start, end)), start, end, role, kind, sentence: index }]
    })
    const apart = known.filter((one) => free.every(({ start, end }) => one.end <= start || one.start >= end))
    return [...free, ...apart]
  })
  return { ...found, mentions, names: new Set(mentions.map(({ name }) => name)), mentionsOf: bySentence(mentions) }
}
