import { type Kysely, sql } from 'kysely'

/** Receipts go out by mail: as messages of their own, or with the day's digest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
alter table mail_message drop constraint mail_message_kind_check;
alter table mail_message add constraint mail_message_kind_check
  check (kind in ('notes', 'digest', 'confirmation', 'receipt'));

/** The events it names are the account holder's own acts: their receipts are to be sent. */
alter table mail_note add column receipt boolean not null default false;
alter table mail_note add constraint mail_note_receipt check (not receipt or notice_seq is null);
`
