import { type Kysely, sql } from 'kysely'

/**
 * Walls inside a city: a connection says whose eyes it has, and the rows of cases those may not see are not there for it,
 * whatever is asked. A connection that says nothing sees no case.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** Whom a case is of besides the offices: persons who sign it (p: and a hash) and units that have it in hand (u:ID). */
alter table case_summary add column parties text[] not null default '{}';
update case_summary set parties = coalesce((
  select array_agg(party order by party) from (
    select 'p:' || encode(sha256(convert_to(person_id, 'UTF8')), 'hex') as party from case_person where case_person.case_id = case_summary.case_id
    union select 'u:' || unit_id from case_assignment
      where case_assignment.case_id = case_summary.case_id and case_assignment.state <> 'returned') parties), '{}');

/** What the connection's reader is: set by src/store/reader.ts. */
create function reads_everything() returns boolean language sql stable parallel safe
  return coalesce(current_setting('huiying.reader', true), '') = 'everything';
create function reader_kinds() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('huiying.kinds', true), ''), ',');
create function reader_parties() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('huiying.parties', true), ''), ',');

alter table case_summary enable row level security;
create policy case_summary_write on case_summary for all
  using ((select reads_everything())) with check ((select reads_everything()));
create policy case_summary_read on case_summary for select using (
  text_public
  or (not private and procedure = any ((select reader_kinds())::text[]))
  or parties && (select reader_parties())
);

/** Looked up case by case, by the reader's own rights: a plan that reads all lists first would be slower for one case. */
create function sees_case(id text) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from case_summary where case_id = id);
end $$;

alter table case_file enable row level security;
create policy case_file_write on case_file for all
  using ((select reads_everything())) with check ((select reads_everything()));
create policy case_file_read on case_file for select using (sees_case(id));

alter table case_event enable row level security;
create policy case_event_write on case_event for all
  using ((select reads_everything())) with check ((select reads_everything()));
create policy case_event_read on case_event for select using (sees_case(case_id));

alter table case_notice enable row level security;
create policy case_notice_write on case_notice for all
  using ((select reads_everything())) with check ((select reads_everything()));
create policy case_notice_read on case_notice for select using (sees_case(case_id));

/**
 * Cases with these words in their title or this number: ids alone, for a query that is walled off itself. By its owner's
 * rights, since no index of words is looked into behind a policy.
 */
create function cases_worded(pattern text, number text) returns setof text
  language sql stable security definer parallel safe rows 200 set search_path = public, pg_temp as $$
  select case_id from case_summary where title ilike pattern
  union select case_id from case_summary where case_number = number
  union select case_id from case_summary where flow_number = number
$$;
`
