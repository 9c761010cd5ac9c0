import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import type { ActionDefinition } from '#engine/procedure.ts'
import { type CaseView, listInstances, viewOf } from '#engine/view.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { Standing } from '#store/routing-proposals.ts'
import { writtenFields } from './routed-text.ts'
import { unitFieldsOf } from './unit-fields.ts'

/** Since when a case says what it says and the same units have had it: what is proposed for it holds from then on. */
export function standingOf({ id, procedure, events }: CaseFile): Standing {
  const written = new Set(writtenFields(getProcedure(procedure)))
  const since = events.findLastIndex(({ machine, stateBefore, fields }) =>
    machine === 'case' ? Object.keys(fields).some((field) => written.has(field)) : isGiven(machine, stateBefore),
  )
  return { caseId: id, since: since + 1, version: events.length }
}

function isGiven(machine: string, stateBefore: string | null): boolean {
  return machine === 'assignment' && stateBefore === null
}

/** True where somebody may give the case to a unit now, or a unit that has it may hand it back. */
export function isToBeGiven(view: CaseView): boolean {
  return Object.values(getProcedure(view.procedure).actions).some(
    (action) => action.past !== true && unitFieldsOf(action) !== undefined && standsFor(action, view),
  )
}

function standsFor({ machine, from, whileCase }: ActionDefinition, view: CaseView): boolean {
  if (machine === 'case') return view.state !== null && from.includes(view.state)
  if (whileCase?.includes(view.state ?? '') === false) return false
  return listInstances(view, machine).some(({ state }) => from.includes(state))
}

/** Whether new events of a case ask for a proposal: it came to where it is to be given, or says something else there. */
export function wantsProposal(file: CaseFile, events: readonly CaseEvent[]): boolean {
  const after = { ...file, events: [...file.events, ...events] }
  const isMoved = events.some(({ machine, state, stateBefore }) => machine === 'case' && state !== stateBefore)
  return (isMoved || standingOf(after).since > file.events.length) && isToBeGiven(viewOf(after))
}
