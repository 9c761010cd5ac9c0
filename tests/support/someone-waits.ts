import { sql } from 'kysely'
import type { Db } from '#store/schema.ts'

/** Whether somebody in this database, or so many of them, waits for what another holds: by then they are where a race would be. */
export async function someoneWaits(db: Db, atLeast = 1): Promise<boolean> {
  const { rows } = await sql<{
    waits: boolean
  }>`select count(distinct pid) >= ${atLeast} as waits from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`.execute(db)
  return rows[0]?.waits === true
}
