import type { AccountRefusal } from '#operations/accounts/account-refusal.ts'
import type { ArrivalRefusal } from '#operations/accounts/come-back.ts'
import type { IdentityRefusal } from '#operations/accounts/link-identity.ts'
import type { OwnSignInRefusal } from '#operations/accounts/own-sign-ins.ts'
import type { PasskeyRefusal } from '#operations/accounts/passkey-refusal.ts'
import type { ProofRefusal } from '#operations/accounts/prove-again.ts'
import type { CodesRefusal } from '#operations/accounts/set-up-codes.ts'
import type { GrantRefusal } from '#operations/accounts/settle-grant.ts'
import type { ArchiveRefusal } from '#operations/archive/read-archive.ts'
import type { BatchRefusal, ItemRefusal } from '#operations/batch-acts.ts'
import type { CaseRefusal } from '#operations/case-refusal.ts'
import type { QuotaRefusal } from '#operations/count-handed-in.ts'
import type { DeadMailRefusal } from '#operations/dead-mail.ts'
import type { ImportRefusal } from '#operations/import-rights.ts'
import type { ModelRefusal } from '#operations/language-model/language-model.ts'
import type { BoardRefusal } from '#operations/list-work.ts'
import type { OwnMailRefusal } from '#operations/own-mail.ts'
import type { ReceiptRefusal } from '#operations/read-receipt.ts'
import type { ReadingRefusal } from '#operations/reading-rights.ts'
import type { RecomputingRefusal } from '#operations/recompute-deadlines.ts'
import type { RemovalRefusal } from '#operations/removal/removal-refusal.ts'
import type { ApartRefusal } from '#operations/same-matter/say-apart.ts'
import type { SaveListRefusal } from '#operations/save-list.ts'
import type { SessionRefusal } from '#operations/save-session.ts'
import type { SignInRefusal } from '#operations/sign-in.ts'
import type { StatisticsRefusal } from '#operations/statistics.ts'
import type { TemplateRefusal } from '#operations/text-templates.ts'
import type { PassageRefusal } from '#operations/year-and-term.ts'

/** Every "no" that a door may have to put into words. */
export type AnyRefusal =
  | CaseRefusal
  | ReadingRefusal
  | SignInRefusal
  | AccountRefusal
  | PasskeyRefusal
  | CodesRefusal
  | ProofRefusal
  | { readonly code: 'second_factor_missing' }
  | OwnSignInRefusal
  | ArrivalRefusal
  | IdentityRefusal
  | GrantRefusal
  | { readonly code: 'mail_is_off' }
  | { readonly code: 'not_signed_in' }
  | { readonly code: 'page_not_found' }
  | { readonly code: 'nothing_proposed' }
  | { readonly code: 'assigning_office_only' }
  | { readonly code: 'too_many_requests' }
  | QuotaRefusal
  /** A day was typed, and no words of the source that mean it. */
  | { readonly code: 'term_words_missing' }
  | { readonly code: 'term_day_invalid' }
  | { readonly code: 'request_invalid'; readonly detail: string }
  | { readonly code: 'form_expired' }
  | { readonly code: 'body_not_json' }
  | { readonly code: 'idempotency_key_reused' }
  | BoardRefusal
  | OwnMailRefusal
  | DeadMailRefusal
  | ReceiptRefusal
  | RecomputingRefusal
  | PassageRefusal
  | SaveListRefusal
  | SessionRefusal
  | BatchRefusal
  | ItemRefusal
  | TemplateRefusal
  | StatisticsRefusal
  | ArchiveRefusal
  | ImportRefusal
  | RemovalRefusal
  | ApartRefusal
  | ModelRefusal
