import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { dayIn } from '#kernel/plain-date.ts'
import { provenLately } from '#operations/accounts/proof.ts'
import { closeFeed, feedSince, openFeed } from '#operations/calendar-feed.ts'
import { changeOwnMail, confirmOwnMail, type OwnMail, type OwnMailContext, readOwnMail } from '#operations/own-mail.ts'
import type { MailChoice } from '#store/mail-tables.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { proofApart } from '#web/parts/accounts/fresh-proof.ts'
import { linkCodeForm, linkCodeIn } from '#web/parts/accounts/link-code-form.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import { errorSummary, errorsAt, type FormError, fieldError, fieldId, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { siteUrlOf } from '#web/parts/site-url.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { newPasswordWords } from '#web/words/account-words.ts'
import { codeWords } from '#web/words/code-words.ts'
import { ownSignInWords } from '#web/words/own-sign-in-words.ts'
import { passkeyWords } from '#web/words/passkey-words.ts'
import { removalWords } from '#web/words/removal-words.ts'
import { settingsWords as words } from '#web/words/settings-words.ts'
import { calendarPath, calendarUser } from './calendar.ts'

/** One's own settings: where mail goes and how often, and the calendar feed. */
export function ownSettings(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/settings', (c) => settingsPage(c))
    .post('/settings/mail', saveMail)
    .get('/settings/mail/confirm', confirmPage)
    .post('/settings/mail/confirm', confirm)
    .post('/settings/calendar', async (c) => {
      if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/settings')
      const secret = await openFeed(c.var.dependencies.db, contextOf(c))
      // Shown in this very answer, which no cache keeps; there is no second look at it.
      return settingsPage(c, { feed: secret })
    })
    .post('/settings/calendar/close', async (c) => {
      if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/settings')
      await closeFeed(c.var.dependencies.db, contextOf(c).accountId)
      return c.redirect('/settings?done=feed_closed', 303)
    })
}

type Shown = {
  /** The secret of a calendar just made. */
  readonly feed?: string
  readonly typed?: { readonly address: string; readonly choice: MailChoice }
  readonly errors?: readonly FormError[]
  readonly status?: 200 | 403 | 422 | 429
  /** A proof is all that is missing. */
  readonly asksProof?: boolean
}

async function settingsPage(c: Context<HttpEnv>, shown: Shown = {}): Promise<Response> {
  const { language, dependencies } = c.var
  const { accountId } = contextOf(c)
  const mail = await readOwnMail(dependencies.db, accountId)
  const since = await feedSince(dependencies.db, accountId)
  const errors = shown.errors ?? []
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    status: shown.status ?? 200,
    main: html`<div class="own-settings">
      ${errorSummary(errors, language)} ${shown.asksProof === true ? proofApart(language) : ''}
      <h1>${words.title[language]}</h1>
      ${said(c)}
      <p><a href="/settings/password">${newPasswordWords.changeTitle[language]}</a> · <a href="/settings/codes">${codeWords.title[language]}</a> · <a href="/settings/passkeys">${passkeyWords.title[language]}</a> · <a href="/settings/sign-ins">${ownSignInWords.title[language]}</a></p>
      <section aria-labelledby="settings-mail"><h2 id="settings-mail">${words.mail[language]}</h2>
        ${
          dependencies.mailGoesOut
            ? html`<p class="hint">${words.mailHint[language]}</p>${mailForm(c, mail, shown)}`
            : html`<p>${words.mailOff[language]}</p>`
        }<p><a href="/removals/new?contact=own">${removalWords.askContact[language]}</a></p></section>
      <section aria-labelledby="settings-calendar"><h2 id="settings-calendar">${words.calendar[language]}</h2>
        <p class="hint">${words.calendarHint[language]}</p>${calendarForms(c, since, shown.feed)}</section>
    </div>`,
  })
}

/** What was just done, where a form led back here. */
function said(c: Context<HttpEnv>): Html {
  const done = { saved: words.saved, to_be_confirmed: words.toBeConfirmed, feed_closed: words.feedClosed }
  const code = c.req.query('done') ?? ''
  const label = Object.entries(done).find(([name]) => name === code)?.[1]
  return label === undefined ? html`` : html`<p class="said" role="status">${label[c.var.language]}</p>`
}

