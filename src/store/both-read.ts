import type { Db, Tx } from './schema.ts'

/** Two readings at the same time; in a transaction, which has one connection, one after the other. */
export async function bothRead<One, Other>(
  db: Db | Tx,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<readonly [One, Other]> {
  return db.isTransaction ? [await one(), await other()] : Promise.all([one(), other()])
}
