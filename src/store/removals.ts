import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tables } from './schema.ts'

export type Removal = Selectable<Tables['removal']>
export type RemovalPart = Selectable<Tables['removal_part']>
/** A removal that was carried out, with what it took off the record. */
export type DoneRemoval = Removal & { readonly parts: readonly RemovalPart[] }

export async function insertRemoval(
  db: Db,
  row: Omit<Insertable<Tables['removal']>, 'ground_words'> & { readonly ground_words: Removal['ground_words'] },
): Promise<void> {
  await db
    .insertInto('removal')
    .values({ ...row, ground_words: JSON.stringify(row.ground_words) })
    .execute()
}

export async function findRemoval(db: Db, id: string): Promise<Removal | undefined> {
  return db.selectFrom('removal').selectAll().where('id', '=', id).executeTakeFirst()
}

/** As findRemoval; nobody else changes it until this transaction is over. */
export async function findRemovalForUpdate(db: Db, id: string): Promise<Removal | undefined> {
  return db.selectFrom('removal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

type Steps = 'state' | 'decided_by' | 'decided_as' | 'decided_at' | 'ended_by' | 'ended_as' | 'ended_on' | 'ended_at'

export async function updateRemoval(
  db: Db,
  id: string,
  changes: Partial<Pick<Removal, Steps | 'ledger_seq'>>,
): Promise<void> {
  await db.updateTable('removal').set(changes).where('id', '=', id).execute()
}

export async function insertRemovalParts(db: Db, parts: readonly RemovalPart[]): Promise<void> {
  if (parts.length === 0) return
  await db
    .insertInto('removal_part')
    .values([...parts])
    .execute()
}

/** Removals asked for or decided that are neither carried out nor refused, oldest first. */
export async function listOpenRemovals(db: Db): Promise<readonly Removal[]> {
  return db
    .selectFrom('removal')
    .selectAll()
    .where('state', 'in', ['asked', 'decided'])
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
}

/** An open removal of the very same thing. */
export async function findOpenRemovalOf(
  db: Db,
  { kind, case_id, seq, field, source_file_id, person_id }: Pick<Removal, Exclude<TargetColumn, 'procedure'>>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('removal')
    .select('id')
    .where('state', 'in', ['asked', 'decided'])
    .where('kind', '=', kind)
    .where('case_id', 'is not distinct from', case_id)
    .where('seq', 'is not distinct from', seq)
    .where('field', 'is not distinct from', field)
    .where('source_file_id', 'is not distinct from', source_file_id)
    .where('person_id', 'is not distinct from', person_id)
    .executeTakeFirst()
  return row?.id
}

export type TargetColumn = 'kind' | 'case_id' | 'procedure' | 'seq' | 'field' | 'source_file_id' | 'person_id'

/** Removals carried out in cases that are public, newest first. */
export async function listPublicRemovals(db: Db, limit: number, before?: string): Promise<readonly Removal[]> {
  let query = db
    .selectFrom('removal')
    .innerJoin('case_summary', 'case_summary.case_id', 'removal.case_id')
    .selectAll('removal')
    .where('removal.state', '=', 'done')
    .where('case_summary.text_public', '=', true)
  if (before !== undefined) {
    query = query.where(sql<boolean>`(ended_at, id) < (select ended_at, id from removal where id = ${before})`)
  }
  return query.orderBy('ended_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** By year, how many removals were of what is not public: cases that are not, files read in, how to reach somebody. */
export async function countDoneRemovals(db: Db): Promise<readonly { readonly year: number; readonly count: number }[]> {
  const { rows } = await sql<{ year: number; count: number }>`
    select extract(year from ended_on)::int as year, count(*)::int as count
    from removal left join case_summary using (case_id)
    where removal.state = 'done' and case_summary.text_public is not true
    group by 1 order by 1 desc`.execute(db)
  return rows
}

/** Every removal carried out, with its parts, in the order of the log. */
export async function listRemovalsWithParts(db: Db): Promise<readonly DoneRemoval[]> {
  const removals = await db
    .selectFrom('removal')
    .selectAll()
    .where('state', '=', 'done')
    .orderBy('ledger_seq')
    .execute()
  return withParts(db, removals)
}

/** The removals that took something off events of some cases, in the order of the log. */
export async function listRemovalsInCases(db: Db, caseIds: readonly string[]): Promise<readonly DoneRemoval[]> {
  if (caseIds.length === 0) return []
  const removals = await db
    .selectFrom('removal')
    .selectAll()
    .where('state', '=', 'done')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('removal_part')
        .select('removal_id')
        .where('case_id', 'in', [...caseIds]),
    )
    .orderBy('ledger_seq')
    .execute()
  return withParts(db, removals)
}

/** The removal that took a file's bytes away. */
export async function findRemovalOfFile(db: Db, sourceFileId: string): Promise<Removal | undefined> {
  return db
    .selectFrom('removal')
    .innerJoin('removal_part', 'removal_part.removal_id', 'removal.id')
    .selectAll('removal')
    .where('removal_part.source_file_id', '=', sourceFileId)
    .executeTakeFirst()
}

/** The removal of something that the log's entry of this number commits to. */
export async function findRemovalOfEntry(db: Db, number: number): Promise<Removal | undefined> {
  return db
    .selectFrom('removal')
    .innerJoin('removal_part', 'removal_part.removal_id', 'removal.id')
    .selectAll('removal')
    .where('removal_part.entry_seq', '=', number)
    .orderBy('ledger_seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function withParts(db: Db, removals: readonly Removal[]): Promise<readonly DoneRemoval[]> {
  if (removals.length === 0) return []
  const parts = await db
    .selectFrom('removal_part')
    .selectAll()
    .where('removal_id', 'in', [...removals.map((one) => one.id)])
    .orderBy('ordinal')
    .execute()
  return removals.map((one) => ({ ...one, parts: parts.filter((part) => part.removal_id === one.id) }))
}

/** The number of the log's entry that says a source file was added. */
export async function findSourceEntry(db: Db, sha256: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('ledger_entry')
    .select('seq')
    .where('case_id', 'is', null)
    .where(sql<boolean>`payload::jsonb @> ${JSON.stringify({ act: 'source_added', sha256 })}::jsonb`)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.seq
}

/** What a removal's parts were logged as before: numbers of the entries of some events, by "case/number". */
export async function listEventEntries(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['seq', 'case_id', 'case_seq'])
    .where('case_id', 'in', [...caseIds])
    .where('case_seq', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [`${row.case_id}/${row.case_seq}`, row.seq]))
}
