import type { Removal, TargetColumn } from '#store/removals.ts'

/** What is to be removed: one field of an event or all that was written in it, a file that was read in, how to reach a person. */
export type RemovalTarget =
  | { readonly kind: 'event'; readonly caseId: string; readonly seq: number; readonly field: string | null }
  | { readonly kind: 'file'; readonly reading: string }
  | { readonly kind: 'contact'; readonly person: string }

/** A target as a removal's row names it. */
export type TargetColumns = Pick<Removal, TargetColumn>

export const noTarget = {
  ...{ case_id: null, procedure: null, seq: null, field: null, source_file_id: null, person_id: null },
} as const
