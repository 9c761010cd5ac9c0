import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ActContext } from '#operations/act-context.ts'
import { inFullView } from '#store/in-full-view.ts'
import { findRemoval, listOpenRemovals, type Removal } from '#store/removals.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { copiesOf } from './carry-out-removal.ts'
import { openSteps, type RemovalStep } from './decide-removal.ts'
import type { RemovalRefusal } from './removal-refusal.ts'
import { mayWorkOnRemovals } from './removal-rights.ts'

/** A removal as those see it who asked for it or have a hand in it. */
export type SeenRemoval = {
  readonly removal: Removal
  /** Names of those who asked, decided and ended it, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly steps: readonly RemovalStep[]
  /** How many places of the record would change; null once it has ended. */
  readonly reach: { readonly events: number; readonly cases: number; readonly files: number } | null
}

/** Reads a removal for whoever asked for it or may take a step with it, ever: the others learn nothing of it. */
export async function readRemoval(
  db: Db,
  context: ActContext,
  id: string,
): Promise<Result<SeenRemoval, RemovalRefusal>> {
  const removal = await findRemoval(db, id)
  if (removal === undefined) return refuse({ code: 'removal_not_found' })
  const hasHand = removal.asked_by === context.actor.personId || maySee(context, removal)
  if (!hasHand) return refuse({ code: 'removal_not_found' })

  const people = [removal.asked_by, removal.decided_by, removal.ended_by].filter((one) => one !== null)
  const isOpen = removal.state === 'asked' || removal.state === 'decided'
  return ok({
    removal,
    names: await listPersonNames(db, people),
    steps: openSteps(context, removal),
    // In full view: the words may stand in cases this person does not see; numbers alone leave it.
    reach: isOpen ? await inFullView(db, (tx) => copiesOf(tx, removal)) : null,
  })
}

/** The removals that wait and that somebody may see, oldest first. */
export async function listWaitingRemovals(
  db: Db,
  context: ActContext,
): Promise<Result<readonly Removal[], RemovalRefusal>> {
  if (!mayWorkOnRemovals(context.actor)) return refuse({ code: 'removal_not_allowed' })
  return ok((await listOpenRemovals(db)).filter((removal) => maySee(context, removal)))
}

/** Whoever could confirm it, were it not their own. */
function maySee(context: ActContext, removal: Removal): boolean {
  return openSteps(context, { ...removal, state: 'decided', asked_by: '', decided_by: '' }).includes('confirm')
}
