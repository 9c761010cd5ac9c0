import { type Kysely, sql } from 'kysely'

/** Tables handed in to be taken over: each with its lines as judged; terms of office, how to reach people, cases from old files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** Terms of office and how to reach somebody: apart from the person, so that no list and no query for names gives it away. */
create table person_detail (
  person_id text primary key references person (id),
  term text,
  term_from date,
  term_to date,
  phone text,
  email text
);

create table table_import (
  id text primary key,
  kind text not null check (kind in ('people', 'units', 'cases')),
  name text not null,
  sha256 text not null,
  /** The table's headings as they stand, and which column of ours each is, null for none. */
  headings jsonb not null,
  match jsonb not null,
  options jsonb not null,
  state text not null check (state in ('open', 'taking', 'done', 'dropped')),
  account_id text not null references account (id),
  asked_by text not null references person (id),
  asked_at timestamptz not null,
  /** The day and moment of taking over: lines taken later in the same act bear them too. */
  taken_by text references person (id),
  taken_on date,
  taken_at timestamptz,
  done_at timestamptz
);
create index table_import_asked on table_import (asked_at desc, id desc);
create index table_import_taking on table_import (taken_at) where state = 'taking';

create table import_line (
  import_id text not null references table_import (id),
  line integer not null,
  /** As read; of people and units emptied once they are taken over. */
  cells jsonb not null,
  verdict text not null check (verdict in ('add', 'change', 'same', 'wrong')),
  doubtful boolean not null,
  about text not null,
  report jsonb not null,
  /** The person, unit or case it was taken over as. */
  became text,
  primary key (import_id, line)
);
create index import_line_verdict on import_line (import_id, verdict, line);

alter table case_summary add column imported boolean not null default false;
`
