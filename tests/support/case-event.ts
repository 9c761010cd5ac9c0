import type { CaseEvent } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'

/** The event by which a case of the library is asked for on 2 March 2026, unless other particulars are given. */
export function caseEvent(changes: Partial<CaseEvent> = {}): CaseEvent {
  return {
    type: 'asked',
    action: 'ask',
    machine: 'case',
    instance: 'case',
    stateBefore: null,
    state: 'asked',
    byPerson: 'ann',
    byRole: 'reader',
    byUnit: null,
    on: plainDate('2026-03-02'),
    at: '2026-03-02T00:00:00.000Z',
    fields: {},
    clocks: [],
    waived: [],
    ...changes,
  }
}
