import { type Kysely, sql } from 'kysely'

/** What was said of two cases can be taken back, and said again: of each pair the last counts, and all of it stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
alter table matter_apart drop constraint matter_apart_pkey;
alter table matter_apart add column id bigint generated always as identity primary key;
alter table matter_apart add column taken_back boolean not null default false;
create index matter_apart_pair on matter_apart (one_case, other_case, id desc);
`
