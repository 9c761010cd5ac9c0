import { type Kysely, sql } from 'kysely'

/**
 * Removal of content from the record: asked for, decided, confirmed. The guards of append-only tables let exactly one
 * change through: by the functions below, which belong to a role of their own, of what a removal names whose log entry is
 * written in the same transaction.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(eraser).execute(db)
  await sql.raw(schema).execute(db)
  await sql.raw(guards).execute(db)
}

const eraser = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'huiying_eraser') then
    begin
      create role huiying_eraser nologin;
    exception when insufficient_privilege then
      raise exception 'the role huiying_eraser is missing; an administrator of the database server makes it once: create role huiying_eraser nologin; grant huiying_eraser to %;', current_user;
    end;
  end if;
  if not pg_has_role(current_user, 'huiying_eraser', 'set') then
    execute format('grant huiying_eraser to %I', current_user);
  end if;
end $$;
`

const schema = `
create table removal (
  id text primary key,
  kind text not null check (kind in ('event', 'file', 'contact')),
  case_id text references case_file (id),
  /** The kind of the case: it says who decides. */
  procedure text,
  seq integer,
  /** Null: everything written in the event. */
  field text,
  source_file_id text references source_file (id),
  person_id text references person (id),
  /** On whose behalf: the person concerned, a court, or the office. */
  asked_as text not null check (asked_as in ('person_concerned', 'court', 'office')),
  ground text not null,
  /** The ground in words and its source, as the law had them then. */
  ground_words jsonb not null,
  /** The number of an order or letter; for the office alone. */
  reference text not null,
  asked_by text not null references person (id),
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'decided', 'refused', 'done')),
  decided_by text references person (id),
  decided_as text,
  decided_at timestamptz,
  ended_by text references person (id),
  ended_as text,
  ended_on date,
  ended_at timestamptz,
  ledger_seq bigint unique references ledger_entry (seq),
  /** Keeps who and what from being guessed of the log's entries about it. */
  salt text not null,
  check ((kind = 'event') = (case_id is not null and procedure is not null and seq is not null)),
  check ((kind = 'file') = (source_file_id is not null)),
  check ((kind = 'contact') = (person_id is not null)),
  check ((state = 'done') = (ledger_seq is not null)),
  check (ended_by is null or ended_by <> decided_by)
);
create index removal_state on removal (state, asked_at desc, id);
create index removal_done on removal (ended_at desc, id) where state = 'done';

/** What a removal took away on the record: fields of an event, or a file's bytes. */
create table removal_part (
  removal_id text not null references removal (id),
  ordinal integer not null,
  case_id text,
  seq integer,
  fields text[] not null,
  source_file_id text references source_file (id),
  /** The log's entry of the event or file. */
  entry_seq bigint not null references ledger_entry (seq),
  /** Opens to which entry the removal's own entry speaks of. */
  salt text not null,
  /** What is left of an event, as the removal's entry commits to it. */
  remains text,
  primary key (removal_id, ordinal),
  check ((source_file_id is null) = (case_id is not null and seq is not null and remains is not null)),
  foreign key (case_id, seq) references case_event (case_id, seq)
);
create index removal_part_event on removal_part (case_id, seq) where case_id is not null;
create index removal_part_file on removal_part (source_file_id) where source_file_id is not null;
create trigger append_only before update or delete on removal_part for each row execute function refuse_change();
create trigger append_only_all before truncate on removal_part for each statement execute function refuse_change();

create function refuse_ended_removal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('refused', 'done') then
    raise exception 'a removal that has ended stays as it is' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger ended_stays before update or delete on removal for each row execute function refuse_ended_removal();
create trigger append_only_all before truncate on removal for each statement execute function refuse_change();
`

const guards = `
/** True for a removal whose own entry this very transaction wrote into the log. */
create function is_removing(wanted text) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from removal join ledger_entry on ledger_entry.seq = removal.ledger_seq
    where removal.id = wanted and removal.state = 'done' and ledger_entry.xmin = pg_current_xact_id()::xid
      and ledger_entry.payload::jsonb ->> 'act' = 'removal' and ledger_entry.payload::jsonb ->> 'removal' = wanted
  )
$$;

create function refuse_unless_removed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  named text[];
begin
  if tg_op = 'UPDATE' and current_user = 'huiying_eraser' then
    if tg_table_name = 'case_event' then
      select array_agg(field) into named from removal_part cross join unnest(removal_part.fields) field
        where case_id = old.case_id and seq = old.seq and is_removing(removal_id);
      if named is not null and new.salt <> old.salt
        and (to_jsonb(new) - '{fields,salt}'::text[]) = (to_jsonb(old) - '{fields,salt}'::text[])
        and (new.fields - named) = (old.fields - named) then
        return new;
      end if;
    elsif tg_table_name = 'source_file' then
      if new.content = ''::bytea
        and (to_jsonb(new) - '{content,name}'::text[]) = (to_jsonb(old) - '{content,name}'::text[])
        and exists (select from removal_part where source_file_id = old.id and is_removing(removal_id)) then
        return new;
      end if;
    elsif tg_table_name = 'finding_correction' then
      if new.before is null and new.after is null
        and (to_jsonb(new) - '{before,after}'::text[]) = (to_jsonb(old) - '{before,after}'::text[])
        and exists (select from removal_part join reading using (source_file_id)
          where reading.id = old.reading_id and is_removing(removal_id)) then
        return new;
      end if;
    end if;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;

drop trigger append_only on case_event;
create trigger append_only before update or delete on case_event for each row execute function refuse_unless_removed();
drop trigger append_only on source_file;
create trigger append_only before update or delete on source_file for each row execute function refuse_unless_removed();
drop trigger append_only on finding_correction;
create trigger append_only before update or delete on finding_correction for each row execute function refuse_unless_removed();

/** Puts stubs in the place of fields of an event, and a new salt in the place of the one that opened them. */
create function erase_event(of_case text, of_seq integer, new_fields jsonb, new_salt text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update case_event set fields = new_fields, salt = new_salt where case_id = of_case and seq = of_seq
$$;

/** Takes a file's bytes away, and what corrections of its readings quote; its SHA-256 stays. */
create function erase_file(of_file text, new_name text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update source_file set content = ''::bytea, name = new_name where id = of_file;
  update finding_correction set before = null, after = null
    where reading_id in (select id from reading where source_file_id = of_file)
$$;

grant usage on schema public to huiying_eraser;
grant select on removal, removal_part, ledger_entry, reading to huiying_eraser;
grant select, update (fields, salt) on case_event to huiying_eraser;
grant select, update (content, name) on source_file to huiying_eraser;
grant select, update (before, after) on finding_correction to huiying_eraser;

grant create on schema public to huiying_eraser;
alter function erase_event(text, integer, jsonb, text) owner to huiying_eraser;
alter function erase_file(text, text) owner to huiying_eraser;
revoke create on schema public from huiying_eraser;
`
