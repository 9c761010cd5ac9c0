import type { Selectable } from 'kysely'
import type { Db, Tables } from './schema.ts'

export type WitnessedLog = Selectable<Tables['witnessed_log']>

/** The newest checkpoint of a log that was cosigned here, held until the transaction is over. */
export async function holdWitnessedLog(db: Db, origin: string): Promise<WitnessedLog | undefined> {
  return db.selectFrom('witnessed_log').selectAll().where('origin', '=', origin).forUpdate().executeTakeFirst()
}

/** False when the log was new and another request came first. */
export async function insertWitnessedLog(db: Db, log: WitnessedLog): Promise<boolean> {
  const inserted = await db
    .insertInto('witnessed_log')
    .values(log)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function updateWitnessedLog(db: Db, { origin, ...checkpoint }: WitnessedLog): Promise<void> {
  await db.updateTable('witnessed_log').set(checkpoint).where('origin', '=', origin).execute()
}

export async function listWitnessedLogs(db: Db): Promise<readonly WitnessedLog[]> {
  return db.selectFrom('witnessed_log').selectAll().orderBy('origin').execute()
}
