import type { Actor, CaseEvent, Fields } from './case-file.ts'
import type { Procedure } from './procedure.ts'
import { officeOf, rolesIn } from './roles.ts'
import type { CaseView, Instance } from './view.ts'
import type { Audience } from './visibility.ts'

const order: readonly Audience[] = ['public', 'proposer', 'unit', 'office']

/**
 * As what somebody looks at a case: 'public' for everyone else, signed in or not.
 * Whether the public may see this case at all is for `isPublic` of the caller to say.
 */
export function audienceOf(procedure: Procedure, view: CaseView, actor: Actor | null): Audience {
  if (actor === null) return 'public'
  const isPrivate = isPrivateState(procedure, view.state)
  if (!isPrivate && seesEvery(procedure, actor.offices)) return 'office'
  const roles = rolesIn(procedure, view, actor).map((code) => procedure.roles[code]?.held)
  if (roles.includes('unit') && !isPrivate) return 'unit'
  return roles.includes('party') || roles.includes('self') ? 'proposer' : 'public'
}

/** True when an account with these offices sees every case of a kind but those of private states. */
export function seesEvery(procedure: Procedure, offices: readonly string[]): boolean {
  return procedure.visibility.offices.some((code) => offices.includes(officeOf(procedure, code)))
}

/** True while the case is seen by nobody but those named in it. */
export function isPrivateState(procedure: Procedure, state: string | null): boolean {
  return Object.values(procedure.machines).some(
    (machine) => machine.per === 'case' && machine.states[state ?? '']?.private === true,
  )
}

/** True when an audience may know of an instance as it stands. */
export function seesInstance(procedure: Procedure, one: Instance, audience: Audience): boolean {
  return sees(audience, procedure.visibility.instances[one.machine]?.[one.state] ?? 'public')
}

/** True when someone of this audience sees what is open from `from` on; the offices alone do where nothing, or no audience, is said. */
export function sees(audience: Audience, from: Audience | undefined): boolean {
  return order.slice(order.indexOf(from ?? 'office')).includes(audience)
}

/** True when an audience may know of a clock. */
export function seesClock(procedure: Procedure, clock: string, audience: Audience): boolean {
  return sees(audience, procedure.visibility.clocks[clock] ?? 'unit')
}

/** The events an audience may see, each with only the fields it may see. */
export function visibleEvents(
  procedure: Procedure,
  events: readonly CaseEvent[],
  audience: Audience,
): readonly CaseEvent[] {
  return events
    .filter((event) => sees(audience, procedure.visibility.events[event.type]))
    .map((event) => ({ ...event, fields: visibleFields(procedure, event.fields, audience) }))
}

export function visibleFields(procedure: Procedure, fields: Fields, audience: Audience): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([field]) => sees(audience, procedure.visibility.fields[field])),
  )
}
