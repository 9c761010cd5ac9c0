import { html } from 'hono/html'
import { type Instance, listInstances } from '#engine/view.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, stateName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { fieldValueText } from './field-value.ts'

const shownOf = {
  key_item: ['keyReason', 'leadingOfficial', 'committee', 'head', 'metOn'],
  supervision: ['supervisionKind', 'approvedBy'],
} as const

/** That the case is a key item or under supervision: why, under whom, how far. */
export function watching(context: CaseContext): Html {
  const { seen, language } = context
  const rows = (['key_item', 'supervision'] as const).flatMap((machine) => {
    const latest = listInstances(seen.view, machine).at(-1)
    return latest === undefined || latest.state === 'released' ? [] : [rowsOf(latest, shownOf[machine], context)]
  })
  if (rows.length === 0) return html``
  return html`<section class="case-watching" aria-labelledby="watching-heading">
    <h2 id="watching-heading">${words.watching[language]}</h2><dl class="case-facts">${rows}</dl></section>`
}

function rowsOf(one: Instance, fields: readonly string[], context: CaseContext): Html {
  const { seen, language } = context
  const machine = seen.procedure.machines[one.machine]
  const definitions = Object.values(seen.procedure.actions).filter((action) => action.machine === one.machine)
  return html`<dt>${machine?.label[language] ?? one.machine}</dt><dd>${stateName(context, one.machine, one.state)}</dd>${fields.map(
    (field) => {
      const value = one.fields[field]
      const definition = definitions.find((action) => action.fields[field] !== undefined)?.fields[field]
      if (value === undefined || value === '' || definition === undefined) return ''
      return html`<dt>${definition.label[language]}</dt><dd>${fieldValueText(definition, value, context)}</dd>`
    },
  )}`
}
