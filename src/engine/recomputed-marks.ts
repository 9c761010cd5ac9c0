import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from './calendar.ts'
import type { ClockMark } from './case-file.ts'
import { deadlineAfter, ruleFor } from './deadline.ts'
import { deemedReceipt } from './deemed-receipt.ts'
import type { Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import type { CaseClock, CaseView } from './view.ts'

/**
 * The running clocks of a case that the calendar and profile as they are now would set to another day, as marks that
 * move them there; a clock whose number the profile has taken out is stopped. Promised days are nobody's to reckon.
 */
export function recomputedMarks(
  procedure: Procedure,
  profile: Profile,
  view: CaseView,
  calendar: WorkCalendar,
): Result<readonly ClockMark[], CalendarMissing> {
  const marks: ClockMark[] = []
  for (const clock of view.clocks) {
    if (clock.stoppedOn !== null || isPromised(procedure, clock.clock)) continue
    const mark = anew(profile, view, clock, calendar)
    if (!mark.ok) return mark
    if (mark.value !== undefined) marks.push(mark.value)
  }
  return ok(marks)
}

function anew(
  profile: Profile,
  view: CaseView,
  clock: CaseClock,
  calendar: WorkCalendar,
): Result<ClockMark | undefined, CalendarMissing> {
  const rule = profile.clocks[clock.clock]
  if (rule === undefined || rule === null) {
    return ok({ mark: 'stopped', clock: clock.clock, instance: clock.instance })
  }
  const from = startAnew(profile, clock, calendar)
  if (!from.ok) return from
  const deadline = deadlineAfter(ruleFor(rule, view.facts), from.value, calendar, clock.monthsMore)
  if (!deadline.ok) return deadline
  const { day, provisional } = deadline.value
  if (day === clock.deadline && from.value === clock.from && provisional === clock.provisional) return ok(undefined)
  return ok({
    mark: 'moved',
    clock: clock.clock,
    instance: clock.instance,
    from: from.value,
    deadline: day,
    provisional,
    ...(clock.monthsMore === 0 ? {} : { monthsMore: clock.monthsMore }),
    ...(clock.deemed ? { deemed: true } : {}),
    ...(clock.window ? { window: true } : {}),
  })
}

/** Only a deemed receipt depends on the calendar; every other start is a day on which something happened. */
function startAnew(profile: Profile, clock: CaseClock, calendar: WorkCalendar): Result<PlainDate, CalendarMissing> {
  if (!clock.deemed) return ok(clock.from)
  const deemed = deemedReceipt(profile, clock.setOn, calendar)
  return deemed.ok ? ok(deemed.value ?? clock.from) : deemed
}

/** True for a clock that only ever runs to a day somebody named. */
export function isPromised(procedure: Procedure, clock: string): boolean {
  const starts = Object.values(procedure.actions).flatMap((action) => action.starts ?? [])
  return starts.some((start) => start.clock === clock && start.dateField !== undefined)
}
