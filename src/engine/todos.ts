import type { PlainDate } from '#kernel/plain-date.ts'
import { caseInstance } from './case-file.ts'
import { candidatesFor } from './offers.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import { officeOf, partiesOf, rolesMeant } from './roles.ts'
import type { Place } from './rule.ts'
import { standingFault } from './standing.ts'
import { type CaseView, findInstance, listInstances, personIn } from './view.ts'

/** A next step somebody is expected to take. */
export type Todo = {
  readonly action: string
  readonly instance: string
  readonly holderKind: 'office' | 'person' | 'unit'
  /** Office code, person id or unit id. */
  readonly holder: string
  readonly since: PlainDate | null
  readonly deadline: PlainDate | null
}

type Holder = Pick<Todo, 'holderKind' | 'holder'>

/** Who is expected to do what next, by the procedure's main actions. Inboxes are made of these. */
export function todosOf(procedure: Procedure, view: CaseView): readonly Todo[] {
  return Object.entries(procedure.actions).flatMap(([name, action]) => {
    if (action.main !== true) return []
    return candidatesFor(procedure, action, view).flatMap((instance) =>
      holdersOf(procedure, action, view, instance)
        .filter((holder) => standingFault(procedure, action, name, view, placeOf(instance, holder)) === undefined)
        .map((holder) => ({
          action: name,
          instance,
          ...holder,
          since: findInstance(view, action.machine, instance)?.since ?? null,
          deadline: deadlineOf(action, view, instance, holder),
        })),
    )
  })
}

function placeOf(instance: string, { holderKind, holder }: Holder): Place {
  return { instance, unit: holderKind === 'unit' ? holder : null }
}

function holdersOf(
  procedure: Procedure,
  action: ActionDefinition,
  view: CaseView,
  instance: string,
): readonly Holder[] {
  return rolesMeant(procedure, action.by, view).flatMap((code): readonly Holder[] => {
    const role = procedure.roles[code]
    if (role === undefined) return []
    if (role.held === 'office') return [{ holderKind: 'office', holder: officeOf(procedure, code) }]
    if (role.held === 'self') return [{ holderKind: 'person', holder: personIn(instance) }]
    if (role.held === 'party')
      return partiesOf(view, role.fact, role.on).map((holder) => ({ holderKind: 'person', holder }))

    if (role.held !== 'unit') return []
    const owner = ownerOf(procedure, action, view, instance)
    return listInstances(view, 'assignment', role.duty)
      .filter((one) => one.state !== 'returned' && (owner === undefined || one.instance === owner))
      .map((one) => ({ holderKind: 'unit', holder: one.instance }))
  })
}

/** The only unit that may act on an instance; undefined where any may. */
function ownerOf(procedure: Procedure, action: ActionDefinition, view: CaseView, instance: string): string | undefined {
  const machine = procedure.machines[action.machine]
  if (machine?.per === 'unit') return instance
  return machine?.ownedByUnits === true ? (findInstance(view, action.machine, instance)?.unit ?? undefined) : undefined
}

/**
 * The deadline of a clock this very action stops. Units and offices else watch the first one that runs for the
 * instance or the case; what a person is asked for has no deadline but its own.
 */
function deadlineOf(
  action: ActionDefinition,
  view: CaseView,
  instance: string,
  { holderKind, holder }: Holder,
): PlainDate | null {
  const duty = holderKind === 'unit' ? findInstance(view, 'assignment', holder)?.duty : null
  const places = [instance, caseInstance, ...(duty === 'separate' ? [holder] : [])]
  const running = view.clocks.filter((clock) => clock.stoppedOn === null && places.includes(clock.instance))
  const stopped = running.filter((clock) => action.stops?.includes(clock.clock))
  const watched = stopped.length > 0 || holderKind === 'person' ? stopped : running.filter((clock) => !clock.window)
  return watched.map((clock) => clock.deadline).sort()[0] ?? null
}
