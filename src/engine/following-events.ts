import { type CaseEvent, caseInstance, type Fields } from './case-file.ts'
import type { Decision } from './decision.ts'
import { type Duty, isDuty } from './duty.ts'
import { kindOpened } from './kind-opened.ts'
import type { Creation, Effect } from './procedure.ts'
import { guardFault } from './standing.ts'
import { countedFor, type Tally } from './tally.ts'
import {
  type CaseView,
  findInstance,
  type Instance,
  latestInstance,
  listInstances,
  versionIn,
  withEvents,
} from './view.ts'

/** An instance an action brings into being. */
export type NewInstance = {
  readonly machine: string
  readonly instance: string
  readonly state: string
  readonly duty: Duty | null
  readonly fields: Fields
  readonly event: string
}

/** A move that follows from an act, with the instances it takes along. */
export type Move = { readonly effect: Effect; readonly instances: readonly Instance[] }

/** The events on coupled machines that follow from an action's own event, in declared order. */
export function followingEvents(decision: Decision, own: CaseEvent): readonly CaseEvent[] {
  const moved = movesOf(decision, own).flatMap(({ effect, instances }) =>
    instances.map((instance) => movedEvent(own, effect, instance)),
  )
  return [...createdEvents(decision, own), ...moved]
}

/**
 * The moves that are due once an action's own event has happened. What moves is what stood there before the act:
 * what the act itself brings into being stays where it begins.
 */
export function movesOf(decision: Decision, own: CaseEvent): readonly Move[] {
  const effects = decision.action.effects ?? []
  if (effects.length === 0) return []
  const moves: Move[] = []
  let after = withEvents(decision.view, [own, ...createdEvents(decision, own)])
  for (const effect of effects) {
    if (!isDue(decision, effect, after)) continue
    const instances = movedBy(decision, effect)
    moves.push({ effect, instances })
    after = withEvents(
      after,
      instances.map((instance) => movedEvent(own, effect, instance)),
    )
  }
  return moves
}

function createdEvents(decision: Decision, own: CaseEvent): readonly CaseEvent[] {
  return newInstances(decision).map((one) => ({
    ...own,
    type: one.event,
    machine: one.machine,
    instance: one.instance,
    stateBefore: findInstance(decision.view, one.machine, one.instance)?.state ?? null,
    state: one.state,
    fields: one.duty === null ? one.fields : { duty: one.duty, ...one.fields },
    clocks: [],
    waived: [],
  }))
}

function movedEvent(own: CaseEvent, effect: Effect, { instance, state }: Instance): CaseEvent {
  return {
    ...own,
    type: effect.event,
    machine: effect.machine,
    instance,
    stateBefore: state,
    state: effect.to,
    fields: {},
    clocks: [],
    waived: [],
  }
}

/** The assignments and the like that an action creates, for the units or persons it names. */
export function newInstances(decision: Decision): readonly NewInstance[] {
  return (decision.action.creates ?? []).flatMap((creation) =>
    namedIn(decision, creation).map((instance) => ({
      machine: creation.machine,
      instance: idOf(decision, creation, instance),
      state: creation.state ?? decision.procedure.machines[creation.machine]?.start ?? '',
      duty: dutyOf(decision, creation),
      fields: fieldsOf(decision, creation),
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

/** True when what an effect waits for has happened: the act, and the effects before it, counted in. */
function isDue(decision: Decision, effect: Effect, after: CaseView): boolean {
  const { procedure, profile, request } = decision
  const comesOut = (tally: Tally) => countedFor(tally, after, profile).met
  const { onceAll, onceMet = [], onceShort, guards = [] } = effect
  if (onceAll !== undefined && !comesOut({ ...onceAll, quantity: 'all' })) return false
  if (!onceMet.every(comesOut) || (onceShort !== undefined && comesOut(onceShort))) return false
  const place = { instance: request.instance, unit: request.actor.unitId }
  return guardFault(procedure, guards, after, profile, place) === undefined
}

function dutyOf({ request }: Decision, creation: Creation): Duty | null {
  if (creation.duty === undefined) return null
  if (typeof creation.duty === 'string') return creation.duty
  const given = request.fields[creation.duty.field]
  return isDuty(given) ? given : 'joint'
}

function fieldsOf({ request }: Decision, { fields }: Creation): Fields {
  return Object.fromEntries(
    Object.entries(fields ?? {}).flatMap(([name, field]) => {
      const value = request.fields[field]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
}

function movedBy({ procedure, profile, view, request }: Decision, effect: Effect): readonly Instance[] {
  const { which } = effect
  if (which === 'latest') {
    const latest = latestInstance(view, effect.machine)
    return latest !== undefined && effect.from.includes(latest.state) ? [latest] : []
  }
  const { unitId } = request.actor
  const candidates = listInstances(view, which === 'case' ? caseInstance : effect.machine, effect.duty).filter((one) =>
    effect.from.includes(one.state),
  )
  if (which === 'own') return candidates.filter((one) => one.instance === unitId)
  if (which === 'own_versions') {
    const versions = procedure.machines[effect.machine]?.ofVersions ?? effect.machine
    return candidates.filter((one) => findInstance(view, versions, versionIn(one.instance))?.unit === unitId)
  }
  if (typeof which === 'string') return candidates
  const named = procedure.named?.[which.named]
  if (named === undefined) throw new Error(`procedure ${procedure.id} names a list it does not have: ${which.named}`)
  const ids = named(view, profile)
  return candidates.filter((one) => ids.includes(one.instance))
}
