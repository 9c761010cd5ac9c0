import type { Actor, CaseFile, Fields } from '#engine/case-file.ts'
import { decide, type Refusals } from '#engine/decide.ts'
import { offersFor } from '#engine/offers.ts'
import { findInstance, viewOf } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import type { Law } from '#procedures/profiles.ts'
import { plainCalendar } from './small-city.ts'

/** One case of any kind put to the engine act by act, without a database. */
export function openDesk({ procedure, profile }: Law) {
  let file: CaseFile = { id: 'c1', procedure: procedure.id, profile: profile.id, events: [] }
  let at = '2026-01-12T02:00:00.000Z'
  let acts = 0
  const day = () => plainDate(at.slice(0, 10))
  const tried = (actor: Actor, action: string, fields: Fields = {}, instance?: string) => {
    acts += 1
    const declared = procedure.actions[action]
    const asked = Object.entries(declared?.fields ?? {})
    const numbered = asked.filter(([, field]) => field.type === 'issued_number')
    const isLink = procedure.machines[declared?.machine ?? '']?.per === 'linked_case'
    const about = instance ?? (isLink ? `link-${acts}` : undefined)
    return decide(
      procedure,
      profile,
      file,
      { action, actor, fields, ...(about === undefined ? {} : { instance: about }) },
      {
        on: day(),
        at,
        calendar: plainCalendar,
        isKnown: () => true,
        issued: Object.fromEntries(numbered.map(([field]) => [field, `N${acts}`])),
        newCase: { id: `new-${acts}`, kinds: ['suggestion', 'proposal'] },
      },
    )
  }
  return {
    /** @throws when the act is refused. */
    act: (who: Actor, action: string, fields?: Fields, instance?: string) => {
      const decided = tried(who, action, fields, instance)
      if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
      file = { ...file, events: [...file.events, ...decided.value] }
    },
    /** The refusals of an act, which is not taken. @throws when it would be. */
    refused: (who: Actor, action: string, fields?: Fields, instance?: string): Refusals => {
      const decided = tried(who, action, fields, instance)
      if (decided.ok) throw new Error(`${action} was not refused`)
      return decided.refusal
    },
    /** A day at ten in the morning, or a minute of it by the clock on the wall. */
    setTime: (time: string) => {
      at = new Date(`${time.length === 10 ? `${time}T10:00` : time}:00+08:00`).toISOString()
    },
    view: () => viewOf(file),
    events: () => file.events,
    state: () => viewOf(file).state,
    stateOf: (machine: string, instance: string) => findInstance(viewOf(file), machine, instance)?.state,
    statesOf: (machine: string) =>
      viewOf(file)
        .instances.filter((one) => one.machine === machine)
        .map((one) => one.state),
    offered: (who: Actor) => offersFor(procedure, viewOf(file), who, day(), profile).map((offer) => offer.action),
    clock: (clock: string, instance = 'case') =>
      viewOf(file).clocks.find((one) => one.clock === clock && one.instance === instance && one.stoppedOn === null)
        ?.deadline,
  }
}

/** Somebody of the invented town by name; a person, an office or a unit's clerk. */
export const someone = {
  person: (personId: string, ...offices: string[]): Actor => ({ personId, offices, unitId: null }),
  office: (office: string): Actor => ({ personId: `p-${office}`, offices: [office], unitId: null }),
  unit: (unitId: string): Actor => ({ personId: `p-${unitId}`, offices: [], unitId }),
} as const
