import type { Actor } from '#engine/case-file.ts'
import { daysBetween, plainDate } from '#kernel/plain-date.ts'
import type { SearchQuery } from '#matching/search/search-query.ts'
import { audiencesOf } from '#operations/word-index/audience-names.ts'
import type { IndexAnswer } from '#operations/word-index/word-index.ts'
import type { SearchMeans } from './search-means.ts'

export type BeingRead = Extract<IndexAnswer, { readonly state: 'being_read' }>

/** Who asks for what, and how many of it. */
export type Asked = { readonly actor: Actor | null; readonly query: SearchQuery; readonly needed: number }

/** One sort of things to be found. */
type Sought<Found> = {
  /** Kinds of documents of the index that propose it. */
  readonly kinds: readonly string[]
  /** Characters typed in a run may stand apart. */
  readonly isLoose: boolean
  /** Those of some that are there for who asks and say to them what was asked, in the order given. */
  readonly read: (ids: readonly string[]) => Promise<readonly Found[]>
}

/** So many proposals are read at a time at most. */
const readTogether = 24
/** Few proposals turn out to be none. */
const spare = 3
/** So many are asked for at first, and at most; of what says the words apart only the first. */
const proposals = [readTogether * 2, readTogether * 16] as const

/** As many as are needed of what the index proposes and its reader finds, best first; ids found before are not looked at. */
export async function findProposed<Found>(
  means: SearchMeans,
  { actor, query, needed }: Asked,
  { kinds, isLoose, read }: Sought<Found>,
): Promise<readonly Found[] | BeingRead> {
  const found: Found[] = []
  const looked = new Set<string>()
  for (const limit of isLoose ? proposals.slice(0, 1) : proposals) {
    const answer = await means.wordIndex.ask({
      asks: { kind: 'search', wanted: query.wanted, isLoose },
      ...{ kinds, seenBy: audiencesOf(actor), limit },
      ...daysOf(query),
    })
    if (answer.state !== 'ready') return answer
    const fresh = [...new Set(answer.found.map(({ key }) => key.slice(key.indexOf('/') + 1)))].filter(
      (id) => !looked.has(id),
    )
    for (const id of fresh) looked.add(id)
    for (let from = 0; from < fresh.length && found.length < needed; ) {
      const to = from + Math.min(readTogether, needed - found.length + spare)
      found.push(...(await read(fresh.slice(from, to))))
      from = to
    }
    if (found.length >= needed || answer.found.length < limit) break
  }
  return found.slice(0, needed)
}

const firstDay = plainDate('1970-01-01')

function daysOf({ since, until }: SearchQuery) {
  return {
    ...(since === null ? {} : { since: daysBetween(firstDay, since) }),
    ...(until === null ? {} : { until: daysBetween(firstDay, until) }),
  }
}
