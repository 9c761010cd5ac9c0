import { ok, type Result, refuse } from '#kernel/result.ts'
import { insertTrip, type ProviderTrip, takeTrip } from '#store/account-identities.ts'
import type { Db } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import { later } from './later.ts'
import type { Identity, Provider, ProviderRefusal } from './provider.ts'
import { hashOf } from './secrets.ts'

/** How long somebody may take at the provider. */
export const tripMinutes = 15

export type TripRefusal = ProviderRefusal | { readonly code: 'trip_lost' }

/** What for a browser is sent: to sign in, to prove again whose sign-in it is, or to accept an invitation. */
export type TripPurpose =
  | { readonly purpose: 'sign_in' }
  | { readonly purpose: 'prove'; readonly token: string }
  | { readonly purpose: 'accept'; readonly secret: string }

/** Sends a browser to the provider. @returns the address there; `browser` is the cookie it must come back with. */
export async function beginTrip(
  db: Db,
  { at, chance }: Pick<VisitorContext, 'at' | 'chance'>,
  provider: Provider,
  sent: TripPurpose & { readonly browser: string; readonly next: string },
): Promise<Result<string, ProviderRefusal>> {
  const trip = { state: chance.salt(), nonce: chance.salt(), verifier: chance.salt(), proves: sent.purpose === 'prove' }
  const begun = await provider.begin(trip)
  if (!begun.ok) return begun
  const { nonce, verifier } = trip
  const row = {
    ...{ state_hash: hashOf(trip.state), browser_hash: hashOf(sent.browser), nonce, verifier },
    ...{ purpose: sent.purpose, opens_hash: openedBy(sent), next: sent.next, expires_at: later(at, tripMinutes) },
  }
  await insertTrip(db, row, at)
  return begun
}

function openedBy(sent: TripPurpose): string | null {
  if (sent.purpose === 'prove') return hashOf(sent.token)
  return sent.purpose === 'accept' ? hashOf(sent.secret) : null
}

/** Who came back from the provider and what for: once, in the browser that was sent, as the provider says it. */
export async function endTrip(
  db: Db,
  at: string,
  provider: Provider,
  came: { readonly browser: string | null; readonly query: string },
): Promise<Result<{ readonly trip: ProviderTrip; readonly identity: Identity }, TripRefusal>> {
  const state = new URLSearchParams(came.query).get('state') ?? ''
  const trip = await takeTrip(db, hashOf(state), at)
  if (trip === undefined || came.browser === null || trip.browser_hash !== hashOf(came.browser)) {
    return refuse({ code: 'trip_lost' })
  }
  const { nonce, verifier, purpose } = trip
  const identity = await provider.finish({ state, nonce, verifier, proves: purpose === 'prove' }, came.query)
  return identity.ok ? ok({ trip, identity: identity.value }) : identity
}
