import { ok, type Result, refuse } from '#kernel/result.ts'
import type { OfficerContext } from '#operations/accounts/account-context.ts'
import { type OfficerRefusal, officerRefusal } from '#operations/accounts/officer-acts.ts'
import { type AuditEntry, type AuditFilter, listAuditEntries } from '#store/audit-entries.ts'
import type { Db } from '#store/schema.ts'
import { recordAudit } from './record-audit.ts'

/** What of the audit is asked for. */
export type AuditAsked = Omit<AuditFilter, 'limit'>

export type AuditSeen = { readonly entries: readonly AuditEntry[]; readonly next: number | null }

export const auditPageSize = 100
/** No export holds more: it is asked for by months. */
export const mostExported = 100_000

/** A page of the audit, newest first, for the auditor alone. */
export async function readAudit(
  db: Db,
  context: OfficerContext,
  asked: AuditAsked,
): Promise<Result<AuditSeen, OfficerRefusal>> {
  const refusal = officerRefusal(context, 'read_audit')
  if (refusal !== undefined) return refuse(refusal)
  const entries = await listAuditEntries(db, { ...asked, limit: auditPageSize + 1 })
  const shown = entries.slice(0, auditPageSize)
  return ok({ entries: shown, next: entries.length > auditPageSize ? (shown.at(-1)?.seq ?? null) : null })
}

/** The audit as asked for, to be taken away; that it was is told in the audit itself. */
export async function exportAudit(
  db: Db,
  context: OfficerContext,
  asked: AuditAsked,
): Promise<Result<readonly AuditEntry[], OfficerRefusal>> {
  const refusal = officerRefusal(context, 'export_audit')
  if (refusal !== undefined) return refuse(refusal)
  const { at, by, address } = context
  return db.transaction().execute(async (tx) => {
    const entries = await listAuditEntries(tx, { ...asked, limit: mostExported })
    await recordAudit(tx, { act: 'audit_exported', at, by: by.accountId, address, detail: { entries: entries.length } })
    return ok(entries)
  })
}
