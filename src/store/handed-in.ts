import { sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db } from './schema.ts'

/** Adds to what an account has handed in on a day, if it stays within the most. @returns whether it did. */
export async function addHandedIn(
  db: Db,
  { accountId, on }: { readonly accountId: string; readonly on: PlainDate },
  bytes: number,
  most: number,
): Promise<boolean> {
  if (bytes > most) return false
  const added = await db
    .insertInto('handed_in')
    .values({ account_id: accountId, on_day: on, bytes })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'on_day'])
        .doUpdateSet({ bytes: sql<number>`handed_in.bytes + excluded.bytes` })
        .where(sql<boolean>`handed_in.bytes + excluded.bytes <= ${most}`),
    )
    .returning('bytes')
    .executeTakeFirst()
  return added !== undefined
}

export async function deleteHandedInBefore(db: Db, day: PlainDate): Promise<void> {
  await db.deleteFrom('handed_in').where('on_day', '<', day).execute()
}
