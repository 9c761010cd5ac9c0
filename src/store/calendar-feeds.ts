import type { PlainDate } from '#kernel/plain-date.ts'
import { livingOffices, livingUnit } from './living-rights.ts'
import type { Db } from './schema.ts'

/** Whose feed it is, what they hold deadlines as, and the language they read. */
export type FeedReader = {
  readonly personId: string
  readonly unitId: string | null
  readonly offices: readonly string[]
  readonly language: 'zh' | 'en'
}

/** The account behind a feed's secret, while the feed stands and the account is not disabled. */
export async function findFeedReader(db: Db, secretHash: string, today: PlainDate): Promise<FeedReader | undefined> {
  return db
    .selectFrom('calendar_feed')
    .innerJoin('account', 'account.id', 'calendar_feed.account_id')
    .select(['account.person_id as personId', 'account.language'])
    .select([livingUnit.as('unitId'), livingOffices(today).as('offices')])
    .where('calendar_feed.secret_hash', '=', secretHash)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function findFeedSince(db: Db, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('made_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.made_at
}

/** Gives an account its feed; an earlier secret is worth nothing from then on. */
export async function saveFeed(db: Db, accountId: string, secretHash: string, at: string): Promise<void> {
  const changes = { secret_hash: secretHash, made_at: at }
  await db
    .insertInto('calendar_feed')
    .values({ account_id: accountId, ...changes })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(changes))
    .execute()
}

export async function deleteFeed(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('calendar_feed').where('account_id', '=', accountId).execute()
}
