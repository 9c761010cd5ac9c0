import { html } from 'hono/html'
import { refusalText } from '#http/refusal-text.ts'
import type { Html } from '#web/html.ts'
import { errorSummary, type FormError } from '#web/parts/error-summary.ts'
import { fieldsFrom, type TypedFields } from '#web/parts/typed-fields.ts'
import { withBack } from '#web/parts/way-back.ts'
import { type AskedAct, offerOf } from './asked-act.ts'
import { jointOpinions } from './assignments.ts'
import { type CaseContext, unitName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { answersList } from './check-answers.ts'
import { whatWasSaid } from './origin.ts'
import { replies } from './replies.ts'
import { timelineList } from './timeline.ts'

/** What others did since this person opened the form. */
export function news({ context }: AskedAct, seenVersion: number, isOpen: boolean): Html {
  const { language, seen } = context
  return html`<section class="case-news" aria-labelledby="news-heading">
    <h2 id="news-heading">${words.sinceThen[language]}</h2>
    ${timelineList(
      context,
      seen.events.filter((event) => event.seq > seenVersion),
    )}
    ${isOpen ? html`<p>${words.stillTyped[language]}</p>` : ''}
  </section>`
}

/** What has to happen first, said before anybody fills the form in. Said once: not beside the refusal of the same. */
export function waiting(
  asked: AskedAct,
  { instance, refusals }: { readonly instance: string; readonly refusals: readonly unknown[] },
): Html {
  const { context, act } = asked
  const waitsFor = offerOf(asked, instance)?.waitsFor ?? null
  if (waitsFor === null || refusals.length > 0) return html``
  const text = refusalText(waitsFor, context.language, {
    procedure: act.procedure,
    unitName: (id) => unitName(context, id),
  })
  return html`<p class="notice">${words.waits[context.language]}${context.language === 'zh' ? '：' : ': '}${text}</p>`
}

/** An act that is no longer open: why, and what was typed, so that nothing written is lost. */
export function closedForm({ act, context }: AskedAct, typed: TypedFields, errors: readonly FormError[]): Html {
  const { language } = context
  const fields = fieldsFrom(typed, act.action.fields)
  const isTyped = Object.values(fields).some((value) => value !== false)
  return html`${errorSummary(
    errors.map(({ text }) => ({ field: null, text })),
    language,
  )}
    ${isTyped ? html`<p>${words.noLonger[language]}</p>${answersList(fields, act.action.fields, context)}` : ''}
    <p><a href="${withBack(`/cases/${encodeURIComponent(context.seen.view.id)}`, context.back)}">${words.back[language]}</a></p>`
}

/** What the act is about, beside the form: the replies there are, the opinions, and the words of the case. */
export function matter(context: CaseContext): Html {
  const { seen } = context
  return html`<div class="case-matter">
    ${seen.replies.length === 0 ? '' : replies(context)} ${jointOpinions(context)} ${whatWasSaid(context, null)}
  </div>`
}
