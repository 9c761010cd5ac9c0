import type { Chance } from '#operations/act-context.ts'
import { later } from './later.ts'
import { openSealed, type SealingKeys, sealKey } from './sealed-key.ts'
import { secondStepMinutes } from './second-step.ts'

/** A key in letters, and the same sealed: what a browser is shown and what it gives back. */
export type KeyOffer = { readonly key: string; readonly offer: string }

/** Whom a key is offered to: an account, in the browser that holds a sign-in or waits for its second step. */
export type OfferedTo = { readonly accountId: string; readonly holderHash: string }

/** Seals a key for one account and browser, for as long as a second step waits. */
export function sealOffer(
  sealingKeys: SealingKeys,
  chance: Chance,
  to: OfferedTo,
  key: Uint8Array,
  at: string,
): string {
  const until = later(at, secondStepMinutes)
  return `${until}~${sealKey(sealingKeys, chance, boundTo(to, until), key).toString('base64url')}`
}

/** The key of an offer; undefined where it has run out, was made for somebody else, or is none. */
export function openOffer(sealingKeys: SealingKeys, to: OfferedTo, offer: string, at: string): Buffer | undefined {
  const [until = '', sealed = ''] = offer.slice(0, longestOffer).split('~')
  // Sealed by nobody here, for another, or changed: the same to whoever sends it.
  const key = openSealed(sealingKeys, boundTo(to, until), Buffer.from(sealed, 'base64url'))
  return until > at ? key : undefined
}

const longestOffer = 300

function boundTo({ accountId, holderHash }: OfferedTo, until: string): string {
  return `offer ${accountId} ${holderHash} ${until}`
}
