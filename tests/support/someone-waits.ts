import { sql } from 'kysely'
import type { Db } from '#store/schema.ts'

/** Whether somebody in this database waits for what another holds: by then they are where a race would be. */
export async function someoneWaits(db: Db): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select exists (
    select from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()
  ) as waits`.execute(db)
  return rows[0]?.waits === true
}
