import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import {
  findIdentity,
  insertIdentity,
  lockSubject,
  noteIdentityUse,
  type ProviderTrip,
} from '#store/account-identities.ts'
import { type AccountSecret, findAccountSecretById, lockAccount } from '#store/accounts.ts'
import type { Db, Tx } from '#store/schema.ts'
import { findSignedIn } from '#store/sign-ins.ts'
import { makeInvitedAccount } from './accept-invitation.ts'
import type { VisitorContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import type { NewSignIn } from './begin-sign-in.ts'
import { type LetIn, letIn } from './let-in.ts'
import type { PasskeyDemanded } from './passkey-demand.ts'
import type { Identity, Provider } from './provider.ts'
import { endTrip, type TripRefusal } from './provider-trip.ts'
import { renewSignIn } from './renew-sign-in.ts'
import { factorAsked } from './second-factor.ts'
import { askSecond, type SecondAsked } from './second-step.ts'
import { hashOf } from './secrets.ts'

export type ArrivalRefusal =
  | TripRefusal
  | AccountRefusal
  | { readonly code: 'subject_unknown'; readonly subject: string }
  | { readonly code: 'subject_other' }
  | { readonly code: 'subject_taken' }
  | { readonly code: 'account_ended' }
  | PasskeyDemanded
  | SecondAsked
  | { readonly code: 'code_demanded' }

/** Signed in, or, where it was for a proof, proven, with nothing new to be known by; and where its person wanted to be. */
export type Arrived = { readonly signIn: NewSignIn; readonly browser: string | null; readonly next: string }

type Arriving = VisitorContext & {
  /** What a browser keeps that an account was signed in with before. */
  readonly browser: string | null
}

/** Shown by nobody: what is sensitive asks for a proof first. */
const longAgo = '1970-01-01T00:00:00.000Z'

/**
 * Takes in who comes back from the city's own sign-in. The provider says who they are; which account that is was settled
 * here before, by an officer or an invitation, and what it may do is settled here alone. Nothing of the provider's is kept.
 */
export async function comeBack(
  db: Db,
  context: Arriving,
  provider: Provider,
  came: { readonly tripBrowser: string | null; readonly query: string },
): Promise<Result<Arrived, ArrivalRefusal>> {
  const ended = await endTrip(db, context.at, provider, { browser: came.tripBrowser, query: came.query })
  if (!ended.ok) return ended
  const { trip, identity } = ended.value
  const who = { ...identity, issuer: provider.issuer }
  return db.transaction().execute(async (tx) => {
    if (trip.purpose === 'prove') return prove(tx, context, trip, who)
    return trip.purpose === 'accept' ? accept(tx, context, trip, who) : enter(tx, context, trip, who)
  })
}

type Who = Identity & { readonly issuer: string }
type Arrival = Promise<Result<Arrived, ArrivalRefusal>>

async function enter(tx: Tx, context: Arriving, { next }: ProviderTrip, who: Who): Arrival {
  const { at, address } = context
  const linked = await findLinkedLocked(tx, who)
  const account = linked === undefined ? undefined : await findAccountSecretById(tx, linked.account_id)
  const failed = { act: 'sign_in_failed', at, by: null, address, detail: { way: 'oidc' } } as const
  if (linked === undefined || account === undefined) {
    await recordAudit(tx, failed)
    return refuse({ code: 'subject_unknown', subject: who.subject })
  }
  if (account.disabledAt !== null) {
    await recordAudit(tx, { ...failed, about: account.id })
    return refuse({ code: 'account_ended' })
  }
  const asked = factorAsked(account, context.rules)
  if (asked === 'passkey') {
    await recordAudit(tx, { ...failed, about: account.id, detail: { way: 'oidc', why: 'passkey_demanded' } })
    return refuse({ code: 'passkey_demanded' })
  }
  await noteIdentityUse(tx, linked, at)
  return goOn(tx, context, account, who, next)
}

/** Whose account it is, read once nothing changes how that is let in: a link that is being ended opens nothing any more. */
async function findLinkedLocked(tx: Tx, { issuer, subject }: Who): ReturnType<typeof findIdentity> {
  const linked = await findIdentity(tx, issuer, subject)
  if (linked === undefined) return undefined
  await lockAccount(tx, { id: linked.account_id })
  return findIdentity(tx, issuer, subject)
}

/** In, or to the second factor where one is asked for and the provider did not see to it. */
async function goOn(tx: Tx, context: Arriving, account: AccountSecret, who: Who, next: string): Arrival {
  const { id, login } = account
  const shown = { id, way: 'oidc', provenAt: provenAt(who, context.at) } as const
  const asked = factorAsked(account, context.rules)
  if ((asked === 'code' || asked === 'set_up') && !who.severalFactors) {
    return refuse(await askSecond(tx, context, shown, asked))
  }
  return ok(arrived(await letIn(tx, context, { ...shown, login }), next))
}

async function prove(
  tx: Tx,
  { at, on, chance, address, tokenBefore, rules }: Arriving,
  { next, opens_hash }: ProviderTrip,
  who: Who,
): Arrival {
  const signedIn = opens_hash === null ? undefined : await findSignedIn(tx, opens_hash, { at, today: on })
  // The proof hands out a token: to who has the one before alone.
  const isTheirs = tokenBefore !== undefined && hashOf(tokenBefore) === opens_hash
  if (signedIn === undefined || opens_hash === null || !isTheirs) return refuse({ code: 'trip_lost' })
  const { accountId } = signedIn
  const told = { at, by: accountId, about: accountId, address, detail: { way: 'oidc' } }
  const linked = await findIdentity(tx, who.issuer, who.subject)
  if (linked?.account_id !== accountId) {
    await recordAudit(tx, { act: 'proof_failed', ...told })
    return refuse({ code: 'subject_other' })
  }
  const account = await findAccountSecretById(tx, accountId)
  const asked = account === undefined ? 'passkey' : factorAsked(account, rules)
  if (asked === 'passkey' || (asked === 'code' && !who.severalFactors)) {
    await recordAudit(tx, { act: 'proof_failed', ...told })
    return refuse({ code: asked === 'code' ? 'code_demanded' : 'passkey_demanded' })
  }
  await noteIdentityUse(tx, linked, at)
  const renewed = await renewSignIn(tx, chance, opens_hash, provenAt(who, at))
  if (!renewed.ok) return refuse({ code: 'trip_lost' })
  await recordAudit(tx, { act: 'proved', ...told })
  return ok({ signIn: renewed.value, browser: null, next })
}

async function accept(tx: Tx, context: Arriving, { next, opens_hash }: ProviderTrip, who: Who): Arrival {
  const { at, address } = context
  await lockSubject(tx, who.issuer, who.subject)
  if ((await findIdentity(tx, who.issuer, who.subject)) !== undefined) return refuse({ code: 'subject_taken' })
  const made = await makeInvitedAccount(tx, context, opens_hash ?? '', null)
  if (!made.ok) return made
  const id = made.value
  const { issuer, subject } = who
  const row = { issuer, subject, account_id: id, linked_by: id, linked_at: at, last_used_at: at }
  if (!(await insertIdentity(tx, row))) throw new Error('a subject was linked although it was locked')
  await recordAudit(tx, { act: 'identity_linked', at, by: id, about: id, address, detail: { issuer } })
  const account = await findAccountSecretById(tx, id)
  if (account === undefined) throw new Error('the account just made is not there')
  return goOn(tx, context, account, who, next)
}

function arrived({ browser, ...signIn }: LetIn, next: string): Arrived {
  return { signIn, browser, next }
}

/** A provider whose clock is ahead vouches for nothing later than now. */
function provenAt({ authenticatedAt }: Identity, at: string): string {
  if (authenticatedAt === null) return longAgo
  return authenticatedAt < at ? authenticatedAt : at
}
