import type { Refusals } from '#engine/decide.ts'
import type { Refusal } from '#engine/refusals.ts'

/** Why an act on a case was not taken: the engine's reasons and those of its storage. */
export type CaseRefusal =
  | Refusal
  | { readonly code: 'case_not_found'; readonly caseId: string }
  | { readonly code: 'case_moved_on'; readonly seenVersion: number; readonly version: number }
  | { readonly code: 'proof_needed' }
  | { readonly code: 'idempotency_key_reused' }
  | { readonly code: 'procedure_unknown'; readonly procedure: string }
  | { readonly code: 'profile_not_in_force'; readonly profile: string; readonly inForce: string | null }

export type CaseRefusals = readonly [CaseRefusal, ...CaseRefusal[]] | Refusals
