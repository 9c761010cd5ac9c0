import { type Kysely, sql } from 'kysely'

/** The city, its people, sources and findings. Append-only tables refuse change in the database itself, for every role. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table city (
  id text primary key,
  name_zh text not null,
  name_en text not null,
  time_zone text not null,
  demonstration boolean not null default false
);

create table unit (
  id text primary key,
  name_zh text not null,
  name_en text not null,
  short_zh text not null,
  kind text not null,
  duties text not null default ''
);

create table person (
  id text primary key,
  name text not null,
  kind text not null check (kind in ('deputy', 'member', 'leader', 'clerk')),
  office text,
  delegation text,
  unit_id text references unit (id)
);
create index person_name on person (name);

create table account (
  id text primary key,
  login text not null unique,
  person_id text not null references person (id),
  unit_id text references unit (id),
  offices text[] not null default '{}',
  password_hash text not null,
  language text not null default 'zh' check (language in ('zh', 'en')),
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz
);

create table sign_in (
  token_hash text primary key,
  account_id text not null references account (id),
  csrf_token text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_expiry on sign_in (expires_at);

create table meeting_session (
  id text primary key,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  opens_on date not null,
  closes_on date not null,
  place text not null default '',
  theme text not null default '',
  host text not null default ''
);

create table source_file (
  id text primary key,
  sha256 text not null,
  name text not null,
  size integer not null,
  content bytea not null,
  added_by text not null references person (id),
  added_at timestamptz not null
);
create unique index source_file_sha256 on source_file (sha256);

create table reading (
  id text primary key,
  source_file_id text not null references source_file (id),
  name text not null,
  state text not null check (state in ('queued', 'reading', 'done', 'failed')),
  progress_done integer not null default 0,
  progress_of integer not null default 0,
  refusal jsonb,
  /** Articles, sessions, people, lists, names and doubts as read; items live in finding. */
  result jsonb,
  text text,
  session_id text references meeting_session (id),
  asked_by text not null references person (id),
  asked_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz
);
create index reading_asked on reading (asked_at desc, id desc);
create index reading_waiting on reading (asked_at) where state in ('queued', 'reading');

create table finding (
  id text primary key,
  reading_id text not null references reading (id),
  /** The reader's own position, null for one a person added. */
  ordinal integer,
  kind text not null,
  article integer,
  session integer,
  speaker text,
  verb text,
  span_start integer not null,
  span_end integer not null,
  quote text not null,
  origin text not null check (origin in ('reader', 'person')),
  standing text not null check (standing in ('proposed', 'confirmed', 'dropped')),
  corrected boolean not null default false,
  version integer not null default 1,
  case_id text
);
create index finding_reading on finding (reading_id, span_start, id);

create table finding_answer (
  reading_id text not null references reading (id),
  finding_id text not null references finding (id),
  answer_id text not null references finding (id),
  score real not null,
  reason jsonb not null,
  origin text not null check (origin in ('reader', 'person')),
  standing text not null check (standing in ('proposed', 'confirmed', 'dropped')),
  primary key (finding_id, answer_id)
);
create index finding_answer_reading on finding_answer (reading_id);

create table finding_correction (
  id bigint generated always as identity primary key,
  reading_id text not null references reading (id),
  finding_id text not null references finding (id),
  act text not null,
  before jsonb,
  after jsonb,
  by_person text not null references person (id),
  at timestamptz not null
);
create index finding_correction_reading on finding_correction (reading_id, id);

create table number_series (
  series text primary key,
  last integer not null
);

create table idempotent_answer (
  person_id text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (person_id, key)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;

create trigger append_only before update or delete on finding_correction for each row execute function refuse_change();
create trigger append_only_all before truncate on finding_correction for each statement execute function refuse_change();
create trigger append_only before update or delete on source_file for each row execute function refuse_change();
create trigger append_only_all before truncate on source_file for each statement execute function refuse_change();
`
