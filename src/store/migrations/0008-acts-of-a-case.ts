import { type Kysely, sql } from 'kysely'

/** What lists show of a case's further acts: key items, urgings, years carried into, authors who stay unnamed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** What time alone brings about is nobody's act. */
alter table case_event alter column by_person drop not null;

alter table case_summary add column key_item boolean not null default false;
alter table case_summary add column urgings integer not null default 0;
alter table case_summary add column carried_to integer;
alter table case_summary add column confidential boolean not null default false;

create index case_summary_key_item on case_summary (submitted_on desc, case_id desc) where key_item;

/** Receipts nobody signed for are looked up by the last day they could be signed. */
create index case_clock_ended on case_clock (clock, deadline, case_id, instance) where stopped_on is null;
`
