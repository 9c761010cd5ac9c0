import type { Insertable } from 'kysely'
import type { Db, Tables } from './schema.ts'

/** A city's people and bodies, as they are put in at first. */
export type RosterRows = {
  readonly city: Insertable<Tables['city']>
  readonly units: readonly Insertable<Tables['unit']>[]
  readonly people: readonly Insertable<Tables['person']>[]
  readonly accounts: readonly Insertable<Tables['account']>[]
  readonly sessions: readonly Insertable<Tables['meeting_session']>[]
}

export async function insertRoster(db: Db, roster: RosterRows): Promise<void> {
  await db.insertInto('city').values(roster.city).execute()
  if (roster.units.length > 0)
    await db
      .insertInto('unit')
      .values([...roster.units])
      .execute()
  if (roster.people.length > 0)
    await db
      .insertInto('person')
      .values([...roster.people])
      .execute()
  if (roster.accounts.length > 0)
    await db
      .insertInto('account')
      .values([...roster.accounts])
      .execute()
  if (roster.sessions.length > 0)
    await db
      .insertInto('meeting_session')
      .values([...roster.sessions])
      .execute()
}
