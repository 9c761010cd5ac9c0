import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

export type ImportTables = {
  person_detail: PersonDetailTable
  table_import: TableImportTable
  import_line: ImportLineTable
}

type PersonDetailTable = {
  person_id: string
  term: string | null
  term_from: string | null
  term_to: string | null
  phone: string | null
  email: string | null
}

export type ImportState = 'open' | 'taking' | 'done' | 'dropped'

type TableImportTable = {
  id: string
  kind: 'people' | 'units' | 'cases' | 'ratings'
  name: string
  sha256: string
  headings: Json<readonly string[]>
  match: Json<readonly (string | null)[]>
  options: Json<unknown>
  state: ImportState
  account_id: string
  asked_by: string
  asked_at: string
  taken_by: Generated<string | null>
  taken_on: Generated<string | null>
  taken_at: Generated<string | null>
  done_at: Generated<string | null>
  /** Opens what the log commits to of it; empty for those asked for before it said anything. */
  salt: Generated<string>
}

type ImportLineTable = {
  import_id: string
  line: number
  cells: Json<readonly string[]>
  verdict: 'add' | 'change' | 'same' | 'wrong'
  doubtful: boolean
  about: string
  report: Json<unknown>
  became: string | null
}
