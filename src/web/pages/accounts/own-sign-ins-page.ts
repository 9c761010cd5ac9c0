import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import { holderContextOf } from '#http/holder-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { endOwnSignIn, type OwnSignIn, readOwnSignIns } from '#operations/accounts/own-sign-ins.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofFirst, refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { ownSignInWords as words } from '#web/words/own-sign-in-words.ts'

const here = '/settings/sign-ins'

/** Where somebody sees where they are signed in, and ends what was forgotten somewhere. */
export function ownSignInPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(here, (c) => proofFirst(c, here) ?? signInsPage(c))
    .post(`${here}/end`, async (c) => {
      const form = await c.req.formData()
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], here)
      const ended = await endOwnSignIn(c.var.dependencies.db, holderContextOf(c), typedText(form, 'sign_in'))
      return ended.ok ? c.redirect(`${here}?done=ended`, 303) : refusedOrProof(c, ended.refusal, here)
    })
}

async function signInsPage(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const own = await readOwnSignIns(dependencies.db, holderContextOf(c))
  const said = html`<p class="said" role="status">${words.ended[language]}</p>`
  return page(c, {
    title: words.title[language],
    main: html`<div class="own-settings"><h1>${words.title[language]}</h1>
      ${c.req.query('done') === 'ended' ? said : ''}<p>${words.lead[language]}</p>
      <ul class="rows">${own.map((one) => row(c, one))}</ul></div>`,
  })
}

function row(c: Context<HttpEnv>, one: OwnSignIn): Html {
  const { language } = c.var
  const from = one.address ?? words.unknown[language]
  return html`<li><form method="post" action="${here}/end" data-turbo="false">${formTokenInput(c)}
    <input type="hidden" name="sign_in" value="${one.id}" />
    <span><strong>${one.isThisOne ? words.thisOne[language] : from}</strong><br /><span class="note">${one.isThisOne ? html`${words.from[language]} ${from} · ` : ''}${words.since[language]} ${moment(c, one.since)} · ${words.lastUsed[language]} ${moment(c, one.lastUsed)}</span></span>
    ${one.isThisOne ? '' : html`<button aria-label="${words.end[language]} ${from} ${one.since.slice(11, 16)}">${words.end[language]}</button>`}</form></li>`
}

function moment(c: Context<HttpEnv>, at: string): Html {
  const timeZone = c.var.dependencies.city.time_zone
  const instant = new Date(at)
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const hour = new Intl.DateTimeFormat('en-GB', clock).format(instant)
  return html`<time datetime="${instant.toISOString()}">${dayText(dayIn(instant, timeZone), c.var.language)} ${hour}</time>`
}
