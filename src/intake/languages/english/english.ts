import { type ArticleLayout, type Layout, splitArticles } from '#intake/articles.ts'
import { dayOfPage, dayOfSession, englishDays, type OtherBodies } from '#intake/duty/day-counted-from.ts'
import { placeDuty } from '#intake/duty/duty.ts'
import { englishDuty } from '#intake/duty/english-duty.ts'
import type { Findings } from '#intake/findings.ts'
import type { LanguageModule } from '#intake/languages/language-module.ts'
import { placeRecordList, type RecordPerson, recordFindings } from '#intake/languages/record-findings.ts'
import { recordLayout } from '#intake/languages/record-layout.ts'
import { type Placing, placeQuote, placeSpan, wordsOf } from '#intake/placing.ts'
import type { Doubt, Person, Session } from '#intake/reading.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { quoteOf, type TextSpan } from '#kernel/text-span.ts'
import { englishItems } from './english-items.ts'
import { type EnglishPerson, englishLists, englishMentions, englishSpeakers } from './english-people.ts'
import { type EnglishSession, englishSession } from './english-session.ts'
import { turnOf } from './english-speech.ts'
import { isTranscript, namesTranscript, transcriptItems } from './english-transcript.ts'
import { transcriptTurn } from './english-turns.ts'

/** English: minutes of councils and committees, news of meetings, verbatim records. */
export const english: LanguageModule = { code: 'en', splitArticles: splitEnglish, read: readEnglish }

/** A verbatim record is one article, whose headings name what was dealt with. */
function splitEnglish(text: string): Layout {
  const record = recordLayout(text, { isTitle: namesTranscript, opensEntry: () => false })
  const flow = record.articles[0]?.flow
  return flow !== undefined && isTranscript(flow.folded, flow.paragraphs) ? record : splitArticles(text)
}

/** Reads the body of an English article: minutes of a council or committee above all, and verbatim records. */
function readEnglish(
  source: string,
  layout: ArticleLayout,
  article: number,
  sessionsBefore: number,
  others: OtherBodies,
): Findings {
  const { folded, paragraphs } = layout.flow
  const placing: Placing = { source, flow: layout.flow, article, sessionsBefore }
  if (isTranscript(folded, paragraphs)) return readTranscript(placing, layout, others)
  const lists = englishLists(folded, paragraphs)
  const listed = lists.flatMap((list) => list.people)
  const session = sessionOf(placing, source, layout, hostOf(folded, listed))
  const number = session === undefined ? null : sessionsBefore
  const day = dayFrom(session, source, layout, others)
  const items = englishItems(folded, paragraphs, new Set(listed.map((person) => person.paragraph)))
  return {
    sessions: session === undefined ? [] : [session],
    people: placePeople(
      placing,
      [
        ...listed,
        ...englishMentions(folded, paragraphs),
        ...englishSpeakers(folded, paragraphs),
        ...turnSpeakers(folded, paragraphs),
      ],
      number,
    ),
    lists: lists.map((list) => placeRecordList(placing, list, number)),
    items: items.map((item) => ({
      kind: item.kind,
      article,
      session: number,
      speaker: item.speaker,
      verb: item.verb,
      ...placeQuote(placing, item),
      ...placeDuty(placing, englishDuty(folded, item, sentenceAround(folded, item)), day),
    })),
    programmes: [],
    mechanisms: [],
    documents: [],
    doubts: session === undefined && items.length > 0 ? noSession(placing, paragraphs) : [],
  }
}

/** The day from which a term is counted: the session's, or the page's. */
function dayFrom(
  session: Session | undefined,
  source: string,
  layout: ArticleLayout,
  others: OtherBodies,
): PlainDate | null {
  const page = dayOfPage(source, layout, others, englishDays)
  return session === undefined ? page : (dayOfSession(session, page, englishDays) ?? page)
}

const farthest = 160

/** From behind the full stop or line end before an item to the item's end. */
function sentenceAround(text: string, { start, end }: TextSpan): TextSpan {
  const before = text.slice(Math.max(0, start - farthest), start)
  return { start: start - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1, end }
}

/** Reads a verbatim record: whoever speaks is named before what they say. */
function readTranscript(placing: Placing, layout: ArticleLayout, others: OtherBodies): Findings {
  const { folded, paragraphs } = layout.flow
  const session = sessionOf(placing, placing.source, layout, null)
  const number = session === undefined ? null : placing.sessionsBefore
  const found = recordFindings(placing, {
    session: null,
    people: turnPeople(folded, paragraphs),
    lists: [],
    items: transcriptItems(folded, paragraphs).map((item) => ({
      ...item,
      ...englishDuty(folded, item, sentenceAround(folded, item)),
    })),
    documents: [],
    countedFrom: dayFrom(session, placing.source, layout, others),
  })
  return {
    ...found,
    sessions: session === undefined ? [] : [session],
    people: found.people.map((person) => ({ ...person, session: number })),
    items: found.items.map((item) => ({ ...item, session: number })),
    doubts: session === undefined ? noSession(placing, paragraphs) : [],
  }
}

