import { html } from 'hono/html'
import { type Instance, listInstances, textOf } from '#engine/view.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, stateName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { writtenText } from './written-text.ts'

/** What this case is tied to: the one it was merged into or split from, those that joined it, its parts. */
export function linkedCases(context: CaseContext): Html {
  const { seen, language } = context
  const { mainCase, splitFrom, passedOnFrom } = seen.view.facts
  const isMerging = seen.view.state === 'merged' || listInstances(seen.view, 'merge_consent').length > 0
  const joined = listInstances(seen.view, 'merged').filter((one) => one.state !== 'dropped')
  const parts = listInstances(seen.view, 'part')
  const passedOn = listInstances(seen.view, 'conversion')
  const up = [
    ...(isMerging && textOf(mainCase) !== '' ? [{ label: words.mergedInto, number: textOf(mainCase) }] : []),
    ...(textOf(splitFrom) === '' ? [] : [{ label: words.splitFrom, number: textOf(splitFrom) }]),
    ...(textOf(passedOnFrom) === '' ? [] : [{ label: words.passedOnFrom, number: textOf(passedOnFrom) }]),
  ]
  if (up.length + joined.length + parts.length + passedOn.length === 0) return html``
  return html`<section class="case-linked" aria-labelledby="linked-heading">
    <h2 id="linked-heading">${words.linked[language]}</h2>
    <dl class="case-facts">
      ${up.map(({ label, number }) => html`<dt>${label[language]}</dt><dd>${numberLink(number)}</dd>`)}
      ${joined.map((one) => html`<dt>${words.mergedCase[language]}</dt><dd>${joinedCase(one, context)}</dd>`)}
      ${parts.map((one) => html`<dt>${words.splitPart[language]}</dt><dd><a href="${hrefOf(one, context)}">${textOf(one.fields.title)}</a></dd>`)}
      ${passedOn.map((one) => html`<dt>${words.passedOn[language]}</dt><dd><a href="${hrefOf(one, context)}">${textOf(seen.view.facts.title)}</a></dd>`)}
    </dl>
  </section>`
}

function joinedCase(one: Instance, context: CaseContext): Html {
  const title = textOf(one.fields.joiningTitle)
  const demands = textOf(one.fields.joiningDemands)
  const number = textOf(one.fields.joiningNumber)
  return html`<a href="${hrefOf(one, context)}">${title === '' ? number : title}</a>
    <span class="note">${title === '' ? '' : number} ${stateName(context, 'merged', one.state)}</span>
    ${demands === '' ? '' : writtenText(demands)}`
}

function hrefOf({ instance }: Instance, { seen }: CaseContext): string {
  return `${seen.audience === 'public' ? '/public/cases' : '/cases'}/${encodeURIComponent(instance)}`
}

function numberLink(number: string): Html {
  return html`<a href="/public/look-up?number=${encodeURIComponent(number)}">${number}</a>`
}
