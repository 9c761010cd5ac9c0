import type { CaseFile } from './case-file.ts'
import { clockHolders, type Holder } from './clock-holders.ts'
import type { NoticeStep } from './notice-schedule.ts'
import type { Procedure } from './procedure.ts'
import { officeOf } from './roles.ts'
import type { CaseClock, CaseView } from './view.ts'

/** Whom a notice of a clock goes to, as the case stands: each once. */
export function noticeRecipients(
  procedure: Procedure,
  caseFile: CaseFile,
  view: CaseView,
  clock: CaseClock,
  step: NoticeStep,
): readonly Holder[] {
  const holders = clockHolders(procedure, view, clock)
  const told = step.to.flatMap((recipient): readonly Holder[] => {
    if (recipient === 'holder') return holders.map((holder) => inHand(procedure, caseFile, holder))
    if (recipient === 'holder_office') return holders
    return [{ kind: 'office', id: officeOf(procedure, recipient.office) }]
  })
  return told.filter((one, index) => told.findIndex(({ kind, id }) => kind === one.kind && id === one.id) === index)
}

/** The clerk who last acted on the case for a unit or an office; all of it while nobody has. */
function inHand(procedure: Procedure, { events }: CaseFile, holder: Holder): Holder {
  if (holder.kind === 'person') return holder
  const acted = events.findLast((event) =>
    holder.kind === 'unit'
      ? event.byUnit === holder.id
      : event.byUnit === null && officeOf(procedure, event.byRole) === holder.id,
  )
  return acted === undefined ? holder : { kind: 'person', id: acted.byPerson }
}
