import type { PlainDate } from '#kernel/plain-date.ts'

/** Every reason the engine may say no. Add a code here first; the compiler then lists what is missing. */
export type Refusal =
  | { readonly code: 'action_unknown'; readonly action: string }
  | { readonly code: 'action_not_available'; readonly action: string; readonly state: string }
  | { readonly code: 'role_required'; readonly action: string; readonly roles: readonly string[] }
  | { readonly code: 'instance_unknown'; readonly machine: string; readonly instance: string }
  | { readonly code: 'field_missing'; readonly field: string }
  | { readonly code: 'field_invalid'; readonly field: string; readonly why: FieldFault }
  | { readonly code: 'field_unknown'; readonly field: string }
  | { readonly code: 'waiting_for'; readonly what: string; readonly instances: readonly string[] }
  /** Fewer than the law asks for: `counted` of the `needed`. */
  | { readonly code: 'too_few'; readonly what: string; readonly counted: number; readonly needed: number }
  | { readonly code: 'deadline_passed'; readonly clock: string; readonly deadline: PlainDate }
  /** `until`: the minute by the clock on the wall up to which it could be done. */
  | { readonly code: 'too_late'; readonly action: string; readonly until: string }
  | { readonly code: 'too_early'; readonly action: string; readonly from: string }
  | { readonly code: 'not_due_yet'; readonly clock: string; readonly deadline: PlainDate | null }
  | { readonly code: 'calendar_missing'; readonly year: number }
  | {
      readonly code: 'extension_too_long'
      readonly clock: string
      readonly mostMonths: number
      readonly source: string
    }
  | { readonly code: 'nothing_to_recompute' }
  | { readonly code: 'rule_broken'; readonly rule: string; readonly detail: string }

export type FieldFault =
  | 'not_text'
  | 'too_long'
  | 'not_in_list'
  | 'not_a_date'
  | 'not_a_moment'
  | 'date_in_past'
  | 'date_in_future'
  | 'not_a_number'
  | 'out_of_range'
  | 'not_a_list'
  | 'listed_twice'
