import type { Actor, CaseEvent, Fields } from './case-file.ts'
import type { Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import { holdsOffice, rolesIn } from './roles.ts'
import { type CaseView, type Instance, listInstances, personIn } from './view.ts'

/** Takes who put a case forward out of what is shown of it. */
export type Unnaming = {
  readonly fields: (fields: Fields) => Fields
  readonly event: <Event extends CaseEvent>(event: Event) => Event
  readonly instance: (one: Instance) => Instance
  readonly isAuthor: (personId: string) => boolean
}

/** An author whose name is not told: the same one throughout a case, and nobody outside it. */
export function isUnnamed(personId: string): boolean {
  return personId.startsWith(prefix)
}

const prefix = 'unnamed-'

/**
 * How a case is shown to somebody who must not learn its authors; undefined for those who may: where nobody asked to
 * stay unnamed, the authors and those they invited, and the offices the place's law lets know.
 */
export function unnamingFor(
  procedure: Procedure,
  profile: Profile,
  view: CaseView,
  events: readonly CaseEvent[],
  actor: Actor | null,
): Unnaming | undefined {
  const declared = procedure.visibility.unnamed
  if (declared === undefined) return undefined
  const isOffice = declared.knownTo(profile).some((role) => holdsOffice(procedure, role, actor?.offices ?? []))
  if (isOffice) return undefined
  const asked = declared.asked(view)
  if (asked && actor !== null && isOwnAuthor(procedure, view, actor)) return undefined
  if (!asked) return declared.others.length === 0 ? undefined : withoutOthers(declared.others)

  const authors = authorsIn(procedure, view, events, declared.fields)
  const nameOf = (personId: string) => {
    const at = authors.indexOf(personId)
    return at < 0 ? personId : `${prefix}${at + 1}`
  }
  const isPersons = (machine: string) => procedure.machines[machine]?.per === 'person'
  const instanceOf = (machine: string, instance: string) =>
    isPersons(machine)
      ? instance.slice(0, instance.length - personIn(instance).length) + nameOf(personIn(instance))
      : instance
  const fields = (given: Fields) => without(given, [...declared.fields, ...declared.others])
  return {
    fields,
    event: (event) => ({
      ...event,
      instance: instanceOf(event.machine, event.instance),
      byPerson: authors.includes(event.byPerson) ? '' : event.byPerson,
      fields: fields(event.fields),
    }),
    instance: (one) => ({
      ...one,
      instance: instanceOf(one.machine, one.instance),
      broughtBy: {},
      fields: fields(one.fields),
    }),
    isAuthor: (personId) => authors.includes(personId),
  }
}

/** Authors of other cases are those cases' to tell. */
function withoutOthers(others: readonly string[]): Unnaming {
  const fields = (given: Fields) => without(given, others)
  return {
    fields,
    event: (event) => ({ ...event, fields: fields(event.fields) }),
    instance: (one) => ({ ...one, fields: fields(one.fields) }),
    isAuthor: () => false,
  }
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !names.includes(field)))
}

/** One of the authors, or of those they asked to sign; not an author of a case that joined. */
function isOwnAuthor(procedure: Procedure, view: CaseView, actor: Actor): boolean {
  return rolesIn(procedure, view, actor).some((code) => {
    const role = procedure.roles[code]
    return role?.held === 'self' || (role?.held === 'party' && role.on === undefined)
  })
}

/** Everyone who ever stood for the case or was asked to. */
function authorsIn(
  procedure: Procedure,
  view: CaseView,
  events: readonly CaseEvent[],
  fields: readonly string[],
): readonly string[] {
  const named = events.flatMap((event) =>
    fields.flatMap((field) => {
      const value = event.fields[field]
      return typeof value === 'string' ? [value] : typeof value === 'object' ? value : []
    }),
  )
  const persons = Object.entries(procedure.machines)
    .filter(([, machine]) => machine.per === 'person')
    .flatMap(([name]) => listInstances(view, name).map((one) => personIn(one.instance)))
  const acted = events.flatMap((event) => {
    const held = procedure.roles[event.byRole]?.held
    return held === 'party' || held === 'self' ? [event.byPerson] : []
  })
  return [...new Set([...named, ...persons, ...acted])].filter((id) => id !== '')
}
