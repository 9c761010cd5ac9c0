import { type Kysely, sql } from 'kysely'

/** What is published of one kind, a state of one kind, and what units owe of some kinds, without looking at the others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create index case_summary_kind_public on case_summary (procedure, submitted_on desc, case_id desc) where text_public;
create index case_summary_kind_state on case_summary (procedure, state, submitted_on desc, case_id desc);

alter table case_assignment add column procedure text;
update case_assignment set procedure = case_file.procedure from case_file where case_file.id = case_assignment.case_id;
alter table case_assignment alter column procedure set not null;
drop index case_assignment_board;
create index case_assignment_board on case_assignment (unit_id, next_deadline, case_id) include (procedure) where open;
create index case_assignment_kind on case_assignment (procedure, unit_id, next_deadline, case_id) where open;
`
