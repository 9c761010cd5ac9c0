import type { Db } from './schema.ts'

/** A list somebody comes back to: its name, and the address's query without the page. */
export type SavedList = { readonly name: string; readonly address: string }

export async function listSavedLists(db: Db, accountId: string): Promise<readonly SavedList[]> {
  return db
    .selectFrom('saved_list')
    .select(['name', 'address'])
    .where('account_id', '=', accountId)
    .orderBy('name')
    .execute()
}

export async function countSavedLists(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('saved_list')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return row.n
}

/** A name used before now means the new list. */
export async function putSavedList(db: Db, accountId: string, list: SavedList, at: string): Promise<void> {
  await db
    .insertInto('saved_list')
    .values({ account_id: accountId, ...list, saved_at: at })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'name']).doUpdateSet({ address: list.address, saved_at: at }),
    )
    .execute()
}

export async function deleteSavedList(db: Db, accountId: string, name: string): Promise<void> {
  await db.deleteFrom('saved_list').where('account_id', '=', accountId).where('name', '=', name).execute()
}
