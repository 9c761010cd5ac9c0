import { hoursBefore, isMoment, wallDay, wallMoment } from '#kernel/moment.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Actor, caseInstance } from './case-file.ts'
import type { ActionDefinition, HoursBefore, Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import type { Refusal } from './refusals.ts'
import type { Place } from './rule.ts'
import { type CaseView, findInstance, latestOf, listInstances, personIn, runningClock } from './view.ts'

/** Which instance an action is about: the case, the named or own unit, one's own newest, the newest or next version. */
export function instanceFor(
  procedure: Procedure,
  action: ActionDefinition,
  view: CaseView,
  request: { readonly actor: Actor; readonly instance?: string },
): string {
  const machine = procedure.machines[action.machine]
  if (machine === undefined || machine.per === 'case') return caseInstance
  if (action.opens === 'next_version') return String(listInstances(view, action.machine).length + 1)
  if (request.instance !== undefined && request.instance !== '') return request.instance
  if (machine.per === 'unit') return request.actor.unitId ?? ''
  if (machine.per === 'person') {
    const own = listInstances(view, action.machine).filter((one) => personIn(one.instance) === request.actor.personId)
    return own.at(-1)?.instance ?? ''
  }
  return latestOf(view, action.machine, machine.ownedByUnits === true ? request.actor.unitId : null)?.instance ?? ''
}

/** Why an action cannot be taken from where the case stands, before anything is filled in. */
export function standingFault(
  procedure: Procedure,
  action: ActionDefinition,
  name: string,
  view: CaseView,
  place: Place,
  profile?: Profile,
): Refusal | undefined {
  if (action.whileCase !== undefined && !action.whileCase.includes(view.state ?? '')) {
    return { code: 'action_not_available', action: name, state: view.state ?? 'none' }
  }
  return (
    stateFault(action, name, view, place.instance) ?? guardFault(procedure, action.guards ?? [], view, profile, place)
  )
}

/** A step whose time has run out, or has not come, cannot be taken, where the law says so. */
export function windowFault(
  action: ActionDefinition,
  view: CaseView,
  instance: string,
  on: PlainDate,
): Refusal | undefined {
  return earlyFault(action, view, on) ?? lateFault(action, view, instance, on)
}

function earlyFault({ notBefore }: ActionDefinition, view: CaseView, on: PlainDate): Refusal | undefined {
  if (notBefore === undefined) return undefined
  const clock = runningClock(view, notBefore, caseInstance)
  if (clock !== undefined && clock.deadline <= on) return undefined
  return { code: 'not_due_yet', clock: notBefore, deadline: clock?.deadline ?? null }
}

function lateFault(action: ActionDefinition, view: CaseView, instance: string, on: PlainDate): Refusal | undefined {
  if (action.within === undefined) return undefined
  const clock =
    view.clocks.find((one) => one.clock === action.within && one.instance === instance) ??
    runningClock(view, action.within, caseInstance)
  if (clock === undefined || on <= clock.deadline) return undefined
  return { code: 'deadline_passed', clock: clock.clock, deadline: clock.deadline }
}

/**
 * A step that ends, or begins, some hours before a moment: too late or too early for it.
 *
 * @param at - the instant; left out, the step counts as open through the whole of its last, or first, day.
 */
export function momentFault(
  action: ActionDefinition,
  name: string,
  view: CaseView,
  profile: Pick<Profile, 'amounts'> | undefined,
  on: PlainDate,
  at?: string,
): Refusal | undefined {
  const until = limitOf(action.before, view, profile)
  if (until !== undefined && !(at === undefined ? on <= wallDay(until) : at <= until)) {
    return { code: 'too_late', action: name, until: wallMoment(until) }
  }
  const from = limitOf(action.after, view, profile)
  const isOpen = from === undefined || (at === undefined ? on >= wallDay(from) : at > from)
  return isOpen ? undefined : { code: 'too_early', action: name, from: wallMoment(from) }
}

/** The instant; undefined where the case names no moment. */
function limitOf(
  limit: HoursBefore | undefined,
  view: CaseView,
  profile: Pick<Profile, 'amounts'> | undefined,
): string | undefined {
  const moment = limit === undefined ? undefined : view.facts[limit.moment]
  if (limit === undefined || typeof moment !== 'string' || !isMoment(moment)) return undefined
  return hoursBefore(moment, profile?.amounts?.[limit.hours]?.value ?? 0)
}

function stateFault(action: ActionDefinition, name: string, view: CaseView, instance: string): Refusal | undefined {
  if (action.opens !== undefined) return undefined

  const state = findInstance(view, action.machine, instance)?.state
  if (state === undefined) {
    return action.from.length === 0 ? undefined : { code: 'instance_unknown', machine: action.machine, instance }
  }
  return action.from.includes(state) ? undefined : { code: 'action_not_available', action: name, state }
}

/** The first of these guards that does not hold. */
export function guardFault(
  procedure: Procedure,
  guards: readonly string[],
  view: CaseView,
  profile: Profile | undefined,
  place: Place,
): Refusal | undefined {
  for (const name of guards) {
    const guard = procedure.guards?.[name]
    if (guard === undefined) throw new Error(`procedure ${procedure.id} names a guard it does not have: ${name}`)
    const broken = guard(view, profile, place)
    if (broken !== undefined) return broken
  }
  return undefined
}
