import { sql } from 'kysely'
import type { Db } from './schema.ts'

export type IndexChange = { readonly seq: number; readonly kind: string; readonly id: string }

/** Changes of transactions from a horizon on that have ended by now, and the horizon to ask from the next time. */
export type ChangesSeen = { readonly horizon: string; readonly changes: readonly IndexChange[] }

/**
 * Every transaction before the horizon returned has ended, so that none of its changes is still to come; those returned
 * that lie behind it are returned again the next time.
 */
export async function listIndexChanges(db: Db, horizon: string): Promise<ChangesSeen> {
  const { rows } = await sql<{ horizon: string; changes: IndexChange[] }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select coalesce(json_agg(json_build_object('seq', seq, 'kind', kind, 'id', id) order by seq), '[]')
        from index_change where transaction >= ${horizon}::xid8) as changes`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the database did not say which transactions have ended')
  return row
}

/** From where on changes are to be followed by who reads everything now. */
export async function indexHorizon(db: Db): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db)
  return rows[0]?.horizon ?? '0'
}

/** Whoever has not followed for as long reads everything anew. */
export async function deleteIndexChangesBefore(db: Db, at: string): Promise<void> {
  await db.deleteFrom('index_change').where('at', '<', at).execute()
}
