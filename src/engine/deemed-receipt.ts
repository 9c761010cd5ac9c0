import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from './calendar.ts'
import { deadlineAfter } from './deadline.ts'
import type { Profile } from './profile.ts'

/**
 * The day on which what was delivered counts as received although nobody signed for it, so that signing late gains
 * no time; undefined where the profile never deems it so.
 */
export function deemedReceipt(
  profile: Profile,
  delivered: PlainDate,
  calendar: WorkCalendar,
): Result<PlainDate | undefined, CalendarMissing> {
  const rule = profile.deemedReceipt === null ? undefined : profile.clocks[profile.deemedReceipt]
  if (rule === undefined || rule === null) return ok(undefined)
  const deadline = deadlineAfter(rule, delivered, calendar)
  return deadline.ok ? ok(deadline.value.day) : deadline
}
