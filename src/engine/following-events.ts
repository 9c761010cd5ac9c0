import { type CaseEvent, caseInstance } from './case-file.ts'
import type { Decision } from './decision.ts'
import type { Creation, Effect } from './procedure.ts'
import { type Instance, latestInstance, listInstances } from './view.ts'

/** An instance an action brings into being. */
export type NewInstance = {
  readonly machine: string
  readonly instance: string
  readonly duty: 'lead' | 'joint'
  readonly event: string
}

/** The events on coupled machines that follow from an action's own event, in declared order. */
export function followingEvents(decision: Decision, own: CaseEvent): readonly CaseEvent[] {
  const { procedure, action, view } = decision
  const created = newInstances(decision).map((one) => ({
    ...own,
    type: one.event,
    machine: one.machine,
    instance: one.instance,
    stateBefore: listInstances(view, one.machine).find((old) => old.instance === one.instance)?.state ?? null,
    state: procedure.machines[one.machine]?.start ?? '',
    fields: { duty: one.duty },
    clocks: [],
    waived: [],
  }))
  const moved = (action.effects ?? []).flatMap((effect) =>
    movedBy(decision, effect).map((instance) => ({
      ...own,
      type: effect.event,
      machine: effect.machine,
      instance: instance.instance,
      stateBefore: instance.state,
      state: effect.to,
      fields: {},
      clocks: [],
      waived: [],
    })),
  )
  return [...created, ...moved]
}

/** The assignments and the like that an action creates, from the units named in its fields. */
export function newInstances(decision: Decision): readonly NewInstance[] {
  return (decision.action.creates ?? []).flatMap((creation) =>
    namedIn(decision, creation).map((instance) => ({
      machine: creation.machine,
      instance,
      duty: dutyOf(decision, creation),
      event: creation.event,
    })),
  )
}

function namedIn({ request }: Decision, creation: Creation): readonly string[] {
  const value = request.fields[creation.field]
  if (typeof value === 'string' && value !== '') return [value]
  return Array.isArray(value) ? value : []
}

function dutyOf({ request }: Decision, creation: Creation): 'lead' | 'joint' {
  if (typeof creation.duty === 'string') return creation.duty
  return request.fields[creation.duty.field] === 'lead' ? 'lead' : 'joint'
}

function movedBy({ view }: Decision, effect: Effect): readonly Instance[] {
  if (effect.which === 'latest') {
    const latest = latestInstance(view, effect.machine)
    return latest !== undefined && effect.from.includes(latest.state) ? [latest] : []
  }
  const candidates = listInstances(view, effect.which === 'case' ? caseInstance : effect.machine, effect.duty)
  return candidates.filter((one) => effect.from.includes(one.state))
}
