import { html } from 'hono/html'
import type { SeenEvent } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, unitName } from './case-context.ts'
import { dayText } from './day-text.ts'
import { actorText, officialActorText } from './person-text.ts'
import { publicCaseWords as words } from './public-case-words.ts'
import { receiptLink } from './receipt-link.ts'

/** Every published step as one row, with its place in the log: what a reader needs to check it. */
export function publicRecord(context: CaseContext): Html {
  const { seen, language } = context
  return html`<section class="case-record" aria-labelledby="record-heading">
    <h2 id="record-heading">${words.record[language]}</h2>
    <p class="hint">${words.recordHint[language]}</p>
    <table class="record">
      <thead><tr><th scope="col">${words.day[language]}</th><th scope="col">${words.step[language]}</th><th scope="col">${words.who[language]}</th><th scope="col">${words.log[language]}</th></tr></thead>
      <tbody>${seen.events.map((event) => row(event, context))}</tbody>
    </table>
  </section>`
}

/** What was done, and by whom, as far as the public may know. */
export function publicStep(event: SeenEvent, context: CaseContext): { readonly what: string; readonly who: string } {
  const { seen, language } = context
  const isPerUnit = seen.procedure.machines[event.machine]?.per === 'unit'
  const step = seen.procedure.events[event.type]?.[language] ?? event.type
  const isPast = seen.procedure.actions[event.action]?.past === true
  return {
    what: isPerUnit ? `${step} · ${unitName(context, event.instance)}` : step,
    who: isPast ? officialActorText(context, event) : actorText(context, event),
  }
}

function row(event: SeenEvent, context: CaseContext): Html {
  const { seen, language } = context
  const { what, who } = publicStep(event, context)
  return html`<tr id="event-${event.seq}">
    <td><time datetime="${event.on}">${dayText(event.on, language)}</time></td>
    <td>${what}</td>
    <td>${who}</td>
    <td>${event.ledgerSeq === null ? '' : `${words.log[language]} ${event.ledgerSeq}`} <span class="hash">${event.ledgerHash ?? ''}</span>${event.ledgerSeq === null ? '' : html` ${receiptLink(seen.summary.case_id, event.seq, language)}`}</td>
  </tr>`
}
