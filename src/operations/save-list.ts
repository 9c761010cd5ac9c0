import { ok, type Result, refuse } from '#kernel/result.ts'
import { countSavedLists, deleteSavedList, listSavedLists, putSavedList, type SavedList } from '#store/saved-lists.ts'
import type { Db } from '#store/schema.ts'

export const mostSavedLists = 50
export const longestListName = 40

export type SaveListRefusal = { readonly code: 'list_name_missing' | 'list_name_too_long' | 'too_many_lists' }

/** Keeps a list under a name of an account's own; a name used before now means the new list. */
export async function saveList(
  db: Db,
  accountId: string,
  at: string,
  list: SavedList,
): Promise<Result<SavedList, SaveListRefusal>> {
  const name = list.name.replace(/\s+/g, ' ').trim()
  if (name === '') return refuse({ code: 'list_name_missing' })
  if (name.length > longestListName) return refuse({ code: 'list_name_too_long' })
  return db.transaction().execute(async (tx) => {
    const isNew = !(await listSavedLists(tx, accountId)).some((one) => one.name === name)
    if (isNew && (await countSavedLists(tx, accountId)) >= mostSavedLists) {
      return refuse({ code: 'too_many_lists' })
    }
    const saved = { name, address: list.address }
    await putSavedList(tx, accountId, saved, at)
    return ok(saved)
  })
}

/** Forgets a list; one that is not there is as good as forgotten. */
export async function forgetList(db: Db, accountId: string, name: string): Promise<void> {
  await deleteSavedList(db, accountId, name)
}
