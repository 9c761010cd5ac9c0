import type { Actor } from '#engine/case-file.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { listModelCalls, type ModelCallMade, type ModelProposalRow } from '#store/model-calls.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { standsIn } from './decide-proposal.ts'

/** What a model was asked about a reading, newest first, and what it proposed that nobody has decided on. */
export type SeenProposals = {
  readonly calls: readonly ModelCallMade[]
  /** In the order of the source; without what no longer stands at its place. */
  readonly open: readonly (ModelProposalRow & { readonly model: string; readonly endpoint: string })[]
  /** Names of those who asked and decided, by person id. */
  readonly names: ReadonlyMap<string, string>
}

/** For those who may look at readings; nothing for anybody else. */
export async function readProposals(
  db: Db,
  actor: Actor | null,
  reading: { readonly id: string; readonly text: string | null },
): Promise<SeenProposals> {
  if (!mayRead(actor, 'look')) return { calls: [], open: [], names: new Map() }
  const calls = await listModelCalls(db, { reading: reading.id })
  const open = calls
    .flatMap(({ call: { model, endpoint }, proposals, decisions }) => {
      const decided = new Set(decisions.map(({ ordinal }) => ordinal))
      return proposals
        .filter((one) => !decided.has(one.ordinal) && standsIn(reading.text ?? '', one))
        .map((one) => ({ ...one, model, endpoint }))
    })
    .toSorted((one, other) => one.span_start - other.span_start)
  const people = calls.flatMap(({ call, decisions }) => [call.asked_by, ...decisions.map(({ by_person }) => by_person)])
  return { calls, open, names: await listPersonNames(db, [...new Set(people)]) }
}
