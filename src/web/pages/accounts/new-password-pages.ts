import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { setSessionCookie } from '#http/session-cookie.ts'
import type { Result } from '#kernel/result.ts'
import { acceptInvitation, readInvitation } from '#operations/accounts/accept-invitation.ts'
import type { AccountRefusal } from '#operations/accounts/account-refusal.ts'
import type { NewSignIn } from '#operations/accounts/begin-sign-in.ts'
import { askForNewPassword, readResetLink, setPasswordByLink } from '#operations/accounts/new-password.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { linkCodeForm, linkCodeIn } from '#web/parts/accounts/link-code-form.ts'
import { providerForm } from '#web/parts/accounts/provider-form.ts'
import { roleWords } from '#web/parts/accounts/role-words.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { errorSummary, errorsAt, titleWith } from '#web/parts/error-summary.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { newPasswordWords as words } from '#web/words/account-words.ts'
import { linkCodeWords } from '#web/words/link-code-words.ts'
import { providerWords } from '#web/words/provider-words.ts'

const longestLogin = 100

/** What somebody does who is not signed in yet: accept an invitation, ask for a new password, set it. */
export function newPasswordPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/invitation', (c) => codePage(c, 'invitation', []))
    .post('/invitation', async (c) => {
      const { secret, password } = await givenIn(c)
      if (password === null) return invitationPage(c, secret, [])
      const accepted = await acceptInvitation(c.var.dependencies.db, visitorContextOf(c), { secret, password })
      return entered(c, accepted, (refusal) => invitationPage(c, secret, [refusal]))
    })
    .get('/new-password', (c) => codePage(c, 'password', []))
    .post('/new-password', async (c) => {
      const { secret, password } = await givenIn(c)
      if (password === null) return resetPage(c, secret, [])
      const set = await setPasswordByLink(c.var.dependencies.db, visitorContextOf(c), { secret, password })
      return entered(c, set, (refusal) => resetPage(c, secret, [refusal]))
    })
    .get('/forgotten-password', (c) => forgottenPage(c))
    .post('/forgotten-password', async (c) => {
      const login = typedText(await c.req.formData(), 'login')
        .trim()
        .slice(0, longestLogin)
      if (!c.var.dependencies.mailGoesOut) return refusalPage(c, [{ code: 'mail_is_off' }], '/forgotten-password')
      await askForNewPassword(c.var.dependencies.db, visitorContextOf(c), login)
      return forgottenPage(c, true)
    })
}

/** The secret of a link, and the password where it was asked for already: what the link opens is shown before. */
async function givenIn(c: Context<HttpEnv>): Promise<{ readonly secret: string; readonly password: string | null }> {
  const form = await c.req.formData()
  return { secret: linkCodeIn(form), password: form.has('password') ? typedText(form, 'password') : null }
}

/** Where a link leads: it asks for its secret, which no address has. */
function codePage(
  c: Context<HttpEnv>,
  opens: 'invitation' | 'password',
  refusals: readonly AnyRefusal[],
): Promise<Response> {
  const { language } = c.var
  const title = (opens === 'invitation' ? words.invitationTitle : words.resetTitle)[language]
  const errors = errorsAt('code', refusals, language)
  const [first] = refusals
  return page(c, {
    title: titleWith(errors, title, language),
    isPublic: true,
    status: first === undefined ? 200 : refusalStatus[first.code],
    islands: ['link-code'],
    main: html`<div class="sign-in-form">${errorSummary(errors, language)}<h1>${title}</h1>
      ${linkCodeForm(c, { action: opens === 'invitation' ? '/invitation' : '/new-password', label: linkCodeWords.goOn[language], sent: 'at_once', errors })}</div>`,
  })
}

/** Signed in, or the form again with what is wrong; a link that opens nothing says so. */
async function entered(
  c: Context<HttpEnv>,
  result: Result<NewSignIn | null, AccountRefusal>,
  again: (refusal: AccountRefusal) => Promise<Response>,
): Promise<Response> {
  if (!result.ok) return again(result.refusal)
  if (result.value === null) return c.redirect('/sign-in?done=password', 303)
  setSessionCookie(c, result.value)
  return c.redirect('/inbox', 303)
}

