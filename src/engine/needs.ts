import type { PlainDate } from '#kernel/plain-date.ts'
import type { ActionDefinition } from './procedure.ts'
import type { Profile } from './profile.ts'
import type { Refusal } from './refusals.ts'
import { countedFor, type Need } from './tally.ts'
import { type CaseView, type Instance, listInstances, runningClock } from './view.ts'

/**
 * The first of an action's needs that is not met, as a refusal naming who is waited for. Without a profile no number
 * that a law sets holds an action up.
 *
 * @param unit - the acting unit, whose own instance an 'own' need is about.
 */
export function unmetNeed(
  action: ActionDefinition,
  view: CaseView,
  on: PlainDate,
  profile: Pick<Profile, 'amounts'> = {},
  unit: string | null = null,
): Refusal | undefined {
  for (const need of action.needs ?? []) {
    const counts = (one: Instance) => need.in.includes(one.state) || isPast(need, view, one, on)
    const { met, lacking, counted, needed } = countedFor(need, view, profile, { counts, unit })
    if (met) continue
    return typeof need.quantity === 'string' && need.quantity !== 'more_than_half'
      ? { code: 'waiting_for', what: need.what, instances: lacking.map((one) => one.instance) }
      : { code: 'too_few', what: need.what, counted, needed }
  }
  return undefined
}

/** Instances that no longer hold an action up because their own time has run out: recorded with the act. */
export function overdueInstances(action: ActionDefinition, view: CaseView, on: PlainDate): readonly string[] {
  return (action.needs ?? []).flatMap((need) =>
    listInstances(view, need.machine, need.duty)
      .filter((one) => !need.in.includes(one.state) && isPast(need, view, one, on))
      .map((one) => `${need.what}:${one.instance}`),
  )
}

function isPast(need: Need, view: CaseView, instance: Instance, on: PlainDate): boolean {
  return (need.unlessClockPast ?? []).some((name) => {
    const clock = runningClock(view, name, instance.instance)
    return clock !== undefined && clock.deadline < on
  })
}
