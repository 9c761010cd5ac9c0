import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Unit } from '#store/roster.ts'
import type { UnitLoad } from '#store/unit-loads.ts'
import type { Html } from '#web/html.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { cell } from './case-table.ts'
import { dueDay } from './due-day.ts'
import { unitName } from './request-units.ts'

type LoadContext = {
  readonly units: ReadonlyMap<string, Unit>
  readonly today: PlainDate
  readonly language: Language
  readonly caption: string
}

/** All units side by side: how much each has in hand, how much of it is late. */
export function unitLoadTable(loads: readonly UnitLoad[], { units, today, language, caption }: LoadContext): Html {
  const headings = [
    ['unit', words.unit[language]],
    ['open', words.open[language]],
    ['late-count', words.late[language]],
    ['deadline', words.earliest[language]],
  ] as const
  return html`<table class="list list-loads" role="table">
    <caption class="visually-hidden">${caption}</caption>
    <thead role="rowgroup"><tr role="row">${headings.map(
      ([column, heading]) => html`<th scope="col" role="columnheader" class="col-${column}">${heading}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${loads.map(
      (load) => html`<tr role="row" data-row>
        ${cell('unit', words.unit[language], html`<a href="/board/${load.unitId}">${unitName(units.get(load.unitId), language)}</a>`)}
        ${cell('open', words.open[language], String(load.open))}
        ${cell('late-count', words.late[language], load.late === 0 ? '0' : html`<span class="late">${load.late}</span>`)}
        ${cell('deadline', words.earliest[language], load.earliest === null ? html`<span class="note">${words.noDeadline[language]}</span>` : dueDay(load.earliest, today, language))}
      </tr>`,
    )}</tbody>
  </table>`
}
