import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tables } from './schema.ts'

export type ReadingRow = Omit<Selectable<Tables['reading']>, 'text' | 'result'> & {
  /** It was read once, whatever came of reading it again. */
  readonly was_read: boolean
}
export type WholeReadingRow = Selectable<Tables['reading']>
export type FindingRow = Selectable<Tables['finding']>
export type FindingAnswerRow = Selectable<Tables['finding_answer']>
export type FindingCorrectionRow = Selectable<Tables['finding_correction']>

const listColumns = [
  'id',
  'source_file_id',
  'name',
  'state',
  'progress_done',
  'progress_of',
  'refusal',
  'session_id',
  'asked_by',
  'asked_at',
  'started_at',
  'done_at',
  sql<boolean>`text is not null`.as('was_read'),
] as const

/** Stores a source file, or finds the one with the same bytes. Gives its id. */
export async function keepSourceFile(db: Db, file: Insertable<Tables['source_file']>): Promise<string> {
  const inserted = await db
    .insertInto('source_file')
    .values(file)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted !== undefined) return inserted.id
  const there = await db
    .selectFrom('source_file')
    .select('id')
    .where('sha256', '=', file.sha256)
    .executeTakeFirstOrThrow()
  return there.id
}

export async function getSourceFile(
  db: Db,
  id: string,
): Promise<{ readonly name: string; readonly content: Buffer; readonly sha256: string; readonly size: number }> {
  return db
    .selectFrom('source_file')
    .select(['name', 'content', 'sha256', 'size'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function insertReading(
  db: Db,
  row: Pick<Insertable<Tables['reading']>, 'id' | 'source_file_id' | 'name' | 'session_id' | 'asked_by' | 'asked_at'>,
): Promise<void> {
  await db
    .insertInto('reading')
    .values({ ...row, state: 'queued' })
    .execute()
}

/** The newest reading of a file that has not failed, or was read before it did: what people did to it is kept there. */
export async function findReadingOfFile(db: Db, sourceFileId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('reading')
    .select('id')
    .where('source_file_id', '=', sourceFileId)
    .where((eb) => eb.or([eb('state', '<>', 'failed'), eb('text', 'is not', null)]))
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
  return row?.id
}

export async function listReadings(db: Db, limit: number, before?: string): Promise<readonly ReadingRow[]> {
  let query = db.selectFrom('reading').select(listColumns)
  if (before !== undefined) {
    query = query.where(sql<boolean>`(asked_at, id) < (select asked_at, id from reading where id = ${before})`)
  }
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export async function findReading(db: Db, id: string): Promise<WholeReadingRow | undefined> {
  return db.selectFrom('reading').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The text alone, without all that was found in it; null until the reading is done. */
export async function findReadingText(db: Db, id: string): Promise<{ readonly text: string | null } | undefined> {
  return db.selectFrom('reading').select('text').where('id', '=', id).executeTakeFirst()
}

export async function findReadingState(db: Db, id: string): Promise<ReadingRow | undefined> {
  return db.selectFrom('reading').select(listColumns).where('id', '=', id).executeTakeFirst()
}

/** How a reading stands; nobody else changes it until this transaction is over, though it may be named meanwhile. */
export async function findReadingForUpdate(db: Db, id: string): Promise<Pick<ReadingRow, 'state'> | undefined> {
  return db.selectFrom('reading').select('state').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Keeps others from correcting a reading, and from reading it anew, until this transaction is over; it may be named meanwhile. */
export async function holdReading(db: Db, id: string): Promise<void> {
  await db.selectFrom('reading').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Where articles and sessions of a reading stand; none until it is done. */
export async function findReadingLayout(db: Db, id: string): Promise<ReadingLayout> {
  const row = await db
    .selectFrom('reading')
    .select([sql<unknown>`result -> 'articles'`.as('articles'), sql<unknown>`result -> 'sessions'`.as('sessions')])
    .where('id', '=', id)
    .executeTakeFirst()
  // Written by run-reading alone, in this shape.
  return {
    articles: (row?.articles ?? []) as ReadingLayout['articles'],
    sessions: (row?.sessions ?? []) as ReadingLayout['sessions'],
  }
}

export type ReadingLayout = {
  readonly articles: readonly { readonly body: { readonly start: number; readonly end: number } }[]
  readonly sessions: readonly { readonly article: number }[]
}

/** Takes the reading that waited longest; nobody else gets it. Undefined when none waits. */
export async function claimReading(db: Db, now: string): Promise<ReadingRow | undefined> {
  return db
    .updateTable('reading')
    .set({ state: 'reading', started_at: now, progress_done: 0, progress_of: 0 })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('reading')
        .select('id')
        .where('state', '=', 'queued')
        .orderBy('asked_at')
        .limit(1)
        // Waits for whoever corrects it at that moment: passed over, it would wait for the next file.
        .forNoKeyUpdate(),
    )
    .returning(listColumns)
    .executeTakeFirst()
}

/** Puts readings that a stopped process left half-done back in the queue. Gives how many. */
export async function requeueUnfinishedReadings(db: Db): Promise<number> {
  const done = await db
    .updateTable('reading')
    .set({ state: 'queued' })
    .where('state', '=', 'reading')
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function requeueReading(db: Db, id: string): Promise<void> {
  await db
    .updateTable('reading')
    .set({ state: 'queued', refusal: null })
    .where('id', '=', id)
    .where('state', 'in', ['done', 'failed'])
    .execute()
}

export async function setReadingProgress(db: Db, id: string, done: number, of: number): Promise<void> {
  await db.updateTable('reading').set({ progress_done: done, progress_of: of }).where('id', '=', id).execute()
}

export async function finishReading(
  db: Db,
  id: string,
  done: { readonly result: unknown; readonly text: string; readonly at: string },
): Promise<void> {
  await db
    .updateTable('reading')
    .set({ state: 'done', result: JSON.stringify(done.result), text: done.text, refusal: null, done_at: done.at })
    .where('id', '=', id)
    .execute()
}

/** What was read before stays as it is, with the moment it was read. */
export async function failReading(db: Db, id: string, refusal: unknown, at: string): Promise<void> {
  await db
    .updateTable('reading')
    .set((eb) => ({
      state: 'failed',
      refusal: JSON.stringify(refusal),
      done_at: eb.case().when('text', 'is', null).then(at).else(eb.ref('done_at')).end(),
    }))
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()
}

/** Every source file's SHA-256 as it was kept and as its bytes now give it. */
export async function listFileDigests(
  db: Db,
): Promise<
  readonly { readonly id: string; readonly sha256: string; readonly found: string; readonly bytes: number }[]
> {
  return db
    .selectFrom('source_file')
    .select(['id', 'sha256'])
    .select([sql<string>`encode(sha256(content), 'hex')`.as('found'), sql<number>`length(content)`.as('bytes')])
    .orderBy('id')
    .execute()
}
