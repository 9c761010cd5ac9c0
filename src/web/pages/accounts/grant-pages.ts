import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import type { GrantAsked } from '#operations/accounts/ask-second.ts'
import { mayAct } from '#operations/accounts/officer-acts.ts'
import { readGrants, type SeenGrant, settleGrant } from '#operations/accounts/settle-grant.ts'
import { findPeople } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst, refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { roleWords } from '#web/parts/accounts/role-words.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { accountWords } from '#web/words/account-words.ts'
import { grantActWords, grantWords as words } from '#web/words/grant-words.ts'
import { linkPage } from './link-page.ts'

const here = '/accounts/grants'

/** What one officer asked for and a second one settles. */
export function grantPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(here, grantsPage)
    .post(`${here}/:id/approve`, (c) => settle(c, c.req.param('id'), 'approve'))
    .post(`${here}/:id/refuse`, (c) => settle(c, c.req.param('id'), 'refuse'))
}

async function grantsPage(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const context = officerContextOf(c)
  const seen = await readGrants(dependencies.db, context)
  if (!seen.ok) return refusalPage(c, [seen.refusal], '/accounts')
  const maySettle = mayAct('settle_grant', context.rules.officers, context.by.offices)
  const first = maySettle ? proofFirst(c, here) : undefined
  if (first !== undefined) return first
  return page(c, {
    title: words.title[language],
    main: html`<h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
      ${said(c)}
      ${seen.value.length === 0 ? html`<p class="empty">${words.none[language]}</p>` : html`<ul class="rows">${await Promise.all(seen.value.map((one) => grantRow(c, one, maySettle)))}</ul>`}
      <p><a href="/accounts">${accountWords.back[language]}</a></p>`,
  })
}

function said(c: Context<HttpEnv>): Html {
  const done = c.req.query('done')
  const label = done === 'asked' ? words.asked : done === 'saved' ? words.done : undefined
  return label === undefined ? html`` : html`<p class="said" role="status">${label[c.var.language]}</p>`
}

async function grantRow(c: Context<HttpEnv>, one: SeenGrant, maySettle: boolean): Promise<Html> {
  const { language } = c.var
  const login = one.asked.act === 'invite' ? one.asked.login : (one.login ?? '')
  const form = (how: 'approve' | 'refuse'): Html =>
    html`<form method="post" action="${here}/${one.id}/${how}" data-turbo="false">${formTokenInput(c)}
      <button>${words[how][language]}<span class="visually-hidden"> ${login}</span></button></form>`
  return html`<li><p><strong>${grantActWords[one.asked.act][language]}</strong> <code>${login}</code> ${await whatOf(c, one.asked)}<br />
      <span class="note">${words.askedBy[language]} ${one.askedByName}</span></p>
    ${maySettle ? html`<div class="settings-forms">${form('approve')} ${form('refuse')}</div>` : ''}</li>`
}

async function whatOf(c: Context<HttpEnv>, asked: GrantAsked): Promise<Html> {
  if (asked.act === 'link_identity') return html`<code class="link-address">${asked.subject}</code>`
  if (asked.act === 'reset_sign_in') return html``
  if (asked.act === 'change_roles') return html`${await roleWords(c, asked)}`
  const person = (await findPeople(c.var.dependencies.db, [asked.personId])).get(asked.personId)
  return html`${person?.name ?? asked.personId} · ${await roleWords(c, asked)}`
}

async function settle(c: Context<HttpEnv>, id: string, how: 'approve' | 'refuse'): Promise<Response> {
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], here)
  const settled = await settleGrant(c.var.dependencies.db, officerContextOf(c), id, how)
  if (!settled.ok) return refusedOrProof(c, settled.refusal, here)
  const granted = settled.value
  if (granted === null) return c.redirect(`${here}?done=saved`, 303)
  return linkPage(c, { title: words.linkTitle, opens: granted.opens, made: [granted] })
}
