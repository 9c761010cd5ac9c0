import { html } from 'hono/html'
import type { Label } from '#kernel/label.ts'
import type { SeenEvent } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, roleName, stateName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { evidenceOf } from './chain-evidence.ts'
import { type ChainLink, chainLinks } from './chain-links.ts'
import { standingWords, stepWords } from './chain-words.ts'
import { daysLateText, dayText, deadlineStanding } from './day-text.ts'
import { officialActorText, proposerText } from './person-text.ts'

/**
 * The signature picture of one case: each link with its day, who made it, its evidence and its place in the log.
 * Open links stand plainly open. A list, read in order; the line between the links is drawn by the style sheet.
 */
export function chain(context: CaseContext): Html {
  const { language } = context
  const links = chainLinks(context.seen, context.today)
  return html`<section class="chain-section" aria-labelledby="chain-heading">
    <h2 id="chain-heading" class="visually-hidden">${words.chain[language]}</h2>
    <ol class="chain">${links.map((link) => linkItem(link, context))}</ol>
  </section>`
}

function linkItem(link: ChainLink, context: CaseContext): Html {
  const { language } = context
  return html`<li class="chain-link is-${link.standing}">
    <p class="chain-step">${stepName(link, context)}</p>
    ${link.standing === 'reached' ? reachedLines(link, context) : waitingLines(link, context, standingWords[link.standing][language])}
  </li>`
}

function reachedLines(link: ChainLink, context: CaseContext): Html {
  const { event } = link
  if (event === null) return html``
  const { language } = context
  return html`<p class="chain-day"><time datetime="${event.on}">${dayText(event.on, language)}</time></p>
    <p class="chain-actor">${link.step === 'said' ? proposerText(context) || words.notNamed[language] : officialActorText(context, event)}</p>
    ${evidenceLines(link, context)}
    ${link.daysLate === 0 ? '' : html`<p class="late">${daysLateText(link.daysLate, language)}</p>`}
    ${proof(event, context)}`
}

function waitingLines(link: ChainLink, context: CaseContext, standing: string): Html {
  const { language } = context
  const { deadline } = link
  if (link.standing === 'none') {
    return html`<p class="chain-standing">${link.step === 'promised' ? words.nothingPromised[language] : words.notComing[language]}</p>`
  }
  if (link.standing === 'ahead') return html`<p class="chain-standing">${standing}</p>`
  return html`<p class="chain-standing">${standing}</p>
    ${
      deadline === null
        ? ''
        : html`<p class="chain-day">${words.dueBy[language]} <time datetime="${deadline}">${dayText(deadline, language)}</time></p>
      <p class="chain-left">${deadlineStanding(deadline, context.today, language)}</p>`
    }
    ${link.event === null ? html`<p class="chain-note">${stateName(context, 'case', context.seen.view.state ?? '')}</p>` : html`<p class="chain-note">${eventName(link.event, context)} <time datetime="${link.event.on}">${dayText(link.event.on, language)}</time></p>${proof(link.event, context)}`}`
}

function evidenceLines(link: ChainLink, context: CaseContext): Html {
  return html`${evidenceOf(link, context).map((line) => html`<p class="chain-evidence">${line}</p>`)}`
}

/** The log's number and the beginning of its hash; the whole hash stands in the record below. */
function proof(event: SeenEvent, { language }: CaseContext): Html {
  if (event.ledgerSeq === null || event.ledgerHash === null) return html``
  return html`<p class="chain-proof"><a href="#event-${event.seq}">${words.proof[language]} ${event.ledgerSeq}</a> <span class="hash">${event.ledgerHash.slice(0, 8)}</span></p>`
}

/** A case declined, or closed with nothing promised, must not read as accepted or done. */
function stepName(link: ChainLink, context: CaseContext): string {
  const { seen, language } = context
  const renamed = link.event !== null && link.standing === 'reached' && renamedBy.has(link.event.type)
  const label: Label | undefined = renamed ? seen.procedure.events[link.event?.type ?? ''] : undefined
  return (label ?? stepWords[link.step])[language]
}

const renamedBy = new Set(['declined', 'closed'])

function eventName(event: SeenEvent, context: CaseContext): string {
  return context.seen.procedure.events[event.type]?.[context.language] ?? roleName(context, event.byRole)
}
