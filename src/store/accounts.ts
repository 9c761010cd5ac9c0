import type { Insertable } from 'kysely'
import type { Db, Tables } from './schema.ts'

/** Who is signed in: the account with its person and what it may act as. */
export type SignedIn = {
  readonly accountId: string
  readonly login: string
  readonly personId: string
  readonly personName: string
  readonly unitId: string | null
  readonly offices: readonly string[]
  readonly language: 'zh' | 'en'
  readonly csrfToken: string
  readonly expiresAt: string
}

export type AccountSecret = {
  readonly id: string
  readonly passwordHash: string
  readonly failedAttempts: number
  readonly lockedUntil: string | null
  readonly disabledAt: string | null
}

export async function findAccountSecret(db: Db, login: string): Promise<AccountSecret | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'password_hash', 'failed_attempts', 'locked_until', 'disabled_at'])
    .where('login', '=', login)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    passwordHash: row.password_hash,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
    disabledAt: row.disabled_at,
  }
}

/** Counts a failed try at once, so that parallel tries each count; locks from the given number on. */
export async function countFailedAttempt(db: Db, accountId: string, lockAfter: number, until: string): Promise<void> {
  await db
    .updateTable('account')
    .set((eb) => ({
      failed_attempts: eb('failed_attempts', '+', 1),
      locked_until: eb
        .case()
        .when(eb('failed_attempts', '+', 1), '>=', lockAfter)
        .then(eb.cast<string>(eb.val(until), 'timestamptz'))
        .else(eb.ref('locked_until'))
        .end(),
    }))
    .where('id', '=', accountId)
    .execute()
}

export async function clearFailedAttempts(db: Db, accountId: string): Promise<void> {
  await db.updateTable('account').set({ failed_attempts: 0, locked_until: null }).where('id', '=', accountId).execute()
}

export async function insertSignIn(db: Db, row: Insertable<Tables['sign_in']>): Promise<void> {
  await db.insertInto('sign_in').values(row).execute()
}

export async function deleteSignIn(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sign_in').where('token_hash', '=', tokenHash).execute()
}

export async function deleteExpiredSignIns(db: Db, now: string): Promise<void> {
  await db.deleteFrom('sign_in').where('expires_at', '<=', now).execute()
}

export async function setAccountLanguage(db: Db, accountId: string, language: 'zh' | 'en'): Promise<void> {
  await db.updateTable('account').set({ language }).where('id', '=', accountId).execute()
}

/** The person behind a sign-in token, while it is valid and the account is not disabled. */
export async function findSignedIn(db: Db, tokenHash: string, now: string): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom('sign_in')
    .innerJoin('account', 'account.id', 'sign_in.account_id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id as accountId',
      'account.login',
      'account.person_id as personId',
      'person.name as personName',
      'account.unit_id as unitId',
      'account.offices',
      'account.language',
      'sign_in.csrf_token as csrfToken',
      'sign_in.expires_at as expiresAt',
    ])
    .where('sign_in.token_hash', '=', tokenHash)
    .where('sign_in.expires_at', '>', now)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  return row
}
