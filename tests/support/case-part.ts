import type { Instance } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'

/** A part of a case that stands since 1 April 2026, for no unit and with no duty, unless more is said. */
export function casePart(machine: string, instance: string, state = 'open', more: Partial<Instance> = {}): Instance {
  return {
    machine,
    instance,
    state,
    duty: null,
    unit: null,
    broughtBy: {},
    since: plainDate('2026-04-01'),
    fields: {},
    ...more,
  }
}
