import { insertAuditEntry } from '#store/audit-entries.ts'
import type { Db } from '#store/schema.ts'
import type { AuditAct } from './audit-acts.ts'

/** One thing to be told, as it happened. */
export type Audited = {
  readonly act: AuditAct
  readonly at: string
  /** The account that did it; null where nobody was signed in. */
  readonly by: string | null
  /** The account it was done to, where that is one. */
  readonly about?: string | null
  /** Where it came from; null where that is not known. */
  readonly address?: string | null
  /** Codes, names and counts. Never a password, a link or a mail address. */
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>
}

const longest = 300

/** Writes an entry that nothing changes again. What it tells is one line each, whatever was sent. */
export async function recordAudit(db: Db, { act, at, by, about, address, detail }: Audited): Promise<void> {
  const cleaned = Object.fromEntries(Object.entries(detail ?? {}).map(([name, value]) => [name, cleanedValue(value)]))
  await insertAuditEntry(db, {
    act,
    at,
    account_id: by,
    about_account: about ?? null,
    address: address == null ? null : oneLine(address),
    detail: JSON.stringify(cleaned),
  })
}

function cleanedValue(value: string | number | readonly string[]): string | number | readonly string[] {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? oneLine(value) : value.map(oneLine)
}

/** Without line breaks, control and direction signs, so that one entry cannot look like two. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, longest)
}
