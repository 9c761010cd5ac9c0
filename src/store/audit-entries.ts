import type { Insertable } from 'kysely'
import type { Db, Tables } from './schema.ts'

/** One thing the audit tells, with the people behind the accounts. */
export type AuditEntry = {
  readonly seq: number
  readonly at: string
  readonly act: string
  readonly login: string | null
  readonly person: string | null
  readonly aboutLogin: string | null
  readonly aboutPerson: string | null
  readonly address: string | null
  readonly detail: unknown
}

export type AuditFilter = {
  readonly act?: string
  readonly login?: string
  /** Instants: from this one on, and before that one. */
  readonly from?: string
  readonly to?: string
  /** Only entries before this number: the next page. */
  readonly before?: number
  readonly limit: number
}

export async function insertAuditEntry(db: Db, row: Insertable<Tables['audit_entry']>): Promise<void> {
  await db.insertInto('audit_entry').values(row).execute()
}

/** Newest first. */
export async function listAuditEntries(db: Db, filter: AuditFilter): Promise<readonly AuditEntry[]> {
  let query = db
    .selectFrom('audit_entry')
    .leftJoin('account as doer', 'doer.id', 'audit_entry.account_id')
    .leftJoin('person as doer_person', 'doer_person.id', 'doer.person_id')
    .leftJoin('account as subject', 'subject.id', 'audit_entry.about_account')
    .leftJoin('person as subject_person', 'subject_person.id', 'subject.person_id')
    .select([
      'audit_entry.seq',
      'audit_entry.at',
      'audit_entry.act',
      'audit_entry.address',
      'audit_entry.detail',
      'doer.login as login',
      'doer_person.name as person',
      'subject.login as aboutLogin',
      'subject_person.name as aboutPerson',
    ])
  const { act, login, from, to, before } = filter
  if (act !== undefined) query = query.where('audit_entry.act', '=', act)
  if (login !== undefined)
    query = query.where((eb) => eb.or([eb('doer.login', '=', login), eb('subject.login', '=', login)]))
  if (from !== undefined) query = query.where('audit_entry.at', '>=', from)
  if (to !== undefined) query = query.where('audit_entry.at', '<', to)
  if (before !== undefined) query = query.where('audit_entry.seq', '<', before)
  return query.orderBy('audit_entry.seq', 'desc').limit(filter.limit).execute()
}
