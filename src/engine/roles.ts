import type { Actor, Fields } from './case-file.ts'
import { factHolds } from './fact-condition.ts'
import {
  type ActionDefinition,
  beginsCase,
  type MachineDefinition,
  type Procedure,
  type RoleDefinition,
} from './procedure.ts'
import { type CaseView, findInstance, listInstances, personIn } from './view.ts'

const assignmentMachine = 'assignment'
const handedBack = 'returned'

/** The office an account holds a role with; the code itself where it is no such role. */
export function officeOf(procedure: Procedure, code: string): string {
  const role = procedure.roles[code]
  return role?.held === 'office' ? (role.office ?? code) : code
}

/** True when one of an account's offices comes with the role. */
export function holdsOffice(procedure: Procedure, code: string, offices: readonly string[]): boolean {
  return procedure.roles[code]?.held === 'office' && offices.includes(officeOf(procedure, code))
}

/** The actions by which an account with these offices may begin a case of this kind, in declared order. */
export function beginningsFor(procedure: Procedure, offices: readonly string[]): readonly string[] {
  return Object.entries(procedure.actions)
    .filter(
      ([, action]) =>
        beginsCase(action) && action.past !== true && action.by.some((role) => holdsOffice(procedure, role, offices)),
    )
    .map(([name]) => name)
}

/** The roles a person has in a case, whatever the action. */
export function rolesIn(procedure: Procedure, view: CaseView, actor: Actor): readonly string[] {
  return Object.entries(procedure.roles)
    .filter(([code, role]) => holds(code, role, view, actor))
    .map(([code]) => code)
}

/** The roles meant in a case by those an act or a clock names: each itself, or whoever was settled to be meant. */
export function rolesMeant(procedure: Procedure, codes: readonly string[], view: CaseView): readonly string[] {
  if (!codes.some((code) => procedure.roles[code]?.held === 'named')) return codes
  const meant = codes.flatMap((code) => {
    const role = procedure.roles[code]
    if (role?.held !== 'named') return [code]
    const settled = view.facts[code]
    return Array.isArray(settled) ? settled : [role.otherwise]
  })
  return [...new Set(meant)]
}

/** What an act settles: by the name of the role, the roles its law names for the case as it stands. */
export function settledRoles(procedure: Procedure, { settles }: ActionDefinition, view: CaseView): Fields {
  const role = procedure.roles[settles ?? '']
  if (settles === undefined || role?.held !== 'named') return {}
  const named = role.as.filter(({ when }) => factHolds(when, view.facts))
  return { [settles]: named.length === 0 ? [role.otherwise] : named.map((one) => one.role) }
}

/**
 * The role in which a person may take an action, or undefined.
 * For an action on one unit's or one person's instance it must be that very unit or person, or another unit where
 * the action is one unit's on another.
 */
export function roleFor(
  procedure: Procedure,
  action: ActionDefinition,
  view: CaseView,
  actor: Actor,
  instance: string,
): string | undefined {
  const held = rolesMeant(procedure, action.by, view).filter((code) => {
    const role = procedure.roles[code]
    return role !== undefined && holds(code, role, view, actor)
  })
  return roleOn(procedure, action, view, actor, instance, held)
}

/** `roleFor`, where it is known which of the roles meant the person has in the case, in the order the action names them. */
export function roleOn(
  procedure: Procedure,
  action: ActionDefinition,
  view: CaseView,
  actor: Actor,
  instance: string,
  held: readonly string[],
): string | undefined {
  const machine = procedure.machines[action.machine]
  const per = machine?.per
  return held.find((code) => {
    const kind = procedure.roles[code]?.held
    if (kind === 'self') return per !== 'person' || personIn(instance) === actor.personId
    if (kind !== 'unit') return true
    const owner = per === 'unit' ? instance : ownerIn(machine, action, view, instance)
    return owner === undefined || (actor.unitId === owner) === (action.onOthers !== true)
  })
}

/** The unit that opened the version acted on, where versions belong to units. */
function ownerIn(
  machine: MachineDefinition | undefined,
  action: ActionDefinition,
  view: CaseView,
  instance: string,
): string | undefined {
  if (machine?.ownedByUnits !== true) return undefined
  return findInstance(view, action.machine, instance)?.unit ?? undefined
}

function holds(code: string, role: RoleDefinition, view: CaseView, actor: Actor): boolean {
  if (role.held === 'office') return actor.offices.includes(role.office ?? code)
  if (role.held === 'through') return actor.through !== undefined
  if (role.held === 'timer') return actor.timer === true
  if (role.held === 'party') return actor.unitId === null && isParty(view, role, actor.personId)
  if (role.held === 'self') return actor.unitId === null && isSelf(view, role, actor.personId)
  if (role.held !== 'unit') return false
  return listInstances(view, assignmentMachine, role.duty).some(
    (assignment) => assignment.instance === actor.unitId && assignment.state !== handedBack,
  )
}

function isSelf(
  view: CaseView,
  { machine, in: states }: Extract<RoleDefinition, { held: 'self' }>,
  personId: string,
): boolean {
  return listInstances(view, machine).some((one) => personIn(one.instance) === personId && states.includes(one.state))
}

function isParty(view: CaseView, { fact, on }: Extract<RoleDefinition, { held: 'party' }>, personId: string): boolean {
  return partiesOf(view, fact, on).includes(personId)
}

/** The persons a fact names, on the case or on the instances it stands on. */
export function partiesOf(
  view: CaseView,
  fact: string,
  on: Extract<RoleDefinition, { held: 'party' }>['on'],
): readonly string[] {
  const holding =
    on === undefined
      ? [view.facts]
      : listInstances(view, on.machine)
          .filter((one) => on.in.includes(one.state))
          .map((one) => one.fields)
  return holding.flatMap((fields) => {
    const value = fields[fact]
    if (typeof value === 'string') return value === '' ? [] : [value]
    return Array.isArray(value) ? value : []
  })
}
