import type { Carry } from './carry.ts'
import type { Fields, FieldValue } from './case-file.ts'
import { kindOpened } from './kind-opened.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import { type CaseView, findInstance, listInstances } from './view.ts'

/** An act to be taken on another case: one of this id, the one a number stands for, or a new one. */
export type CarriedAct = {
  readonly action: string
  readonly target:
    | { readonly id: string }
    | { readonly number: string }
    | { readonly newId: string; readonly procedure: string }
  readonly fields: Fields
  readonly whereOpen: boolean
}

/**
 * The acts on other cases that come with an act on this one.
 *
 * @param view - the case after the act.
 * @param instance - the instance acted on.
 */
export function carriedActs(
  procedure: Procedure,
  profile: Profile,
  action: ActionDefinition,
  view: CaseView,
  instance: string,
): readonly CarriedAct[] {
  const held = { ...view.facts, ...findInstance(view, action.machine, instance)?.fields }
  return (action.carries ?? []).flatMap((carry) => {
    const fields = Object.fromEntries(
      Object.entries(carry.fields).flatMap(([field, source]): readonly (readonly [string, FieldValue])[] => {
        const value = typeof source === 'string' ? held[source] : named(procedure, profile, view, source.named)
        return value === undefined || value === '' ? [] : [[field, value]]
      }),
    )
    const shared = { action: carry.action, fields, whereOpen: carry.whereOpen === true }
    return targetsOf({ procedure, profile, action }, carry, view, held, instance).map((target) => ({
      ...shared,
      target,
    }))
  })
}

function targetsOf(
  { procedure, profile, action }: { procedure: Procedure; profile: Profile; action: ActionDefinition },
  { to }: Carry,
  view: CaseView,
  held: Fields,
  instance: string,
): readonly CarriedAct['target'][] {
  if (to === 'new_case') return [{ newId: instance, procedure: procedure.id }]
  if ('openedBy' in to) {
    const kind = kindOpened(profile, action, to.openedBy, held)
    const opened = kind === undefined ? [] : listInstances(view, to.machine)
    return opened.map((one) => ({ newId: one.instance, procedure: kind ?? '' }))
  }
  if ('numbered' in to) return [{ number: String(held[to.numbered] ?? '') }]
  return listInstances(view, to.machine)
    .filter((one) => to.in.includes(one.state))
    .map((one) => ({ id: one.instance }))
}

function named(procedure: Procedure, profile: Profile, view: CaseView, list: string): readonly string[] {
  const found = procedure.named?.[list]
  if (found === undefined) throw new Error(`procedure ${procedure.id} names a list it does not have: ${list}`)
  return found(view, profile)
}
