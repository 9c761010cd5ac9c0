import { type Kysely, sql } from 'kysely'

/** What everybody reads is listed by the last day it tells, not by its last act, which may have been inside. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(indexes).execute(db)
}

const indexes = `
create index case_summary_public_told on case_summary ((greatest(submitted_on, replied_on)) desc, case_id desc)
  where text_public or reply_public;
create index case_summary_kind_public_told on case_summary
  (procedure, (greatest(submitted_on, replied_on)) desc, case_id desc) where text_public or reply_public;
`
