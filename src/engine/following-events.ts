import { type CaseEvent, caseInstance } from './case-file.ts'
import type { Decision } from './decision.ts'
import { kindOpened } from './kind-opened.ts'
import type { Creation, Effect } from './procedure.ts'
import { countedFor, type Tally } from './tally.ts'
import { findInstance, type Instance, latestInstance, listInstances } from './view.ts'

/** An instance an action brings into being. */
export type NewInstance = {
  readonly machine: string
  readonly instance: string
  readonly state: string
  readonly duty: 'lead' | 'joint' | null
  readonly event: string
}

/** The events on coupled machines that follow from an action's own event, in declared order. */
export function followingEvents(decision: Decision, own: CaseEvent): readonly CaseEvent[] {
  const { action, view } = decision
  const created = newInstances(decision).map((one) => ({
    ...own,
    type: one.event,
    machine: one.machine,
    instance: one.instance,
    stateBefore: findInstance(view, one.machine, one.instance)?.state ?? null,
    state: one.state,
    fields: one.duty === null ? {} : { duty: one.duty },
    clocks: [],
    waived: [],
  }))
  const effects = (action.effects ?? []).filter((effect) => isDue(decision, effect))
  const moved = effects.flatMap((effect) =>
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

/** The assignments and the like that an action creates, for the units or persons it names. */
export function newInstances(decision: Decision): readonly NewInstance[] {
  return (decision.action.creates ?? []).flatMap((creation) =>
    namedIn(decision, creation).map((instance) => ({
      machine: creation.machine,
      instance: idOf(decision, creation, instance),
      state: creation.state ?? decision.procedure.machines[creation.machine]?.start ?? '',
      duty: dutyOf(decision, creation),
      event: creation.event,
    })),
  )
}

function namedIn(decision: Decision, { of }: Creation): readonly string[] {
  const { procedure, profile, view, request } = decision
  if ('named' in of) {
    const named = procedure.named?.[of.named]
    if (named === undefined) throw new Error(`procedure ${procedure.id} names a list it does not have: ${of.named}`)
    return named(view, profile)
  }
  if ('actedOn' in of) return [request.instance]
  if ('openedBy' in of) return openedCase(decision, of.openedBy)
  const value = request.fields[of.field]
  if (typeof value === 'string' && value !== '') return [value]
  return Array.isArray(value) ? value : []
}

/** The id of the new case, where the chosen code opens a kind there can be a case of. */
function openedCase({ profile, action, request, circumstances }: Decision, field: string): readonly string[] {
  const kind = kindOpened(profile, action, field, request.fields)
  const { newCase } = circumstances
  return kind !== undefined && newCase?.kinds.includes(kind) === true ? [newCase.id] : []
}

/** The version is the one acted on, or the newest there is. */
function idOf({ procedure, action, view, request }: Decision, { machine }: Creation, named: string): string {
  const versions = procedure.machines[machine]?.ofVersions
  if (versions === undefined) return named
  const version = action.machine === versions ? request.instance : latestInstance(view, versions)?.instance
  return `${version ?? ''}/${named}`
}

/** True when an effect that waits for how many instances stand where need wait no longer, this act counted in. */
export function isDue({ action, view, profile, request }: Decision, effect: Effect): boolean {
  const after = (one: Instance) =>
    action.machine === one.machine && request.instance === one.instance ? (action.to ?? one.state) : one.state
  const comesOut = (tally: Tally) => countedFor(tally, view, profile, (one) => tally.in.includes(after(one))).met
  const { onceAll, onceMet = [], onceShort } = effect
  if (onceAll !== undefined && !comesOut({ ...onceAll, quantity: 'all' })) return false
  return onceMet.every(comesOut) && (onceShort === undefined || !comesOut(onceShort))
}

function dutyOf({ request }: Decision, creation: Creation): 'lead' | 'joint' | null {
  if (creation.duty === undefined) return null
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
