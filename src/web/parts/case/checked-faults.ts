import type { Actor, Fields } from '#engine/case-file.ts'
import { fieldFaults } from '#engine/fields.ts'
import type { Refusal } from '#engine/refusals.ts'
import { rolesIn } from '#engine/roles.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { AskedAct } from './asked-act.ts'

/**
 * What can be found wrong with a form before it is sent: every field by its declaration, and the act's own rules.
 * Whether a case of a number is there is looked up with the act itself.
 */
export function checkedFaults(
  { act, roster, context }: AskedAct,
  actor: Actor,
  fields: Fields,
  on: PlainDate,
): readonly Refusal[] {
  const kinds = { unit: roster.units, person: roster.people, leader: roster.leaders, session: roster.sessions }
  // Numbers are handed out with the act itself; here they only must not count as missing.
  const issued = Object.entries(act.action.fields).flatMap(([field, { type }]) =>
    type === 'issued_number' ? [[field, '-'] as const] : [],
  )
  const faults = fieldFaults(
    act.action.fields,
    { ...fields, ...Object.fromEntries(issued) },
    { profile: context.seen.profile, on, isKnown: (kind, id) => kind === 'case' || kinds[kind].has(id) },
  )
  if (faults.length > 0) return faults

  const { view, replies } = context.seen
  const whole = { ...view, instances: [...view.instances, ...replies] }
  const request = { action: act.name, actor, fields, roles: rolesIn(act.procedure, whole, actor) }
  return (act.action.rules ?? []).flatMap((name) => {
    const broken = act.procedure.rules?.[name]?.(whole, request, context.seen.profile)
    return broken === undefined ? [] : [broken]
  })
}
