import { type Kysely, sql } from 'kysely'

/** Notices of deadlines, mail that waits to be sent, and calendar feeds. Notices given are part of the record. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** A running clock and the next day on which it must be looked at; null when no notice is to come. */
create table clock_watch (
  case_id text not null references case_file (id),
  clock text not null,
  instance text not null,
  started_on date not null,
  deadline date not null,
  look_on date,
  /** The last notice given for this run, for lists. */
  notice text check (notice in ('reminder', 'alarm', 'escalation')),
  notice_on date,
  primary key (case_id, clock, instance)
);
create index clock_watch_look on clock_watch (look_on, case_id, clock, instance) where look_on is not null;
create index clock_watch_deadline on clock_watch (deadline);

insert into clock_watch (case_id, clock, instance, started_on, deadline, look_on)
  select case_id, clock, instance, started_on, deadline, started_on from case_clock where stopped_on is null;

/** By which calendars and schedules the days of clock_watch were reckoned, and the day they were last looked at. */
create table notice_plan (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null,
  swept_on date not null
);

create table case_notice (
  ledger_seq bigint primary key references ledger_entry (seq),
  case_id text not null references case_file (id),
  clock text not null,
  instance text not null,
  started_on date not null,
  deadline date not null,
  step text not null,
  kind text not null check (kind in ('reminder', 'alarm', 'escalation')),
  due_on date not null,
  on_day date not null,
  at timestamptz not null,
  salt text not null,
  /** What makes every notice fire once, whatever runs it and however often. */
  unique (case_id, clock, instance, started_on, deadline, step)
);

create table case_notice_recipient (
  ledger_seq bigint not null references case_notice (ledger_seq),
  holder_kind text not null check (holder_kind in ('office', 'person', 'unit')),
  holder text not null,
  primary key (ledger_seq, holder_kind, holder)
);
create index case_notice_recipient_holder on case_notice_recipient (holder_kind, holder, ledger_seq desc);

create trigger append_only before update or delete on case_notice for each row execute function refuse_change();
create trigger append_only_all before truncate on case_notice for each statement execute function refuse_change();
create trigger append_only before update or delete on case_notice_recipient for each row execute function refuse_change();
create trigger append_only_all before truncate on case_notice_recipient for each statement execute function refuse_change();

/** Apart from account, so that no query for something else brings an address along. */
create table account_mail (
  account_id text primary key references account (id),
  address text not null,
  choice text not null check (choice in ('each', 'daily', 'none')),
  confirmed_at timestamptz,
  /** Sent to the address to see whether its owner is the account's; null once confirmed. */
  confirm_token text
);

create table mail_message (
  id text primary key,
  account_id text not null references account (id),
  kind text not null check (kind in ('notes', 'digest', 'confirmation')),
  digest_on date,
  state text not null check (state in ('queued', 'sending', 'sent', 'dropped', 'dead')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  message_id text,
  /** A code, never the server's own words: those may hold the address. */
  fault text,
  created_at timestamptz not null,
  done_at timestamptz,
  unique (account_id, digest_on)
);
create index mail_message_waiting on mail_message (next_try_at, id) where state in ('queued', 'sending');
create index mail_message_account on mail_message (account_id, created_at);
create index mail_message_dead on mail_message (created_at desc, id) where state = 'dead';
create index mail_message_done on mail_message (done_at) where state in ('sent', 'dropped');

/** One thing an account is to be told: some events of a case, or a notice of a deadline. */
create table mail_note (
  id bigint generated always as identity primary key,
  account_id text not null references account (id),
  case_id text not null references case_file (id),
  seq_from integer,
  seq_to integer,
  notice_seq bigint references case_notice (ledger_seq),
  created_at timestamptz not null,
  /** Null while it waits for the day's digest. */
  message_id text references mail_message (id) on delete cascade,
  check ((seq_from is null) = (seq_to is null) and (seq_from is null) <> (notice_seq is null))
);
create index mail_note_message on mail_note (message_id);
create index mail_note_waiting on mail_note (account_id, created_at) where message_id is null;

create table calendar_feed (
  account_id text primary key references account (id),
  secret_hash text not null unique,
  made_at timestamptz not null
);
`
