import type { KnownPerson } from '#intake/tables/judge-people.ts'
import type { KnownUnit } from '#intake/tables/known-units.ts'
import type { Unit } from '#store/roster.ts'
import type { PersonOnRoster } from '#store/roster-changes.ts'

/** A person of the roster in the columns of tables. */
export function knownPerson(person: PersonOnRoster): KnownPerson {
  return {
    id: person.id,
    name: person.name,
    kind: person.kind,
    delegation: person.delegation ?? '',
    office: person.office ?? '',
    unit: person.unit_id ?? '',
    term: person.term ?? '',
    termFrom: person.term_from ?? '',
    termTo: person.term_to ?? '',
    phone: person.phone ?? '',
    email: person.email ?? '',
  }
}

/** A unit of the roster in the columns of tables. */
export function knownUnit(unit: Unit): KnownUnit {
  return {
    id: unit.id,
    name: unit.name_zh,
    nameEn: unit.name_en,
    short: unit.short_zh,
    kind: unit.kind,
    duties: unit.duties,
  }
}
