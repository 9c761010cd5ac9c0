import type { WorkCalendar } from '#engine/calendar.ts'
import { type ClockRule, type Deadline, deadlineAfter, ruleFor } from '#engine/deadline.ts'
import { isPromised } from '#engine/recomputed-marks.ts'
import type { CaseClock } from '#engine/view.ts'
import type { SeenCase, SeenEvent } from '#operations/read-case.ts'

/**
 * How a deadline came about: named by the reply itself, reckoned by a rule, or not shown, because the law has no such
 * rule any more or its year's calendar is not in hand.
 */
export type ClockWorking =
  | { readonly kind: 'promised' }
  | {
      readonly kind: 'reckoned'
      readonly rule: ClockRule
      readonly deadline: Deadline
      /** False when the calendar or law has changed since, so that it would give another day now. */
      readonly agrees: boolean
    }
  | { readonly kind: 'unknown' }

/** Reckons a clock's deadline anew, so that each day that did not count can be shown. */
export function clockWorking(seen: SeenCase, clock: CaseClock, calendar: WorkCalendar): ClockWorking {
  if (isPromised(seen.procedure, clock.clock)) return { kind: 'promised' }
  const declared = seen.profile.clocks[clock.clock]
  if (declared === undefined || declared === null) return { kind: 'unknown' }

  const rule = ruleFor(declared, seen.view.facts)
  const deadline = deadlineAfter(rule, clock.from, calendar, clock.monthsMore)
  if (!deadline.ok) return { kind: 'unknown' }
  return { kind: 'reckoned', rule, deadline: deadline.value, agrees: deadline.value.day === clock.deadline }
}

/** The act that started a clock as it runs now. */
export function startOf(seen: SeenCase, clock: CaseClock): SeenEvent | undefined {
  return seen.events.findLast((event) => hasMark(event, clock, 'started'))
}

/** The acts that moved it. */
export function movesOf(seen: SeenCase, clock: CaseClock): readonly SeenEvent[] {
  return seen.events.filter((event) => hasMark(event, clock, 'moved'))
}

function hasMark(event: SeenEvent, clock: CaseClock, mark: 'started' | 'moved'): boolean {
  return event.clocks.some((one) => one.mark === mark && one.clock === clock.clock && one.instance === clock.instance)
}
