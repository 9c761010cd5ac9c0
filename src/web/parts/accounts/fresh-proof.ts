import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { provenLately } from '#operations/accounts/proof.ts'
import type { Html } from '#web/html.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { proveWords as words } from '#web/words/account-words.ts'

/** Where to prove again who one is before a page of sensitive forms; undefined when the last proof is fresh. */
export function proofFirst(c: Context<HttpEnv>, back: string): Response | undefined {
  const { signedIn, at, dependencies } = c.var
  const isFresh = signedIn !== null && provenLately(signedIn.provenAt, at, dependencies.accountRules.proofMinutes)
  return isFresh ? undefined : c.redirect(`/prove?next=${encodeURIComponent(back)}`, 303)
}

/** A "no" as a page; where a proof is all that is missing, the way to give it; where a second officer is, what waits. */
export async function refusedOrProof(c: Context<HttpEnv>, refusal: AnyRefusal, back: string): Promise<Response> {
  if (refusal.code === 'waits_for_second') return c.redirect('/accounts/grants?done=asked', 303)
  return (refusal.code === 'proof_needed' ? proofFirst(c, back) : undefined) ?? refusalPage(c, [refusal], back)
}

/** The way to give a proof beside a form that is filled in, which stays as it is. */
export function proofApart(language: Language): Html {
  return html`<p><a class="button-link" href="/prove?next=%2Finbox" target="_blank" rel="noopener">${words.title[language]}</a></p>`
}
