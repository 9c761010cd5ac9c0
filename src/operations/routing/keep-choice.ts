import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { findProposal, insertChoice, insertLessons } from '#store/routing.ts'
import type { Tx } from '#store/schema.ts'

/**
 * Keeps beside what was proposed for a case whom somebody gave it to, in the act's own transaction. Another unit than the
 * one proposed is a correction, and learned from at once.
 */
export async function keepChoice(
  tx: Tx,
  { caseFile, events }: { readonly caseFile: CaseFile; readonly events: readonly CaseEvent[] },
  act: number,
): Promise<void> {
  const given = events.filter(({ machine, stateBefore }) => machine === 'assignment' && stateBefore === null)
  const [first] = events
  if (given.length === 0 || first === undefined) return
  const proposal = await findProposal(tx, caseFile.id, caseFile.events.length)
  if (proposal === undefined) return
  const leader = leaderOf(events) ?? given[0]?.instance ?? ''
  const { procedure } = caseFile
  await insertChoice(tx, {
    proposal_id: proposal.id,
    act,
    procedure,
    proposed_unit: proposal.lead_unit,
    chosen_unit: leader,
    chosen_joint_units: JSON.stringify(given.map(({ instance }) => instance).filter((unit) => unit !== leader)),
    chosen_at: first.at,
  })
  if (proposal.lead_unit === null || proposal.lead_unit === leader) return
  await insertLessons(tx, [{ case_id: caseFile.id, act, procedure, reason: 'corrected' }])
}

/** Whom the act names first: the unit that leads, the one given a case later, or the first of several. */
function leaderOf(events: readonly CaseEvent[]): string | undefined {
  const named = events.flatMap(({ fields }) => [fields.leadUnit, fields.unit, fields.firstUnit])
  return named.find((unit): unit is string => typeof unit === 'string' && unit !== '')
}
