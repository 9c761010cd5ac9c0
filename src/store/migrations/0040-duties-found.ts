import { type Kysely, sql } from 'kysely'

/** Who is to do what a finding says, and by when; null where nothing of it is said. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table finding add column duty jsonb').execute(db)
}
