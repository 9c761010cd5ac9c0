import { sql } from 'kysely'
import { lockNumbers } from './lock-numbers.ts'
import type { MeetingSession } from './roster.ts'
import type { Db, Tx } from './schema.ts'

/** Held by whoever puts sessions in from a text, from before the list is read until they are stored. */
export async function lockSessionsOfTexts(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockNumbers.sessionsOfTexts})`.execute(tx)
}

/** Puts a session in, or its new particulars in the place of the old; gives what stood there before. */
export async function putMeetingSession(db: Db, session: MeetingSession): Promise<MeetingSession | undefined> {
  const before = await db
    .selectFrom('meeting_session')
    .selectAll()
    .where('id', '=', session.id)
    // Cases may name it meanwhile: who opens several holds the log already, for which whoever saves it waits.
    .forNoKeyUpdate()
    .executeTakeFirst()
  const { id: _, ...changes } = session
  await db
    .insertInto('meeting_session')
    .values(session)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
    .execute()
  return before
}
