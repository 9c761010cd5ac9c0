import type { RolesRefusal } from './account-roles.ts'
import type { SecondRefusal } from './ask-second.ts'
import type { LinkRefusal } from './links.ts'
import type { OfficerRefusal } from './officer-acts.ts'
import type { ApartRefusal } from './officers-apart.ts'
import type { PasswordRefusal } from './password-rules.ts'

/** Why something asked of accounts was not done. */
export type AccountRefusal =
  | OfficerRefusal
  | RolesRefusal
  | ApartRefusal
  | PasswordRefusal
  | LinkRefusal
  | SecondRefusal
  | { readonly code: 'person_not_found' }
  | { readonly code: 'roles_missing' }
  | { readonly code: 'login_invalid' }
  | { readonly code: 'login_taken' }
  | { readonly code: 'mail_address_invalid' }
  | { readonly code: 'account_not_found' }
  | { readonly code: 'account_is_disabled' }
  | { readonly code: 'invitation_not_found' }
  | { readonly code: 'invitation_settled' }
  | { readonly code: 'nobody_invited' }
  | { readonly code: 'too_many_invited'; readonly most: number }
  | { readonly code: 'not_yourself' }
