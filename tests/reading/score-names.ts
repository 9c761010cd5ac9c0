import type { ListedName, NamedThing, NameList, Person, Reading } from '#intake/reading.ts'
import type { Gold, GoldSpan } from './gold.ts'
import { pairUp, squeeze, wordsAt } from './overlap.ts'
import type { Share, Tally } from './tally.ts'

export type NameScore = {
  /** Names in lists, by their exact place. */
  readonly listed: Tally
  /** Lists that give a number: number read and agreement judged rightly. */
  readonly counts: Share
  readonly people: Tally
  readonly peopleKinds: Share
  readonly things: Tally
  readonly missedListed: readonly string[]
  readonly falseListed: readonly ListedName[]
  readonly missedPeople: readonly string[]
  readonly falsePeople: readonly Person[]
  readonly wrongKinds: readonly Person[]
  readonly missedThings: readonly string[]
  readonly falseThings: readonly NamedThing[]
}

/** Scores lists of names, people and named things. `articleOf` maps gold articles to those found. */
export function scoreNames(reading: Reading, gold: Gold, articleOf: readonly (number | undefined)[]): NameScore {
  return {
    ...scoreListed(reading, gold),
    ...scorePeople(reading, gold, articleOf),
    ...scoreThings(reading, gold, articleOf),
  }
}

function scoreListed(reading: Reading, gold: Gold) {
  const { text } = reading.source
  const found = unique(reading.lists.flatMap((list) => list.people))
  const stands = (name: ListedName, places: readonly GoldSpan[]) =>
    places.some(
      ([start, end]) => name.start === start && name.end === end && squeeze(name.name) === wordsAt(text, [start, end]),
    )
  const names = gold.lists.flatMap((list) => list.names.map((name) => ({ ...name, optional: list.optional === true })))
  const required = names.filter(({ optional }) => !optional)

  const missed = required.filter(({ spans }) => !found.some((name) => stands(name, spans)))
  // A person's name rightly cut is no false alarm where the gold knows the person but sees no list.
  const known = new Set(gold.people.flatMap(({ spans }) => spans.map((place) => wordsAt(text, place))))
  const falseOnes = found.filter(
    (name) =>
      !names.some(({ spans }) => stands(name, spans)) &&
      !(known.has(squeeze(name.name)) && squeeze(text.slice(name.start, name.end)) === squeeze(name.name)),
  )
  const counted = gold.lists.filter(({ statedCount, optional }) => statedCount !== null && optional !== true)
  const rightly = counted.filter((list) => {
    const twin = reading.lists.find((other) => sharesNames(list.names, other))
    return twin !== undefined && twin.statedCount === list.statedCount && twin.agrees === list.agrees
  })
  return {
    listed: { hits: required.length - missed.length, missed: missed.length, falseOnes: falseOnes.length },
    counts: { right: rightly.length, all: counted.length },
    missedListed: missed.map(({ spans }) => spans.map((place) => wordsAt(text, place))[0] ?? ''),
    falseListed: falseOnes,
  }
}

function sharesNames(names: readonly { readonly spans: readonly GoldSpan[] }[], list: NameList): boolean {
  const shared = names.filter(({ spans }) =>
    spans.some(([start, end]) => list.people.some((name) => name.start < end && start < name.end)),
  )
  return shared.length * 2 > names.length
}

function scorePeople(reading: Reading, gold: Gold, articleOf: readonly (number | undefined)[]) {
  const { text } = reading.source
  const namesOf = (index: number) => (gold.people[index]?.spans ?? []).map((place) => wordsAt(text, place))
  const pairs = pairUp(gold.people.length, reading.people.length, (g, f) => {
    const [meant, person] = [gold.people[g], reading.people[f]]
    if (meant === undefined || person === undefined) return 0
    return articleOf[meant.article] === person.article && namesOf(g).includes(squeeze(person.name)) ? 1 : 0
  })
  const hitGold = new Set(pairs.map((pair) => pair.gold))
  const hitFound = new Set(pairs.map((pair) => pair.found))
  const missed = gold.people.flatMap((meant, g) =>
    meant.optional === true || hitGold.has(g) ? [] : [namesOf(g)[0] ?? ''],
  )
  const hits = pairs.filter((pair) => gold.people[pair.gold]?.optional !== true)
  const wrongKinds = hits.flatMap((pair) => {
    const [meant, person] = [gold.people[pair.gold], reading.people[pair.found]]
    return meant === undefined || person === undefined || meant.kinds.includes(person.kind) ? [] : [person]
  })
  const falsePeople = reading.people.filter((_, f) => !hitFound.has(f))
  return {
    people: { hits: hits.length, missed: missed.length, falseOnes: falsePeople.length },
    peopleKinds: { right: hits.length - wrongKinds.length, all: hits.length },
    missedPeople: missed,
    falsePeople,
    wrongKinds,
  }
}

function scoreThings(reading: Reading, gold: Gold, articleOf: readonly (number | undefined)[]) {
  const { text } = reading.source
  const bare = (words: string) => squeeze(words).replace(/[“”‘’"'「」『』《》〈〉]/g, '')
  const parts = [
    { meant: gold.programmes, found: reading.programmes },
    { meant: gold.mechanisms, found: reading.mechanisms },
    { meant: gold.documents, found: reading.documents },
  ].map(({ meant, found }) => {
    const same = (thing: Gold['programmes'][number], other: NamedThing) =>
      articleOf[thing.article] === other.article &&
      thing.spans.some((place) => bare(wordsAt(text, place)) === bare(other.name))
    return {
      required: meant.filter((thing) => thing.optional !== true).length,
      missed: meant.filter((thing) => thing.optional !== true && !found.some((other) => same(thing, other))),
      falseOnes: found.filter((other) => !meant.some((thing) => same(thing, other))),
    }
  })
  const missedThings = parts.flatMap(({ missed }) =>
    missed.map(({ spans }) => spans.map((place) => wordsAt(text, place))[0] ?? ''),
  )
  const falseThings = parts.flatMap(({ falseOnes }) => falseOnes)
  const required = parts.reduce((sum, part) => sum + part.required, 0)
  return {
    things: { hits: required - missedThings.length, missed: missedThings.length, falseOnes: falseThings.length },
    missedThings,
    falseThings,
  }
}

function unique(names: readonly ListedName[]): ListedName[] {
  return names.filter(
    (name, i) => names.findIndex((other) => other.start === name.start && other.end === name.end) === i,
  )
}
