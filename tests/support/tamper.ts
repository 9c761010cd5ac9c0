import { sql } from 'kysely'
import type { TestDatabase } from './database.ts'

const guarded = ['case_file', 'case_event', 'case_notice', 'ledger_entry', 'log_tile', 'log_checkpoint'] as const

/** What the owner of the database could do, who may take the guards away. */
export async function tamper({ ownerDb }: TestDatabase, statement: string): Promise<void> {
  for (const table of guarded) await sql`alter table ${sql.table(table)} disable trigger user`.execute(ownerDb)
  await sql.raw(statement).execute(ownerDb)
  for (const table of guarded) await sql`alter table ${sql.table(table)} enable trigger user`.execute(ownerDb)
}
