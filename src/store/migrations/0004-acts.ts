import { type Kysely, sql } from 'kysely'

/** Drafts that wait for signatures are kept out of everyone else's lists. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table case_summary add column private boolean not null default false').execute(db)
}
