import { type Kysely, sql } from 'kysely'

/** What a correction quotes is committed to in the log under a salt of its own, which goes with the words when a file is removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(salts).execute(db)
}

const salts = `
alter table finding_correction add column salt text not null default '';

create or replace function refuse_unless_removed() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
      if new.before is null and new.after is null and new.salt = ''
        and (to_jsonb(new) - '{before,after,salt}'::text[]) = (to_jsonb(old) - '{before,after,salt}'::text[])
        and exists (select from removal_part join reading using (source_file_id)
          where reading.id = old.reading_id and is_removing(removal_id)) then
        return new;
      end if;
    end if;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;

/** As before; the salt goes with the words it opened. Made as whoever it is called as. */
grant create on schema public to huiying_eraser;
set local role huiying_eraser;
create or replace function erase_file(of_file text, new_name text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update source_file set content = ''::bytea, name = new_name where id = of_file;
  update finding_correction set before = null, after = null, salt = ''
    where reading_id in (select id from reading where source_file_id = of_file)
$$;
reset role;
revoke create on schema public from huiying_eraser;

grant select (salt), update (salt) on finding_correction to huiying_eraser;
`
