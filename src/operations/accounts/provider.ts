import type { Label } from '#kernel/label.ts'
import type { Result } from '#kernel/result.ts'

/** The city's own sign-in, where there is one: it says who somebody is, and nothing of what they may do. */
export type Provider = {
  readonly issuer: string
  /** What people know it as. */
  readonly label: Label
  /** Where a browser is to go; `proves`: its person is to show anew who they are. */
  readonly begin: (trip: Trip) => Promise<Result<string, ProviderRefusal>>
  /** Who came back, by the query they came back with: checked against what was kept of their trip. */
  readonly finish: (trip: Trip, query: string) => Promise<Result<Identity, ProviderRefusal>>
}

/** What is kept here of a browser's way there and back. */
export type Trip = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly proves: boolean
}

export type Identity = {
  readonly subject: string
  /** When they showed there who they are; null where the provider does not say. */
  readonly authenticatedAt: string | null
  /** The provider says that its person showed more than one factor (`amr`, RFC 8176). */
  readonly severalFactors: boolean
}

export type ProviderRefusal =
  /** Its person turned back, or was turned away there. */
  | { readonly code: 'provider_refused' }
  /** It answered what does not fit: another issuer, question or browser, or a set-up that is wrong. */
  | { readonly code: 'provider_answer_wrong' }
  | { readonly code: 'provider_silent' }
