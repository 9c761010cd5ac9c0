import { html } from 'hono/html'
import type { Offer } from '#engine/offers.ts'
import { type Instance, listInstances } from '#engine/view.ts'
import { refusalText } from '#http/refusal-text.ts'
import type { Html } from '#web/html.ts'
import { withBack } from '#web/parts/way-back.ts'
import { actionName, type CaseContext, unitName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { nextStepList } from './next-step-list.ts'
import { nextSteps } from './next-steps.ts'

/** What this person may do now: the expected steps as buttons, the others under "more". */
export function offers(context: CaseContext): Html {
  const { seen, language } = context
  const isMain = (offer: Offer) => seen.procedure.actions[offer.action]?.main === true
  const main = seen.offers.filter(isMain)
  const more = seen.offers.filter((offer) => !isMain(offer))
  return html`<section class="case-actions" aria-labelledby="actions-heading">
    <h2 id="actions-heading">${words.actions[language]}</h2>
    ${waitedFor(context)}
    ${main.length === 0 ? html`<p class="note">${words.noActions[language]}</p>` : html`<ul class="offers">${main.map((offer) => html`<li>${offerLink(offer, context, 'button')}</li>`)}</ul>`}
    ${
      more.length === 0
        ? ''
        : html`<details class="more-offers"><summary>${words.more[language]}</summary><ul class="offers">${more.map((offer) => html`<li>${offerLink(offer, context, '')}</li>`)}</ul></details>`
    }
  </section>`
}

/** With whom the case lies now, where that is somebody's to know. */
function waitedFor(context: CaseContext): Html {
  const steps = nextSteps(context).filter(({ who }) => who !== '')
  if (steps.length === 0) return html``
  return html`<div class="waited-for"><p class="note">${words.waitedFor[context.language]}</p>${nextStepList(steps, context.language)}</div>`
}

/** The address of an act's form. */
export function offerHref(caseId: string, offer: Pick<Offer, 'action' | 'instance'>): string {
  return `/cases/${encodeURIComponent(caseId)}/actions/${encodeURIComponent(offer.action)}?instance=${encodeURIComponent(offer.instance)}`
}

function offerLink(offer: Offer, context: CaseContext, className: string): Html {
  const { seen, language } = context
  const name = `${actionName(context, offer.action)}${aboutUnit(offer, context)}`
  if (offer.waitsFor === null) {
    return html`<a class="${className}" href="${withBack(offerHref(seen.view.id, offer), context.back)}">${name}</a>`
  }
  const waits = refusalText(offer.waitsFor, language, {
    procedure: seen.procedure,
    unitName: (id) => unitName(context, id),
  })
  return html`<span class="offer-waiting"><span class="offer-name">${name}</span> <span class="note">${words.waits[language]}${language === 'zh' ? '：' : ': '}${waits}</span></span>`
}

/** An office acts on one of several units, or on the answer of one: which one is said. */
function aboutUnit(offer: Offer, context: CaseContext): string {
  const { seen } = context
  const action = seen.procedure.actions[offer.action]
  const machine = action === undefined ? undefined : seen.procedure.machines[action.machine]
  if (action === undefined || seen.procedure.roles[offer.role]?.held === 'unit') return ''
  if (machine?.per === 'unit') return ` · ${unitName(context, offer.instance)}`
  if (machine?.ownedByUnits !== true || action.opens !== undefined) return ''
  const inParts = listInstances(seen.view, 'assignment', 'separate').length > 0
  const isActedOn = (one: Instance) => one.machine === action.machine && one.instance === offer.instance
  const owner = [...seen.view.instances, ...seen.replies].find(isActedOn)?.unit ?? null
  return inParts && owner !== null ? ` · ${unitName(context, owner)}` : ''
}
