import { type Kysely, sql } from 'kysely'

/** Mail to people who have no account yet, and mail about an account. After 0017, which names the kinds there were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
alter table mail_message alter column account_id drop not null;
alter table mail_message add column invitation_id text references invitation (id);
alter table mail_message drop constraint mail_message_kind_check;
alter table mail_message add constraint mail_message_kind_check
  check (kind in ('notes', 'digest', 'confirmation', 'receipt', 'invitation', 'reset', 'warning'));
alter table mail_message add constraint mail_message_reader_check
  check ((kind = 'invitation') = (invitation_id is not null) and (account_id is null) = (invitation_id is not null));
/** What a warning tells of: a code of the audit. */
alter table mail_message add column about text;
`
