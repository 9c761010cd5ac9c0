import { readNumeral } from '#intake/numerals.ts'
import type { Session } from '#intake/reading.ts'
import { addDays, plainDate } from '#kernel/plain-date.ts'
import type { MeetingSession } from '#store/roster.ts'
import { isOfLevel } from './is-of-level.ts'
import type { SessionKind } from './save-session.ts'

/**
 * What a session found in a text comes to: one of the list, a meeting between sessions that can be put in, or a session
 * of the list's kinds that is not there, which the administrator alone puts in: a text seldom tells its last day, and
 * clocks of enquiries run from that.
 */
export type FoundSession =
  | { readonly is: 'listed'; readonly session: MeetingSession }
  | { readonly is: 'new'; readonly session: NewSession }
  | { readonly is: 'missing' }

export type NewSession = Omit<MeetingSession, 'id'>

/** How the id of a session begins that was put in from a text. */
export const fromText = 'found-'

/**
 * Finds the body's session that a text tells of: by the numbers of its name, else by its day and kind. A meeting between
 * sessions that is not there yet is made of its day.
 *
 * @returns undefined where several fit, or nothing can be made of it.
 */
export function foundSession(found: Session, sessions: readonly MeetingSession[]): FoundSession | undefined {
  const [one, another] = fitting(found, sessions)
  if (one !== undefined) return another === undefined ? { is: 'listed', session: one } : undefined
  if (kindOf(found) !== 'between_session_meeting') return { is: 'missing' }
  const { day } = found
  if (day === undefined) return undefined
  const made = sessions.find((session) => isMade(session, day))
  return made === undefined ? { is: 'new', session: freshSession(day) } : { is: 'listed', session: made }
}

/** Put in before, of this text or another that tells of the same day; one the administrator gave a theme goes by that. */
function isMade({ id, kind, opens_on, theme }: MeetingSession, day: string): boolean {
  return id.startsWith(fromText) && kind === 'between_session_meeting' && opens_on === day && theme === ''
}

function fitting(found: Session, sessions: readonly MeetingSession[]): readonly MeetingSession[] {
  const name = found.parentMeeting?.quote ?? ''
  const told = numbersOf(name)
  const named = sessions.filter((one) => told !== undefined && isSame(numbersOf(one.name_zh), told))
  const ofLevel = (one: MeetingSession) => isOfLevel(one.name_zh, name)
  if (named.length > 0) return named.filter((one) => isOfBody(one, found) && isNear(one, found) && ofLevel(one))
  const unnumbered = sessions.filter((one) => told === undefined || numbersOf(one.name_zh) === undefined)
  return unnumbered.filter((one) => isOnDay(one, found) && fits(one, found) && ofLevel(one))
}

type Numbers = { readonly term: number; readonly time: number }

const numbered = /第?([\d零〇一二两三四五六七八九十百]{1,6})[届屆].*?第?([\d零〇一二两三四五六七八九十百]{1,6})次/

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

/**
 * A session is prepared and reported on within a month of it; the same numbers at another level (a city's in January, the
 * nation's in March) or in other years lie further off.
 */
const nearDays = 30

function isNear({ opens_on, closes_on }: MeetingSession, { day }: Session): boolean {
  if (day === undefined) return true
  return addDays(plainDate(opens_on), -nearDays) <= day && day <= addDays(plainDate(closes_on), nearDays)
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

/**
 * Of the day alone: what is put in stands in the log, which everybody reads and nothing is taken out of, and words of a
 * text, which few may read and which may be removed, do not belong there.
 */
function freshSession(day: string): NewSession {
  return {
    name_zh: `${day} 闭会期间会议`,
    name_en: `Meeting between sessions of ${day}`,
    kind: 'between_session_meeting',
    opens_on: day,
    closes_on: day,
    place: '',
    theme: '',
    host: '',
  }
}
