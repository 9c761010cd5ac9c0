import { type Kysely, sql } from 'kysely'

/** From which acts routing is learned, what it proposed, and what people chose instead. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

/** Read where somebody's right to it has been looked at, and nowhere else. */
const everything = `((select current_setting('huiying.reader', true)) = 'everything')`
const walled = (table: string) => `alter table ${table} enable row level security;
create policy ${table}_all on ${table} for all using ${everything} with check ${everything};`

const schema = `
/** An act after which a case is one to learn from. Words and units are read from the case itself. */
create table routing_lesson (
  case_id text not null references case_file (id),
  act bigint not null references ledger_entry (seq),
  procedure text not null,
  reason text not null check (reason in ('settled', 'corrected')),
  primary key (case_id, act)
);
create index routing_lesson_act on routing_lesson (procedure, act desc);

/** Cases settled before anything was learned. */
insert into routing_lesson (case_id, act, procedure, reason)
  select case_assignment.case_id, max(ledger_entry.seq), min(case_assignment.procedure), 'settled'
  from case_assignment join ledger_entry on ledger_entry.case_id = case_assignment.case_id
  where case_assignment.duty in ('lead', 'separate') and case_assignment.state <> 'returned'
  group by case_assignment.case_id having not bool_or(case_assignment.open);

/** What was proposed for a case as it stood, by which model, learned from what. No words of the case: only where they stand. */
create table routing_proposal (
  id text primary key,
  case_id text not null references case_file (id),
  case_version integer not null,
  procedure text not null,
  made_at timestamptz not null,
  model text not null,
  /** The last act the model had learned from; 0 for none. */
  learned_to bigint not null,
  /** How many cases and written duties it had learned from, and the hash of which these were. */
  learned_cases integer not null,
  learned_duties integer not null,
  training_set text not null,
  /** Null: not sure enough to propose anybody. */
  lead_unit text references unit (id),
  likeliest jsonb not null,
  joint_units jsonb not null,
  words jsonb not null,
  unique (case_id, case_version, training_set)
);

/** What somebody chose who had a proposal before them. */
create table routing_choice (
  proposal_id text primary key references routing_proposal (id),
  act bigint not null references ledger_entry (seq),
  procedure text not null,
  proposed_unit text references unit (id),
  chosen_unit text not null references unit (id),
  chosen_joint_units jsonb not null,
  chosen_at timestamptz not null
);
create index routing_choice_proposed on routing_choice (procedure, proposed_unit);

create trigger append_only before update or delete on routing_lesson for each row execute function refuse_change();
create trigger append_only_all before truncate on routing_lesson for each statement execute function refuse_change();
create trigger append_only before update or delete on routing_proposal for each row execute function refuse_change();
create trigger append_only_all before truncate on routing_proposal for each statement execute function refuse_change();
create trigger append_only before update or delete on routing_choice for each row execute function refuse_change();
create trigger append_only_all before truncate on routing_choice for each statement execute function refuse_change();

${['routing_lesson', 'routing_proposal', 'routing_choice'].map(walled).join('\n')}
`
