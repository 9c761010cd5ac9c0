import type { Season, Suggestion } from './suggestion.ts'

/** First and last day of a stretch of time. */
export type Stretch = readonly [from: string, to: string]

export type Timetable = {
  readonly session: { readonly id: string; readonly closesOn: string } | null
  readonly period: 'in_session' | 'between_sessions'
  readonly submitted: Stretch
  /** The day of the assignment meeting, or null: within seven working days of submission. */
  readonly assigned: string | null
  readonly replied: Stretch
}

const between = { session: null, period: 'between_sessions', assigned: null } as const
const midyear = { ...between, session: { id: 'midyear-2026', closesOn: '2026-07-09' } } as const
const autumn = { ...between, session: { id: 'autumn-2026', closesOn: '2026-10-21' } } as const
const none: Stretch = ['2026-11-20', '2026-11-20']

const seasons: Readonly<Record<Season, Timetable>> = {
  winter: { ...between, submitted: ['2025-12-03', '2025-12-17'], replied: ['2026-02-25', '2026-03-10'] },
  plenary: {
    session: { id: 'plenary-2026', closesOn: '2026-01-23' },
    period: 'in_session',
    submitted: ['2026-01-19', '2026-01-22'],
    assigned: '2026-02-05',
    replied: ['2026-04-02', '2026-05-06'],
  },
  spring: { ...between, submitted: ['2026-03-16', '2026-04-01'], replied: ['2026-06-08', '2026-06-24'] },
  midyear: { ...midyear, submitted: ['2026-07-09', '2026-07-14'], replied: ['2026-09-24', '2026-10-14'] },
  summer: { ...between, submitted: ['2026-08-12', '2026-08-19'], replied: ['2026-11-04', '2026-11-17'] },
  autumn: { ...autumn, submitted: ['2026-10-21', '2026-10-26'], replied: none },
  recent: { ...between, submitted: ['2026-11-05', '2026-11-06'], replied: none },
}

/** For stories that have not come to a reply, by ending. */
const unanswered: Readonly<Record<string, Stretch>> = {
  submitted: ['2026-11-16', '2026-11-20'],
  registered: ['2026-11-13', '2026-11-18'],
  filed: ['2026-11-12', '2026-11-16'],
  dispatched: ['2026-11-04', '2026-11-11'],
  return_requested: ['2026-11-02', '2026-11-06'],
  returned_open: ['2026-10-09', '2026-10-16'],
  working: ['2026-09-07', '2026-09-18'],
  drafted: ['2026-08-24', '2026-09-11'],
  soon: ['2026-08-13', '2026-08-24'],
  late: ['2026-07-15', '2026-08-03'],
  extended: ['2026-08-03', '2026-08-06'],
  extension_requested: ['2026-08-11', '2026-08-13'],
}

const answeredLate = ['replied', 'rated', 'rehandling']

/** When a suggestion was raised and answered, by its season and by where its story ends. */
export function timetableOf(suggestion: Suggestion, isOdd: boolean): Timetable {
  const { ending, season } = suggestion
  if (ending === 'refused' || (ending === 'working' && isOdd)) return seasons.autumn
  const open = unanswered[ending]
  if (open !== undefined) return { ...between, submitted: open, replied: ['2026-11-09', '2026-11-19'] }
  if (ending === 'replied' && isOdd) return seasons.summer
  if (season !== null) return seasons[season]
  return answeredLate.includes(ending) ? seasons.midyear : seasons.plenary
}
