import { type Insertable, type Selectable, sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import { livingOffices, livingUnit } from './living-rights.ts'
import type { Db, Tables, Tx } from './schema.ts'

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
  /** When the holder last proved who they are. */
  readonly provenAt: string
  /** When this sign-in was last used. */
  readonly seenAt: string
  /** Wrong tries at the account before this sign-in. */
  readonly failuresBefore: number
}

/**
 * The person behind a sign-in token, while it is valid and the account is not disabled, with what the roster of the day
 * leaves them: who left a unit acts for it no longer, whose term has ended holds no office.
 */
export async function findSignedIn(
  db: Db,
  tokenHash: string,
  { at, today }: { readonly at: string; readonly today: PlainDate },
): Promise<SignedIn | undefined> {
  return db
    .selectFrom('sign_in')
    .innerJoin('account', 'account.id', 'sign_in.account_id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id as accountId',
      'account.login',
      'account.person_id as personId',
      'person.name as personName',
      'account.language',
      'sign_in.csrf_token as csrfToken',
      'sign_in.expires_at as expiresAt',
      'sign_in.proven_at as provenAt',
      'sign_in.failures_before as failuresBefore',
    ])
    .select(({ fn }) => fn.coalesce('sign_in.seen_at', 'sign_in.created_at').as('seenAt'))
    .select([livingUnit.as('unitId'), livingOffices(today).as('offices')])
    .where('sign_in.token_hash', '=', tokenHash)
    .where('sign_in.expires_at', '>', at)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function insertSignIn(db: Db, row: Insertable<Tables['sign_in']>): Promise<void> {
  await db.insertInto('sign_in').values(row).execute()
}

/** The sign-ins of an account that have not run out, the latest used first. */
export async function listSignIns(
  db: Db,
  accountId: string,
  at: string,
): Promise<readonly Pick<Selectable<Tables['sign_in']>, 'token_hash' | 'created_at' | 'seen_at' | 'address'>[]> {
  return db
    .selectFrom('sign_in')
    .select(['token_hash', 'created_at', 'seen_at', 'address'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .orderBy((eb) => eb.fn.coalesce('seen_at', 'created_at'), 'desc')
    .orderBy('token_hash')
    .execute()
}

/** Has a sign-in go by another token. @returns until when; undefined where there is no such sign-in. */
export async function renewToken(
  db: Db,
  tokenHash: string,
  anew: { readonly token_hash: string; readonly proven_at: string },
): Promise<string | undefined> {
  const row = await db
    .updateTable('sign_in')
    .set(anew)
    .where('token_hash', '=', tokenHash)
    .returning('expires_at')
    .executeTakeFirst()
  return row?.expires_at
}

export async function setSeen(db: Db, tokenHash: string, at: string): Promise<void> {
  await db.updateTable('sign_in').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

/** @returns whose sign-in ended; undefined when there was none. */
export async function deleteSignIn(db: Db, tokenHash: string): Promise<string | undefined> {
  const row = await db
    .deleteFrom('sign_in')
    .where('token_hash', '=', tokenHash)
    .returning('account_id')
    .executeTakeFirst()
  return row?.account_id
}

/** Ends every sign-in of an account, but for one where that is given. */
export async function deleteSignInsOf(db: Db, accountId: string, exceptHash: string | null = null): Promise<void> {
  await db
    .deleteFrom('sign_in')
    .where('account_id', '=', accountId)
    .$if(exceptHash !== null, (query) => query.where('token_hash', '<>', exceptHash ?? ''))
    .execute()
}

export async function deleteExpiredSignIns(db: Db, now: string): Promise<void> {
  await db.deleteFrom('sign_in').where('expires_at', '<=', now).execute()
}

export type Tries = { readonly failures: number; readonly shutUntil: string | null }

/** The wrong tries counted under some keys, those that are not too old to matter. */
export async function findTries(db: Db, keys: readonly string[], since: string): Promise<ReadonlyMap<string, Tries>> {
  const rows = await db
    .selectFrom('sign_in_try')
    .selectAll()
    .where('key', 'in', [...keys])
    .where('last_at', '>', since)
    .execute()
  return new Map(rows.map((row) => [row.key, { failures: row.failures, shutUntil: row.shut_until }]))
}

/** Has tries under the same keys wait for one another, so that none slips in while another is judged. */
export async function lockTries(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of [...keys].sort()) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/** Counts a wrong try at once, so that tries at the same time each count. @returns how many there are now. */
export async function countTry(db: Db, key: string, at: string, since: string): Promise<number> {
  const row = await db
    .insertInto('sign_in_try')
    .values({ key, failures: 1, last_at: at, shut_until: null })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        failures: sql<number>`case when sign_in_try.last_at > ${since}::timestamptz then sign_in_try.failures + 1 else 1 end`,
        last_at: at,
      }),
    )
    .returning('failures')
    .executeTakeFirstOrThrow()
  return row.failures
}

export async function shutTries(db: Db, key: string, until: string): Promise<void> {
  await db.updateTable('sign_in_try').set({ shut_until: until }).where('key', '=', key).execute()
}

export async function clearTries(db: Db, keys: readonly string[]): Promise<void> {
  await db
    .deleteFrom('sign_in_try')
    .where('key', 'in', [...keys])
    .execute()
}

export async function deleteOldTries(db: Db, before: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('last_at', '<=', before).execute()
}

/** Whether an account's holder has signed in with this browser before. */
export async function isKnownBrowser(db: Db, accountId: string, tokenHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_browser')
    .select('token_hash')
    .where('token_hash', '=', tokenHash)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

export async function keepBrowser(db: Db, row: Insertable<Tables['known_browser']>): Promise<void> {
  await db
    .insertInto('known_browser')
    .values(row)
    .onConflict((conflict) => conflict.column('token_hash').doUpdateSet({ last_at: row.last_at }))
    .execute()
}

/** No browser is known for an account any more: a password that was set anew makes strangers of all. */
export async function forgetBrowsers(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('known_browser').where('account_id', '=', accountId).execute()
}
