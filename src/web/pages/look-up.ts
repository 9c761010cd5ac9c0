import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { listSeenByNumber } from '#operations/list-seen-cases.ts'
import { titleText } from '#operations/title-text.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { errorSummary, type FormError, titleWith } from '#web/parts/error-summary.ts'
import { kindName } from '#web/parts/kinds.ts'
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
    const found = number === undefined ? [] : await listSeenByNumber(dependencies.db, actor, number)
    const [one, another] = found
    if (one !== undefined && another === undefined) return c.redirect(addressOf(one, actor), 303)

    const errors: readonly FormError[] =
      !query.has('number') || found.length > 0
        ? []
        : [{ field: 'number', text: messageFor(number, actor !== null)[language] }]
    return page(c, {
      title: titleWith(errors, words.lookUpTitle[language], language),
      isPublic: true,
      status: errors.length === 0 ? 200 : number === undefined ? 422 : 404,
      main: html`${errorSummary(errors, language)}
        <h1>${words.lookUpTitle[language]}</h1>
        ${found.length === 0 ? '' : html`<p>${words.numberOfSeveral[language]}</p><ul>${found.map((row) => foundLine(row, actor, language))}</ul>`}
        ${lookUpForm(number ?? '', errors, language)}`,
    })
  })
}

/** Kinds of case number their own: the same number may stand for one of each. */
function foundLine(row: CaseSummary, actor: Actor | null, language: Language): Html {
  return html`<li><a href="${addressOf(row, actor)}">${kindName(row.procedure, language)}　${titleText(row, language)}</a></li>`
}

function addressOf({ case_id }: CaseSummary, actor: Actor | null): string {
  return `${actor === null ? '/public/cases' : '/cases'}/${case_id}`
}

function messageFor(number: string | undefined, isSignedIn: boolean) {
  if (number === undefined) return words.numberMissing
  return isSignedIn ? words.numberUnseen : words.numberUnknown
}
