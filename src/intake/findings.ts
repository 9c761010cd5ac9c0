import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { ArticleLayout } from './articles.ts'
import { findDocuments } from './documents.ts'
import { chineseDuty } from './duty/chinese-duty.ts'
import { chineseDays, dayOfPage, dayOfSession, type OtherBodies } from './duty/day-counted-from.ts'
import { placeDuty } from './duty/duty.ts'
import type { FoundItem } from './found-item.ts'
import { agrees, countDoubt, placeList, placePeople } from './found-people.ts'
import { findFreePeople } from './free-people.ts'
import { itemKindWeights } from './item-kind-weights.ts'
import { itemWeights } from './item-weights.ts'
import { findItems } from './items.ts'
import { judgeItems } from './judged-items.ts'
import { findMechanisms } from './mechanisms.ts'
import type { PeopleFound } from './people.ts'
import { asWrittenNear, nameOf, type Placing, placeQuote, placeSpan, sessionNumber, wordsOf } from './placing.ts'
import { type FoundThing, findProgrammes } from './programmes.ts'
import type { Doubt, Item, NamedThing, Reading, Session } from './reading.ts'
import { saidInLetter } from './reply-letter.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import { type FoundSession, findSessions, type SessionsFound } from './sessions.ts'
import { weighItems } from './weighed-items.ts'
import { findPeople } from './weighed-people.ts'

/** What one article holds, placed in the source; article and session numbers are the whole reading's. */
export type Findings = Omit<Reading, 'source' | 'articles'>

/**
 * Reads the body of a Chinese article.
 * @param source - the text the flow's positions lead back to.
 * @param article - its position in the reading.
 * @param sessionsBefore - how many sessions earlier articles hold.
 * @param others - where the bodies of other articles stand.
 */
export function readChinese(
  source: string,
  layout: ArticleLayout,
  article: number,
  sessionsBefore: number,
  others: OtherBodies,
): Findings {
  const { folded, paragraphs } = layout.flow
  const placing: Placing = { source, flow: layout.flow, article, sessionsBefore }
  const sentences = splitSentences(layout.flow)
  const people = findPeople(folded, sentences)
  const byRules = findItems(folded, sentences, people)
  const where = { text: folded, sentences, mentions: people.mentions }
  const weighed = weighItems(folded, sentences, people, byRules.items, itemWeights())
  const judged = judgeItems(where, weighed, itemKindWeights())
  const { letter } = byRules
  const said = { ...byRules, items: letter === undefined ? judged : saidInLetter(judged, sentences, letter) }
  const sessions = findSessions(folded, sentences, people, spokenIn(said.items))
  const named = isRunningText(people, sessions) ? findFreePeople(folded, sentences, people) : people
  const persons = placePeople(placing, named, sessions)
  const programmes = findProgrammes(folded, paragraphs)
  const things = (found: readonly FoundThing[]) => found.map((one) => placeThing(placing, one))
  const page = dayOfPage(source, layout, others, chineseDays)
  const placed = sessions.sessions.map((session) => placeSession(placing, session, people, page))
  const daysOf = placed.map(({ day }) => (day !== undefined && isPlainDate(day) ? day : page))
  const items = placeItems(placing, said.items, sentences, sessions, people, (session) =>
    session === null ? page : (daysOf[session] ?? page),
  )
  return {
    sessions: placed,
    people: persons.people,
    lists: people.runs.map((run) => placeList(placing, run, sessions)),
    items,
    programmes: things(programmes),
    mechanisms: things(findMechanisms(folded, paragraphs, programmes)),
    documents: things(findDocuments(folded, paragraphs)),
    doubts: [
      ...said.doubts.map((doubt) => ({ ...placeQuote(placing, doubt), code: doubt.code, article, hint: null })),
      ...persons.doubts,
      ...people.runs.filter((run) => agrees(run) === false).map((run) => countDoubt(placing, run)),
      ...noSession(placing, said.items, sentences, sessions),
    ],
  }
}

/** No session is reported, nobody is listed and no deputy or member has a part: of its people rules know little. */
function isRunningText({ mentions, runs }: PeopleFound, { sessions }: SessionsFound): boolean {
  const isOfAssembly = mentions.some(({ kind }) => kind === 'member' || kind === 'deputy')
  return sessions.length === 0 && runs.length === 0 && !isOfAssembly
}

/** Where speeches run: what is said in them reports no session of this article. */
function spokenIn(items: readonly FoundItem[]): TextSpan[] {
  return items.filter((item) => item.kind !== 'topic' && item.verb !== '回应')
}

function placeThing(placing: Placing, found: FoundThing): NamedThing {
  return { ...placeQuote(placing, found), name: wordsOf(placing, found), article: placing.article }
}

function placeSession(placing: Placing, found: FoundSession, people: PeopleFound, page: PlainDate | null): Session {
  const quote = (span: TextSpan | null) => (span === null ? null : placeQuote(placing, span))
  const datePhrase = quote(found.datePhrase)
  const day = dayOfSession({ datePhrase }, page, chineseDays)
  return {
    article: placing.article,
    kind: found.kind,
    theme: quote(found.theme),
    parentMeeting: quote(found.parentMeeting),
    datePhrase,
    ...(day === null ? {} : { day }),
    host: found.host === null ? null : asWritten(placing, found.host, people),
    place: quote(found.place),
    duration: quote(found.duration),
    ...placeSpan(placing, found),
  }
}

/** A name found in the folded text as the source writes it. */
function asWritten(placing: Placing, name: string, people: PeopleFound): string {
  const mention = people.mentions.find((one) => one.name === name)
  return mention === undefined ? name : nameOf(placing, mention)
}

function placeItems(
  placing: Placing,
  items: readonly FoundItem[],
  sentences: readonly Sentence[],
  sessions: SessionsFound,
  people: PeopleFound,
  dayOf: (session: number | null) => PlainDate | null,
): Item[] {
  const written = new Map<string, string>()
  for (const mention of people.mentions)
    if (!written.has(mention.name)) written.set(mention.name, nameOf(placing, mention))
  const asWritten = (word: string | null, at: number): string | null => {
    if (word === null) return null
    const known = written.get(word) ?? asWrittenNear(placing, word, at) ?? word
    written.set(word, known)
    return known
  }
  let at = 0
  return items.map((item) => {
    while (at + 1 < sentences.length && (sentences[at]?.end ?? 0) <= item.start) at += 1
    const session = sessions.ofSentence[at] ?? null
    const duty = chineseDuty(placing.flow.folded, item, sentences[at] ?? item)
    return {
      kind: item.kind,
      article: placing.article,
      session: sessionNumber(placing, session),
      speaker: asWritten(item.speaker, item.start),
      verb: asWritten(item.verb, item.end),
      ...placeQuote(placing, item),
      ...placeDuty(placing, duty, dayOf(session)),
    }
  })
}

function noSession(
  placing: Placing,
  items: readonly FoundItem[],
  sentences: readonly Sentence[],
  sessions: SessionsFound,
): Doubt[] {
  const first = sentences[0]
  if (first === undefined || items.length === 0 || sessions.sessions.length > 0) return []
  return [{ ...placeQuote(placing, first), code: 'no_session', article: placing.article, hint: null }]
}
