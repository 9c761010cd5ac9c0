import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

/** What makes work in volume easier and is no part of the record: lists kept, texts written often, batches, answers kept, bytes handed in, changes for the index. */
export type WorkTables = {
  saved_list: SavedListTable
  text_template: TextTemplateTable
  batch: BatchTable
  batch_item: BatchItemTable
  idempotent_answer: IdempotentAnswerTable
  handed_in: { account_id: string; on_day: string; bytes: number }
  index_change: IndexChangeTable
}

type SavedListTable = { account_id: string; name: string; address: string; saved_at: string }

type TextTemplateTable = {
  id: string
  owner_kind: 'office' | 'unit'
  owner: string
  name: string
  procedure: string
  action: string
  field: string
  state: string | null
  outcome: string | null
  body: string
  changed_by: string
  changed_at: string
}

type BatchTable = { id: string; account_id: string; procedure: string; action: string; created_at: string }

type BatchItemTable = {
  batch_id: string
  ordinal: number
  case_id: string
  instance: string
  seen_version: number
  fields: Json<unknown>
  refusal: Json<unknown> | null
  receipt_seq: number | null
  decided_at: string | null
}

type IdempotentAnswerTable = {
  person_id: string
  key: string
  request_hash: string
  status: number
  body: Json<unknown>
  at: string
}

type IndexChangeTable = {
  seq: Generated<number>
  /** The transaction that changed it, as PostgreSQL numbers them. */
  transaction: Generated<string>
  kind: string
  id: string
  at: Generated<string>
}
