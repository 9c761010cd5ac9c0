import type { Insertable, Selectable } from 'kysely'
import type { Db, Tables } from './schema.ts'

export type CaseNotice = Selectable<Tables['case_notice']>
export type NoticeRecipient = Selectable<Tables['case_notice_recipient']>

/** A notice as it was given, with whom it went to. */
export type GivenNotice = CaseNotice & { readonly recipients: readonly Omit<NoticeRecipient, 'ledger_seq'>[] }

/** A given notice with the hash of its log entry. */
export type LoggedNotice = GivenNotice & { readonly hash: string }

/** @throws when one of them was given before: the table's key lets each be given once. */
export async function insertNotices(
  db: Db,
  notices: readonly Insertable<Tables['case_notice']>[],
  recipients: readonly Insertable<Tables['case_notice_recipient']>[],
): Promise<void> {
  await db
    .insertInto('case_notice')
    .values([...notices])
    .execute()
  if (recipients.length === 0) return
  await db
    .insertInto('case_notice_recipient')
    .values([...recipients])
    .execute()
}

/** Which notices of some cases have been given, for whatever run of their clocks. */
export async function listGivenSteps(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly Pick<CaseNotice, 'case_id' | 'clock' | 'instance' | 'started_on' | 'deadline' | 'step'>[]> {
  if (caseIds.length === 0) return []
  return db
    .selectFrom('case_notice')
    .select(['case_id', 'clock', 'instance', 'started_on', 'deadline', 'step'])
    .where('case_id', 'in', [...caseIds])
    .execute()
}

/** The notices of some cases, oldest first, with whom they went to: two queries. */
export async function listCaseNotices(db: Db, caseIds: readonly string[]): Promise<readonly LoggedNotice[]> {
  if (caseIds.length === 0) return []
  const notices = await db
    .selectFrom('case_notice')
    .innerJoin('ledger_entry', 'ledger_entry.seq', 'case_notice.ledger_seq')
    .selectAll('case_notice')
    .select('ledger_entry.hash')
    .where('case_notice.case_id', 'in', [...caseIds])
    .orderBy('ledger_seq')
    .execute()
  return withRecipients(db, notices)
}

async function withRecipients<Notice extends CaseNotice>(db: Db, notices: readonly Notice[]) {
  if (notices.length === 0) return []
  const recipients = await db
    .selectFrom('case_notice_recipient')
    .selectAll()
    .where('ledger_seq', 'in', [...notices.map((one) => one.ledger_seq)])
    .orderBy('ledger_seq')
    .orderBy('holder_kind')
    .orderBy('holder')
    .execute()
  return notices.map((notice) => ({
    ...notice,
    recipients: recipients
      .filter((one) => one.ledger_seq === notice.ledger_seq)
      .map(({ holder_kind, holder }) => ({ holder_kind, holder })),
  }))
}
