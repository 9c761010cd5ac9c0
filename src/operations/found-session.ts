import { readNumeral } from '#intake/numerals.ts'
import type { Session } from '#intake/reading.ts'
import type { MeetingSession } from '#store/roster.ts'
import type { SessionKind } from './save-session.ts'

/** What a session found in a text comes to: one the body has, or one that can be put in as the text tells it. */
export type FoundSession =
  | { readonly isNew: false; readonly session: MeetingSession }
  | { readonly isNew: true; readonly session: NewSession }

export type NewSession = Omit<MeetingSession, 'id'>

/**
 * Finds the body's session that a text tells of: by the numbers of its name, else by its day and kind. One that is not
 * there yet is made of what the text tells, where that is a day.
 *
 * @returns undefined where several fit, or nothing can be made of it.
 */
export function foundSession(found: Session, sessions: readonly MeetingSession[]): FoundSession | undefined {
  const fresh = freshSession(found)
  const made = sessions.find((one) => fresh !== undefined && isMade(one, fresh))
  if (made !== undefined) return { isNew: false, session: made }
  const [one, another] = fitting(found, sessions)
  if (one !== undefined) return another === undefined ? { isNew: false, session: one } : undefined
  return fresh === undefined ? undefined : { isNew: true, session: fresh }
}

/** Put in before, of this text or another that tells the same of it. */
function isMade(one: MeetingSession, { name_zh, kind, opens_on, theme, place }: NewSession): boolean {
  return (
    [one.name_zh, one.kind, one.opens_on, one.theme, one.place].join('\n') ===
    [name_zh, kind, opens_on, theme, place].join('\n')
  )
}

function fitting(found: Session, sessions: readonly MeetingSession[]): readonly MeetingSession[] {
  const told = found.parentMeeting === null ? undefined : numbersOf(found.parentMeeting.quote)
  const named = sessions.filter((one) => told !== undefined && isSame(numbersOf(one.name_zh), told))
  if (named.length > 0) return named.filter((one) => isOfBody(one, found))
  return sessions.filter(
    (one) => (told === undefined || numbersOf(one.name_zh) === undefined) && isOnDay(one, found) && fits(one, found),
  )
}

type Numbers = { readonly term: number; readonly time: number }

const numbered = /第?([\d零〇一二两三四五六七八九十百]{1,6})届.*?第?([\d零〇一二两三四五六七八九十百]{1,6})次/

/** 三届人大二次会议: the third congress, its second session. */
function numbersOf(name: string): Numbers | undefined {
  const found = numbered.exec(name.normalize('NFKC'))
  const [term, time] = [readNumeral(found?.[1] ?? ''), readNumeral(found?.[2] ?? '')]
  return term === undefined || time === undefined ? undefined : { term, time }
}

function isSame(one: Numbers | undefined, other: Numbers): boolean {
  return one?.term === other.term && one.time === other.time
}

function isOfBody({ kind }: MeetingSession, found: Session): boolean {
  const told = kindOf(found)
  return kind === told || (told === 'plenary' && kind === 'midyear_meeting')
}

function isOnDay({ opens_on, closes_on }: MeetingSession, { day }: Session): boolean {
  return day !== undefined && opens_on <= day && day <= closes_on
}

/** A discussion on a day of the yearly session is of it; a meeting between sessions is the one of its theme. */
function fits({ kind, theme }: MeetingSession, found: Session): boolean {
  if (kind === 'between_session_meeting') return found.theme !== null && found.theme.quote === theme
  if (found.kind === 'standing_committee' || kind === 'standing_committee') return kind === found.kind
  return found.parentMeeting === null || kind === kindOf(found) || kind === 'midyear_meeting'
}

function kindOf({ kind, parentMeeting }: Session): SessionKind {
  const name = parentMeeting?.quote ?? ''
  if (kind === 'standing_committee' || /常委|常务委员/.test(name)) return 'standing_committee'
  if (/政协|政協|政治协商|政治協商/.test(name)) return 'cppcc_plenary'
  return kind === 'plenary' || name !== '' ? 'plenary' : 'between_session_meeting'
}

const longestName = 120
const longestTheme = 200

/** Without who presided: what is put in stands in the log, which everybody reads, and a name of a text does not belong there. */
function freshSession(found: Session): NewSession | undefined {
  const { day, theme, parentMeeting, place } = found
  if (day === undefined) return undefined
  const kind = kindOf(found)
  const name = parentMeeting?.quote ?? (theme === null ? `${day} 会议` : `“${theme.quote}”会议`)
  return {
    name_zh: name.slice(0, longestName),
    name_en: `Meeting of ${day}`,
    kind,
    opens_on: day,
    closes_on: day,
    place: (place?.quote ?? '').slice(0, longestTheme),
    theme: (theme?.quote ?? '').slice(0, longestTheme),
    host: '',
  }
}
