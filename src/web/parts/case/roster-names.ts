import type { NamesOfCase } from '#store/names.ts'
import type { Roster } from '#store/roster.ts'

/** Names for everything that can be chosen in a form, as a case's parts look them up. */
export function rosterNames(roster: Roster): NamesOfCase {
  return {
    people: new Map([...roster.people.values()].map((person) => [person.id, person.name])),
    units: new Map([...roster.units.values()].map((unit) => [unit.id, { zh: unit.name_zh, en: unit.name_en }])),
    sessions: new Map([...roster.sessions.values()].map((one) => [one.id, { zh: one.name_zh, en: one.name_en }])),
  }
}
