import { type Selectable, sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import { livingOffices, livingUnit } from './living-rights.ts'
import type { MailChoice } from './mail-tables.ts'
import type { Db, Tables } from './schema.ts'

export type AccountMail = Selectable<Tables['account_mail']>

/** An account that wants mail, with what it holds cases as. Its address is fetched only to send. */
export type MailAccount = {
  readonly accountId: string
  readonly personId: string
  readonly unitId: string | null
  readonly offices: readonly string[]
  readonly choice: MailChoice
}

/** Persons, units and offices whose accounts are asked for. */
export type Holders = {
  readonly persons: readonly string[]
  readonly units: readonly string[]
  readonly offices: readonly string[]
}

/** The accounts behind some holders that have a confirmed address and want mail: one query. */
export async function listMailAccounts(db: Db, holders: Holders): Promise<readonly MailAccount[]> {
  const { persons, units, offices } = holders
  if (persons.length + units.length + offices.length === 0) return []
  return db
    .selectFrom('account_mail')
    .innerJoin('account', 'account.id', 'account_mail.account_id')
    .select([
      'account.id as accountId',
      'account.person_id as personId',
      'account.unit_id as unitId',
      'account.offices',
      'account_mail.choice',
    ])
    .where('account_mail.confirmed_at', 'is not', null)
    .where('account_mail.choice', '<>', 'none')
    .where('account.disabled_at', 'is', null)
    .where(
      sql<boolean>`(account.person_id = any(${[...persons]}::text[]) or account.unit_id = any(${[...units]}::text[])
        or account.offices && ${[...offices]}::text[])`,
    )
    .orderBy('account.id')
    .execute()
}

/** An account's own address and choice: for its holder's settings and for sending, for nothing else. */
export async function findAccountMail(db: Db, accountId: string): Promise<AccountMail | undefined> {
  return db.selectFrom('account_mail').selectAll().where('account_id', '=', accountId).executeTakeFirst()
}

export async function saveAccountMail(db: Db, row: AccountMail): Promise<void> {
  const { account_id: _, ...changes } = row
  await db
    .insertInto('account_mail')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(changes))
    .execute()
}

export async function deleteAccountMail(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('account_mail').where('account_id', '=', accountId).execute()
}

/** @returns false when the token is not the one this account's address waits for. */
export async function confirmAccountMail(db: Db, accountId: string, token: string, at: string): Promise<boolean> {
  const updated = await db
    .updateTable('account_mail')
    .set({ confirmed_at: at, confirm_token: null })
    .where('account_id', '=', accountId)
    .where('confirm_token', '=', token)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Who reads an account's mail, and in which language; undefined when the account is disabled. */
export async function findMailReader(
  db: Db,
  accountId: string,
  today: PlainDate,
): Promise<
  | {
      readonly actor: { readonly personId: string; readonly unitId: string | null; readonly offices: readonly string[] }
      readonly language: 'zh' | 'en'
    }
  | undefined
> {
  const row = await db
    .selectFrom('account')
    .select(['person_id', 'language'])
    .select([livingUnit.as('unit_id'), livingOffices(today).as('offices')])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { actor: { personId: row.person_id, unitId: row.unit_id, offices: row.offices }, language: row.language }
}
