import type { Context } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { linkIdentity, unlinkIdentity } from '#operations/accounts/link-identity.ts'
import { mayAct } from '#operations/accounts/officer-acts.ts'
import { listIdentities } from '#store/account-identities.ts'
import type { Account } from '#store/accounts.ts'
import type { Html } from '#web/html.ts'
import { refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { providerWords as words } from '#web/words/provider-words.ts'

/** Whom of the city's own sign-in an account is for, and another to be linked; nothing where there is no such sign-in. */
export async function identityForms(c: Context<HttpEnv>, account: Account): Promise<Html> {
  const { language, dependencies } = c.var
  const { provider, db } = dependencies
  if (provider === null) return html``
  const { rules, by } = officerContextOf(c)
  const [mayLink, mayUnlink] = (['link_identity', 'unlink_identity'] as const).map((act) =>
    mayAct(act, rules.officers, by.offices),
  )
  const label = provider.label[language]
  const linked = (await listIdentities(db, account.id)).filter(({ issuer }) => issuer === provider.issuer)
  const action = `/accounts/${account.id}/identities`
  return html`<section aria-labelledby="account-identity"><h2 id="account-identity">${words.linkTitle[language].replace('{label}', label)}</h2>
      ${
        linked.length === 0
          ? ''
          : html`<ul class="rows">${linked.map(
              ({
                subject,
              }) => html`<li><form method="post" action="${action}/remove" data-turbo="false">${formTokenInput(c)}
        <input type="hidden" name="subject" value="${subject}" /><code class="link-address">${subject}</code>
        ${mayUnlink === true ? html`<button aria-label="${words.unlink[language]} ${subject}">${words.unlink[language]}</button>` : ''}</form></li>`,
            )}</ul>`
      }
      ${mayLink === true ? linkForm(c, action) : ''}</section>`
}

function linkForm(c: Context<HttpEnv>, action: string): Html {
  const { language } = c.var
  const box = { field: 'subject', label: words.subject[language], autocomplete: 'off', longest: 255 } as const
  return html`<p class="hint">${words.linkHint[language]}</p>
    <form class="fields" method="post" action="${action}" data-turbo="false">${formTokenInput(c)}
      ${textBox({ ...box, type: 'text', errors: [] }, language)}
      <p><button>${words.link[language]}</button></p></form>`
}

/** Links or unlinks the subject of a form. */
export async function changeIdentity(c: Context<HttpEnv>, id: string, how: 'link' | 'unlink'): Promise<Response> {
  const back = `/accounts/${encodeURIComponent(id)}`
  const { db, provider } = c.var.dependencies
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], back)
  if (provider === null) return refusalPage(c, [{ code: 'page_not_found' }], back)
  const change = how === 'link' ? linkIdentity : unlinkIdentity
  const subject = typedText(form, 'subject').trim()
  const changed = await change(db, officerContextOf(c), { accountId: id, issuer: provider.issuer, subject })
  return changed.ok ? c.redirect(`${back}?done=saved`, 303) : refusedOrProof(c, changed.refusal, back)
}
