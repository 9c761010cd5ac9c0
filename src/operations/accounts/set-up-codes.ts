import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { chanceBytes } from '#operations/chance-bytes.ts'
import { lockAccount } from '#store/accounts.ts'
import { deleteSecondStep, insertOneTimeKey } from '#store/one-time-keys.ts'
import type { Db, Tx } from '#store/schema.ts'
import { deleteSignInsOf } from '#store/sign-ins.ts'
import type { HolderContext, VisitorContext } from './account-context.ts'
import { base32 } from './base32.ts'
import { type Entering, whoWaits, whoWaitsLocked } from './enter-by-code.ts'
import { type KeyOffer, openOffer, sealOffer } from './key-offer.ts'
import { type LetIn, letIn } from './let-in.ts'
import { keyBytes, plainCode, stepOfCode } from './one-time-code.ts'
import { provenLately } from './proof.ts'
import { type SealingKeys, sealKey } from './sealed-key.ts'
import type { SecondStepRefusal } from './second-step.ts'
import { hashOf } from './secrets.ts'
import { warnHolder } from './warn-holder.ts'

/**
 * A key as its holder gives it to their authenticator: letters to type, and whose it is. Nothing of it is stored before a
 * first code is given: `offer` is the key once more, sealed for this browser and account, and comes back with that code.
 */
export type OfferedKey = { readonly key: string; readonly login: string; readonly offer: string }

export type CodesRefusal =
  | SecondStepRefusal
  | { readonly code: 'proof_needed' }
  | { readonly code: 'codes_known' }
  | { readonly code: 'codes_not_found' }

/** Recovery codes as they are shown, once. */
export type RecoveryCodes = readonly string[]

const recoveryCodes = 10
/** 120 bits: too many to guess, so that a plain hash keeps them. */
const recoveryBytes = 15

/** A key for who is signed in to set up; the one of `before` where that still stands. Stores nothing. */
export function offerOwnCodes(
  context: HolderContext,
  sealingKeys: SealingKeys,
  before = '',
): Result<OfferedKey, CodesRefusal> {
  const { accountId, login, token } = context.holder
  if (!isProven(context)) return refuse({ code: 'proof_needed' })
  return ok({ login, ...offered(context, sealingKeys, { accountId, token }, before) })
}

/** Turns one-time codes on for who is signed in, by a first code. Other sign-ins, which were by less, end. */
export async function setUpOwnCodes(
  db: Db,
  context: HolderContext,
  sealingKeys: SealingKeys,
  given: GivenCode,
): Promise<Result<RecoveryCodes, CodesRefusal>> {
  const { accountId, token } = context.holder
  if (!isProven(context)) return refuse({ code: 'proof_needed' })
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { id: accountId })
    const set = await setUp(tx, context, sealingKeys, { accountId, token, ...given })
    if (set.ok) await deleteSignInsOf(tx, accountId, hashOf(token))
    return set
  })
}

/** A key for who is to set codes up before they are let in; the one of `before` where that still stands. Stores nothing. */
export async function offerCodesAtSignIn(
  db: Db,
  context: VisitorContext,
  sealingKeys: SealingKeys,
  token: string,
  before = '',
): Promise<Result<OfferedKey, CodesRefusal>> {
  const waiting = await whoWaits(db, token, context.at)
  if (waiting === undefined || waiting.account.hasCodes) return refuse({ code: 'second_step_lost' })
  const { id, login } = waiting.account
  return ok({ login, ...offered(context, sealingKeys, { accountId: id, token }, before) })
}

/** Turns one-time codes on by a first code, and lets in. */
export async function setUpCodesAtSignIn(
  db: Db,
  context: Entering,
  sealingKeys: SealingKeys,
  { token, ...given }: GivenCode & { readonly token: string },
): Promise<Result<{ readonly letIn: LetIn; readonly recovery: RecoveryCodes }, CodesRefusal>> {
  return db.transaction().execute(async (tx) => {
    const waiting = await whoWaitsLocked(tx, token, context.at)
    if (waiting === undefined || waiting.account.hasCodes) return refuse({ code: 'second_step_lost' })
    const { account, step } = waiting
    const set = await setUp(tx, context, sealingKeys, { accountId: account.id, token, ...given })
    if (!set.ok) return set
    if (!(await deleteSecondStep(tx, hashOf(token)))) return refuse({ code: 'second_step_lost' })
    await deleteSignInsOf(tx, account.id)
    const way = { way: step.way, second: 'one_time_code', provenAt: step.proven_at } as const
    return ok({ letIn: await letIn(tx, context, { ...account, ...way }), recovery: set.value })
  })
}

type For = { readonly accountId: string; readonly token: string }

/** A first code, and the offer whose key it is of. */
export type GivenCode = { readonly code: string; readonly offer: string }

function offered(
  { at, chance }: Pick<VisitorContext, 'at' | 'chance'>,
  sealingKeys: SealingKeys,
  { accountId, token }: For,
  before: string,
): KeyOffer {
  const to = { accountId, holderHash: hashOf(token) }
  const stands = openOffer(sealingKeys, to, before, at)
  if (stands !== undefined) return { key: base32(stands), offer: before }
  const key = chanceBytes(chance, keyBytes)
  return { key: base32(key), offer: sealOffer(sealingKeys, chance, to, key, at) }
}

async function setUp(
  tx: Tx,
  context: VisitorContext,
  sealingKeys: SealingKeys,
  { accountId, token, code, offer }: For & GivenCode,
): Promise<Result<RecoveryCodes, CodesRefusal>> {
  const { at, chance, address } = context
  const key = openOffer(sealingKeys, { accountId, holderHash: hashOf(token) }, offer, at)
  if (key === undefined) return refuse({ code: 'second_step_lost' })
  const step = stepOfCode(key, plainCode(code), at)
  if (step === undefined) return refuse({ code: 'one_time_code_wrong' })

  const codes = Array.from({ length: recoveryCodes }, () => base32(chanceBytes(chance, recoveryBytes)))
  const sealed = sealKey(sealingKeys, chance, accountId, key)
  const row = { account_id: accountId, sealed, last_step: step, made_at: at }
  if (!(await insertOneTimeKey(tx, row, codes.map(hashOf)))) return refuse({ code: 'codes_known' })
  await recordAudit(tx, { act: 'codes_added', at, by: accountId, about: accountId, address })
  await warnHolder(tx, context, accountId, 'codes_added')
  return ok(codes)
}

function isProven({ holder, at, rules }: HolderContext): boolean {
  return provenLately(holder.provenAt, at, rules.proofMinutes)
}
