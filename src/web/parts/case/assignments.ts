import { html } from 'hono/html'
import { findInstance, type Instance, listInstances, textOf } from '#engine/view.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, clockName, codeName, stateName, unitName } from './case-context.ts'
import { urgedText, caseWords as words } from './case-words.ts'
import { dayText, deadlineStanding } from './day-text.ts'
import { writtenText } from './written-text.ts'

const machine = 'assignment'
const handedBack = 'returned'

/** The units that have the case, with their duty, how far they are, and what they have to do by when. */
export function assignments(context: CaseContext): Html {
  const { seen, language } = context
  const rows = shown(context)
  return html`<section class="case-units" aria-labelledby="units-heading">
    <h2 id="units-heading">${words.units[language]}</h2>
    ${
      rows.length === 0
        ? html`<p class="note">${words.noUnits[language]}</p>`
        : html`<table class="units">
      <thead><tr><th scope="col">${words.unit[language]}</th><th scope="col">${words.state[language]}</th></tr></thead>
      <tbody>${rows.map((one) => row(one, context))}</tbody>
    </table>`
    }
    ${seen.audience === 'public' ? '' : handlers(rows, context)}
  </section>`
}

/** What the joint units had to say: to those who work on the case, word for word; to others, that it was given. */
export function jointOpinions(context: CaseContext): Html {
  const { language } = context
  const given = listInstances(context.seen.view, machine).filter((one) => one.state === 'opinion_given')
  if (given.length === 0) return html``
  return html`<section class="case-opinions" aria-labelledby="opinions-heading">
    <h2 id="opinions-heading">${words.jointOpinions[language]}</h2>
    ${given.map((one) => {
      const opinion = textOf(one.fields.opinion)
      return html`<h3>${unitName(context, one.instance)} <time class="note" datetime="${one.since}">${dayText(one.since, language)}</time></h3>
        ${opinion === '' ? html`<p class="note">${words.opinionInside[language]}</p>` : writtenText(opinion)}`
    })}
  </section>`
}

/** Everyone sees who has the case; only those inside see who handed it back. */
function shown({ seen }: CaseContext): readonly Instance[] {
  const all = listInstances(seen.view, machine)
  return seen.audience === 'unit' || seen.audience === 'office' ? all : all.filter((one) => one.state !== handedBack)
}

function row(one: Instance, context: CaseContext): Html {
  const { language, today } = context
  // Nobody is late for a window: when its last day is over, there is nothing to do by then.
  const clocks = context.seen.view.clocks.filter(
    (clock) =>
      clock.instance === one.instance &&
      clock.stoppedOn === null &&
      one.state !== handedBack &&
      !(clock.window && clock.deadline < today),
  )
  return html`<tr>
    <th scope="row">${unitName(context, one.instance)}${one.duty === null ? '' : html` <span class="note">${codeName(context, 'duty', one.duty)}</span>`}${
      textOf(one.fields.part) === '' ? '' : html`<span class="part">${textOf(one.fields.part)}</span>`
    }</th>
    <td>${stateName(context, machine, one.state)} <time class="note" datetime="${one.since}">${dayText(one.since, language)}</time>
      ${urged(one, context)}
      ${clocks.map(
        (clock) =>
          html`<span class="${clock.deadline < today ? 'late' : 'due'}">${clockName(context, clock.clock)}${language === 'zh' ? '：' : ': '}${dayText(clock.deadline, language)}${language === 'zh' ? '，' : ', '}${deadlineStanding(clock.deadline, today, language)}</span>`,
      )}</td>
  </tr>`
}

/** How often the unit was urged, and whether it has answered. */
function urged({ instance }: Instance, context: CaseContext): Html {
  const { seen, language } = context
  const times = seen.events.filter((event) => event.type === 'unit_urged' && event.instance === instance).length
  const last = findInstance(seen.view, 'urging', instance)
  if (times === 0 || last === undefined) return html``
  return html`<span class="${last.state === 'urged' ? 'late' : 'due'}">${urgedText(times)[language]}${language === 'zh' ? '，' : ', '}${stateName(context, 'urging', last.state)}</span>`
}

function handlers(rows: readonly Instance[], context: CaseContext): Html {
  const named = rows.filter((one) => textOf(one.fields.handler) !== '')
  if (named.length === 0) return html``
  return html`<dl class="case-facts">${named.map(
    (one) =>
      html`<dt>${words.handler[context.language]} · ${unitName(context, one.instance)}</dt><dd>${textOf(one.fields.handler)}</dd>`,
  )}</dl>`
}
