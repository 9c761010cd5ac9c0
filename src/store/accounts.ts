import { expressionBuilder, type Insertable, type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import { livingOffices, livingUnit } from './living-rights.ts'
import type { Db, Tables, Tx } from './schema.ts'

/** An account as those who look after accounts see it: its holder, what it may act as, how it is signed in with. */
export type Account = {
  readonly id: string
  readonly login: string
  readonly personId: string
  readonly personName: string
  readonly unitId: string | null
  readonly offices: readonly string[]
  /** What is left of its offices and unit by the roster of the day. */
  readonly livingOffices: readonly string[]
  readonly livingUnit: string | null
  readonly disabledAt: string | null
  readonly hasPassword: boolean
  readonly passkeys: number
  /** Whether one-time codes are set up. */
  readonly hasCodes: boolean
  readonly hasAddress: boolean
  readonly lastSignIn: string | null
}

export type AccountSecret = {
  readonly id: string
  readonly login: string
  readonly personName: string
  readonly passwordHash: string | null
  readonly disabledAt: string | null
  readonly offices: readonly string[]
  /** How many it has. */
  readonly passkeys: number
  readonly passkeyAlone: boolean
  /** Whether one-time codes are set up. */
  readonly hasCodes: boolean
}

export async function findAccountSecret(db: Db, login: string): Promise<AccountSecret | undefined> {
  return secrets(db).where('account.login', '=', login).executeTakeFirst()
}

export async function findAccountSecretById(db: Db, id: string): Promise<AccountSecret | undefined> {
  return secrets(db).where('account.id', '=', id).executeTakeFirst()
}

const ofAccount = expressionBuilder<Tables, 'account'>()

const passkeys = ofAccount
  .selectFrom('passkey')
  .select((of) => of.fn.countAll<number>().as('count'))
  .whereRef('passkey.account_id', '=', 'account.id')
  .$asScalar()
  .$notNull()
  .as('passkeys')

const hasCodes = ofAccount
  .exists(
    ofAccount
      .selectFrom('one_time_key')
      .select('one_time_key.account_id')
      .whereRef('one_time_key.account_id', '=', 'account.id'),
  )
  .$castTo<boolean>()
  .as('hasCodes')

function secrets(db: Db) {
  return db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id',
      'account.login',
      'person.name as personName',
      'account.password_hash as passwordHash',
      'account.disabled_at as disabledAt',
      'account.offices',
      'account.passkey_alone as passkeyAlone',
    ])
    .select([passkeys, hasCodes])
}

/** Every account, by login. */
export async function listAccounts(db: Db, today: PlainDate): Promise<readonly Account[]> {
  return accounts(db, today).orderBy('account.login').execute()
}

export async function findAccount(db: Db, id: string, today: PlainDate): Promise<Account | undefined> {
  return accounts(db, today).where('account.id', '=', id).executeTakeFirst()
}

export async function findAccountByLogin(db: Db, login: string, today: PlainDate): Promise<Account | undefined> {
  return accounts(db, today).where('account.login', '=', login).executeTakeFirst()
}

/** What the accounts of a person are that are not disabled, but for one account. */
export async function listRolesOfPerson(
  db: Db,
  personId: string,
  except: string | null,
): Promise<readonly { readonly offices: readonly string[]; readonly unitId: string | null }[]> {
  return db
    .selectFrom('account')
    .select(['offices', 'unit_id as unitId'])
    .where('person_id', '=', personId)
    .where('disabled_at', 'is', null)
    .$if(except !== null, (query) => query.where('id', '<>', except))
    .execute()
}

/** Has whatever gives a person roles be done one after another. Taken before any row of an invitation or account. */
export async function lockAccountsOf(tx: Tx, personId: string): Promise<void> {
  await sql`select ${lockOfPerson(sql.val(personId))}`.execute(tx)
}

/** As `lockAccountsOf`, of whoever has this account. */
export async function lockPersonOf(tx: Tx, accountId: string): Promise<void> {
  await sql`select ${lockOfPerson(sql.ref('person_id'))} from account where id = ${accountId}`.execute(tx)
}

function lockOfPerson(personId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`pg_advisory_xact_lock(hashtextextended('accounts of ' || ${personId}, 0))`
}

/**
 * Has letting an account in and changing how it is let in be done one after another: what is read of it from now on holds
 * until the transaction ends. Taken before tries are locked.
 */
export async function lockAccount(tx: Tx, by: { readonly id: string } | { readonly login: string }): Promise<void> {
  const which = tx.selectFrom('account').select('id').forNoKeyUpdate()
  await ('id' in by ? which.where('id', '=', by.id) : which.where('login', '=', by.login)).execute()
}

function accounts(db: Db, today: PlainDate) {
  return db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id',
      'account.login',
      'account.person_id as personId',
      'person.name as personName',
      'account.unit_id as unitId',
      'account.offices',
      'account.disabled_at as disabledAt',
    ])
    .select((eb) => [
      livingOffices(today).as('livingOffices'),
      livingUnit.as('livingUnit'),
      eb('account.password_hash', 'is not', null).$castTo<boolean>().as('hasPassword'),
      passkeys,
      hasCodes,
      eb
        .exists(
          eb
            .selectFrom('account_mail')
            .select('account_mail.account_id')
            .whereRef('account_mail.account_id', '=', 'account.id')
            .where('account_mail.confirmed_at', 'is not', null),
        )
        .$castTo<boolean>()
        .as('hasAddress'),
      eb
        .selectFrom('sign_in')
        .select((of) => of.fn.max('sign_in.created_at').as('last'))
        .whereRef('sign_in.account_id', '=', 'account.id')
        .as('lastSignIn'),
    ])
}

export async function insertAccount(tx: Tx, row: Insertable<Tables['account']>): Promise<void> {
  await tx.insertInto('account').values(row).execute()
}

export async function isLoginTaken(db: Db, login: string): Promise<boolean> {
  const row = await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst()
  return row !== undefined
}

export async function setPasswordHash(db: Db, accountId: string, passwordHash: string | null): Promise<void> {
  await db.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', accountId).execute()
}

/** The same password hashed anew; nothing where another was set meanwhile. */
export async function renewPasswordHash(db: Db, accountId: string, before: string, after: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: after })
    .where('id', '=', accountId)
    .where('password_hash', '=', before)
    .execute()
}

/** @returns false when it was so before. */
export async function setPasskeyAlone(db: Db, accountId: string, alone: boolean): Promise<boolean> {
  const updated = await db
    .updateTable('account')
    .set({ passkey_alone: alone })
    .where('id', '=', accountId)
    .where('passkey_alone', '<>', alone)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** @returns false when it was disabled, or not, before. */
export async function setDisabled(db: Db, accountId: string, at: string | null): Promise<boolean> {
  const updated = await db
    .updateTable('account')
    .set({ disabled_at: at })
    .where('id', '=', accountId)
    .where('disabled_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function setRoles(
  db: Db,
  accountId: string,
  { offices, unitId }: { readonly offices: readonly string[]; readonly unitId: string | null },
): Promise<void> {
  await db
    .updateTable('account')
    .set({ offices: [...offices], unit_id: unitId })
    .where('id', '=', accountId)
    .execute()
}

export async function setAccountLanguage(db: Db, accountId: string, language: 'zh' | 'en'): Promise<void> {
  await db.updateTable('account').set({ language }).where('id', '=', accountId).execute()
}
