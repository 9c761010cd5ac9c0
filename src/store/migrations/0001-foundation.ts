import { type Kysely, sql } from 'kysely'

/** Everything the first loop needs. Append-only tables refuse change in the database itself, for every role. */
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

create table case_file (
  id text primary key,
  procedure text not null,
  profile text not null,
  submit_token text unique,
  created_at timestamptz not null
);

create table case_event (
  case_id text not null references case_file (id),
  seq integer not null,
  type text not null,
  action text not null,
  machine text not null,
  instance text not null,
  state_before text,
  state text not null,
  by_person text not null references person (id),
  by_role text not null,
  by_unit text references unit (id),
  on_day date not null,
  at timestamptz not null,
  fields jsonb not null,
  clocks jsonb not null,
  waived jsonb not null,
  salt text not null,
  primary key (case_id, seq)
);

/** Rebuildable copies of what the events say, for lists and boards. */
create table case_summary (
  case_id text primary key references case_file (id),
  procedure text not null,
  state text not null,
  version integer not null,
  title text not null,
  subject text,
  flow_number text,
  case_number text,
  lead_proposer text,
  proposer_label text not null,
  cosigners integer not null,
  session_id text,
  lead_unit text,
  outcome text,
  attitude text,
  result text,
  done_by date,
  next_clock text,
  next_deadline date,
  submitted_on date not null,
  replied_on date,
  updated_at timestamptz not null,
  text_public boolean not null,
  reply_public boolean not null,
  origin_reading text
);
create index case_summary_updated on case_summary (updated_at desc, case_id desc);
create index case_summary_submitted on case_summary (submitted_on desc, case_id desc);
create index case_summary_state on case_summary (state, submitted_on desc, case_id desc);
create index case_summary_lead_unit on case_summary (lead_unit, submitted_on desc, case_id desc);
create index case_summary_deadline on case_summary (next_deadline, case_id) where next_deadline is not null;
create index case_summary_proposer on case_summary (lead_proposer, submitted_on desc, case_id desc);
create index case_summary_title on case_summary using gin (title gin_trgm_ops);
create index case_summary_public on case_summary (submitted_on desc, case_id desc) where text_public;
create index case_summary_number on case_summary (case_number);
create index case_summary_flow on case_summary (flow_number);

create table case_person (
  case_id text not null references case_file (id),
  person_id text not null references person (id),
  relation text not null,
  primary key (case_id, person_id, relation)
);
create index case_person_person on case_person (person_id, case_id);

create table case_assignment (
  case_id text not null references case_file (id),
  unit_id text not null references unit (id),
  duty text not null,
  state text not null,
  next_clock text,
  next_deadline date,
  open boolean not null,
  primary key (case_id, unit_id)
);
create index case_assignment_board on case_assignment (unit_id, open, next_deadline, case_id);

create table case_todo (
  case_id text not null references case_file (id),
  action text not null,
  instance text not null,
  holder_kind text not null check (holder_kind in ('office', 'person', 'unit')),
  holder text not null,
  since date,
  deadline date,
  primary key (case_id, action, instance, holder_kind, holder)
);
create index case_todo_holder on case_todo (holder_kind, holder, deadline, case_id);

create table case_clock (
  case_id text not null references case_file (id),
  clock text not null,
  instance text not null,
  started_on date not null,
  deadline date not null,
  provisional boolean not null,
  stopped_on date,
  primary key (case_id, clock, instance)
);
create index case_clock_running on case_clock (deadline, case_id) where stopped_on is null;

create table ledger_entry (
  seq bigint primary key,
  at timestamptz not null,
  payload text not null,
  previous_hash text not null unique,
  hash text not null unique,
  case_id text,
  case_seq integer
);
create unique index ledger_entry_case on ledger_entry (case_id, case_seq) where case_id is not null;

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

create trigger append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger append_only_all before truncate on ledger_entry for each statement execute function refuse_change();
create trigger append_only before update or delete on case_event for each row execute function refuse_change();
create trigger append_only_all before truncate on case_event for each statement execute function refuse_change();
create trigger append_only before update or delete on finding_correction for each row execute function refuse_change();
create trigger append_only_all before truncate on finding_correction for each statement execute function refuse_change();
create trigger append_only before update or delete on case_file for each row execute function refuse_change();
create trigger append_only_all before truncate on case_file for each statement execute function refuse_change();
create trigger append_only before update or delete on source_file for each row execute function refuse_change();
create trigger append_only_all before truncate on source_file for each statement execute function refuse_change();
`
