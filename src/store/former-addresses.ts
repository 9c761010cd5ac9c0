import type { Selectable } from 'kysely'
import type { Db, Tables } from './schema.ts'

export type FormerAddress = Selectable<Tables['former_address']>

export async function insertFormerAddress(db: Db, row: FormerAddress): Promise<void> {
  await db.insertInto('former_address').values(row).execute()
}

/** To whom a message goes instead of the account's address; undefined once that was forgotten. */
export async function findFormerAddress(db: Db, messageId: string): Promise<FormerAddress | undefined> {
  return db.selectFrom('former_address').selectAll().where('message_id', '=', messageId).executeTakeFirst()
}

export async function deleteFormerAddress(db: Db, messageId: string): Promise<void> {
  await db.deleteFrom('former_address').where('message_id', '=', messageId).execute()
}