/** Whoever speaks under a name of their own, each once. */
function turnPeople(text: string, paragraphs: readonly TextSpan[]): RecordPerson[] {
  const people = new Map<string, RecordPerson>()
  for (const paragraph of paragraphs) {
    const person = transcriptTurn(text, paragraph)?.person
    if (person === undefined || person === null || people.has(person.name)) continue
    const isFamily = !person.name.includes(' ') && [...people.keys()].some((name) => name.endsWith(` ${person.name}`))
    if (!isFamily) people.set(person.name, person)
  }
  return [...people.values()]
}

function hostOf(text: string, people: readonly EnglishPerson[]): string | null {
  const chair = people.find(
    (person) => person.role !== null && /^(?:Chair|Mayor|Presid)/.test(text.slice(person.role.start, person.role.end)),
  )
  return chair?.name ?? null
}

function sessionOf(placing: Placing, source: string, layout: ArticleLayout, host: string | null): Session | undefined {
  const titles = [layout.headline, layout.kicker].flatMap((title) => title ?? [])
  const inTitle = titles.flatMap((title) => englishSession(source, title) ?? [])[0]
  const quoteIn = (span: TextSpan | null) => (span === null ? null : quoteOf(source, span))
  if (inTitle !== undefined) return described(placing.article, inTitle, host, quoteIn, inTitle)
  for (const paragraph of layout.flow.paragraphs.slice(0, 12)) {
    const found = englishSession(layout.flow.folded, paragraph)
    if (found === undefined) continue
    return described(
      placing.article,
      found,
      host,
      (span) => (span === null ? null : placeQuote(placing, span)),
      placeSpan(placing, found),
    )
  }
  return undefined
}

function described(
  article: number,
  found: EnglishSession,
  host: string | null,
  quote: (span: TextSpan | null) => Session['place'],
  span: TextSpan,
): Session {
  const datePhrase = quote(found.datePhrase)
  const day = dayOfSession({ datePhrase }, null, englishDays)
  return {
    article,
    kind: found.kind,
    theme: null,
    parentMeeting: null,
    datePhrase,
    ...(day === null ? {} : { day }),
    host,
    place: quote(found.place),
    duration: null,
    start: span.start,
    end: span.end,
  }
}

/** Whoever takes turns in a verbatim record under a name of their own. */
function turnSpeakers(text: string, paragraphs: readonly TextSpan[]): EnglishPerson[] {
  const turns = paragraphs.flatMap((paragraph, index) => {
    const turn = turnOf(text, paragraph)
    return turn === undefined ? [] : [{ ...turn, paragraph: index }]
  })
  if (turns.length < 2) return []
  return turns
    .filter(
      ({ speaker }) =>
        !/\b(?:for|of|FOR|OF)\b|\b(?:Minister|Secretary|Chair\w*|Speaker|President|Convener)$/i.test(speaker),
    )
    .map(({ speaker, name, paragraph }) => ({ ...name, name: speaker, role: null, kind: 'deputy', paragraph }))
}

/** One person for each name; a mention by family name alone joins whoever is known by it. */
function placePeople(placing: Placing, found: readonly EnglishPerson[], session: number | null): Person[] {
  const people: EnglishPerson[] = []
  const names = new Set<string>()
  const families = new Set<string>()
  for (const person of found) {
    const family = person.name.split(' ').at(-1) ?? person.name
    if (names.has(person.name) || isKnownBy(person.name, names) || (!person.name.includes(' ') && families.has(family)))
      continue
    names.add(person.name)
    families.add(family)
    people.push(person)
  }
  return people
    .map((person) => ({
      name: person.name,
      role: person.role === null ? null : wordsOf(placing, person.role),
      kind: person.kind,
      article: placing.article,
      session,
      ...placeSpan(placing, person),
    }))
    .sort((a, b) => a.start - b.start)
}

/** Whether a name is the end of one known: Ó Hara of Aoife Ó Hara. */
function isKnownBy(name: string, names: ReadonlySet<string>): boolean {
  return name.includes(' ') && [...names].some((known) => known.endsWith(` ${name}`))
}

function noSession(placing: Placing, paragraphs: readonly TextSpan[]): Doubt[] {
  const first = paragraphs[0]
  return first === undefined
    ? []
    : [{ ...placeQuote(placing, first), code: 'no_session', article: placing.article, hint: null }]
}
