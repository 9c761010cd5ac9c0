import { type Kysely, sql } from 'kysely'

/** Whoever adds to the log waits their turn and is given its newest entry in one question. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** Two statements, so that the second sees what was added while the first waited. */
create function held_log_head() returns table (seq bigint, hash text) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(7214036);
  return query select entry.seq, entry.hash from ledger_entry as entry order by entry.seq desc limit 1;
end $$;
`
