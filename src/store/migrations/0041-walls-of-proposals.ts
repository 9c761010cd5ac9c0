import { type Kysely, sql } from 'kysely'

/**
 * What is kept beside a case is read by those whose business it is, as the case itself: what units were proposed and chosen,
 * which cases are not on the same matter, what a text model was asked. Until now it was read in full view or not at all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(functions).execute(db)
  await sql.raw(policies).execute(db)
}

const kinds = `(select string_to_array(current_setting('huiying.kinds', true), ','))`
const parties = `(select string_to_array(current_setting('huiying.parties', true), ','))`

const functions = `
/** Whether a case is the reader's to work on: by their office, or in the unit they act for. That it is public, or theirs, is not enough. */
create function works_on_case(id text) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from case_summary where case_id = id and (
    (not private and procedure = any (string_to_array(current_setting('huiying.kinds', true), ',')))
    or parties && array(select party from unnest(string_to_array(current_setting('huiying.parties', true), ',')) party
      where party like 'u:%')));
end $$;
`

const readBy = (table: string, who: string) => `create policy ${table}_read on ${table} for select using (${who});`
const ofCall = (table: string) => readBy(table, `exists (select from model_call where model_call.id = call_id)`)

const policies = [
  readBy('matter_apart', 'works_on_case(one_case) and works_on_case(other_case)'),
  readBy('routing_choice', `procedure = any (${kinds}::text[])`),
  readBy('routing_hand_back', `procedure = any (${kinds}::text[])`),
  readBy('routing_proposal', 'works_on_case(case_id)'),
  readBy(
    'routing_voided',
    'exists (select from routing_proposal where routing_proposal.id = routing_voided.proposal_id)',
  ),
  // A reading is the offices'; a draft is the unit's that asked for it.
  readBy(
    'model_call',
    `(reading_id is not null and coalesce(current_setting('huiying.kinds', true), '') <> '')
    or (unit_id is not null and 'u:' || unit_id = any (${parties}::text[]) and works_on_case(case_id))`,
  ),
  ...['model_answer', 'model_proposal', 'model_decision'].map(ofCall),
  readBy('model_draft_issue', 'works_on_case(case_id)'),
].join('\n')
