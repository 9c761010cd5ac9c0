import { commitment } from '#ledger/chain.ts'
import type { GivenNotice } from '#store/case-notices.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'

/**
 * What the log says of a notice: that the timer gave one of this kind on this case, and when. Which deadline it was and
 * whom it went to is only committed to: some deadlines are a unit's own business.
 */
export function noticeActOf(notice: Omit<GivenNotice, 'ledger_seq'>): LedgerAct {
  const { case_id, clock, instance, started_on, deadline, step, kind, due_on, on_day, at, salt, recipients } = notice
  return {
    at,
    caseId: case_id,
    caseSeq: null,
    payload: {
      act: 'deadline_notice',
      case: case_id,
      kind,
      by: 'timer',
      on: on_day,
      at,
      content: commitment(salt, {
        clock,
        instance,
        startedOn: started_on,
        deadline,
        step,
        dueOn: due_on,
        to: recipients.map((one) => `${one.holder_kind}:${one.holder}`).sort(),
      }),
    },
  }
}
