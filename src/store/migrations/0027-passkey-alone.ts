import { type Kysely, sql } from 'kysely'

/** Who lets their passkeys alone sign in; and from where a sign-in began, so that its holder knows it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table account add column passkey_alone boolean not null default false`.execute(db)
  await sql`alter table sign_in add column address text`.execute(db)
}
