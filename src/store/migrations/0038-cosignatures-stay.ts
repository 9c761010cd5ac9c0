import { type Kysely, sql } from 'kysely'

/** What witnesses said is not emptied at once either, as nothing of the log is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      'create trigger append_only_all before truncate on log_cosignature for each statement execute function refuse_change()',
    )
    .execute(db)
}
