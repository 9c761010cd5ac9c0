import type { Context } from 'hono'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { provenLately } from '#operations/accounts/proof.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'

/** Where to prove again who one is before a page of sensitive forms; undefined when the last proof is fresh. */
export function proofFirst(c: Context<HttpEnv>, back: string): Response | undefined {
  const { signedIn, at, dependencies } = c.var
  const isFresh = signedIn !== null && provenLately(signedIn.provenAt, at, dependencies.accountRules.proofMinutes)
  return isFresh ? undefined : c.redirect(`/prove?next=${encodeURIComponent(back)}`, 303)
}

/** A "no" as a page; where a proof is all that is missing, the way to give it. */
export async function refusedOrProof(c: Context<HttpEnv>, refusal: AnyRefusal, back: string): Promise<Response> {
  return (refusal.code === 'proof_needed' ? proofFirst(c, back) : undefined) ?? refusalPage(c, [refusal], back)
}
