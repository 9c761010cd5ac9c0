import { type Kysely, sql } from 'kysely'

/** Where to tell that an account's mail goes elsewhere from now on: kept until it is told, apart from the message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create table former_address (
  message_id text primary key references mail_message (id) on delete cascade,
  address text not null,
  changed_at timestamptz not null
);
`
