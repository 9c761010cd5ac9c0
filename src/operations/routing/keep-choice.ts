import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { findInstance, textOf, viewOf } from '#engine/view.ts'
import type { Chance } from '#operations/act-context.ts'
import { getProcedure } from '#procedures/installed.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { insertLessons } from '#store/routing.ts'
import { findProposal, insertChoice, insertHandBack, type RoutingProposal } from '#store/routing-proposals.ts'
import type { Tx } from '#store/schema.ts'
import { choiceEntry, handBackEntry } from './answer-entry.ts'
import { standingOf } from './case-standing.ts'
import { proposedInstead } from './proposed-instead.ts'
import { isHandingBack, unitFieldsOf } from './unit-fields.ts'

type Acted = { readonly caseFile: CaseFile; readonly events: readonly CaseEvent[] }

/**
 * Keeps beside what was proposed for a case whom somebody gave it to, or which unit it should go to as the one that hands it
 * back says, in the act's own transaction. Another unit given it than the one proposed is a correction, and learned from at once.
 */
export async function keepChoice(tx: Tx, chance: Chance, acted: Acted, act: number): Promise<void> {
  const given = acted.events.filter(({ machine, stateBefore }) => machine === 'assignment' && stateBefore === null)
  const named = unitNamedInstead(acted)
  if (given.length === 0 && named === undefined) return
  const proposal = await findProposal(tx, standingOf(acted.caseFile))
  if (proposal === undefined) return
  if (named !== undefined) {
    const { duty } = findInstance(viewOf(acted.caseFile), 'assignment', named.by_unit) ?? { duty: null }
    const row = { ...named, ...answerTo(proposedInstead(proposal, duty), act), salt: chance.salt() }
    await insertHandBack(tx, row)
    await appendLedgerActs(tx, [handBackEntry(row, dayOf(acted))])
  } else await keepGiven(tx, chance, acted, given, proposal, act)
}

async function keepGiven(
  tx: Tx,
  chance: Chance,
  { caseFile, events }: Acted,
  given: readonly CaseEvent[],
  proposal: RoutingProposal,
  act: number,
): Promise<void> {
  const leader = leaderOf(events) ?? given[0]?.instance ?? ''
  const row = {
    ...answerTo(proposal, act),
    chosen_unit: leader,
    chosen_joint_units: given.map(({ instance }) => instance).filter((unit) => unit !== leader),
    chosen_at: given[0]?.at ?? '',
    salt: chance.salt(),
  }
  if (await insertChoice(tx, row)) await appendLedgerActs(tx, [choiceEntry(row, dayOf({ events }))])
  if (proposal.lead_unit === null || proposal.lead_unit === leader) return
  await insertLessons(tx, [{ case_id: caseFile.id, act, procedure: caseFile.procedure, reason: 'corrected' }])
}

const dayOf = ({ events }: Pick<Acted, 'events'>): string => events[0]?.on ?? ''

function answerTo({ id, lead_unit, procedure }: RoutingProposal, act: number) {
  return { proposal_id: id, act, procedure, proposed_unit: lead_unit }
}

/** The unit a case should go to, as the one that hands it back says; undefined for another act, and where it names none. */
function unitNamedInstead({ caseFile, events }: Acted) {
  const [first] = events
  const action = getProcedure(caseFile.procedure).actions[first?.action ?? '']
  if (first === undefined || action === undefined || !isHandingBack(action)) return undefined
  const unit = textOf(first.fields[unitFieldsOf(action)?.first ?? ''])
  return unit === '' ? undefined : { by_unit: first.instance, named_unit: unit, named_at: first.at }
}

/** Whom the act names first: the unit that leads, the one given a case later, or the first of several. */
function leaderOf(events: readonly CaseEvent[]): string | undefined {
  const named = events.flatMap(({ fields }) => [fields.leadUnit, fields.unit, fields.firstUnit])
  return named.find((unit): unit is string => typeof unit === 'string' && unit !== '')
}
