import { type Kysely, sql } from 'kysely'

/**
 * What changed of the things the index of words holds, one line a change, written in the change's own transaction. Whoever
 * keeps an index reads them by transaction, not by number: numbers are given out before transactions end.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create table index_change (
  seq bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  kind text not null,
  id text not null,
  at timestamptz not null default now()
);
create index index_change_by_transaction on index_change (transaction);
create index index_change_by_time on index_change (at);

/** By its owner's rights: whoever changes such a row, a removal's own role too, says so. */
create function note_index_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed text;
begin
  if tg_op = 'DELETE' then execute format('select ($1).%I', tg_argv[1]) into changed using old;
  else execute format('select ($1).%I', tg_argv[1]) into changed using new;
  end if;
  insert into index_change (kind, id) values (tg_argv[0], changed);
  return null;
end $$;

create trigger case_summary_index after insert or update or delete on case_summary
  for each row execute function note_index_change('case', 'case_id');
create trigger unit_index after insert or update or delete on unit
  for each row execute function note_index_change('unit', 'id');
create trigger person_index after insert or update or delete on person
  for each row execute function note_index_change('person', 'id');
create trigger reading_index after insert or update of state, text, result or delete on reading
  for each row execute function note_index_change('reading', 'id');
create trigger finding_index after insert or update or delete on finding
  for each row execute function note_index_change('finding', 'id');
`
