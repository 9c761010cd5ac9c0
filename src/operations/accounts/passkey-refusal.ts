/** Why a passkey was not taken, added or removed. */
export type PasskeyRefusal =
  | { readonly code: 'passkey_refused' }
  | { readonly code: 'passkey_known' }
  | { readonly code: 'passkey_name_missing' }
  | { readonly code: 'passkey_not_found' }
  | { readonly code: 'passkeys_off' }
  | { readonly code: 'too_many_passkeys'; readonly most: number }
  | { readonly code: 'proof_needed' }
