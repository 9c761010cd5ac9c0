import type { Chance } from '#operations/act-context.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import type { Db } from '#store/schema.ts'
import { deleteExpiredSignIns, deleteSignIn, insertSignIn } from '#store/sign-ins.ts'
import { later } from './later.ts'
import { hashOf } from './secrets.ts'
import type { CodeTaken } from './take-code.ts'

/** What the holder of a new sign-in gets: the token is theirs alone, the store keeps a hash. */
export type NewSignIn = { readonly token: string; readonly expiresAt: string }

/** How an account's holder showed who they are. */
export type SignInWay = 'password' | 'passkey' | 'oidc' | 'link'

const hoursSignedIn = 12

/** When, where and over which sign-in another begins. */
type Beginning = {
  readonly at: string
  readonly chance: Chance
  readonly address?: string | null
  readonly tokenBefore?: string | undefined
}

/** Signs an account in for twelve hours, once it is clear whose it is; what the browser was signed in with before ends. */
export async function beginSignIn(
  db: Db,
  { at, chance, address, tokenBefore }: Beginning,
  account: {
    readonly id: string
    readonly way: SignInWay
    readonly second?: CodeTaken
    readonly failures?: number
    /** When its holder showed who they are, where that was not just now. */
    readonly provenAt?: string
  },
): Promise<NewSignIn> {
  const token = chance.salt()
  const expiresAt = later(at, hoursSignedIn * 60)
  await deleteExpiredSignIns(db, at)
  if (tokenBefore !== undefined) await endSignIn(db, tokenBefore, at)
  await insertSignIn(db, {
    token_hash: hashOf(token),
    account_id: account.id,
    csrf_token: chance.salt(),
    created_at: at,
    expires_at: expiresAt,
    proven_at: account.provenAt ?? at,
    failures_before: account.failures ?? 0,
    address: address ?? null,
  })
  await recordAudit(db, {
    act: 'signed_in',
    at,
    by: account.id,
    address: address ?? null,
    detail: { way: account.way, ...(account.second === undefined ? {} : { second: account.second }) },
  })
  return { token, expiresAt }
}

/** Ends a sign-in, if there is one by that token. */
export async function endSignIn(db: Db, token: string, at: string): Promise<void> {
  const accountId = await deleteSignIn(db, hashOf(token))
  if (accountId !== undefined) await recordAudit(db, { act: 'signed_out', at, by: accountId })
}
