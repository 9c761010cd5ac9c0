import type { WorkCalendar } from '#engine/calendar.ts'
import { type ClockRule, type Deadline, deadlineAfter } from '#engine/deadline.ts'
import { type CaseClock, findInstance } from '#engine/view.ts'
import type { SeenCase, SeenEvent } from '#operations/read-case.ts'

/**
 * How a deadline came about: named by the reply itself, reckoned by a rule, or not shown here, because part of
 * what it rests on is not for this reader or its year's calendar is not in hand.
 */
export type ClockWorking =
  | { readonly kind: 'promised' }
  | {
      readonly kind: 'reckoned'
      readonly rule: ClockRule
      /** Months granted on top of the rule's length. */
      readonly monthsMore: number
      readonly deadline: Deadline
      /** False when the calendar has changed since, so that it would give another day now. */
      readonly agrees: boolean
    }
  | { readonly kind: 'hidden' }

/** Reckons a clock's deadline anew, so that each day that did not count can be shown. */
export function clockWorking(seen: SeenCase, clock: CaseClock, calendar: WorkCalendar): ClockWorking {
  const rule = seen.profile.clocks[clock.clock]
  if (rule === undefined || rule === null) return { kind: 'promised' }

  const monthsMore = grantedMonths(seen, clock)
  if (monthsMore === undefined) return { kind: 'hidden' }
  const deadline = deadlineAfter({ ...rule, length: rule.length + monthsMore }, clock.from, calendar)
  if (!deadline.ok) return { kind: 'hidden' }
  return { kind: 'reckoned', rule, monthsMore, deadline: deadline.value, agrees: deadline.value.day === clock.deadline }
}

/** The act that started a clock as it runs now. */
export function startOf(seen: SeenCase, clock: CaseClock): SeenEvent | undefined {
  return seen.events.findLast((event) => hasMark(event, clock, 'started'))
}

/** The acts that moved it. */
export function movesOf(seen: SeenCase, clock: CaseClock): readonly SeenEvent[] {
  return seen.events.filter((event) => hasMark(event, clock, 'moved'))
}

function grantedMonths(seen: SeenCase, clock: CaseClock): number | undefined {
  let months = 0
  for (const event of movesOf(seen, clock)) {
    const action = seen.procedure.actions[event.action]
    const fact = action?.extends?.monthsFact ?? ''
    const more = event.fields[fact] ?? findInstance(seen.view, action?.machine ?? '', event.instance)?.fields[fact]
    if (typeof more !== 'number') return undefined
    months += more
  }
  return months
}

function hasMark(event: SeenEvent, clock: CaseClock, mark: 'started' | 'moved'): boolean {
  return event.clocks.some((one) => one.mark === mark && one.clock === clock.clock && one.instance === clock.instance)
}