async function invitationPage(c: Context<HttpEnv>, secret: string, refusals: readonly AnyRefusal[]): Promise<Response> {
  const { language, dependencies, at } = c.var
  const offered = await readInvitation(dependencies.db, secret, at)
  if (!offered.ok) return codePage(c, 'invitation', [offered.refusal])
  const { personName, login, offices, unit_id } = offered.value
  const roles = await roleWords(c, { offices, unitId: unit_id })
  return passwordForm(c, {
    title: words.invitationTitle[language],
    lead: html`<p>${words.invitationLead[language].replace('{name}', personName)}</p>
      <dl class="link-slip"><div><dt>${words.login[language]}</dt><dd><code>${login}</code></dd></div>
      <div><dt>${words.roles[language]}</dt><dd>${roles}</dd></div></dl>`,
    action: '/invitation',
    secret,
    login,
    submit: words.open[language],
    otherWay: acceptElsewhere(c, secret),
    refusals,
  })
}

/** An invitation may be accepted by the city's own sign-in instead of a password. */
function acceptElsewhere(c: Context<HttpEnv>, secret: string): Html {
  if (c.var.dependencies.provider === null) return html``
  return html`${providerForm(c, 'accept', { action: '/invitation/provider', next: '/inbox', code: secret })}
    <p class="hint">${providerWords.acceptHint[c.var.language]}</p>`
}

async function resetPage(c: Context<HttpEnv>, secret: string, refusals: readonly AnyRefusal[]): Promise<Response> {
  const { language, dependencies, at } = c.var
  const found = await readResetLink(dependencies.db, secret, at)
  if (!found.ok) return codePage(c, 'password', [found.refusal])
  return passwordForm(c, {
    title: words.resetTitle[language],
    lead: html`<p>${words.resetLead[language]}</p>
      <dl class="link-slip"><div><dt>${words.login[language]}</dt><dd><code>${found.value.login}</code></dd></div></dl>`,
    action: '/new-password',
    secret,
    login: found.value.login,
    submit: words.save[language],
    refusals,
  })
}

type PasswordForm = {
  readonly title: string
  readonly lead: Html
  readonly action: string
  readonly secret: string
  readonly login: string
  readonly submit: string
  readonly otherWay?: Html
  readonly refusals: readonly AnyRefusal[]
}

function passwordForm(c: Context<HttpEnv>, form: PasswordForm): Promise<Response> {
  const { language } = c.var
  const errors = errorsAt('password', form.refusals, language)
  const [first] = form.refusals
  c.header('cache-control', 'no-store')
  return page(c, {
    title: titleWith(errors, form.title, language),
    isPublic: true,
    status: first === undefined ? 200 : refusalStatus[first.code],
    main: html`<div class="sign-in-form">${errorSummary(errors, language)}<h1>${form.title}</h1>${form.lead}
      <form class="fields" method="post" action="${form.action}" data-turbo="false"><input type="hidden" name="code" value="${form.secret}" />
        <input class="visually-hidden" type="text" name="login" value="${form.login}" autocomplete="username" readonly tabindex="-1" aria-hidden="true" />
        ${textBox({ field: 'password', label: words.password[language], hint: words.passwordHint[language], type: 'password', autocomplete: 'new-password', isRequired: true, errors }, language)}
        <p><button class="button">${form.submit}</button></p></form>${form.otherWay ?? ''}</div>`,
  })
}

function forgottenPage(c: Context<HttpEnv>, isAsked = false): Promise<Response> {
  const { language, dependencies } = c.var
  const form = html`<p>${words.forgotLead[language]}</p>
    <form class="fields" method="post" action="/forgotten-password">
      ${textBox({ field: 'login', label: words.userName[language], type: 'text', autocomplete: 'username', errors: [] }, language)}
      <p><button class="button">${words.ask[language]}</button></p></form>`
  return page(c, {
    title: words.forgotTitle[language],
    isPublic: true,
    main: html`<div class="sign-in-form"><h1>${words.forgotTitle[language]}</h1>
      ${!dependencies.mailGoesOut ? html`<p>${words.forgotOff[language]}</p>` : isAsked ? html`<p class="said" role="status">${words.asked[language]}</p>` : form}</div>`,
  })
}
