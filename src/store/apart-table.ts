import type { Generated } from 'kysely'

/** Two cases that are not on the same matter, as somebody said; or that this is taken back. The last of a pair counts. */
export type ApartTable = {
  id: Generated<string>
  one_case: string
  other_case: string
  taken_back: Generated<boolean>
  said_by: string
  said_at: string
}
