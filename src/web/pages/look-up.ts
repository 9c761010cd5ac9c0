import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { caseScopeOf } from '#operations/case-scope.ts'
import { findCaseByNumber } from '#store/case-lists.ts'
import { page } from '#web/layout.ts'
import { errorSummary, type FormError, titleWith } from '#web/parts/error-summary.ts'
import { given } from '#web/parts/list-query.ts'
import { lookUpForm } from '#web/parts/look-up-form.ts'
import { frontWords as words } from '#web/words/front-words.ts'

/** From a number on a receipt or a letter to its case; says so when there is none to be seen. */
export function lookUp(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/public/look-up', async (c) => {
    const { language, actor, dependencies } = c.var
    const query = new URL(c.req.url).searchParams
    // Typed on a Chinese keyboard, figures and dashes come out wide.
    const number = given(query, 'number')?.normalize('NFKC')
    const found = number === undefined ? undefined : await findCaseByNumber(dependencies.db, caseScopeOf(actor), number)
    if (found !== undefined) return c.redirect(`${actor === null ? '/public/cases' : '/cases'}/${found.case_id}`, 303)

    const errors: readonly FormError[] = !query.has('number')
      ? []
      : [{ field: 'number', text: messageFor(number, actor !== null)[language] }]
    return page(c, {
      title: titleWith(errors, words.lookUpTitle[language], language),
      isPublic: true,
      status: errors.length === 0 ? 200 : number === undefined ? 422 : 404,
      main: html`${errorSummary(errors, language)}
        <h1>${words.lookUpTitle[language]}</h1>
        ${lookUpForm(number ?? '', errors, language)}`,
    })
  })
}

function messageFor(number: string | undefined, isSignedIn: boolean) {
  if (number === undefined) return words.numberMissing
  return isSignedIn ? words.numberUnseen : words.numberUnknown
}
