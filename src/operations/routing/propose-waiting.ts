import { forgetWantedProposals, listWantedProposals } from '#store/routing-wanted.ts'
import type { Db } from '#store/schema.ts'
import { keepProposals, type Proposing } from './keep-proposals.ts'

/** So many cases are proposed for at a time. */
const together = 50

/** A case nothing could be proposed for, and why. */
type ProposalFault = { readonly caseId: string; readonly fault: unknown }

/**
 * Makes and keeps the proposals that acts have asked for since it last looked, and says for how many cases. A case that goes
 * wrong holds up no other: for it units are proposed when somebody asks.
 */
export async function proposeWaiting(
  db: Db,
  proposing: Proposing,
): Promise<{ readonly cases: number; readonly faults: readonly ProposalFault[] }> {
  const wanted = await db.transaction().execute((tx) => listWantedProposals(tx, together))
  if (wanted.length === 0) return { cases: 0, faults: [] }
  const ids = wanted.map(({ caseId }) => caseId)
  const faults = await keepProposals(db, ids, proposing).then(
    () => [],
    () => oneByOne(db, ids, proposing),
  )
  await db.transaction().execute((tx) => forgetWantedProposals(tx, wanted))
  return { cases: wanted.length - faults.length, faults }
}

async function oneByOne(db: Db, ids: readonly string[], proposing: Proposing): Promise<readonly ProposalFault[]> {
  const faults: ProposalFault[] = []
  for (const caseId of ids) {
    await keepProposals(db, [caseId], proposing).catch((fault: unknown) => faults.push({ caseId, fault }))
  }
  return faults
}
