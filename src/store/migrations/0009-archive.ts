import { type Kysely, sql } from 'kysely'

/** Lists say which cases have gone to the archive, and since when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table case_summary add column archived_on date').execute(db)
}
