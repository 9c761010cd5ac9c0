import { type Kysely, sql } from 'kysely'

/** When a sign-in was last used, so that one left alone ends. Null: not since it began. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sign_in add column seen_at timestamptz`.execute(db)
}
