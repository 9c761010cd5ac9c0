import type { Context } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { type Invitable, inviteMany, readInvitable } from '#operations/accounts/invite-many.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst, refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { cell } from '#web/parts/case-table.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { shortUnitName, unitsOf } from '#web/parts/request-units.ts'
import { personKinds, accountWords as words } from '#web/words/account-words.ts'
import { linkPage } from './link-page.ts'

/** Those of the roster who have no account, to be ticked. */
export async function inviteManyPage(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const invitable = await readInvitable(dependencies.db, officerContextOf(c))
  if (!invitable.ok) return refusalPage(c, [invitable.refusal], '/inbox')
  const first = proofFirst(c, '/accounts/invite-many')
  if (first !== undefined) return first

  const rows = await Promise.all(invitable.value.map((one) => row(c, one)))
  return page(c, {
    title: words.inviteMany[language],
    main: html`<h1>${words.inviteMany[language]}</h1><p>${words.manyHint[language]}</p>
      ${
        rows.length === 0
          ? html`<p class="empty">${words.nobodyLeft[language]}</p>`
          : html`<form method="post" action="/accounts/invite-many" data-turbo="false">${formTokenInput(c)}
          <table class="list list-invitable" role="table"><caption class="visually-hidden">${words.inviteMany[language]}</caption>
          <thead role="rowgroup"><tr role="row">${(['tick', 'person', 'kind', 'login'] as const).map(
            (column) => html`<th scope="col" role="columnheader" class="col-${column}">${words[column][language]}</th>`,
          )}</tr></thead>
          <tbody role="rowgroup">${rows}</tbody></table>
          ${dependencies.mailGoesOut ? html`<label class="tick"><input type="checkbox" name="mail" value="yes" checked /><span>${words.mailThem[language]}</span></label>` : ''}
          <p><button class="button">${words.inviteChosen[language]}</button></p></form>`
      }
      <p><a href="/accounts">${words.back[language]}</a></p>`,
  })
}

export async function sendInviteMany(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/accounts/invite-many')
  const { db, mailGoesOut } = c.var.dependencies
  const asked = { personIds: form.getAll('person').map(String), byMail: mailGoesOut && form.get('mail') === 'yes' }
  const done = await inviteMany(db, officerContextOf(c), asked)
  if (!done.ok) return refusedOrProof(c, done.refusal, '/accounts/invite-many')
  const { invited, refused } = done.value
  return linkPage(c, { title: words.invitedTitle, opens: 'invitation', made: invited, refused })
}

async function row(c: Context<HttpEnv>, { person, login, roles }: Invitable): Promise<Html> {
  const { language } = c.var
  const unit = roles.unitId === null ? '' : shortUnitName((await unitsOf(c)).get(roles.unitId), language)
  const id = `invite-${person.id}`
  return html`<tr role="row" data-row>
    ${cell('tick', words.tick[language], html`<input type="checkbox" id="${id}" name="person" value="${person.id}" />`)}
    ${cell('person', words.person[language], html`<label for="${id}">${person.name}</label>`)}
    ${cell('kind', words.kind[language], unit === '' ? `${personKinds[person.kind][language]} ${person.delegation ?? ''}` : unit)}
    ${cell('login', words.login[language], login)}
  </tr>`
}
