import { caseInstance } from './case-file.ts'
import type { Procedure } from './procedure.ts'
import { officeOf, partiesOf, rolesMeant } from './roles.ts'
import { type Todo, todosOf } from './todos.ts'
import { type CaseClock, type CaseView, listInstances, personIn } from './view.ts'

/** Somebody a step or a deadline lies with: a person, everyone of a unit, everyone who holds an office. */
export type Holder = {
  readonly kind: 'person' | 'unit' | 'office'
  /** Person id, unit id or office code. */
  readonly id: string
}

/**
 * With whom a running clock lies: of the roles that have to stop it, those the case waits for now; all of them where it
 * waits for none. A unit's own clock lies with that unit alone.
 */
export function clockHolders(procedure: Procedure, view: CaseView, clock: CaseClock): readonly Holder[] {
  const roles = rolesMeant(procedure, rolesHolding(procedure, clock.clock), view)
  const all = unique(roles.flatMap((role) => holdersOfRole(procedure, view, clock, role)))
  const waitedFor = todosOf(procedure, view).map(holderOf)
  const now = all.filter((holder) => waitedFor.some((one) => isSame(one, holder)))
  return now.length > 0 ? now : all
}

/** The roles a clock lies with: as the procedure says, else those whose actions stop it. */
export function rolesHolding(procedure: Procedure, clock: string): readonly string[] {
  const declared = procedure.clockHolders?.[clock]
  if (declared !== undefined) return declared
  const stopping = Object.values(procedure.actions).filter((action) =>
    [action, ...(action.effects ?? [])].some((one) => one.stops?.includes(clock) === true),
  )
  return [...new Set(stopping.flatMap((action) => action.by))]
}

export function holderOf({ holderKind, holder }: Todo): Holder {
  return { kind: holderKind, id: holder }
}

function holdersOfRole(procedure: Procedure, view: CaseView, clock: CaseClock, code: string): readonly Holder[] {
  const role = procedure.roles[code]
  if (role === undefined) return []
  if (role.held === 'office') return [{ kind: 'office', id: officeOf(procedure, code) }]
  if (role.held === 'party') return partiesOf(view, role.fact, role.on).map((id) => ({ kind: 'person', id }))
  if (role.held === 'self') {
    return listInstances(view, role.machine)
      .filter((one) => role.in.includes(one.state))
      .map((one) => ({ kind: 'person', id: personIn(one.instance) }))
  }
  if (role.held !== 'unit') return []
  return listInstances(view, 'assignment', role.duty)
    .filter((one) => one.state !== 'returned' && (clock.instance === caseInstance || one.instance === clock.instance))
    .map((one) => ({ kind: 'unit', id: one.instance }))
}

function unique(holders: readonly Holder[]): readonly Holder[] {
  return holders.filter((holder, index) => holders.findIndex((one) => isSame(one, holder)) === index)
}

function isSame(a: Holder, b: Holder): boolean {
  return a.kind === b.kind && a.id === b.id
}
