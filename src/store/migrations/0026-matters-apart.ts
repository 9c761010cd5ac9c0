import { type Kysely, sql } from 'kysely'

/** Of which cases somebody said that they are not on the same matter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

/** Read where somebody's right to it has been looked at, and nowhere else. */
const everything = `((select current_setting('huiying.reader', true)) = 'everything')`

const schema = `
create table matter_apart (
  one_case text not null references case_file (id),
  other_case text not null references case_file (id),
  said_by text not null references person (id),
  said_at timestamptz not null,
  primary key (one_case, other_case),
  check (one_case < other_case)
);
create trigger append_only before update or delete on matter_apart for each row execute function refuse_change();
create trigger append_only_all before truncate on matter_apart for each statement execute function refuse_change();
alter table matter_apart enable row level security;
create policy matter_apart_all on matter_apart for all using ${everything} with check ${everything};
`
