import { type Kysely, sql } from 'kysely'

/** Lists say which cases have gone to the archive, and papers over many cases are read in the order of registration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
alter table case_summary add column archived_on date;

create index case_summary_registered on case_summary (coalesce(flow_number, case_number, ''), case_id);
create index case_summary_session on case_summary (session_id, coalesce(flow_number, case_number, ''), case_id);
`
