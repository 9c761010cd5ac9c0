import { type Kysely, sql } from 'kysely'

/** Which cases a proposal is still to be made for, what units that hand a case back name, and which proposals count no more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

/** Read where somebody's right to it has been looked at, and nowhere else. */
const everything = `((select current_setting('huiying.reader', true)) = 'everything')`
const walled = (table: string) => `alter table ${table} enable row level security;
create policy ${table}_all on ${table} for all using ${everything} with check ${everything};`
const kept = (table: string) => `
create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
create trigger append_only_all before truncate on ${table} for each statement execute function refuse_change();`

const schema = `
/** A case that came to where it is to be given to somebody, or could be handed back: proposed for once its act is stored. */
create table routing_wanted (
  case_id text primary key references case_file (id),
  /** The version of the case it was wanted for; a later act wants it anew. */
  case_version integer not null
);

/** Cases that wait to be assigned already. */
insert into routing_wanted (case_id, case_version)
  select distinct case_summary.case_id, case_summary.version
  from case_summary join case_todo on case_todo.case_id = case_summary.case_id
  where case_todo.action in ('assign', 'assign_separately');

/** Which unit a unit that hands a case back says it should go to instead, beside what was proposed. */
create table routing_hand_back (
  act bigint primary key references ledger_entry (seq),
  proposal_id text not null,
  procedure text not null,
  by_unit text not null references unit (id),
  proposed_unit text references unit (id),
  named_unit text not null references unit (id),
  named_at timestamptz not null
);
create index routing_hand_back_proposed on routing_hand_back (procedure, proposed_unit);

/** A proposal made before words of its case were removed: the places it names are places of other words now. */
create table routing_voided (
  proposal_id text primary key,
  removal_id text not null references removal (id)
);

${['routing_wanted', 'routing_hand_back', 'routing_voided'].map(walled).join('\n')}
${['routing_hand_back', 'routing_voided'].map(kept).join('\n')}
`
