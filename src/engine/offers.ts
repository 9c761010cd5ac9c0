import type { PlainDate } from '#kernel/plain-date.ts'
import { type Actor, caseInstance } from './case-file.ts'
import { unmetNeed } from './needs.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import type { Refusal } from './refusals.ts'
import { roleOn, rolesIn, rolesMeant } from './roles.ts'
import { momentFault, standingFault, windowFault } from './standing.ts'
import { type CaseView, latestInstance, listInstances } from './view.ts'

/** An action a person may take on a case now. */
export type Offer = {
  readonly action: string
  readonly instance: string
  readonly role: string
  /** What has to happen first, e.g. missing joint opinions; null when it can be taken at once. */
  readonly waitsFor: Refusal | null
}

/** The actions open to a person as the case stands, in declared order. The page and the API ask nothing else. */
export function offersFor(
  procedure: Procedure,
  view: CaseView,
  actor: Actor,
  on: PlainDate,
  profile?: Profile,
): readonly Offer[] {
  // Whoever has no part in a case, as most, is asked about no action; the roles are the same for every one.
  const has = new Set(rolesIn(procedure, view, actor))
  if (has.size === 0) return []
  return Object.entries(procedure.actions).flatMap(([name, action]) => {
    if (action.unoffered === true) return []
    const held = rolesMeant(procedure, action.by, view).filter((code) => has.has(code))
    if (held.length === 0) return []
    return candidatesFor(procedure, action, view).flatMap((instance) => {
      const role = roleOn(procedure, action, view, actor, instance, held)
      if (role === undefined) return []
      const place = { instance, unit: actor.unitId }
      const fault = standingFault(procedure, action, name, view, place, profile)
      if (fault !== undefined && !isWait(action, fault)) return []
      if (windowFault(action, view, instance, on) !== undefined) return []
      if (momentFault(action, name, view, profile, on) !== undefined) return []
      return [
        { action: name, instance, role, waitsFor: fault ?? unmetNeed(action, view, on, profile, actor.unitId) ?? null },
      ]
    })
  })
}

function isWait({ waitsBy = [] }: ActionDefinition, fault: Refusal): boolean {
  return fault.code === 'rule_broken' && waitsBy.includes(fault.rule)
}

/** The instances an action could be about: the case, each unit or person, the newest version or each unit's, the next one. */
export function candidatesFor(procedure: Procedure, action: ActionDefinition, view: CaseView): readonly string[] {
  if (action.opens === 'instance') return ['']
  const machine = procedure.machines[action.machine]
  const per = machine?.per
  if (per === 'case') return [caseInstance]
  if (action.opens === 'next_version') return [String(listInstances(view, action.machine).length + 1)]
  if (per === 'version' && machine?.ownedByUnits === true) {
    const newest = new Map(listInstances(view, action.machine).map((one) => [one.unit, one.instance]))
    return [...newest.values()]
  }
  if (per === 'version') {
    const latest = latestInstance(view, action.machine)
    return latest === undefined ? [] : [latest.instance]
  }
  return listInstances(view, action.machine).map((one) => one.instance)
}
