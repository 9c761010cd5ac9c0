import { type Kysely, sql } from 'kysely'

/** The few entries that speak of the log's keys are found among all others without reading those. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create index ledger_entry_keys on ledger_entry (seq) where starts_with(payload, '{"act":"log_key_');
`
