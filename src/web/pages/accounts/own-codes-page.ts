import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import { holderContextOf } from '#http/holder-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { removeOwnCodes } from '#operations/accounts/remove-own-codes.ts'
import { offerOwnCodes, setUpOwnCodes } from '#operations/accounts/set-up-codes.ts'
import { longestCode } from '#operations/accounts/take-code.ts'
import { countRecoveryCodes, findOneTimeKey } from '#store/one-time-keys.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst, refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { recoveryPage } from '#web/parts/accounts/recovery-page.ts'
import { type NotTaken, setUpForm } from '#web/parts/accounts/set-up-form.ts'
import { errorSummary, errorsAt, type FormError, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { codeWords as words } from '#web/words/code-words.ts'

const here = '/settings/codes'

/** Where somebody sets up one-time codes, and takes them away. */
export function ownCodesPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(here, (c) => proofFirst(c, here) ?? codesPage(c))
    .post(here, setUp)
    .post(`${here}/remove`, remove)
}

async function setUp(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], here)
  const { db, sealingKeys } = c.var.dependencies
  const code = typedText(form, 'code').slice(0, longestCode)
  const offer = typedText(form, 'offer')
  const set = await setUpOwnCodes(db, holderContextOf(c), sealingKeys, { code, offer })
  if (set.ok) return recoveryPage(c, set.value, '/settings')
  return set.refusal.code === 'one_time_code_wrong'
    ? codesPage(c, { refusal: set.refusal, offer })
    : refusedOrProof(c, set.refusal, here)
}

async function remove(c: Context<HttpEnv>): Promise<Response> {
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], here)
  const removed = await removeOwnCodes(c.var.dependencies.db, holderContextOf(c))
  return removed.ok ? c.redirect(`${here}?done=removed`, 303) : refusedOrProof(c, removed.refusal, here)
}

async function codesPage(c: Context<HttpEnv>, notTaken?: NotTaken): Promise<Response> {
  const refusal = notTaken?.refusal
  const { language, dependencies } = c.var
  const hasCodes = (await findOneTimeKey(dependencies.db, holderContextOf(c).holder.accountId)) !== undefined
  const errors = errorsAt('code', refusal === undefined ? [] : [refusal], language)
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    // Without Turbo, which would keep a copy of the key to go back to.
    isPublic: true,
    status: refusal === undefined ? 200 : refusalStatus[refusal.code],
    main: html`<div class="own-settings">${errorSummary(errors, language)}<h1>${words.title[language]}</h1>
      ${c.req.query('done') === 'removed' ? html`<p class="said" role="status">${words.removed[language]}</p>` : ''}
      <p>${words.lead[language]}</p>${hasCodes ? await standing(c) : newKey(c, errors, notTaken?.offer)}</div>`,
  })
}

async function standing(c: Context<HttpEnv>): Promise<Html> {
  const { language, dependencies } = c.var
  const left = await countRecoveryCodes(dependencies.db, holderContextOf(c).holder.accountId)
  return html`<p><strong>${words.on[language]}</strong> ${words.left[language].replace('{count}', String(left))}</p>
    <p class="hint">${words.removeHint[language]}</p>
    <form method="post" action="${here}/remove" data-turbo="false">${formTokenInput(c)}<button>${words.remove[language]}</button></form>`
}

function newKey(c: Context<HttpEnv>, errors: readonly FormError[], before: string | undefined): Html {
  const { language, dependencies } = c.var
  const offered = offerOwnCodes(holderContextOf(c), dependencies.sealingKeys, before)
  if (!offered.ok) return html``
  return html`<p>${words.off[language]}</p>${setUpForm(c, offered.value, { action: here, next: '', errors })}`
}
