import { standingOf, type WorkCalendar } from '#engine/calendar.ts'
import { addDays, type PlainDate } from '#kernel/plain-date.ts'

export type WorkingDays = {
  /** This day, or the first working day after it. */
  readonly from: (day: PlainDate) => PlainDate
  /** The working day `count` working days later. */
  readonly after: (day: PlainDate, count: number) => PlainDate
  /** The working day `count` working days earlier. */
  readonly before: (day: PlainDate, count: number) => PlainDate
}

/** Steps from working day to working day. @throws for a year without a calendar. */
export function workingDays(calendar: WorkCalendar): WorkingDays {
  const isWorking = (day: PlainDate): boolean => {
    const standing = standingOf(day, calendar)
    if (!standing.ok) throw new Error(`no calendar for ${day}`)
    return standing.value.working
  }
  const step = (day: PlainDate, by: 1 | -1): PlainDate => {
    let next = addDays(day, by)
    while (!isWorking(next)) next = addDays(next, by)
    return next
  }
  const walk = (day: PlainDate, count: number, by: 1 | -1): PlainDate => {
    let at = day
    for (let taken = 0; taken < count; taken += 1) at = step(at, by)
    return at
  }
  return {
    from: (day) => (isWorking(day) ? day : step(day, 1)),
    after: (day, count) => walk(day, count, 1),
    before: (day, count) => walk(day, count, -1),
  }
}
