import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import { holderContextOf } from '#http/holder-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { passkeySiteOf } from '#http/passkey-site-of.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { addPasskey, longestPasskeyName, offerPasskey } from '#operations/accounts/add-passkey.ts'
import { choosePasskeyAlone } from '#operations/accounts/choose-passkey-alone.ts'
import { isPasskeyDemanded } from '#operations/accounts/passkey-demand.ts'
import type { PasskeyRefusal } from '#operations/accounts/passkey-refusal.ts'
import { removePasskey } from '#operations/accounts/remove-passkey.ts'
import { findAccountSecretById } from '#store/accounts.ts'
import { listPasskeys, type Passkey } from '#store/passkeys.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst, refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { passkeyForm } from '#web/parts/accounts/passkey-form.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import { errorSummary, errorsAt, type FormError, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { passkeyWords as words } from '#web/words/passkey-words.ts'

const here = '/settings/passkeys'

/** Where somebody sees to their own passkeys. */
export function passkeyPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(here, (c) => proofFirst(c, here) ?? passkeysPage(c))
    .post(`${here}/question`, question)
    .post(here, add)
    .post(`${here}/remove`, remove)
    .post(`${here}/alone`, choose)
}

async function question(c: Context<HttpEnv>): Promise<Response> {
  const site = passkeySiteOf(c)
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], here)
  if (site === null) return refusalPage(c, [{ code: 'passkeys_off' }], here)
  const offered = await offerPasskey(c.var.dependencies.db, holderContextOf(c), site)
  return offered.ok ? c.json(offered.value) : refusedOrProof(c, offered.refusal, here)
}

async function add(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  const site = passkeySiteOf(c)
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], here)
  if (site === null) return refusalPage(c, [{ code: 'passkeys_off' }], here)
  const given = { name: typedText(form, 'name'), answer: typedText(form, 'answer') }
  const added = await addPasskey(c.var.dependencies.db, holderContextOf(c), site, given)
  if (added.ok) return c.redirect(`${here}?done=added`, 303)
  return added.refusal.code === 'proof_needed'
    ? refusedOrProof(c, added.refusal, here)
    : passkeysPage(c, { refusal: added.refusal, name: given.name })
}

async function remove(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], here)
  const removed = await removePasskey(c.var.dependencies.db, holderContextOf(c), typedText(form, 'passkey'))
  return removed.ok ? c.redirect(`${here}?done=removed`, 303) : refusedOrProof(c, removed.refusal, here)
}

async function choose(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], here)
  const alone = typedText(form, 'alone') === 'yes'
  const chosen = await choosePasskeyAlone(c.var.dependencies.db, holderContextOf(c), alone)
  return chosen.ok ? c.redirect(`${here}?done=chosen`, 303) : refusedOrProof(c, chosen.refusal, here)
}

type Shown = { readonly refusal: PasskeyRefusal; readonly name: string }

async function passkeysPage(c: Context<HttpEnv>, shown?: Shown): Promise<Response> {
  const { language, dependencies } = c.var
  const own = await listPasskeys(dependencies.db, holderContextOf(c).holder.accountId)
  const errors = errorsAt('name', shown === undefined ? [] : [shown.refusal], language)
  const isOffered = passkeySiteOf(c) !== null
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    status: shown === undefined ? 200 : refusalStatus[shown.refusal.code],
    islands: isOffered ? ['passkeys'] : [],
    main: html`<div class="own-settings">${errorSummary(errors, language)}<h1>${words.title[language]}</h1>
      ${said(c)}<p>${words.lead[language]}</p>
      ${own.length === 0 ? html`<p>${words.none[language]}</p>` : passkeyTable(c, own)}
      ${own.length === 0 ? '' : await aloneForm(c)}
      <section aria-labelledby="add-passkey"><h2 id="add-passkey">${words.addTitle[language]}</h2>
        ${isOffered ? addForm(c, errors, shown?.name ?? '') : html`<p>${words.off[language]}</p>`}</section></div>`,
  })
}

function said(c: Context<HttpEnv>): Html {
  const done = c.req.query('done')
  const label = { added: words.added, removed: words.removed, chosen: words.chosen }[done ?? '']
  return label === undefined ? html`` : html`<p class="said" role="status">${label[c.var.language]}</p>`
}

function passkeyTable(c: Context<HttpEnv>, own: readonly Passkey[]): Html {
  const { language } = c.var
  return html`<ul class="rows">${own.map(
    (one) => html`<li><form method="post" action="${here}/remove" data-turbo="false">${formTokenInput(c)}
      <input type="hidden" name="passkey" value="${one.id}" />
      <span><strong>${one.name}</strong><br /><span class="note">${words.made[language]} ${day(c, one.made_at)} · ${
        one.last_used_at === null
          ? words.never[language]
          : html`${words.lastUsed[language]} ${day(c, one.last_used_at)}`
      }</span></span>
      <button aria-label="${words.remove[language]} ${one.name}">${words.remove[language]}</button></form></li>`,
  )}</ul><p class="hint">${words.removeHint[language]}</p>`
}

/** Whether passkeys alone let in: as the installation demands it, or as one chooses. */
async function aloneForm(c: Context<HttpEnv>): Promise<Html> {
  const { language, dependencies } = c.var
  const account = await findAccountSecretById(dependencies.db, holderContextOf(c).holder.accountId)
  if (account === undefined) return html``
  const { passkeys: demand } = dependencies.accountRules
  const isDemanded = isPasskeyDemanded({ ...account, passkeyAlone: false }, demand)
  const [hint, label, next] = account.passkeyAlone
    ? ([words.isAlone, words.notAlone, 'no'] as const)
    : ([words.aloneHint, words.alone, 'yes'] as const)
  const form = html`<p class="hint">${hint[language]}</p><form method="post" action="${here}/alone" data-turbo="false">${formTokenInput(c)}
    <input type="hidden" name="alone" value="${next}" /><button>${label[language]}</button></form>`
  return html`<section aria-labelledby="passkey-alone"><h2 id="passkey-alone">${words.aloneTitle[language]}</h2>
    ${isDemanded ? html`<p>${words.demanded[language]}</p>` : form}</section>`
}

function day(c: Context<HttpEnv>, at: string): Html {
  const on = dayIn(new Date(at), c.var.dependencies.city.time_zone)
  return html`<time datetime="${on}">${dayText(on, c.var.language)}</time>`
}

function addForm(c: Context<HttpEnv>, errors: readonly FormError[], name: string): Html {
  const { language } = c.var
  const box = { field: 'name', label: words.name[language], hint: words.nameHint[language], value: name } as const
  const fields = html`${formTokenInput(c)}
    ${textBox({ ...box, type: 'text', autocomplete: 'off', longest: longestPasskeyName, isRequired: true, errors }, language)}`
  return html`<noscript><p>${words.noScript[language]}</p></noscript>
    ${passkeyForm({ asks: 'create', action: here, label: words.add[language], fields }, language)}`
}
