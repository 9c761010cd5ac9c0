import type { Generated } from 'kysely'

/** Running clocks with the day they are next looked at, and the notices of their deadlines. */
export type NoticeTables = {
  clock_watch: ClockWatchTable
  notice_plan: NoticePlanTable
  case_notice: CaseNoticeTable
  case_notice_recipient: CaseNoticeRecipientTable
}

export type NoticeKind = 'reminder' | 'alarm' | 'escalation'

type ClockWatchTable = {
  case_id: string
  clock: string
  instance: string
  started_on: string
  deadline: string
  look_on: string | null
  notice: Generated<NoticeKind | null>
  notice_on: Generated<string | null>
}

type NoticePlanTable = { only_one: Generated<boolean>; fingerprint: string; swept_on: string }

type CaseNoticeTable = {
  ledger_seq: number
  case_id: string
  clock: string
  instance: string
  started_on: string
  deadline: string
  step: string
  kind: NoticeKind
  due_on: string
  on_day: string
  at: string
  salt: string
}

type CaseNoticeRecipientTable = { ledger_seq: number; holder_kind: 'office' | 'person' | 'unit'; holder: string }
