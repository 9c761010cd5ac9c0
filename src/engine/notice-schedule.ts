import { addDays, type PlainDate, weekdayOf } from '#kernel/plain-date.ts'
import { standingOf, type WorkCalendar } from './calendar.ts'

/** Before the deadline, once it has passed, and to those above when nothing came of that. */
export type NoticeKind = 'reminder' | 'alarm' | 'escalation'

/**
 * Who is told: `holder` is the person who has the matter in hand, `holder_office` everyone of the unit or office it
 * waits for; anything else is the code of an office, e.g. assigning_office.
 */
export type NoticeRecipient = 'holder' | 'holder_office' | { readonly office: string }

/** One notice of a clock, by its distance from the deadline. */
export type NoticeStep = {
  /** Names the notice within its schedule; the same notice of the same deadline is given once. */
  readonly code: string
  readonly kind: NoticeKind
  /** So many days before (negative) or after the deadline. A reminder lies before or on it, the others after. */
  readonly offset: number
  readonly unit: 'working_day' | 'day'
  readonly to: readonly NoticeRecipient[]
}

/** The notices of each clock a profile has a rule of its own for, and of all the others. */
export type NoticeSchedule = {
  readonly source: string
  readonly byDefault: readonly NoticeStep[]
  readonly clocks?: Readonly<Record<string, readonly NoticeStep[]>>
}

/** One run of a clock towards one deadline: moved or started anew it is another run, with notices of its own. */
export type ClockRun = { readonly from: PlainDate; readonly deadline: PlainDate }

/** A notice with the day from which it is to be given. */
export type PlannedNotice = { readonly step: NoticeStep; readonly dueOn: PlainDate }

/** What an office uses until it says otherwise; no regulation read so far sets numbers for notices. */
export const usualNotices: NoticeSchedule = {
  source: '惯例，可由办公室调整 / usual practice, for the office to change',
  byDefault: [
    { code: 'reminder_7', kind: 'reminder', offset: -7, unit: 'working_day', to: ['holder'] },
    { code: 'reminder_2', kind: 'reminder', offset: -2, unit: 'working_day', to: ['holder', 'holder_office'] },
    { code: 'alarm', kind: 'alarm', offset: 1, unit: 'day', to: ['holder', 'holder_office'] },
    {
      code: 'escalation_5',
      kind: 'escalation',
      offset: 5,
      unit: 'working_day',
      to: ['holder_office', { office: 'assigning_office' }],
    },
  ],
}

export function noticeStepsFor(schedule: NoticeSchedule, clock: string): readonly NoticeStep[] {
  return (
    (schedule.clocks !== undefined && Object.hasOwn(schedule.clocks, clock) ? schedule.clocks[clock] : undefined) ??
    schedule.byDefault
  )
}

/**
 * When each notice of a run is to be given, earliest first. A reminder that would fall on or before the day the clock
 * starts is left out: the start itself is told. A year without a calendar is counted by its weekends alone: better a
 * reminder a holiday early than none.
 */
export function plannedNotices(
  run: ClockRun,
  steps: readonly NoticeStep[],
  calendar: WorkCalendar,
): readonly PlannedNotice[] {
  return steps
    .map((step) => ({ step, dueOn: dayAt(run.deadline, step, calendar) }))
    .filter(({ step, dueOn }) => step.kind !== 'reminder' || dueOn > run.from)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/**
 * The notices that are to be given by a day. A reminder that nobody could give before its deadline passed has lapsed:
 * the alarm says more. Alarms and escalations never lapse.
 */
export function dueNotices(planned: readonly PlannedNotice[], run: ClockRun, on: PlainDate): readonly PlannedNotice[] {
  return planned.filter(({ step, dueOn }) => dueOn <= on && (step.kind !== 'reminder' || on <= run.deadline))
}

/** The next day on which a notice of the run falls due; null when there is none to come. */
export function nextNoticeDay(planned: readonly PlannedNotice[], on: PlainDate): PlainDate | null {
  return planned.find(({ dueOn }) => dueOn > on)?.dueOn ?? null
}

function dayAt(deadline: PlainDate, { offset, unit }: NoticeStep, calendar: WorkCalendar): PlainDate {
  if (unit === 'day') return addDays(deadline, offset)
  const direction = offset < 0 ? -1 : 1
  let day = deadline
  for (let left = Math.abs(offset); left > 0; ) {
    day = addDays(day, direction)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

function isWorkingDay(day: PlainDate, calendar: WorkCalendar): boolean {
  const standing = standingOf(day, calendar)
  if (standing.ok) return standing.value.working
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}
