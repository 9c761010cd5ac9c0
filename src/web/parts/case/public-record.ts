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

function row(event: SeenEvent, context: CaseContext): Html {
  const { seen, language } = context
  const isPerUnit = seen.procedure.machines[event.machine]?.per === 'unit'
  return html`<tr id="event-${event.seq}">
    <td><time datetime="${event.on}">${dayText(event.on, language)}</time></td>
    <td>${seen.procedure.events[event.type]?.[language] ?? event.type}${isPerUnit ? ` · ${unitName(context, event.instance)}` : ''}</td>
    <td>${seen.procedure.actions[event.action]?.past === true ? officialActorText(context, event) : actorText(context, event)}</td>
    <td>${event.ledgerSeq === null ? '' : `${words.log[language]} ${event.ledgerSeq}`} <span class="hash">${event.ledgerHash ?? ''}</span>${event.ledgerSeq === null ? '' : html` ${receiptLink(seen.summary.case_id, event.seq, language)}`}</td>
  </tr>`
}
