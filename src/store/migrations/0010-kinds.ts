import { type Kysely, sql } from 'kysely'

/** Lists of one kind of case among several, in each order they are shown in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create index case_summary_kind on case_summary (procedure, submitted_on desc, case_id desc);
create index case_summary_kind_updated on case_summary (procedure, updated_at desc, case_id desc);
create index case_summary_kind_deadline on case_summary (procedure, next_deadline, case_id)
  where next_deadline is not null;
`
