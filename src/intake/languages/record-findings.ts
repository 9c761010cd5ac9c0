import { type FoundDuty, placeDuty } from '#intake/duty/duty.ts'
import type { Findings } from '#intake/findings.ts'
import type { FoundItem } from '#intake/found-item.ts'
import { type Placing, placeQuote, placeSpan, sessionNumber, wordsOf } from '#intake/placing.ts'
import type { Doubt, Item, NamedThing, NameList, Person, Session, Vote } from '#intake/reading.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Quote, quoteOf, type TextSpan } from '#kernel/text-span.ts'

/** What a module found in a record, in flow positions; names and marks as the text writes them. */
export type RecordFound = {
  readonly session: RecordSession | null
  readonly people: readonly RecordPerson[]
  readonly lists: readonly RecordList[]
  readonly items: readonly RecordItem[]
  readonly documents: readonly (TextSpan & { readonly outcome?: TextSpan })[]
  /** The day from which a term without its year is counted, where one was found. */
  readonly countedFrom?: PlainDate | null
}

export type RecordPerson = TextSpan & {
  readonly name: string
  readonly role: TextSpan | null
  readonly party: string | null
  readonly kind: Person['kind']
}

export type RecordList = TextSpan & {
  readonly people: readonly RecordPerson[]
  readonly kind: Person['kind']
  readonly statedCount: number | null
}

type PlacedList = Omit<RecordList, 'people'> & {
  readonly people: readonly (TextSpan & Pick<RecordPerson, 'name'>)[]
}

export type RecordItem = FoundItem &
  FoundDuty & {
    readonly vote?: TextSpan & Omit<Vote, keyof Quote>
  }

/** Places of a session are the source's: a title stands outside the flow. */
export type RecordSession = TextSpan &
  Pick<Session, 'kind' | 'host'> & { readonly [key in 'datePhrase' | 'place' | 'duration']: TextSpan | null }

/** Carries what was found back to the source. */
export function recordFindings(placing: Placing, found: RecordFound): Findings {
  const { article, sessionsBefore } = placing
  const session = sessionNumber(placing, found.session === null ? null : 0)
  const lists = found.lists.map((list) => placeRecordList(placing, list, session))
  return {
    sessions: found.session === null ? [] : [placeSession(placing.source, article, found.session)],
    people: found.people.map((person) => placePerson(placing, person, session)),
    lists,
    items: found.items.map((item) => placeItem(placing, item, session, found.countedFrom ?? null)),
    programmes: [],
    mechanisms: [],
    documents: found.documents.map(({ outcome, ...span }): NamedThing => {
      const named = { ...placeQuote(placing, span), name: wordsOf(placing, span), article }
      return outcome === undefined ? named : { ...named, outcome: placeQuote(placing, outcome) }
    }),
    doubts: [
      ...lists.filter(({ agrees }) => agrees === false).map((list) => countDoubt(placing, list)),
      ...(found.session === null && found.items.length > 0 && sessionsBefore === 0 ? noSession(placing) : []),
    ],
  }
}

function placeSession(source: string, article: number, { host, kind, ...spans }: RecordSession): Session {
  const quote = (span: TextSpan | null) => (span === null ? null : quoteOf(source, span))
  return {
    article,
    kind,
    theme: null,
    parentMeeting: null,
    datePhrase: quote(spans.datePhrase),
    host,
    place: quote(spans.place),
    duration: quote(spans.duration),
    start: spans.start,
    end: spans.end,
  }
}

function placePerson(placing: Placing, person: RecordPerson, session: number | null): Person {
  const placed = {
    name: person.name,
    role: person.role === null ? null : wordsOf(placing, person.role),
    kind: person.kind,
    article: placing.article,
    session,
    ...placeSpan(placing, person),
  }
  return person.party === null ? placed : { ...placed, party: person.party }
}

/** A list of names where it stands in the source, with whether its members are as many as it says. */
export function placeRecordList(placing: Placing, list: PlacedList, session: number | null): NameList {
  return {
    article: placing.article,
    session,
    kind: list.kind,
    people: list.people.map((person) => ({ name: person.name, ...placeSpan(placing, person) })),
    statedCount: list.statedCount,
    listedCount: list.people.length,
    agrees: list.statedCount === null ? null : list.statedCount === list.people.length,
    ...placeSpan(placing, list),
  }
}

function placeItem(placing: Placing, item: RecordItem, session: number | null, from: PlainDate | null): Item {
  const { kind, speaker, verb, vote } = item
  const placed: Item = { kind, article: placing.article, session, speaker, verb, ...placeQuote(placing, item) }
  return {
    ...placed,
    ...placeDuty(placing, item, from),
    ...(vote === undefined ? {} : { vote: { ...vote, ...placeQuote(placing, vote) } }),
  }
}

function countDoubt({ source, article }: Placing, { start, end, listedCount }: NameList): Doubt {
  return { ...quoteOf(source, { start, end }), code: 'count_disagrees', article, hint: String(listedCount) }
}

function noSession(placing: Placing): Doubt[] {
  const first = placing.flow.paragraphs[0]
  if (first === undefined) return []
  return [{ ...placeQuote(placing, first), code: 'no_session', article: placing.article, hint: null }]
}
