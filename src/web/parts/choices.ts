import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Person, Roster } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { formWords } from '#web/words/form-words.ts'
import type { ControlFrame } from './control-frame.ts'

/** Choices that belong together, e.g. one delegation's deputies. */
export type PickGroup = {
  readonly label: string | null
  readonly entries: readonly { readonly value: string; readonly text: string }[]
}

/** Every unit of the roster. */
export function unitGroups(roster: Roster, language: Language): readonly PickGroup[] {
  const entries = [...roster.units.values()].map((unit) => ({
    value: unit.id,
    text: language === 'zh' ? unit.name_zh : unit.name_en,
  }))
  return [{ label: null, entries }]
}

/** Everyone who can put a matter forward, by delegation. Where two bear one name, the delegation is said as well. */
export function peopleGroups(roster: Roster, language: Language): readonly PickGroup[] {
  const people = [...roster.people.values()].filter((person) => person.kind !== 'clerk')
  const bearers = new Map<string, number>()
  for (const { name } of people) bearers.set(name, (bearers.get(name) ?? 0) + 1)

  const groups = new Map<string, Person[]>()
  for (const person of people) {
    const label = person.delegation ?? formWords.noDelegation[language]
    const members = groups.get(label) ?? []
    groups.set(label, members)
    members.push(person)
  }
  return [...groups].map(([label, members]) => ({
    label,
    entries: members.map((person) => ({
      value: person.id,
      text: (bearers.get(person.name) ?? 0) > 1 ? `${person.name}（${person.delegation ?? person.id}）` : person.name,
    })),
  }))
}

/** The leading officials of the roster, each with the office held. */
export function leaderGroups(roster: Roster): readonly PickGroup[] {
  const leaders = [...roster.leaders.values()]
  const text = ({ name, office }: Person) => (office === null ? name : `${name} · ${office}`)
  return [{ label: null, entries: leaders.map((person) => ({ value: person.id, text: text(person) })) }]
}

/** A drop-down; the empty choice comes first. */
export function groupedSelect(
  { id, name, attributes }: ControlFrame,
  groups: readonly PickGroup[],
  chosen: string,
  empty: string,
): Html {
  const options = (group: PickGroup): Html =>
    html`${group.entries.map(
      ({ value, text }) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`,
    )}`
  return html`<select id="${id}" name="${name}" ${attributes}>
    <option value="">${empty}</option>
    ${groups.map((group) =>
      group.label === null ? options(group) : html`<optgroup label="${group.label}">${options(group)}</optgroup>`,
    )}
  </select>`
}

/** Boxes to tick. Named groups fold away, opened where something is ticked, with the count in the heading. */
export function checkboxGroups(
  { name, language }: ControlFrame,
  groups: readonly PickGroup[],
  chosen: readonly string[],
): Html {
  const ticked = new Set(chosen)
  const boxes = (group: PickGroup): Html =>
    html`<div class="ticks">${group.entries.map(
      ({ value, text }) => html`<label class="tick"><input type="checkbox" name="${name}" value="${value}"
      ${ticked.has(value) ? 'checked' : ''} /> <span>${text}</span></label>`,
    )}</div>`
  return html`${groups.map((group) => {
    if (group.label === null) return boxes(group)
    const count = group.entries.filter(({ value }) => ticked.has(value)).length
    return html`<details class="tick-group" ${count > 0 ? 'open' : ''}>
      <summary>${group.label} <span class="count">${count > 0 ? `${formWords.chosen[language]} ${count} / ` : ''}${group.entries.length}</span></summary>
      ${boxes(group)}
    </details>`
  })}`
}
