import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from './schema.ts'

/** A running clock of a case and the day it must next be looked at. */
export type ClockWatch = Selectable<Tables['clock_watch']> & { readonly procedure: string; readonly profile: string }

export type WatchKey = Pick<ClockWatch, 'case_id' | 'clock' | 'instance'>

/** Where a run over due watches stands. */
export type DueWatch = WatchKey & { readonly look_on: string }

/** Watches due on a day, behind a place, in order: one query by index, touching none that is not due. */
export async function listDueWatches(
  db: Db,
  on: string,
  limit: number,
  after?: DueWatch,
): Promise<readonly DueWatch[]> {
  let query = db
    .selectFrom('clock_watch')
    .select(['case_id', 'clock', 'instance', sql<string>`look_on`.as('look_on')])
    .where('look_on', '<=', on)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(look_on, case_id, clock, instance)
        > (${after.look_on}::date, ${after.case_id}, ${after.clock}, ${after.instance})`,
    )
  }
  return query.orderBy('look_on').orderBy('case_id').orderBy('clock').orderBy('instance').limit(limit).execute()
}

/** Takes watches for this transaction alone; those that others hold, and those no longer due, are left out. */
export async function claimDueWatches(db: Db, keys: readonly WatchKey[], on: string): Promise<readonly ClockWatch[]> {
  return db
    .selectFrom('clock_watch')
    .innerJoin('case_file', 'case_file.id', 'clock_watch.case_id')
    .selectAll('clock_watch')
    .select(['case_file.procedure', 'case_file.profile'])
    .where(sql<boolean>`(clock_watch.case_id, clock_watch.clock, clock_watch.instance) in (${keyRows(keys)})`)
    .where('look_on', '<=', on)
    .orderBy('clock_watch.case_id')
    .orderBy('clock_watch.clock')
    .orderBy('clock_watch.instance')
    .forUpdate(['clock_watch'])
    .skipLocked()
    .execute()
}

/** When a watch is looked at next, and the last notice it gave if it just gave one. */
export type Looked = WatchKey & {
  readonly look_on: string | null
  readonly given: { readonly kind: NonNullable<ClockWatch['notice']>; readonly on: string } | null
}

export async function setLooks(db: Db, looked: readonly Looked[]): Promise<void> {
  if (looked.length === 0) return
  await sql`update clock_watch as watch
    set look_on = looked.look_on, notice = coalesce(looked.kind, watch.notice),
      notice_on = coalesce(looked.given_on, watch.notice_on)
    from unnest(${looked.map((one) => one.case_id)}::text[], ${looked.map((one) => one.clock)}::text[],
      ${looked.map((one) => one.instance)}::text[], ${looked.map((one) => one.look_on)}::date[],
      ${looked.map((one) => one.given?.kind ?? null)}::text[], ${looked.map((one) => one.given?.on ?? null)}::date[])
      as looked (case_id, clock, instance, look_on, kind, given_on)
    where watch.case_id = looked.case_id and watch.clock = looked.clock and watch.instance = looked.instance`.execute(
    db,
  )
}

/**
 * Readies the watches for a day: has them all looked at anew when the calendars or schedules their days were reckoned
 * by have changed; and when the day lies before the last one's, those whose reminders may have lapsed on a day that
 * turned out not to have come. One query and no write while neither is so and the day is the last one's.
 */
export async function readyWatches(db: Db, fingerprint: string, on: string): Promise<void> {
  const known = await db.selectFrom('notice_plan').select(['fingerprint', 'swept_on']).executeTakeFirst()
  if (known?.fingerprint === fingerprint && known.swept_on === on) return

  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('notice_plan')
      .values({ fingerprint: '', swept_on: on })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const held = await tx.selectFrom('notice_plan').selectAll().forUpdate().executeTakeFirstOrThrow()
    if (held.fingerprint !== fingerprint) {
      await sql`update clock_watch set look_on = started_on where look_on is distinct from started_on`.execute(tx)
    } else if (on < held.swept_on) {
      await sql`update clock_watch set look_on = started_on
        where deadline >= ${on}::date and deadline < ${held.swept_on}::date`.execute(tx)
    }
    await tx.updateTable('notice_plan').set({ fingerprint, swept_on: on }).execute()
  })
}

/** The runs that are watched, to be compared with the clocks that run. */
export async function listWatchedRuns(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly Omit<Selectable<Tables['clock_watch']>, 'look_on' | 'notice' | 'notice_on'>[]> {
  return db
    .selectFrom('clock_watch')
    .select(['case_id', 'clock', 'instance', 'started_on', 'deadline'])
    .where('case_id', 'in', [...caseIds])
    .execute()
}

function keyRows(keys: readonly WatchKey[]) {
  return sql`select * from unnest(${keys.map((key) => key.case_id)}::text[], ${keys.map((key) => key.clock)}::text[],
    ${keys.map((key) => key.instance)}::text[])`
}
