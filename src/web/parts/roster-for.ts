import type { Procedure } from '#engine/procedure.ts'
import type { Roster } from '#store/roster.ts'

/** The roster with only those people whom a case of this kind may name; leading officials have fields of their own. */
export function rosterFor({ authors }: Pick<Procedure, 'authors'>, roster: Roster): Roster {
  if (authors === undefined) return roster
  const people = [...roster.people].filter(([, { kind }]) => authors.includes(kind))
  return { ...roster, people: new Map(people) }
}
