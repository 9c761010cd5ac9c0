import type { SearchPart } from '#matching/search/match-parts.ts'
import { isOnPublicRoster } from '#operations/public-roster.ts'
import { countListed, listIdsAfter } from '#store/indexed-roster.ts'
import { findPeople, findUnits, type Person, type Unit } from '#store/roster.ts'
import { everybody } from './audience-names.ts'
import type { DocumentSource } from './document-source.ts'
import { searchedFields } from './searched-fields.ts'

/** The bodies that handle cases, by their names and duties: everybody's to know. */
export const unitSource: DocumentSource = {
  kinds: ['unit'],
  changes: 'unit',
  count: (db) => countListed(db, 'unit'),
  idsAfter: (db, after, limit) => listIdsAfter(db, 'unit', after, limit),
  documentsOf: async (db, ids) =>
    [...(await findUnits(db, ids)).values()].map((unit) => listed(`unit/${unit.id}`, 'unit', unitParts(unit))),
}

/** Those of the roster whom everybody may know, by their names. */
export const peopleSource: DocumentSource = {
  kinds: ['person'],
  changes: 'person',
  count: (db) => countListed(db, 'person'),
  idsAfter: (db, after, limit) => listIdsAfter(db, 'person', after, limit),
  documentsOf: async (db, ids) =>
    [...(await findPeople(db, ids)).values()]
      .filter(isOnPublicRoster)
      .map((person) => listed(`person/${person.id}`, 'person', personParts(person))),
}

export function unitParts({ name_zh, name_en, short_zh, duties }: Unit): readonly SearchPart[] {
  return [
    { field: 'unit', text: name_zh },
    { field: 'unit', text: name_en },
    { field: 'unit', text: short_zh },
    { field: 'text', text: duties },
  ]
}

export function personParts({ name, delegation }: Person): readonly SearchPart[] {
  return [
    { field: 'author', text: name },
    { field: 'text', text: delegation ?? '' },
  ]
}

function listed(key: string, kind: string, parts: readonly SearchPart[]) {
  return { key, kind, day: null, audience: [everybody], fields: parts.flatMap(searchedFields) }
}
