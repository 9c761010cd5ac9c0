import { type Kysely, sql } from 'kysely'
import { genesisHash, nextEntry } from '#ledger/chain.ts'

/**
 * A removal names the calls of a text model that it empties, as it names events and files, and no other call may be emptied. How
 * many had been emptied before removals named them is put into the log once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
  await sql.raw(functions).execute(db)
  const { rows } = await sql<{ calls: number }>`select count(*)::int as calls from model_call where salt = ''`.execute(
    db,
  )
  const calls = rows[0]?.calls ?? 0
  if (calls > 0) await logBefore(db, calls)
}

const schema = `
lock table model_call, removal_part in access exclusive mode;
alter table removal_part add column call_id text references model_call (id);
alter table removal_part drop constraint removal_part_check;
alter table removal_part add constraint removal_part_check check (num_nonnulls(case_id, source_file_id, call_id) = 1
  and (case_id is null) = (seq is null) and (case_id is null) = (remains is null));
create index removal_part_call on removal_part (call_id) where call_id is not null;
`

const functions = `
drop function erase_model_words(text[], text[], text[]);

/** Lets a removal whose entry this transaction wrote empty the calls that it names, and nothing else. */
create or replace function refuse_unless_words_removed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  emptied text[] := case tg_table_name
    when 'model_call' then '{input,input_hash,salt}' when 'model_answer' then '{output,draft}' else '{quote,speaker}' end;
  of_call text := case tg_table_name when 'model_call' then to_jsonb(old) ->> 'id' else to_jsonb(old) ->> 'call_id' end;
begin
  if tg_op = 'UPDATE' and current_user = 'huiying_eraser'
    and (to_jsonb(new) - emptied) = (to_jsonb(old) - emptied)
    and not exists (select from jsonb_each_text(to_jsonb(new)) where key = any (emptied) and value <> '')
    and exists (select from removal_part where call_id = of_call and is_removing(removal_id)) then
    return new;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;

/**
 * The calls about some cases and files, and those whose words hold any of these texts, as JSON spells them, that hold words
 * still, each with its entry in the log. A call goes whole, for what was sent is without names, and a text with a name in it would
 * not be found there word for word.
 */
create function calls_holding_words(cases text[], files text[], texts text[]) returns table (id text, entry bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select model_call.id, model_call.act from model_call
    left join reading on reading.id = model_call.reading_id
    left join model_answer on model_answer.call_id = model_call.id
    where model_call.salt <> '' and (model_call.case_id = any (cases) or reading.source_file_id = any (files)
      or exists (select from unnest(texts) wanted
        where position(wanted in model_call.input) > 0 or position(wanted in model_answer.draft::text) > 0))
    order by model_call.act
$$;

/** Empties the calls that a removal names, whole, with what was answered and proposed. */
create function erase_model_calls(of_removal text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  calls text[];
begin
  select array_agg(call_id) into calls from removal_part where removal_id = of_removal and call_id is not null;
  update model_call set input = null, input_hash = '', salt = '' where id = any (calls);
  update model_answer set output = null, draft = null where call_id = any (calls);
  update model_proposal set quote = '', speaker = null where call_id = any (calls);
end $$;

grant create on schema public to huiying_eraser;
alter function calls_holding_words(text[], text[], text[]) owner to huiying_eraser;
alter function erase_model_calls(text) owner to huiying_eraser;
revoke create on schema public from huiying_eraser;
`

async function logBefore(db: Kysely<unknown>, calls: number): Promise<void> {
  const { rows } = await sql<{ seq: number; hash: string }>`select seq::int, hash from held_log_head()`.execute(db)
  const { rows: now } = await sql<{ at: Date | string }>`select now() as at`.execute(db)
  const at = new Date(now[0]?.at ?? '').toISOString()
  const said = { act: 'calls_emptied_before_named', v: 1, calls, at }
  const entry = nextEntry(rows[0] ?? { seq: 0, hash: genesisHash }, said)
  await sql`insert into ledger_entry (seq, at, payload, previous_hash, hash)
    values (${entry.seq}, ${at}, ${entry.payload}, ${entry.previousHash}, ${entry.hash})`.execute(db)
}
