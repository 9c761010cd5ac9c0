import type { TextSpan } from '#kernel/text-span.ts'
import type { PeopleFound } from './people.ts'
import type { Session } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { type Circumstances, circumstancesIn } from './session-circumstances.ts'

type Kind = Session['kind']

/** A session in flow positions. */
export type FoundSession = TextSpan &
  Circumstances & {
    readonly kind: Kind
    /** The only leader of a session that the text keeps apart from others (分别参加); null elsewhere. */
    readonly attendedBy: string | null
    readonly firstSentence: number
  }

export type SessionsFound = {
  readonly sessions: readonly FoundSession[]
  /** For each sentence the session it belongs to; null before the first and where several run apart. */
  readonly ofSentence: readonly (number | null)[]
}

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['standing_committee', /(?:常委会|常务委员会)(?:第?[一二三四五六七八九十百\d]+次)(?:扩大)?会议|主席会议|主任会议/],
  [
    'consultation',
    /(?:专题协商|协商座谈|协商议政|办理协商)(?:会|座谈会)|(?<!专题)(?:协商会|座谈会|议政会|恳谈会|听证会|通报会|咨询会|面商会|建言会|建言献策会|民主协商会)/,
  ],
  ['theme_session', /专题(?:会议|建言|议政|座谈|讨论|审议|联组|研讨|询问|会(?!商))/],
  ['group_discussion', /分组讨论|小组讨论|小组会议|分组会议|联组(?:会议|讨论|会)|界别(?:联组|讨论|小组|会议)|分团讨论/],
  [
    'deliberation',
    /分组审议|代表团(?:分组)?(?:审议|全体会议)|审议[\u4e00-\u9fff“”、《》]{0,24}(?:报告|草案|决议|条例)|审查[\u4e00-\u9fff“”、《》]{0,24}(?:报告|草案)|参加[\u4e00-\u9fff]{0,16}审议/,
  ],
  ['standing_committee', /(?:常委会|常务委员会)(?:扩大)?会议/],
  [
    'plenary',
    /全体会议|大会发言|开幕大?会|闭幕大?会|次会议[^,;。]{0,16}(?:开幕|闭幕|召开|举行)|(?:隆重|胜利)(?:开幕|闭幕)/,
  ],
  ['other', /(?:召开|举行|举办|参加|出席|主持)[^,;。]{0,24}会议|会议[^,;。]{0,12}(?:召开|举行)/],
]

/** Finds the sessions an article reports. @param spoken - where speeches run; what is said in them reports nothing. */
export function findSessions(
  text: string,
  sentences: readonly Sentence[],
  people: PeopleFound,
  spoken: readonly TextSpan[],
): SessionsFound {
  const sessions: FoundSession[] = []
  const ofSentence: (number | null)[] = []
  let apart = false
  let current: number | null = null
  let nextSpoken = 0
  for (const [index, sentence] of sentences.entries()) {
    while (nextSpoken < spoken.length && (spoken[nextSpoken]?.end ?? 0) <= sentence.start) nextSpoken += 1
    const told = {
      start: sentence.start,
      end: Math.min(sentence.end, Math.max(sentence.start, spoken[nextSpoken]?.start ?? sentence.end)),
    }
    if (told.end - told.start > 4) {
      const kind = kindIn(text, told)
      const around = circumstancesIn(text, told, people)
      const leaders = kind === null ? [] : leadersApart(text, told, index, people)
      if (kind !== null && leaders.length > 1) {
        current = sessions.length
        apart = true
        for (const leader of leaders) sessions.push(sessionOf(told, kind, around, leader, index))
      } else if (kind !== null && isNew(sessions, current, kind, around)) {
        if (apart) current = takeApart(sessions, kind, around, told, index)
        else current = sessions.push(sessionOf(told, kind, around, null, index)) - 1
        apart = false
      } else if (current !== null && !apart) extend(sessions, current, kind, around, told)
    }
    ofSentence.push(apart ? null : current)
  }
  return { sessions, ofSentence }
}

function kindIn(text: string, told: TextSpan): Kind | null {
  const words = text.slice(told.start, told.end)
  for (const [kind, pattern] of kinds) if (pattern.test(words)) return kind
  return null
}

function sessionOf(
  told: TextSpan,
  kind: Kind,
  around: Circumstances,
  attendedBy: string | null,
  index: number,
): FoundSession {
  return { ...around, kind, attendedBy, start: told.start, end: told.end, firstSentence: index }
}

/** The leaders of whom the sentence says that they took part separately. */
function leadersApart(text: string, told: TextSpan, index: number, people: PeopleFound): string[] {
  const words = text.slice(told.start, told.end)
  const apart = /分别(?:到|在|来到)?[^,;。]{0,12}?(?:参加|出席|列席|审议|与)/.exec(words)
  if (apart === null) return []
  const at = told.start + apart.index
  const names = new Map<string, number>()
  for (const mention of people.mentions) {
    if (mention.sentence === index && mention.end <= at && mention.kind === 'leader')
      names.set(mention.name, Math.min(mention.start, names.get(mention.name) ?? at))
  }
  return [...names].sort((a, b) => a[1] - b[1]).map(([name]) => name)
}

function isNew(sessions: readonly FoundSession[], current: number | null, kind: Kind, around: Circumstances): boolean {
  const before = current === null ? undefined : sessions[current]
  if (before === undefined) return true
  if (around.theme !== null && before.theme !== null) return around.theme.start !== before.theme.start
  if (around.theme !== null) return before.attendedBy !== null || kind !== before.kind
  if (around.parentMeeting !== null && before.parentMeeting === null && before.datePhrase !== null) return false
  return kind !== before.kind && kind !== 'other' && (around.datePhrase !== null || around.parentMeeting !== null)
}

/** Of sessions kept apart, the first without a theme is the one now told about. */
function takeApart(sessions: FoundSession[], kind: Kind, around: Circumstances, told: TextSpan, index: number): number {
  const at = sessions.findIndex(
    (session) => session.attendedBy !== null && session.theme === null && session.kind === kind,
  )
  const found = sessions[at]
  if (found === undefined) return sessions.push(sessionOf(told, kind, around, null, index)) - 1
  sessions[at] = merged(found, around, told)
  return at
}

function extend(
  sessions: FoundSession[],
  current: number,
  kind: Kind | null,
  around: Circumstances,
  told: TextSpan,
): void {
  const before = sessions[current]
  if (before === undefined) return
  const reports = kind !== null || around.host !== null || around.duration !== null
  sessions[current] = merged(before, around, reports && told.start - before.end < 4 ? told : before)
}

function merged(before: FoundSession, around: Circumstances, told: TextSpan): FoundSession {
  return {
    ...before,
    theme: before.theme ?? around.theme,
    parentMeeting: before.parentMeeting ?? around.parentMeeting,
    datePhrase: before.datePhrase ?? around.datePhrase,
    host: before.host ?? around.host,
    place: before.place ?? around.place,
    duration: before.duration ?? around.duration,
    end: Math.max(before.end, told.end),
  }
}
