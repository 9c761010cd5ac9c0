import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Chance } from '#operations/act-context.ts'
import type { Db } from '#store/schema.ts'
import { renewToken } from '#store/sign-ins.ts'
import type { NewSignIn } from './begin-sign-in.ts'
import { hashOf } from './secrets.ts'

/**
 * Takes a proof into a sign-in, which goes by another token from then on: who had got hold of the one before has nothing.
 * Refused where the sign-in ended meanwhile, or another proof was quicker.
 */
export async function renewSignIn(
  db: Db,
  chance: Chance,
  tokenHash: string,
  provenAt: string,
): Promise<Result<NewSignIn, { readonly code: 'not_signed_in' }>> {
  const token = chance.salt()
  const expiresAt = await renewToken(db, tokenHash, { token_hash: hashOf(token), proven_at: provenAt })
  return expiresAt === undefined ? refuse({ code: 'not_signed_in' }) : ok({ token, expiresAt })
}
