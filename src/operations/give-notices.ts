import type { CaseFile } from '#engine/case-file.ts'
import type { Holder } from '#engine/clock-holders.ts'
import { noticeRecipients } from '#engine/notice-recipients.ts'
import type { PlannedNotice } from '#engine/notice-schedule.ts'
import { runningClock, viewOf } from '#engine/view.ts'
import { getLaw } from '#procedures/profiles.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { insertNotices } from '#store/case-notices.ts'
import type { ClockWatch } from '#store/clock-watches.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Tx } from '#store/schema.ts'
import type { TimerContext } from './act-context.ts'
import { noticeActOf } from './notice-act.ts'
import { queueMail } from './queue-mail.ts'

/** A notice that is due and was not given, of a clock this transaction holds. */
export type NoticeToGive = { readonly watch: ClockWatch; readonly notice: PlannedNotice }

/**
 * Puts notices on the record: rows, log entries and the mail to whom they are for.
 * @throws when one of them was given before, or when its clock does not run: the copies are damaged then.
 */
export async function giveNotices(tx: Tx, context: TimerContext, toGive: readonly NoticeToGive[]): Promise<void> {
  if (toGive.length === 0) return
  const ids = [...new Set(toGive.map(({ watch }) => watch.case_id))]
  const files = new Map((await listCaseFiles(tx, ids)).map((file) => [file.id, file]))
  const notices = toGive.map((one) => noticeOf(one, files.get(one.watch.case_id), context))

  const last = await appendLedgerActs(tx, notices.map(noticeActOf))
  if (last === undefined) throw new Error('notices left no log entry')
  const numbered = notices.map((notice, index) => ({ ...notice, ledger_seq: last.seq - notices.length + 1 + index }))
  await insertNotices(
    tx,
    numbered.map(({ recipients: _, ...row }) => row),
    numbered.flatMap(({ ledger_seq, recipients }) => recipients.map((one) => ({ ledger_seq, ...one }))),
  )
  await queueMail(
    tx,
    context.at,
    context.chance,
    numbered.map(({ case_id, ledger_seq, recipients }) => ({
      caseId: case_id,
      to: recipients.map(({ holder_kind, holder }): Holder => ({ kind: holder_kind, id: holder })),
      exceptPerson: null,
      noticeSeq: ledger_seq,
    })),
  )
}

function noticeOf({ watch, notice }: NoticeToGive, file: CaseFile | undefined, context: TimerContext) {
  const view = file === undefined ? undefined : viewOf(file)
  const clock = view === undefined ? undefined : runningClock(view, watch.clock, watch.instance)
  if (file === undefined || view === undefined || clock === undefined) {
    throw new Error(`case ${watch.case_id}: clock ${watch.clock} is watched but does not run`)
  }
  const { procedure } = getLaw(context.profiles, file.procedure, file.profile)
  const recipients = noticeRecipients(procedure, file, view, clock, notice.step)
  return {
    case_id: watch.case_id,
    clock: watch.clock,
    instance: watch.instance,
    started_on: watch.started_on,
    deadline: watch.deadline,
    step: notice.step.code,
    kind: notice.step.kind,
    due_on: notice.dueOn,
    on_day: context.on,
    at: context.at,
    salt: context.chance.salt(),
    recipients: recipients.map(({ kind, id }) => ({ holder_kind: kind, holder: id })),
  }
}
