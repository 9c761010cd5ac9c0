import { type Kysely, sql } from 'kysely'

/** How many cases of some kinds a unit has, and which cases stand in a state, told by an index alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create index case_assignment_unit_kind on case_assignment (unit_id, procedure) include (duty, case_id) where state <> 'returned';
create index case_summary_state_case on case_summary (state, case_id) include (procedure, private, text_public);
`
