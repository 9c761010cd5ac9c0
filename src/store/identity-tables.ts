import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

/** Accounts and who is signed in, invitations, links that open an account once, wrong tries, known browsers, passkeys, one-time codes, links to a provider, and the audit. */
export type IdentityTables = {
  account: AccountTable
  sign_in: SignInTable
  invitation: InvitationTable
  invitation_mail: { invitation_id: string; address: string }
  account_link: AccountLinkTable
  reset_request: { id: string; login: string; asked_at: string }
  sign_in_try: { key: string; failures: number; last_at: string; shut_until: string | null }
  known_browser: { token_hash: string; account_id: string; last_at: string }
  audit_entry: AuditEntryTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  one_time_key: { account_id: string; sealed: Buffer; last_step: number; made_at: string }
  recovery_code: { code_hash: string; account_id: string }
  second_step: SecondStepTable
  account_identity: AccountIdentityTable
  provider_trip: ProviderTripTable
  grant_request: GrantRequestTable
}

type PasskeyTable = {
  id: string
  account_id: string
  name: string
  public_key: Buffer
  counter: number
  transports: string[]
  made_at: string
  last_used_at: string | null
}

type PasskeyChallengeTable = {
  holder_hash: string
  purpose: 'register' | 'sign_in' | 'prove'
  challenge: string
  expires_at: string
}

type SecondStepTable = {
  token_hash: string
  account_id: string
  way: 'password' | 'oidc'
  proven_at: string
  expires_at: string
}

type AccountIdentityTable = {
  issuer: string
  subject: string
  account_id: string
  linked_by: string
  linked_at: string
  last_used_at: string | null
}

type GrantRequestTable = {
  id: string
  act: 'invite' | 'change_roles' | 'reset_sign_in' | 'link_identity'
  account_id: string | null
  asked: Json<unknown>
  asked_by: string
  asked_at: string
  settled_by: string | null
  settled_at: string | null
  outcome: 'approved' | 'refused' | null
}

type ProviderTripTable = {
  state_hash: string
  browser_hash: string
  purpose: 'sign_in' | 'prove' | 'accept'
  opens_hash: string | null
  nonce: string
  verifier: string
  next: string
  expires_at: string
}

type InvitationTable = {
  id: string
  person_id: string
  unit_id: string | null
  offices: string[]
  login: string
  language: Generated<'zh' | 'en'>
  made_by: string
  made_at: string
  expires_at: string
  revoked_at: string | null
  used_at: string | null
  account_id: string | null
}

type AccountLinkTable = {
  token_hash: string
  invitation_id: string | null
  account_id: string | null
  way: 'page' | 'mail'
  made_at: string
  expires_at: string
}

type AuditEntryTable = {
  seq: Generated<number>
  at: string
  act: string
  account_id: string | null
  about_account: string | null
  address: string | null
  detail: Json<unknown>
}

type AccountTable = {
  id: string
  login: string
  person_id: string
  unit_id: string | null
  offices: string[]
  /** Null where another way of signing in stands for it. */
  password_hash: string | null
  language: Generated<'zh' | 'en'>
  disabled_at: string | null
  made_at: string | null
  /** Its holder lets no other way in, once it has a passkey. */
  passkey_alone: Generated<boolean>
}

type SignInTable = {
  token_hash: string
  account_id: string
  /** From where it began; null where that is not known, and for those before this was kept. */
  address: Generated<string | null>
  csrf_token: string
  created_at: string
  expires_at: string
  /** When its holder last proved who they are. */
  proven_at: string
  failures_before: Generated<number>
  /** When it was last used; null: not since it began. */
  seen_at: Generated<string | null>
}
