import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ActContext } from '#operations/act-context.ts'
import { lockContent } from '#store/content-lock.ts'
import { inFullView } from '#store/in-full-view.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { findRemovalForUpdate, type Removal, updateRemoval } from '#store/removals.ts'
import type { Db, Tx } from '#store/schema.ts'
import { carryOutRemoval } from './carry-out-removal.ts'
import { removalStepEntry } from './removal-entry.ts'
import type { RemovalRefusal } from './removal-refusal.ts'
import { authorityOver, officeFor } from './removal-rights.ts'

/** What may be done with a removal that was asked for. */
export const removalSteps = ['decide', 'confirm', 'refuse'] as const
export type RemovalStep = (typeof removalSteps)[number]

/**
 * Takes one step: the office decides what somebody asked for; a second person confirms what was decided, and only then
 * the content goes; either refuses. Nobody confirms what they decided or asked for. To decide and to confirm ask for a fresh
 * proof of who one is.
 */
export async function takeRemovalStep(
  db: Db,
  context: ActContext,
  id: string,
  step: RemovalStep,
): Promise<Result<Removal['state'], RemovalRefusal>> {
  // In full view: the words go wherever they stand, in cases this person does not see as well.
  return inFullView(db, async (tx) => {
    // A confirmation changes the record: it waits for acts under way, and they for it.
    if (step === 'confirm') await lockContent(tx, 'to_remove')
    const removal = await findRemovalForUpdate(tx, id)
    if (removal === undefined) return refuse({ code: 'removal_not_found' })
    const office = officeFor(authorityOver(removal), step === 'decide' ? 'decides' : 'confirms', context.actor)
    if (office === undefined) return refuse({ code: 'removal_not_allowed' })
    const fault = stepFault(removal, step, context.actor.personId)
    if (fault !== undefined) return refuse(fault)
    if (step !== 'refuse' && !context.isProven) return refuse({ code: 'proof_needed' })
    if (step === 'decide') return ok(await decide(tx, context, removal, office))
    if (step === 'refuse') return ok(await turnDown(tx, context, removal, office))
    return ok(await carryOutRemoval(tx, context, removal, office))
  })
}

/** The steps somebody may take with a removal as it stands. */
export function openSteps({ actor }: Pick<ActContext, 'actor'>, removal: Removal): readonly RemovalStep[] {
  const authority = authorityOver(removal)
  return removalSteps.filter(
    (step) =>
      officeFor(authority, step === 'decide' ? 'decides' : 'confirms', actor) !== undefined &&
      stepFault(removal, step, actor.personId) === undefined,
  )
}

function stepFault(removal: Removal, step: RemovalStep, personId: string): RemovalRefusal | undefined {
  const from: readonly Removal['state'][] =
    step === 'refuse' ? ['asked', 'decided'] : [step === 'decide' ? 'asked' : 'decided']
  if (!from.includes(removal.state)) return { code: 'removal_not_open' }
  const isOwn = personId === removal.decided_by || personId === removal.asked_by
  return isOwn ? { code: 'removal_needs_second' } : undefined
}

async function decide(tx: Tx, context: ActContext, removal: Removal, office: string): Promise<Removal['state']> {
  const { actor, at } = context
  await updateRemoval(tx, removal.id, {
    ...{ state: 'decided', decided_by: actor.personId, decided_as: office, decided_at: at },
  })
  await appendLedgerActs(tx, [
    removalStepEntry('removal_decided', removal, { person: actor.personId, office }, context),
  ])
  return 'decided'
}

async function turnDown(tx: Tx, context: ActContext, removal: Removal, office: string): Promise<Removal['state']> {
  const { actor, at, on } = context
  await updateRemoval(tx, removal.id, {
    ...{ state: 'refused', ended_by: actor.personId, ended_as: office, ended_on: on, ended_at: at },
  })
  await appendLedgerActs(tx, [
    removalStepEntry('removal_refused', removal, { person: actor.personId, office }, context),
  ])
  return 'refused'
}
