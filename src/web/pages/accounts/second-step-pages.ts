import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { dropOwnCookie } from '#http/own-cookie.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { keepKnownBrowser, knownBrowserOf, setSessionCookie } from '#http/session-cookie.ts'
import { type Entering, enterByCode } from '#operations/accounts/enter-by-code.ts'
import type { LetIn } from '#operations/accounts/let-in.ts'
import { offerCodesAtSignIn, setUpCodesAtSignIn } from '#operations/accounts/set-up-codes.ts'
import { longestCode } from '#operations/accounts/take-code.ts'
import { page } from '#web/layout.ts'
import { codeBox } from '#web/parts/accounts/code-box.ts'
import { recoveryPage } from '#web/parts/accounts/recovery-page.ts'
import { type NotTaken, setUpForm } from '#web/parts/accounts/set-up-form.ts'
import { secondCookie, secondStepPaths, secondTokenOf } from '#web/parts/accounts/to-second-step.ts'
import { errorSummary, errorsAt, titleWith } from '#web/parts/error-summary.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { codeWords as words } from '#web/words/code-words.ts'

/** The second factor at signing in: a code of it, or setting it up where it is demanded of somebody who has none. */
export function secondStepPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(secondStepPaths.code, (c) => codePage(c, safePath(c.req.query('next'), '/inbox')))
    .post(secondStepPaths.code, enter)
    .get(secondStepPaths.set_up, (c) => setUpPage(c, safePath(c.req.query('next'), '/inbox')))
    .post(secondStepPaths.set_up, setUp)
}

async function enter(c: Context<HttpEnv>): Promise<Response> {
  const { db, sealingKeys } = c.var.dependencies
  const { code, next } = await typedIn(c)
  const entered = await enterByCode(db, enteringOf(c), sealingKeys, { token: secondTokenOf(c), code })
  if (!entered.ok) return codePage(c, next, entered.refusal)
  keep(c, entered.value)
  return c.redirect(next, 303)
}

async function setUp(c: Context<HttpEnv>): Promise<Response> {
  const { db, sealingKeys } = c.var.dependencies
  const { code, offer, next } = await typedIn(c)
  const set = await setUpCodesAtSignIn(db, enteringOf(c), sealingKeys, { token: secondTokenOf(c), code, offer })
  if (!set.ok) return setUpPage(c, next, { refusal: set.refusal, offer })
  keep(c, set.value.letIn)
  return recoveryPage(c, set.value.recovery, next)
}

type Typed = { readonly code: string; readonly offer: string; readonly next: string }

async function typedIn(c: Context<HttpEnv>): Promise<Typed> {
  const form = await c.req.formData()
  return {
    code: typedText(form, 'code').slice(0, longestCode),
    offer: typedText(form, 'offer'),
    next: safePath(form.get('next'), '/inbox'),
  }
}

function enteringOf(c: Context<HttpEnv>): Entering {
  return { ...visitorContextOf(c), browser: knownBrowserOf(c) }
}

function keep(c: Context<HttpEnv>, signIn: LetIn): void {
  dropOwnCookie(c, secondCookie)
  setSessionCookie(c, signIn)
  keepKnownBrowser(c, signIn.browser)
}

function codePage(c: Context<HttpEnv>, next: string, refusal?: AnyRefusal): Promise<Response> {
  const { language } = c.var
  const errors = errorsAt('code', refusal === undefined ? [] : [refusal], language)
  return page(c, {
    title: titleWith(errors, words.enterTitle[language], language),
    isPublic: true,
    status: refusal === undefined ? 200 : refusalStatus[refusal.code],
    main: html`<div class="sign-in-form">${errorSummary(errors, language)}<h1>${words.enterTitle[language]}</h1>
      <form class="fields" method="post" action="${secondStepPaths.code}"><input type="hidden" name="next" value="${next}" />
        ${codeBox(errors, language)}<p><button class="button">${words.enter[language]}</button></p></form>
      <p class="other-way"><a href="/sign-in?next=${encodeURIComponent(next)}">${words.again[language]}</a></p></div>`,
  })
}

async function setUpPage(c: Context<HttpEnv>, next: string, notTaken?: NotTaken): Promise<Response> {
  const refusal = notTaken?.refusal
  const { language, dependencies } = c.var
  const { db, sealingKeys } = dependencies
  const offered = await offerCodesAtSignIn(db, visitorContextOf(c), sealingKeys, secondTokenOf(c), notTaken?.offer)
  if (!offered.ok) return refusalPage(c, [offered.refusal], '/sign-in')
  const errors = errorsAt('code', refusal === undefined ? [] : [refusal], language)
  c.header('cache-control', 'no-store')
  return page(c, {
    title: titleWith(errors, words.setUpTitle[language], language),
    isPublic: true,
    status: refusal === undefined ? 200 : refusalStatus[refusal.code],
    main: html`<div class="sign-in-form">${errorSummary(errors, language)}<h1>${words.setUpTitle[language]}</h1>
      <p>${words.demanded[language]}</p>${setUpForm(c, offered.value, { action: secondStepPaths.set_up, next, errors })}</div>`,
  })
}
