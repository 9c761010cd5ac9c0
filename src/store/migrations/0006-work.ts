import { type Kysely, sql } from 'kysely'

/** What work in volume needs: whose hand was in what, cases entered for others, lists kept, texts written often, batches. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** What somebody has had a hand in. */
create index case_event_person on case_event (by_person, case_id);
create index case_event_unit on case_event (by_unit, case_id) where by_unit is not null;

/** Put on the record by an office in somebody's place (代录). */
alter table case_summary add column entered_for_other boolean not null default false;
update case_summary set entered_for_other = true
  from case_event
  where case_event.case_id = case_summary.case_id and case_event.seq = 1 and case_summary.origin_reading is null
    and case_event.by_person is distinct from case_summary.lead_proposer;
alter table case_summary alter column entered_for_other drop default;

/** A list somebody comes back to, under a name of their own. */
create table saved_list (
  account_id text not null references account (id),
  name text not null,
  address text not null,
  saved_at timestamptz not null,
  primary key (account_id, name)
);

/** Texts an office or a unit writes often, with places to be filled from the case. */
create table text_template (
  id text primary key,
  owner_kind text not null check (owner_kind in ('office', 'unit')),
  owner text not null,
  name text not null,
  procedure text not null,
  action text not null,
  field text not null,
  state text,
  outcome text,
  body text not null,
  changed_by text not null references person (id),
  changed_at timestamptz not null,
  unique (owner_kind, owner, name)
);

/** One act asked of many cases at once, each with its own words; what came of each. */
create table batch (
  id text primary key,
  account_id text not null references account (id),
  procedure text not null,
  action text not null,
  created_at timestamptz not null
);
create index batch_account on batch (account_id, created_at desc);

create table batch_item (
  batch_id text not null references batch (id),
  ordinal integer not null,
  case_id text not null references case_file (id),
  instance text not null,
  seen_version integer not null,
  /** What was filled in; emptied once the act is on the record, which then holds it. */
  fields jsonb not null,
  refusal jsonb,
  receipt_seq bigint,
  decided_at timestamptz,
  primary key (batch_id, ordinal),
  unique (batch_id, case_id, instance)
);
`
