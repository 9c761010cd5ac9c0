import { type Kysely, sql } from 'kysely'

/** How many bytes an account has handed in on a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table handed_in (
      account_id text not null references account (id),
      on_day date not null,
      bytes bigint not null check (bytes >= 0),
      primary key (account_id, on_day)
    )`.execute(db)
}
