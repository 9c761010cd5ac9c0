import type { SearchPart } from '#matching/search/match-parts.ts'
import { fewestInitials, pinyinTerms } from '#matching/search/pinyin-terms.ts'
import { syllablesOf } from '#matching/search/syllables.ts'
import { analyse } from '#matching/word-index/analyse.ts'
import type { IndexedField } from '#matching/word-index/signs-of.ts'

/** How a part of a document is found: by its words, and where it is a title or a name by how it is said. */
export function searchedFields({ field, text }: SearchPart): readonly IndexedField[] {
  if (field === 'text' || field === 'answer') return [{ zone: field, analysed: analyse(text) }]
  const zone = field === 'title' ? 'title' : 'names'
  const written = { zone, analysed: analyse(text, true) } as const
  if (field === 'number') return [written]
  const fewest = field === 'title' ? fewestInitials.title : fewestInitials.name
  return [written, { zone, analysed: pinyinTerms(syllablesOf(text, field === 'author'), fewest) }]
}
