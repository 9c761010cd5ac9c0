import type { Actor } from './case-file.ts'
import type { ActionDefinition, Procedure, RoleDefinition } from './procedure.ts'
import { type CaseView, listInstances } from './view.ts'

const assignmentMachine = 'assignment'
const handedBack = 'returned'

/** The roles a person has in a case, whatever the action. */
export function rolesIn(procedure: Procedure, view: CaseView, actor: Actor): readonly string[] {
  return Object.entries(procedure.roles)
    .filter(([code, role]) => holds(code, role, view, actor))
    .map(([code]) => code)
}

/**
 * The role in which a person may take an action, or undefined.
 * For an action on one unit's assignment the person must act for that very unit, or for another where the action
 * is one unit's on another.
 */
export function roleFor(
  procedure: Procedure,
  action: ActionDefinition,
  view: CaseView,
  actor: Actor,
  instance: string,
): string | undefined {
  return action.by.find((code) => {
    const role = procedure.roles[code]
    if (role === undefined || !holds(code, role, view, actor)) return false
    const perUnit = procedure.machines[action.machine]?.per === 'unit'
    return !(perUnit && role.held === 'unit') || (actor.unitId === instance) === (action.onOthers !== true)
  })
}

function holds(code: string, role: RoleDefinition, view: CaseView, actor: Actor): boolean {
  if (role.held === 'office') return actor.offices.includes(code)
  if (role.held === 'party') return isParty(view, role.fact, actor.personId)
  if (actor.unitId === null) return false
  return listInstances(view, assignmentMachine, role.duty).some(
    (assignment) => assignment.instance === actor.unitId && assignment.state !== handedBack,
  )
}

function isParty(view: CaseView, fact: string, personId: string): boolean {
  const value = view.facts[fact]
  if (typeof value === 'string') return value === personId
  return Array.isArray(value) && value.includes(personId)
}
