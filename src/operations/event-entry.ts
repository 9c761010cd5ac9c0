import { type CaseEvent, caseInstance } from '#engine/case-file.ts'
import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { PlacedEvent } from '#store/case-files.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'
import { isOfficialAct } from './official-act.ts'

/** An event at its place, with the kind of its case. */
export type LoggedEvent = PlacedEvent & { readonly procedure: string }

/**
 * What the log says of an event: what was done in which role, for which unit, when. Which case it was, who did it and what
 * was written are committed to, each under a salt of its own, so that no two entries of a case are linked for a stranger
 * and whoever may see the case can be shown that this entry is its own.
 */
export function eventEntryOf(placed: LoggedEvent): LedgerAct {
  const { caseId, seq, event, salt, procedure } = placed
  return {
    at: event.at,
    caseId,
    caseSeq: seq,
    payload: {
      act: 'case_event',
      v: 2,
      of: commitment(saltFor(salt, 'of'), placeOf(placed)),
      type: event.type,
      machine: event.machine,
      instance: isNamedInstance(procedure, event)
        ? event.instance
        : commitment(saltFor(salt, 'instance'), { instance: event.instance }),
      stateBefore: event.stateBefore,
      state: event.state,
      byPerson: commitment(saltFor(salt, 'byPerson'), { byPerson: event.byPerson }),
      byRole: event.byRole,
      byUnit: event.byUnit,
      on: event.on,
      at: event.at,
      content: commitment(salt, committedContent(event)),
    },
  }
}

/** Which case an event's entry is of, as it is committed to. */
export function placeOf({ caseId, seq }: Pick<PlacedEvent, 'caseId' | 'seq'>): Plain {
  return { case: caseId, seq }
}

/** What the log commits to of an event and does not say. */
export function committedContent({ fields, clocks, waived }: Pick<CaseEvent, 'fields' | 'clocks' | 'waived'>): Plain {
  return { fields, clocks: [...clocks], waived: [...waived] }
}

/** Whether an entry of the log is what the log says, or once said, of an event. */
export function isLoggedAs(placed: LoggedEvent, payload: string): boolean {
  return entryVersionsOf(placed).some((said) => payload === canonicalJson(said))
}

/** What the log says of an event, in each version of entries there has been. */
export function entryVersionsOf(placed: LoggedEvent): readonly Plain[] {
  return [eventEntryOf(placed).payload, ...firstVersions(placed)]
}

/** The case itself, a unit, or a plain number of a version: no person and no other case. */
function isNamedInstance(procedure: string, { machine, instance }: CaseEvent): boolean {
  const per = getProcedure(procedure).machines[machine]?.per
  return instance === caseInstance || per === 'unit' || /^\d+$/.test(instance)
}

/** Entries before version 2 named the case; the first of them named every person, later ones officials alone. */
function firstVersions(placed: LoggedEvent): readonly Plain[] {
  const { caseId, seq, event, salt } = placed
  const procedure = getProcedure(placed.procedure)
  const isPersons = procedure.machines[event.machine]?.per === 'person'
  const said = (who: { readonly instance: string; readonly byPerson: string }): Plain => ({
    act: 'case_event',
    case: caseId,
    seq,
    type: event.type,
    machine: event.machine,
    instance: who.instance,
    stateBefore: event.stateBefore,
    state: event.state,
    byPerson: who.byPerson,
    byRole: event.byRole,
    byUnit: event.byUnit,
    on: event.on,
    at: event.at,
    content: commitment(salt, committedContent(event)),
  })
  return [
    said({
      instance: isPersons ? commitment(salt, { instance: event.instance }) : event.instance,
      byPerson: isOfficialAct(procedure, event) ? event.byPerson : commitment(salt, { byPerson: event.byPerson }),
    }),
    said({ instance: event.instance, byPerson: event.byPerson }),
  ]
}
