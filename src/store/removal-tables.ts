import type { Json } from './json-column.ts'

/** Removals of content from the record, and what each took away. */
export type RemovalTables = { removal: RemovalTable; removal_part: RemovalPartTable }

export type RemovalKind = 'event' | 'file' | 'contact'
export type RemovalAskedAs = 'person_concerned' | 'court' | 'office'
export type RemovalState = 'asked' | 'decided' | 'refused' | 'done'

/** Why something may be removed, in words, and where that stands. */
export type GroundWords = { readonly zh: string; readonly en: string; readonly source: string }

type RemovalTable = {
  id: string
  kind: RemovalKind
  case_id: string | null
  procedure: string | null
  seq: number | null
  field: string | null
  source_file_id: string | null
  person_id: string | null
  asked_as: RemovalAskedAs
  ground: string
  ground_words: Json<GroundWords>
  reference: string
  asked_by: string
  asked_at: string
  state: RemovalState
  decided_by: string | null
  decided_as: string | null
  decided_at: string | null
  ended_by: string | null
  ended_as: string | null
  ended_on: string | null
  ended_at: string | null
  ledger_seq: number | null
  salt: string
}

type RemovalPartTable = {
  removal_id: string
  ordinal: number
  case_id: string | null
  seq: number | null
  fields: string[]
  source_file_id: string | null
  call_id: string | null
  entry_seq: number
  salt: string
  remains: string | null
}
