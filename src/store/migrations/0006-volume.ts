import { type Kysely, sql } from 'kysely'

/** What lists need when there are very many cases: steps found by their kind, boards by what is open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
alter table case_todo add column procedure text;
update case_todo set procedure = case_file.procedure from case_file where case_file.id = case_todo.case_id;
alter table case_todo alter column procedure set not null;

/** Counting a kind of step, finding its late ones and turning its pages all read one stretch of this. */
create index case_todo_kind on case_todo (holder_kind, holder, procedure, action, deadline, case_id, instance);

drop index case_assignment_board;
create index case_assignment_board on case_assignment (unit_id, next_deadline, case_id) where open;
create index case_assignment_unit on case_assignment (unit_id, case_id) include (duty, state);

create index case_summary_state_deadline on case_summary (state, next_deadline, case_id) where next_deadline is not null;
`
