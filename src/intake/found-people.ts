import type { ListRun, Mention, PeopleFound } from './people.ts'
import { nameOf, type Placing, placeQuote, placeSpan, sessionNumber, wordsOf } from './placing.ts'
import type { Doubt, NameList, Person } from './reading.ts'
import type { SessionsFound } from './sessions.ts'

export type PlacedPeople = { readonly people: readonly Person[]; readonly doubts: readonly Doubt[] }

/**
 * One person for each name in the article; more where one name stands for people in different roles, or again in one
 * list, with a doubt for each further.
 */
export function placePeople(placing: Placing, found: PeopleFound, sessions: SessionsFound): PlacedPeople {
  const people: Person[] = []
  const doubts: Doubt[] = []
  const byName = new Map<string, Mention[]>()
  for (const mention of [...found.mentions].sort((a, b) => a.start - b.start)) {
    const group = byName.get(mention.name)
    if (group === undefined) byName.set(mention.name, [mention])
    else group.push(mention)
  }
  const again = listedAgain(found.runs)
  for (const mentions of byName.values()) {
    const persons = personsAmong(mentions, again)
    for (const person of persons) people.push(personOf(placing, person, sessions))
    for (const [further] of persons.slice(1)) {
      if (further === undefined) continue
      doubts.push({ ...placeQuote(placing, further), code: 'same_name_twice', article: placing.article, hint: null })
    }
  }
  people.sort((a, b) => a.start - b.start)
  return { people, doubts }
}

const apart = new Set(['leader', 'member', 'deputy'])

/** Where lists name somebody whom they have named before: nobody is listed twice. */
function listedAgain(runs: readonly ListRun[]): ReadonlySet<number> {
  const again = new Set<number>()
  for (const { names } of runs) {
    const before = new Set<string>()
    for (const { name, start } of names) {
      if (before.has(name)) again.add(start)
      before.add(name)
    }
  }
  return again
}

/** Mentions of one name, grouped by person: a leader and a member of one name are two. */
function personsAmong(mentions: readonly Mention[], again: ReadonlySet<number>): Mention[][] {
  const persons: { kind: Mention['kind']; mentions: Mention[] }[] = []
  for (const mention of mentions) {
    const kind = mention.kind !== null && apart.has(mention.kind) ? mention.kind : null
    const fits = persons.find((person) => kind === null || person.kind === null || person.kind === kind)
    const same = again.has(mention.start) ? undefined : fits
    if (same === undefined) persons.push({ kind, mentions: [mention] })
    else {
      same.mentions.push(mention)
      same.kind ??= kind
    }
  }
  return persons.map((person) => person.mentions)
}

function personOf(placing: Placing, mentions: readonly Mention[], sessions: SessionsFound): Person {
  const first = mentions[0]
  if (first === undefined) throw new Error('A person without a mention')
  const titled = mentions.find((mention) => mention.role !== null)
  const kind = mentions.find((mention) => mention.kind !== null)?.kind ?? 'other'
  const session = sessions.attended.get(first.name) ?? sessions.ofSentence[first.sentence] ?? null
  return {
    name: nameOf(placing, first),
    role: titled === undefined || titled.role === null ? null : wordsOf(placing, titled.role),
    kind,
    article: placing.article,
    session: sessionNumber(placing, session),
    ...placeSpan(placing, first),
  }
}

/** Whether the number the text gives and the names listed agree; null when it gives none. */
export function agrees(run: ListRun): boolean | null {
  if (run.statedCount === null) return null
  return run.open ? run.names.length <= run.statedCount : run.names.length === run.statedCount
}

export function placeList(placing: Placing, run: ListRun, sessions: SessionsFound): NameList {
  return {
    article: placing.article,
    session: sessionNumber(placing, sessions.ofSentence[run.sentence] ?? null),
    kind: run.kind,
    people: run.names.map((name) => ({ name: nameOf(placing, name), ...placeSpan(placing, name) })),
    statedCount: run.statedCount,
    listedCount: run.names.length,
    agrees: agrees(run),
    ...placeSpan(placing, run),
  }
}

export function countDoubt(placing: Placing, run: ListRun): Doubt {
  const span = { start: run.start, end: Math.max(run.end, run.tailEnd) }
  return {
    ...placeQuote(placing, span),
    code: 'count_disagrees',
    article: placing.article,
    hint: String(run.names.length),
  }
}
