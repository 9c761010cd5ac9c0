import type { CaseClock } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'

/** A clock that runs from 1 April to 1 May 2026, unless more is said. */
export function caseClock(clock: string, instance: string, more: Partial<CaseClock> = {}): CaseClock {
  return {
    clock,
    instance,
    from: plainDate('2026-04-01'),
    deadline: plainDate('2026-05-01'),
    provisional: false,
    setOn: plainDate('2026-04-01'),
    monthsMore: 0,
    deemed: false,
    window: false,
    stoppedOn: null,
    ...more,
  }
}
