import { type Kysely, sql } from 'kysely'

/**
 * Takes the log's lock and those of some tables at once, or none and tries again. Acts take them in more than one order: a
 * correction reads its table, waits for the log and writes; an import writes its table and waits for the log. Whoever held
 * one of them and waited for another would hold up one of the two for good.
 * @throws where they were in use for a minute.
 */
export async function lockTogether(db: Kysely<unknown>, tables: readonly string[], tries = 600): Promise<void> {
  const named = tables.join(', ')
  await sql
    .raw(
      `do $$ begin
        for tried in 1..${tries} loop
          begin
            -- The log's lock, as held_log_head takes it.
            if pg_try_advisory_xact_lock(7214036) then
              lock table ${named} in access exclusive mode nowait;
              return;
            end if;
          exception when lock_not_available then null;
          end;
          perform pg_sleep(0.1);
        end loop;
        raise exception 'the tables ${named} are in use all the time'
          using hint = 'Nothing was changed. Stop the other programs that use this database, and start again.';
      end $$`,
    )
    .execute(db)
}
