import { sql } from 'kysely'
import type { Tx } from './schema.ts'

/** A case a proposal is still to be made for. */
export type WantedProposal = { readonly caseId: string; readonly version: number }

/** Says of cases that a proposal is to be made for them as they stand now. */
export async function wantProposals(tx: Tx, wanted: readonly WantedProposal[]): Promise<void> {
  for (let from = 0; from < wanted.length; from += batchRows) {
    const part = wanted.slice(from, from + batchRows)
    await tx
      .insertInto('routing_wanted')
      .values(part.map(({ caseId, version }) => ({ case_id: caseId, case_version: version })))
      .onConflict((conflict) =>
        conflict.column('case_id').doUpdateSet((eb) => ({ case_version: eb.ref('excluded.case_version') })),
      )
      .execute()
  }
}

const batchRows = 2_000

export async function listWantedProposals(tx: Tx, limit: number): Promise<readonly WantedProposal[]> {
  return tx
    .selectFrom('routing_wanted')
    .select(['case_id as caseId', 'case_version as version'])
    .orderBy('case_id')
    .limit(limit)
    .execute()
}

/** Takes out what was made; a case that was wanted again since, at a later version, stays. */
export async function forgetWantedProposals(tx: Tx, made: readonly WantedProposal[]): Promise<void> {
  if (made.length === 0) return
  await sql`delete from routing_wanted as wanted
    using unnest(${made.map(({ caseId }) => caseId)}::text[], ${made.map(({ version }) => version)}::integer[])
      as made (case_id, version)
    where wanted.case_id = made.case_id and wanted.case_version <= made.version`.execute(tx)
}
