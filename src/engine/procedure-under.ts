import type { ActionDefinition, FieldDefinition, Procedure, Requirement, RoleDefinition } from './procedure.ts'
import type { Profile } from './profile.ts'
import { holds } from './profile-condition.ts'

/**
 * The procedure as one place's law has it: without the actions, clock starts and fields that the law does not know,
 * with the fields that its codes demand and the roles that it names. Events, labels and states stay, so that records are read as before.
 */
export function procedureUnder(procedure: Procedure, profile: Profile): Procedure {
  const actions = Object.entries(procedure.actions)
    .filter(([, action]) => isKnown(action, profile))
    .map(([name, action]) => [name, actionUnder(action, profile)] as const)
  const roles = Object.entries(procedure.roles).map(([code, role]) => [code, roleUnder(role, profile)] as const)
  return { ...procedure, roles: Object.fromEntries(roles), actions: Object.fromEntries(actions) }
}

function roleUnder(role: RoleDefinition, profile: Profile): RoleDefinition {
  return role.held === 'named' ? { ...role, as: role.as.filter(({ where }) => holds(where, profile)) } : role
}

function actionUnder(action: ActionDefinition, profile: Profile): ActionDefinition {
  const fields = Object.entries(action.fields)
    .filter(([, field]) => field.type !== 'code' || field.optionalList !== true || !isEmpty(profile, field.list))
    .filter(([, field]) => holds(field.where, profile))
    .map(([name, field]) => [name, fieldUnder(name, field, action, profile)] as const)
  const starts = action.starts?.filter((start) => holds(start.where, profile))
  return { ...action, fields: Object.fromEntries(fields), ...(starts === undefined ? {} : { starts }) }
}

function isKnown({ where }: ActionDefinition, profile: Profile): boolean {
  if (where === undefined || !('clock' in where)) return holds(where, profile)
  return (profile.clocks[where.clock] ?? null) !== null
}

function isEmpty(profile: Profile, list: string): boolean {
  return (profile.lists[list] ?? []).length === 0
}

function fieldUnder(name: string, field: FieldDefinition, action: ActionDefinition, profile: Profile): FieldDefinition {
  const { required, ...others } = field
  if (required === undefined || required === true) return field
  if ('where' in required)
    return holds(required.where, profile) ? { ...others, required: { unless: required.unless } } : others
  if (!('demandedByCode' in required)) return field
  const settled = settledRequirement(name, required.field, action, profile)
  return settled === undefined ? others : { ...others, required: settled }
}

function settledRequirement(
  name: string,
  other: string,
  action: ActionDefinition,
  profile: Profile,
): Requirement | undefined {
  const asked = action.fields[other]
  const entries = asked?.type === 'code' ? (profile.lists[asked.list] ?? []) : []
  const codes = entries.filter((entry) => entry.demands?.includes(name) === true).map((entry) => entry.code)
  return codes.length === 0 ? undefined : { field: other, in: codes }
}
