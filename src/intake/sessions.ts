import type { TextSpan } from '#kernel/text-span.ts'
import type { PeopleFound } from './people.ts'
import type { Sentence } from './sentences.ts'
import { type Circumstances, circumstancesIn } from './session-circumstances.ts'
import { type SessionKind, sessionKindIn } from './session-kinds.ts'

/** A session in flow positions. */
export type FoundSession = TextSpan &
  Circumstances & {
    readonly kind: SessionKind
    /** The only leader of a session that the text keeps apart from others (分别参加); null elsewhere. */
    readonly attendedBy: string | null
  }

export type SessionsFound = {
  readonly sessions: readonly FoundSession[]
  /** For each sentence the session it belongs to; null where several run apart, or none is reported. */
  readonly ofSentence: readonly (number | null)[]
  /** For each leader kept apart from others, the session attended. */
  readonly attended: ReadonlyMap<string, number>
}

/** Narrated words of one sentence, and what they tell about a session. */
type Told = TextSpan & { readonly sentence: number; readonly kind: SessionKind | null; readonly around: Circumstances }

/**
 * Finds the sessions an article reports.
 * @param spoken - where speeches run, in order; what is said in them reports no session of this article.
 */
export function findSessions(
  text: string,
  sentences: readonly Sentence[],
  people: PeopleFound,
  spoken: readonly TextSpan[],
): SessionsFound {
  const sessions = new SessionLog(text, people)
  const ofSentence: (number | null)[] = []
  let next = 0
  for (const [index, sentence] of sentences.entries()) {
    while (next < spoken.length && (spoken[next]?.end ?? 0) <= sentence.start) next += 1
    const end = Math.min(sentence.end, Math.max(sentence.start, spoken[next]?.start ?? sentence.end))
    if (end - sentence.start > 4) sessions.tell({ start: sentence.start, end }, index)
    ofSentence.push(sessions.current)
  }
  const attended = new Map<string, number>()
  for (const [at, { attendedBy }] of sessions.found.entries()) {
    if (attendedBy !== null && !attended.has(attendedBy)) attended.set(attendedBy, at)
  }
  return { sessions: sessions.found, ofSentence: withOpening(ofSentence, sessions.found), attended }
}

/** What stands before the first session is reported belongs to it, if it is the only one. */
function withOpening(ofSentence: readonly (number | null)[], found: readonly FoundSession[]): (number | null)[] {
  return found.length === 1 ? ofSentence.map((session) => session ?? 0) : [...ofSentence]
}

class SessionLog {
  readonly found: FoundSession[] = []
  /** The session now told about; null before the first and while several run apart. */
  current: number | null = null
  readonly #text: string
  readonly #people: PeopleFound
  #apart = false

  constructor(text: string, people: PeopleFound) {
    this.#text = text
    this.#people = people
  }

  tell(span: TextSpan, sentence: number): void {
    const kind = sessionKindIn(this.#text, span)
    const told: Told = {
      ...span,
      sentence,
      kind,
      around: circumstancesIn(this.#text, { ...span, sentence }, this.#people),
    }
    const leaders = kind === null ? [] : leadersApart(this.#text, told, this.#people)
    if (kind === null) this.#extend(told)
    else if (leaders.length > 1) {
      for (const leader of leaders) this.#add(told, kind, leader)
      // What cannot be told apart belongs to the sitting as a whole, if the text reports one.
      if (this.current === null || this.found[this.current]?.kind !== kind) this.current = null
      this.#apart = true
    } else if (this.#apart && isParticular(told)) {
      this.#takeApart(told, kind)
    } else if (!this.#apart && this.#isNew(told, kind)) {
      this.current = this.#add(told, kind, null)
    } else this.#extend(told)
  }

  #add(told: Told, kind: SessionKind, attendedBy: string | null): number {
    return this.found.push({ ...told.around, kind, attendedBy, start: told.start, end: told.end }) - 1
  }

  /** Of sessions kept apart, the first without a theme is the one now told about. */
  #takeApart(told: Told, kind: SessionKind): void {
    const at = this.found.findIndex((one) => one.attendedBy !== null && one.theme === null && one.kind === kind)
    const session = this.found[at]
    this.#apart = false
    if (session === undefined) this.current = this.#add(told, kind, null)
    else {
      this.found[at] = merged(session, told)
      this.current = at
    }
  }

  #isNew({ around }: Told, kind: SessionKind): boolean {
    const before = this.current === null ? undefined : this.found[this.current]
    if (before === undefined) return true
    if (around.theme !== null && before.theme !== null) return this.#words(around.theme) !== this.#words(before.theme)
    if (around.theme !== null) return before.attendedBy !== null || kind !== before.kind
    return kind !== before.kind && kind !== 'other' && (around.datePhrase !== null || around.parentMeeting !== null)
  }

  #words(span: TextSpan): string {
    return this.#text.slice(span.start, span.end)
  }

  #extend(told: Told): void {
    const session = this.current === null ? undefined : this.found[this.current]
    if (session === undefined || this.current === null) return
    const { around } = told
    const reports = told.kind !== null || around.host !== null || around.duration !== null
    const follows = reports && told.start - session.end < 4
    this.found[this.current] = { ...merged(session, told), end: follows ? told.end : session.end }
  }
}

/** Tells one session from others: a theme of its own, or a place or length of time. */
function isParticular({ around }: Told): boolean {
  return around.theme !== null || around.duration !== null || around.place !== null
}

const separately = /分别(?:到|在|来到)?[^,;。]{0,12}?(?:参加|出席|列席|审议|与)/

/** The leaders of whom a sentence says that they took part separately. */
function leadersApart(text: string, told: Told, people: PeopleFound): string[] {
  const apart = separately.exec(text.slice(told.start, told.end))
  if (apart === null) return []
  const names = new Set<string>()
  for (const mention of people.mentionsOf.get(told.sentence) ?? []) {
    if (mention.end <= told.start + apart.index && mention.kind === 'leader') names.add(mention.name)
  }
  return [...names]
}

function merged(before: FoundSession, { around, end }: Told): FoundSession {
  return {
    ...before,
    theme: before.theme ?? around.theme,
    parentMeeting: before.parentMeeting ?? around.parentMeeting,
    datePhrase: before.datePhrase ?? around.datePhrase,
    host: before.host ?? around.host,
    place: before.place ?? around.place,
    duration: before.duration ?? around.duration,
    end: Math.max(before.end, end),
  }
}
