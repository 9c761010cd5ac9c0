import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ActionRequest } from './action-request.ts'
import type { CaseEvent, CaseFile, Fields } from './case-file.ts'
import { clockMarks } from './clock-marks.ts'
import type { Circumstances, Decision } from './decision.ts'
import { fieldFaults } from './fields.ts'
import { followingEvents } from './following-events.ts'
import { overdueInstances, unmetNeed } from './needs.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import type { Refusal } from './refusals.ts'
import { roleFor, rolesIn, rolesMeant, settledRoles } from './roles.ts'
import { instanceFor, momentFault, standingFault, windowFault } from './standing.ts'
import { type CaseView, findInstance, viewOf } from './view.ts'

/** Refusals of one request: one, except that faulty fields are all named at once. */
export type Refusals = readonly [Refusal, ...Refusal[]]

/**
 * Decides one request: the events it would add, or why not. Pure: the same input gives the same answer.
 * The first event is the action's own; others follow from it on the coupled machines.
 */
export function decide(
  procedure: Procedure,
  profile: Profile,
  caseFile: CaseFile,
  request: ActionRequest,
  circumstances: Circumstances,
): Result<readonly CaseEvent[], Refusals> {
  // Own names only: "constructor" is an action of no procedure.
  const action = Object.hasOwn(procedure.actions, request.action) ? procedure.actions[request.action] : undefined
  if (action === undefined || action.past !== circumstances.past) {
    return refuse([{ code: 'action_unknown', action: request.action }])
  }

  const view = viewOf(caseFile)
  const instance = instanceFor(procedure, action, view, request)
  const role = roleFor(procedure, action, view, request.actor, instance)
  if (role === undefined) {
    const roles = rolesMeant(procedure, action.by, view)
    return refuse([{ code: 'role_required', action: request.action, roles }])
  }

  const place = { instance, unit: request.actor.unitId }
  const standing = standingFault(procedure, action, request.action, view, place, profile)
  if (standing !== undefined) return refuse([standing])

  const fields = { ...emptied(action, view, instance, request.fields), ...circumstances.issued }
  const [first, ...others] = fieldFaults(action.fields, fields, { profile, ...circumstances })
  if (first !== undefined) return refuse([first, ...others])

  const broken = conditionFault(procedure, profile, action, view, { ...request, fields, instance }, circumstances)
  if (broken !== undefined) return refuse([broken])

  return eventsOf({ procedure, profile, action, view, request: { ...request, fields, instance }, role, circumstances })
}

function eventsOf(decision: Decision): Result<readonly CaseEvent[], Refusals> {
  const { action, view, request, role, circumstances } = decision
  const before = action.opens === undefined ? findInstance(view, action.machine, request.instance) : undefined
  const stateBefore = before?.state ?? null
  const start = decision.procedure.machines[action.machine]?.start ?? ''
  const begun: CaseEvent = {
    type: action.event,
    action: request.action,
    machine: action.machine,
    instance: request.instance,
    stateBefore,
    state: action.to ?? stateBefore ?? start,
    byPerson: request.actor.personId,
    byRole: role,
    byUnit: request.actor.unitId,
    on: circumstances.on,
    at: circumstances.at,
    fields: { ...request.fields, ...settledRoles(decision.procedure, action, view) },
    clocks: [],
    waived: overdueInstances(action, view, circumstances.on),
  }
  const marks = clockMarks(decision, begun)
  if (!marks.ok) return refuse([marks.refusal])
  return ok([{ ...begun, clocks: marks.value }, ...followingEvents(decision, begun)])
}

/** What is written anew and left empty stands empty afterwards, instead of as it was. */
function emptied(action: ActionDefinition, view: CaseView, instance: string, given: Fields): Fields {
  if (action.revises !== true) return given
  const held = findInstance(view, action.machine, instance)?.fields ?? {}
  const gone = Object.keys(action.fields).filter(
    (field) => given[field] === undefined && typeof held[field] === 'string',
  )
  return { ...Object.fromEntries(gone.map((field) => [field, ''])), ...given }
}

function conditionFault(
  procedure: Procedure,
  profile: Profile,
  action: ActionDefinition,
  view: CaseView,
  request: ActionRequest & { readonly instance: string },
  { on, at }: Pick<Circumstances, 'on' | 'at'>,
): Refusal | undefined {
  const late =
    windowFault(action, view, request.instance, on) ?? momentFault(action, request.action, view, profile, on, at)
  if (late !== undefined) return late

  const need = unmetNeed(action, view, on, profile, request.actor.unitId)
  if (need !== undefined) return need

  const roles = rolesIn(procedure, view, request.actor)
  for (const name of action.rules ?? []) {
    const rule = procedure.rules?.[name]
    if (rule === undefined) throw new Error(`procedure ${procedure.id} names a rule it does not have: ${name}`)
    const broken = rule(view, { ...request, roles }, profile)
    if (broken !== undefined) return broken
  }
  return undefined
}
