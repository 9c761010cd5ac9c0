import { html } from 'hono/html'
import { textOf } from '#engine/view.ts'
import type { SeenEvent } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { actionName, type CaseContext, inTerms, stateName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText } from './day-text.ts'
import { nextStepList } from './next-step-list.ts'
import { nextSteps } from './next-steps.ts'
import { receiptLink } from './receipt-link.ts'

/**
 * Confirms an act by its number in the log: what was recorded, under which reference, what happens next, and the
 * receipt. Answers the same when the address is opened again later. Nothing when the number is not of this case.
 */
export function confirmation(context: CaseContext, ledgerSeq: string | undefined): Html {
  const event = context.seen.events.find((one) => String(one.ledgerSeq) === ledgerSeq)
  if (event === undefined || event.ledgerHash === null) return html``
  const { language, seen } = context
  const reference = textOf(seen.view.facts.caseNumber) || textOf(seen.view.facts.flowNumber)
  const colon = language === 'zh' ? '：' : ': '
  return html`<section class="confirmation" id="done" role="status" tabindex="-1" autofocus aria-labelledby="done-heading">
    <h2 id="done-heading">${words.recorded[language]}${colon}${actionName(context, event.action)}</h2>
    <dl class="case-facts">
      <dt>${words.reference[language]}</dt><dd>${reference === '' ? words.noReference[language] : html`<strong>${reference}</strong>`}</dd>
      <dt>${words.next[language]}</dt><dd>${next(context)}</dd>
      <dt>${words.receipt[language]}</dt><dd>${receipt(event, context)}</dd>
    </dl>
    <p class="hint">${inTerms(context, words.receiptHint)}</p>
  </section>`
}

function receipt(event: SeenEvent, { language, seen }: CaseContext): Html {
  return html`${words.proof[language]} ${event.ledgerSeq} · <time datetime="${event.at}">${dayText(event.on, language)}</time>
    <span class="hash">${event.ledgerHash}</span> ${receiptLink(seen.summary.case_id, event.seq, language)}`
}

function next(context: CaseContext): Html {
  const { language, seen } = context
  const steps = nextSteps(context)
  const state = seen.view.state ?? ''
  if (steps.length === 0) {
    const isFinal = seen.procedure.machines.case?.states[state]?.final === true
    return html`${isFinal ? words.nothingNext[language] : stateName(context, 'case', state)}`
  }
  return nextStepList(steps, language)
}
