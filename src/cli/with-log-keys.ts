import { dayIn } from '#kernel/plain-date.ts'
import type { KeyChangeContext } from '#operations/log-keys/change-log-key.ts'
import { connect } from '#store/connect.ts'
import { findCity } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { KeyArguments } from './key-arguments.ts'
import type { ReachDatabase } from './reach-database.ts'
import type { ReachedLogKeys, ReachLogKeys } from './reach-log-keys.ts'

/** Does something with the keys of a city's log and its database, and lets both go. */
export async function withLogKeys(
  asked: KeyArguments,
  reach: { readonly database: ReachDatabase; readonly logKeys: ReachLogKeys },
  work: (db: Db, keys: ReachedLogKeys, context: KeyChangeContext) => Promise<number>,
): Promise<number> {
  const keys = await reach.logKeys(asked.city)
  const database = await reach.database(asked)
  const db = connect(database.url, { max: 2 })
  try {
    const now = new Date()
    const zone = (await findCity(db))?.time_zone ?? 'UTC'
    const { by: login, reason } = asked
    return await work(db, keys, { login, reason, on: dayIn(now, zone), at: now.toISOString(), signed: keys.signed })
  } finally {
    await db.destroy()
    await database.close()
  }
}
