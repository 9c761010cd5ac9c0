import { type Kysely, sql } from 'kysely'

/**
 * The wall says what everybody may know of: a case whose text or whose reply is public, each decided by itself. It reads
 * the connection's settings in place, so that planning a list costs less, and lists of some kinds have their indexes.
 * Named to come after the walls it changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(policies).execute(db)
  await sql.raw(indexes).execute(db)
  await sql.raw(published).execute(db)
}

const everything = `((select current_setting('huiying.reader', true) = 'everything'))`
const write = (table: string) => `alter policy ${table}_write on ${table} using ${everything} with check ${everything};`

const policies = `
alter policy case_summary_read on case_summary using (
  text_public
  or reply_public
  or (not private and procedure = any ((select string_to_array(current_setting('huiying.kinds', true), ','))::text[]))
  or parties && (select string_to_array(current_setting('huiying.parties', true), ','))
);
${['case_summary', 'case_file', 'case_event', 'case_notice'].map(write).join('\n')}
drop function reads_everything();
drop function reader_kinds();
drop function reader_parties();
`

const indexes = `
drop index case_summary_public;
create index case_summary_public on case_summary (submitted_on desc, case_id desc) where text_public or reply_public;
drop index case_summary_kind_public;
create index case_summary_kind_public on case_summary (procedure, submitted_on desc, case_id desc)
  where text_public or reply_public;
create index case_summary_kind_state_deadline on case_summary (procedure, state, next_deadline, case_id)
  where next_deadline is not null;
`

const published = `
alter table case_assignment add column published boolean not null default false;
update case_assignment set published = true from case_summary
  where case_summary.case_id = case_assignment.case_id and (text_public or reply_public);
create index case_assignment_published on case_assignment (unit_id, case_id) where published and state <> 'returned';
create index case_assignment_not_leading on case_assignment (unit_id, case_id)
  where duty <> 'lead' and state <> 'returned';
/** Some units have nearly nothing that is public, others nearly everything. */
create statistics case_assignment_unit_published (mcv) on unit_id, published from case_assignment;
analyze case_assignment;
`
