import { html } from 'hono/html'
import type { TextStub } from '#operations/reply-alone.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, inTerms } from './case-context.ts'
import { caseWords as words } from './case-words.ts'

/** What stands where the words of a case would, for who reads its reply alone. */
export function textStub(context: CaseContext, why: TextStub): Html {
  const { language } = context
  return html`<section class="case-said" aria-labelledby="said-heading">
    <h2 id="said-heading">${words.said[language]}</h2>
    <p class="note">${inTerms(context, why === 'author_keeps_it' ? words.authorKeepsText : words.officeWithholdsText)}</p>
  </section>`
}
