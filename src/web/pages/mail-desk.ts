import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { readDeadMail, settleDeadMail } from '#operations/dead-mail.ts'
import type { DeadMail } from '#store/mail-outbox.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { cell } from '#web/parts/case-table.ts'
import { dayCell } from '#web/parts/due-day.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { mailFaultText, mailKinds, mailDeskWords as words } from '#web/words/settings-words.ts'

const mostShown = 100

/** Mail that could not be delivered, for the administrator: for whom and why, never to which address. */
export function mailDesk(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/mail', (c) => deskPage(c, actorOf(c)))
    .post('/mail/:id/:how{again|drop}', async (c) => {
      if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/mail')
      const { id, how } = c.req.param()
      const asked = { id, how: how === 'again' ? 'again' : 'drop' } as const
      const settled = await settleDeadMail(c.var.dependencies.db, actorOf(c), c.var.at, asked)
      return settled.ok ? c.redirect('/mail', 303) : refusalPage(c, [settled.refusal], '/mail')
    })
}

async function deskPage(c: Context<HttpEnv>, actor: Actor): Promise<Response> {
  const { language, dependencies } = c.var
  const standing = await readDeadMail(dependencies.db, actor, mostShown)
  if (!standing.ok) return refusalPage(c, [standing.refusal], '/inbox')

  const { waiting, dead, messages } = standing.value
  return page(c, {
    title: words.title[language],
    isWide: true,
    main: html`<h1>${words.title[language]}</h1>
      <p>${words.waiting[language]} <strong class="figure">${waiting}</strong> · ${words.dead[language]} <strong class="figure">${dead}</strong></p>
      ${messages.length === 0 ? html`<p class="empty">${words.none[language]}</p>` : deadTable(c, messages)}
      <p class="hint">${words.addressHint[language]}</p>`,
  })
}

function deadTable(c: Context<HttpEnv>, messages: readonly DeadMail[]): Html {
  const { language } = c.var
  const columns = ['madeOn', 'person', 'kind', 'attempts', 'fault', 'act'] as const
  return html`<table class="list list-mail" role="table">
    <caption class="visually-hidden">${words.dead[language]}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map(
      (column) => html`<th scope="col" role="columnheader" class="col-${column}">${words[column][language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${messages.map((one) => deadRow(c, one))}</tbody>
  </table>`
}

function deadRow(c: Context<HttpEnv>, one: DeadMail): Html {
  const { language, dependencies } = c.var
  const form = (how: 'again' | 'drop'): Html =>
    html`<form method="post" action="/mail/${one.id}/${how}">${formTokenInput(c)}<button>${words[how][language]}</button></form>`
  return html`<tr role="row" data-row>
    ${cell('madeOn', words.madeOn[language], dayCell(dayIn(new Date(one.createdAt), dependencies.city.time_zone)))}
    ${cell('person', words.person[language], html`${one.person} <span class="note">${one.login}</span>`)}
    ${cell('kind', words.kind[language], mailKinds[one.kind][language])}
    ${cell('attempts', words.attempts[language], String(one.attempts))}
    ${cell('fault', words.fault[language], mailFaultText(one.fault)[language])}
    ${cell('act', words.act[language], html`<div class="settings-forms">${form('again')} ${form('drop')}</div>`)}
  </tr>`
}

/** @throws when nobody is signed in: this page asks for a sign-in first. */
function actorOf(c: Context<HttpEnv>): Actor {
  if (c.var.actor === null) throw new Error('the mail desk was let through without a sign-in')
  return c.var.actor
}
