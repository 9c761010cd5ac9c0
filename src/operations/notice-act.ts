import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import type { GivenNotice } from '#store/case-notices.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'

type Notice = Omit<GivenNotice, 'ledger_seq'>

/**
 * What the log says of a notice: that the timer gave one of this kind, and when. Which case and which deadline it was and
 * whom it went to is only committed to: some cases are nobody else's, some deadlines a unit's own business.
 */
export function noticeActOf(notice: Notice): LedgerAct {
  const { case_id, kind, on_day, at, salt } = notice
  const of = commitment(saltFor(salt, 'of'), { case: case_id })
  return {
    at,
    caseId: case_id,
    caseSeq: null,
    payload: { act: 'deadline_notice', v: 2, of, kind, by: 'timer', on: on_day, at, content: contentOf(notice) },
  }
}

/** Whether an entry of the log is what the log says of a notice, or said before version 2, which no longer names the case. */
export function isNoticeLoggedAs(notice: Notice, payload: string | undefined): boolean {
  const { case_id, kind, on_day, at } = notice
  const first: Plain = {
    act: 'deadline_notice',
    case: case_id,
    kind,
    by: 'timer',
    on: on_day,
    at,
    content: contentOf(notice),
  }
  return [noticeActOf(notice).payload, first].some((said) => payload === canonicalJson(said))
}

function contentOf({ clock, instance, started_on, deadline, step, due_on, salt, recipients }: Notice): string {
  return commitment(salt, {
    clock,
    instance,
    startedOn: started_on,
    deadline,
    step,
    dueOn: due_on,
    to: recipients.map((one) => `${one.holder_kind}:${one.holder}`).sort(),
  })
}
