import type { Selectable } from 'kysely'
import type { Db, Tables } from './schema.ts'

export type StoredCheckpoint = Selectable<Tables['log_checkpoint']>

export async function newestCheckpoint(db: Db): Promise<StoredCheckpoint | undefined> {
  return db.selectFrom('log_checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst()
}

/** The oldest checkpoint that covers so many entries; undefined while none does. */
export async function firstCheckpointFrom(db: Db, size: number): Promise<StoredCheckpoint | undefined> {
  return db
    .selectFrom('log_checkpoint')
    .selectAll()
    .where('size', '>=', size)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst()
}

/** @throws when another took the place of the checkpoint before first: the log has one line of descent. */
export async function insertCheckpoint(db: Db, checkpoint: StoredCheckpoint): Promise<void> {
  await db.insertInto('log_checkpoint').values(checkpoint).execute()
}

/** Checkpoints below a size, the newest first. */
export async function listCheckpoints(db: Db, below: number, limit: number): Promise<readonly StoredCheckpoint[]> {
  return db
    .selectFrom('log_checkpoint')
    .selectAll()
    .where('size', '<', below)
    .orderBy('size', 'desc')
    .limit(limit)
    .execute()
}

export async function insertCosignature(db: Db, size: number, witness: string, line: string): Promise<void> {
  await db
    .insertInto('log_cosignature')
    .values({ size, witness, line })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What witnesses said of a checkpoint, by name. */
export async function listCosignatures(
  db: Db,
  size: number,
): Promise<readonly { readonly witness: string; readonly line: string }[]> {
  return db
    .selectFrom('log_cosignature')
    .select(['witness', 'line'])
    .where('size', '=', size)
    .orderBy('witness')
    .execute()
}

/** The largest size each witness has put its line under. */
export async function listWitnessedSizes(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('log_cosignature')
    .select(['witness', ({ fn }) => fn.max('size').as('size')])
    .groupBy('witness')
    .execute()
  return new Map(rows.map(({ witness, size }) => [witness, Number(size)]))
}