function mailForm(c: Context<HttpEnv>, mail: OwnMail | undefined, { typed, errors = [] }: Shown): Html {
  const { language } = c.var
  const id = fieldId('address')
  const hasError = errors.some((error) => error.field === 'address')
  const chosen = typed?.choice ?? mail?.choice ?? 'each'
  const standing =
    mail === undefined || typed !== undefined ? undefined : mail.confirmed ? words.confirmed : words.unconfirmed
  return html`<form class="fields" method="post" action="/settings/mail">${formTokenInput(c)}
    <div class="${hasError ? 'field has-error' : 'field'}"><label for="${id}">${words.address[language]}</label>
      <p class="hint" id="${id}-hint">${words.addressHint[language]}</p>
      ${fieldError('address', errors, language)}
      <input id="${id}" name="address" type="email" autocomplete="email" spellcheck="false" value="${typed?.address ?? mail?.address ?? ''}"
        aria-describedby="${id}-hint${hasError ? ` ${id}-error` : ''}" ${hasError ? html`aria-invalid="true"` : ''} />
      ${standing === undefined ? '' : html`<p class="note">${standing[language]}</p>`}</div>
    <fieldset class="field"><legend>${words.choice[language]}</legend>${(['each', 'daily', 'none'] as const).map(
      (
        choice,
      ) => html`<label class="tick"><input type="radio" name="choice" value="${choice}" ${choice === chosen ? 'checked' : ''} />
        <span>${words[choice][language]}</span></label>`,
    )}</fieldset>
    <p><button class="button">${words.save[language]}</button></p>
  </form>`
}

function calendarForms(c: Context<HttpEnv>, since: string | undefined, feed: string | undefined): Html {
  const { language, dependencies } = c.var
  const made = since === undefined ? undefined : dayIn(new Date(since), dependencies.city.time_zone)
  return html`${
    feed === undefined
      ? ''
      : html`<p class="said" role="status">${words.feedShownOnce[language]}</p>
        <dl class="link-slip"><div><dt>${words.feedAddress[language]}</dt><dd><code class="link-address">${siteUrlOf(c)}${calendarPath}</code></dd></div>
          <div><dt>${words.feedUser[language]}</dt><dd><code>${calendarUser}</code></dd></div>
          <div><dt>${words.feedPassword[language]}</dt><dd><code class="link-address">${feed}</code></dd></div></dl>`
  }
    <p>${made === undefined ? words.noFeed[language] : html`${words.feedSince[language]} <time datetime="${made}">${dayText(made, language)}</time>`}</p>
    <div class="settings-forms"><form method="post" action="/settings/calendar" data-turbo="false">${formTokenInput(c)}
      <button class="button">${(made === undefined ? words.makeFeed : words.renewFeed)[language]}</button></form>
    ${
      made === undefined
        ? ''
        : html`<form method="post" action="/settings/calendar/close">${formTokenInput(c)}
      <button>${words.closeFeed[language]}</button></form>`
    }</div>`
}

async function saveMail(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/settings')
  const { db, mailGoesOut } = c.var.dependencies
  if (!mailGoesOut) return c.redirect('/settings', 303)

  const typed = { address: typedText(form, 'address'), choice: choiceIn(form) }
  const changed = await changeOwnMail(db, contextOf(c), typed)
  if (changed.ok) return c.redirect(`/settings?done=${changed.value}`, 303)

  const errors = errorsAt('address', [changed.refusal], c.var.language)
  const status = refusalStatus[changed.refusal.code]
  const asksProof = changed.refusal.code === 'proof_needed'
  return settingsPage(c, { typed, errors, status, asksProof })
}

function confirmPage(c: Context<HttpEnv>): Promise<Response> {
  const { language } = c.var
  return page(c, {
    title: words.confirmTitle[language],
    islands: ['link-code'],
    main: html`<h1>${words.confirmTitle[language]}</h1><p>${words.confirmHint[language]}</p>
      ${linkCodeForm(c, { action: '/settings/mail/confirm', label: words.confirm[language], sent: 'by_hand', errors: [] })}`,
  })
}

async function confirm(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/settings')
  const confirmed = await confirmOwnMail(c.var.dependencies.db, contextOf(c), linkCodeIn(form))
  return confirmed.ok ? c.redirect('/settings?done=saved', 303) : refusalPage(c, [confirmed.refusal], '/settings')
}

/** @throws when nobody is signed in: these pages ask for a sign-in first. */
function contextOf(c: Context<HttpEnv>): OwnMailContext {
  const { signedIn, at, dependencies } = c.var
  if (signedIn === null) throw new Error('settings were let through without a sign-in')
  const { chance, accountRules } = dependencies
  const isProven = provenLately(signedIn.provenAt, at, accountRules.proofMinutes)
  return { accountId: signedIn.accountId, at, chance, isProven }
}

function choiceIn(form: FormData): MailChoice {
  const choice = form.get('choice')
  return choice === 'daily' || choice === 'none' ? choice : 'each'
}
