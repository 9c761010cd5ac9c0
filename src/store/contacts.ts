import { sql } from 'kysely'
import type { Db, Tx } from './schema.ts'

/** Everything by which somebody is reached: telephone, and the addresses of the roster and of their own accounts. */
export async function listContactOf(db: Db, personId: string): Promise<readonly string[]> {
  const detail = await db
    .selectFrom('person_detail')
    .select(['phone', 'email'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const own = await db
    .selectFrom('account_mail')
    .innerJoin('account', 'account.id', 'account_mail.account_id')
    .select('address')
    .where('account.person_id', '=', personId)
    .execute()
  const all = [detail?.phone, detail?.email, ...own.map((row) => row.address)]
  return [...new Set(all.filter((one): one is string => typeof one === 'string' && one !== ''))]
}

/** Forgets how to reach somebody; what waits to be sent to them is then sent to nobody. */
export async function forgetContact(tx: Tx, personId: string): Promise<void> {
  await tx.updateTable('person_detail').set({ phone: null, email: null }).where('person_id', '=', personId).execute()
  await sql`delete from account_mail using account
    where account.id = account_mail.account_id and account.person_id = ${personId}`.execute(tx)
  await sql`delete from former_address using mail_message, account
    where mail_message.id = former_address.message_id and account.id = mail_message.account_id
      and account.person_id = ${personId}`.execute(tx)
}
