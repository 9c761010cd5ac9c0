import type { Excerpt } from '#matching/search/excerpt.ts'
import { matchParts } from '#matching/search/match-parts.ts'
import { isOnPublicRoster } from '#operations/public-roster.ts'
import { personParts } from '#operations/word-index/roster-sources.ts'
import { findPeople as listPeople, type Person } from '#store/roster.ts'
import type { FoundCase } from './find-cases.ts'
import { type Asked, type BeingRead, findProposed } from './find-proposed.ts'
import type { SearchMeans } from './search-means.ts'

/** Somebody of the roster, or who put forward a case that was found. */
export type FoundPerson = {
  readonly name: Excerpt
  /** Null for who is not on the roster, as far as the case says. */
  readonly person: Pick<Person, 'id' | 'kind' | 'delegation'> | null
}

/** Those of the roster whom everybody may know. */
export async function findPeople(means: SearchMeans, asked: Asked): Promise<readonly FoundPerson[] | BeingRead> {
  return findProposed(means, asked, {
    kinds: ['person'],
    isLoose: false,
    read: async (ids) => {
      const rows = await listPeople(means.db, ids)
      return ids.flatMap((id) => {
        const person = rows.get(id)
        if (person === undefined || !isOnPublicRoster(person)) return []
        const [name] = matchParts(asked.query, personParts(person), false) ?? []
        return name === undefined ? [] : [{ name, person }]
      })
    },
  })
}

/** Behind those of the roster, authors of the cases found whose names were asked for. */
export function withAuthors(people: readonly FoundPerson[], cases: readonly FoundCase[]): readonly FoundPerson[] {
  const known = new Map(people.map((one) => [one.name.text, one]))
  for (const name of cases.flatMap(({ authors }) => authors)) {
    if (!known.has(name.text)) known.set(name.text, { name, person: null })
  }
  return [...known.values()]
}
