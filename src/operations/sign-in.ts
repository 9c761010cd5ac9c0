import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { ok, type Result, refuse } from '#kernel/result.ts'
import {
  clearFailedAttempts,
  countFailedAttempt,
  deleteExpiredSignIns,
  deleteSignIn,
  findAccountSecret,
  findSignedIn,
  insertSignIn,
  type SignedIn,
} from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'
import type { Chance } from './act-context.ts'

export type SignInRefusal =
  | { readonly code: 'sign_in_failed' }
  | { readonly code: 'sign_in_locked'; readonly until: string }

const hoursSignedIn = 12
const attemptsBeforeLock = 10
const minutesLocked = 15

/** argon2id at the parameters OWASP names first (19 MiB, 2 passes, 1 lane). */
const argon = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export async function hashPassword(password: string): Promise<string> {
  return hash(password, argon)
}

/**
 * Signs an account in for twelve hours and gives the token, which only its holder ever has: the store keeps a hash.
 * An unknown login takes as long as a wrong password and gets the same answer.
 */
export async function signIn(
  db: Db,
  at: string,
  chance: Chance,
  tried: { readonly login: string; readonly password: string },
): Promise<Result<{ readonly token: string; readonly expiresAt: string }, SignInRefusal>> {
  const account = await findAccountSecret(db, tried.login)
  const matches = await verify(account?.passwordHash ?? (await decoyHash()), tried.password)
  if (account === undefined || account.disabledAt !== null) return refuse({ code: 'sign_in_failed' })

  if (account.lockedUntil !== null && account.lockedUntil > at) {
    return refuse({ code: 'sign_in_locked', until: account.lockedUntil })
  }
  if (!matches) {
    await countFailedAttempt(db, account.id, attemptsBeforeLock, later(at, minutesLocked))
    return refuse({ code: 'sign_in_failed' })
  }
  const token = chance.salt()
  const expiresAt = later(at, hoursSignedIn * 60)
  await deleteExpiredSignIns(db, at)
  await clearFailedAttempts(db, account.id)
  await insertSignIn(db, {
    token_hash: tokenHash(token),
    account_id: account.id,
    csrf_token: chance.salt(),
    created_at: at,
    expires_at: expiresAt,
  })
  return ok({ token, expiresAt })
}

export async function signOut(db: Db, token: string): Promise<void> {
  await deleteSignIn(db, tokenHash(token))
}

/** Who holds this token, while the sign-in lasts and the account is not disabled. */
export async function whoHolds(db: Db, token: string, at: string): Promise<SignedIn | undefined> {
  return findSignedIn(db, tokenHash(token), at)
}

let decoy: Promise<string> | undefined

/** Something to compare with when there is no such account. */
function decoyHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password')
  return decoy
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}

function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
