import { type Kysely, sql } from 'kysely'

/** Cases: their events, the copies lists read, and the log. The record itself refuses change, for every role. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
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

create trigger append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger append_only_all before truncate on ledger_entry for each statement execute function refuse_change();
create trigger append_only before update or delete on case_event for each row execute function refuse_change();
create trigger append_only_all before truncate on case_event for each statement execute function refuse_change();
create trigger append_only before update or delete on case_file for each row execute function refuse_change();
create trigger append_only_all before truncate on case_file for each statement execute function refuse_change();
`
