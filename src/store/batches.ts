import type { Fields } from '#engine/case-file.ts'
import type { Db, Tx } from './schema.ts'

export type Batch = {
  readonly id: string
  readonly accountId: string
  readonly procedure: string
  readonly action: string
  readonly createdAt: string
}

export type BatchItem = {
  readonly ordinal: number
  readonly caseId: string
  readonly instance: string
  readonly seenVersion: number
  readonly fields: Fields
  /** Why it was refused, as the act's refusals; null when it was not. */
  readonly refusal: unknown
  /** The act's place in the log once it is done. */
  readonly receiptSeq: number | null
  /** Null while it has still to be asked. */
  readonly decidedAt: string | null
}

export async function findBatch(db: Db, id: string): Promise<Batch | undefined> {
  return db
    .selectFrom('batch')
    .select(['id', 'account_id as accountId', 'procedure', 'action', 'created_at as createdAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function listBatchItems(db: Db, batchId: string): Promise<readonly BatchItem[]> {
  const rows = await db
    .selectFrom('batch_item')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('ordinal')
    .execute()
  return rows.map(itemFrom)
}

/** One item, held until the transaction ends: two who go on with the same batch take turns. */
export async function findBatchItemForUpdate(tx: Tx, batchId: string, ordinal: number): Promise<BatchItem | undefined> {
  const row = await tx
    .selectFrom('batch_item')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('ordinal', '=', ordinal)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : itemFrom(row)
}

export type NewItem = Pick<BatchItem, 'caseId' | 'instance' | 'seenVersion' | 'fields'>

/** @returns false when a batch of this id is there already; nothing is stored then. */
export async function insertBatch(tx: Tx, batch: Batch, items: readonly NewItem[]): Promise<boolean> {
  const { id, accountId, procedure, action, createdAt } = batch
  const inserted = await tx
    .insertInto('batch')
    .values({ id, account_id: accountId, procedure, action, created_at: createdAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false
  const rows = items.map(({ caseId, instance, seenVersion, fields }, index) => ({
    batch_id: id,
    ordinal: index + 1,
    case_id: caseId,
    instance,
    seen_version: seenVersion,
    fields: JSON.stringify(fields),
  }))
  await tx.insertInto('batch_item').values(rows).execute()
  return true
}

/** What came of one item. The words of a done one are on the record and are not kept a second time. */
export async function decideBatchItem(
  db: Db,
  batchId: string,
  ordinal: number,
  at: string,
  came: { readonly receiptSeq: number } | { readonly refusal: readonly unknown[] },
): Promise<void> {
  const changes =
    'receiptSeq' in came ? { receipt_seq: came.receiptSeq, fields: '{}' } : { refusal: JSON.stringify(came.refusal) }
  await db
    .updateTable('batch_item')
    .set({ ...changes, decided_at: at })
    .where('batch_id', '=', batchId)
    .where('ordinal', '=', ordinal)
    .execute()
}

type ItemRow = {
  readonly ordinal: number
  readonly case_id: string
  readonly instance: string
  readonly seen_version: number
  readonly fields: unknown
  readonly refusal: unknown
  readonly receipt_seq: number | null
  readonly decided_at: string | null
}

function itemFrom(row: ItemRow): BatchItem {
  return {
    ordinal: row.ordinal,
    caseId: row.case_id,
    instance: row.instance,
    seenVersion: row.seen_version,
    // Written by insertBatch above and by nothing else.
    fields: row.fields as Fields,
    refusal: row.refusal,
    receiptSeq: row.receipt_seq,
    decidedAt: row.decided_at,
  }
}
