/** Why something asked about a removal was not done. */
export type RemovalRefusal =
  | { readonly code: 'removal_not_allowed' }
  | { readonly code: 'removal_not_found' }
  /** It was refused or carried out before, or is not decided yet. */
  | { readonly code: 'removal_not_open' }
  /** Who decided it, or asked for it, does not confirm it as well. */
  | { readonly code: 'removal_needs_second' }
  | { readonly code: 'removal_asked_already'; readonly removal: string }
  | { readonly code: 'removal_ground_unknown' }
  /** A court's order, or the letter of who is concerned, is named by its number. */
  | { readonly code: 'removal_reference_missing' }
  | { readonly code: 'removal_reference_too_long' }
  | { readonly code: 'nothing_to_remove' }
  | { readonly code: 'content_removed' }
  | { readonly code: 'proof_needed' }
