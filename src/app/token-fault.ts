import { z } from 'zod'

const Header = z.object({ typ: z.string().optional() })

/** Two clocks may differ; a token from further ahead than this was not made by the provider. */
const toleratedSeconds = 30

export type VerifiedClaims = { readonly sub: string; readonly iat: number; readonly azp?: unknown }

/**
 * What is wrong with an identity token whose signature, issuer, audience and time the library has found right; undefined
 * where nothing is. It leaves open of what kind a token is, whom one for this client alone was given to, whether it comes
 * from the future, and whether it names anybody.
 */
export function tokenFault(
  token: string,
  { sub, iat, azp }: VerifiedClaims,
  expected: { readonly clientId: string; readonly now: Date },
): string | undefined {
  const { typ } = Header.parse(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')))
  if (typ !== undefined && typ.toUpperCase() !== 'JWT') return 'the token is of another kind'
  if (azp !== undefined && azp !== expected.clientId) return 'the token was given to another client'
  if (iat * 1_000 > expected.now.getTime() + toleratedSeconds * 1_000) return 'the token comes from the future'
  return sub === '' || sub.length > 255 ? 'the token names nobody' : undefined
}
