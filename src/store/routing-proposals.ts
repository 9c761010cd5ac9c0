import { type Insertable, type Selectable, sql } from 'kysely'
import type { RoutingTables } from './routing-tables.ts'
import type { Db, Tx } from './schema.ts'

export type RoutingProposal = Selectable<RoutingTables['routing_proposal']>
export type RoutingChoice = Selectable<RoutingTables['routing_choice']>
export type RoutingHandBack = Selectable<RoutingTables['routing_hand_back']>

/** A case as it has stood since one version of it, up to another. */
export type Standing = { readonly caseId: string; readonly since: number; readonly version: number }

export type NewProposal = Insertable<RoutingTables['routing_proposal']>

/** Keeps what was proposed, but for what the same model already proposed for a case as it stands. */
export async function insertProposals(tx: Tx, proposals: readonly NewProposal[]): Promise<void> {
  for (let from = 0; from < proposals.length; from += batchRows) {
    await tx
      .insertInto('routing_proposal')
      .values(proposals.slice(from, from + batchRows))
      .onConflict((conflict) => conflict.columns(['case_id', 'case_version', 'training_set']).doNothing())
      .execute()
  }
}

const batchRows = 2_000

/** For which of some cases, as they stand, a model of the named training set has proposed something that still counts. */
export async function listProposedFor(
  db: Db,
  asked: readonly (Standing & { readonly trainingSet: string })[],
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ case_id: string }>`
    select distinct proposal.case_id
    from unnest(${asked.map((one) => one.caseId)}::text[], ${asked.map((one) => one.since)}::integer[],
      ${asked.map((one) => one.version)}::integer[], ${asked.map((one) => one.trainingSet)}::text[])
      as asked (case_id, since, version, training_set)
    join routing_proposal as proposal on proposal.case_id = asked.case_id
      and proposal.case_version between asked.since and asked.version and proposal.training_set = asked.training_set
    where not exists (select from routing_voided as voided where voided.proposal_id = proposal.id)`.execute(db)
  return new Set(rows.map((row) => row.case_id))
}

/** The newest proposal for a case as it stands. */
export async function findProposal(db: Db, { caseId, since, version }: Standing): Promise<RoutingProposal | undefined> {
  return db
    .selectFrom('routing_proposal')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('case_version', '>=', since)
    .where('case_version', '<=', version)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('routing_voided').select('proposal_id').whereRef('proposal_id', '=', 'routing_proposal.id')),
      ),
    )
    .orderBy('learned_to', 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Says of every proposal there is for some cases that it counts no more, since a removal. */
export async function voidProposals(tx: Tx, caseIds: readonly string[], removalId: string): Promise<void> {
  if (caseIds.length === 0) return
  await tx
    .insertInto('routing_voided')
    .columns(['proposal_id', 'removal_id'])
    .expression((eb) =>
      eb
        .selectFrom('routing_proposal')
        .select((select) => ['id', select.val(removalId).as('removal_id')])
        .where('case_id', 'in', [...caseIds]),
    )
    .onConflict((conflict) => conflict.column('proposal_id').doNothing())
    .execute()
}

/** @returns false where something was chosen beside that proposal before. */
export async function insertChoice(tx: Tx, choice: RoutingChoice): Promise<boolean> {
  const inserted = await tx
    .insertInto('routing_choice')
    .values({ ...choice, chosen_joint_units: JSON.stringify(choice.chosen_joint_units) })
    .onConflict((conflict) => conflict.column('proposal_id').doNothing())
    .returning('proposal_id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function insertHandBack(tx: Tx, row: RoutingHandBack): Promise<void> {
  await tx.insertInto('routing_hand_back').values(row).execute()
}

/** Everything that was chosen beside a proposal. */
export async function listChoices(db: Db): Promise<readonly RoutingChoice[]> {
  return db.selectFrom('routing_choice').selectAll().orderBy('proposal_id').execute()
}

/** Every unit that was named by one that handed a case back. */
export async function listHandBacks(db: Db): Promise<readonly RoutingHandBack[]> {
  return db.selectFrom('routing_hand_back').selectAll().orderBy('act').execute()
}

/** How often a unit was proposed to lead and how often it was chosen then; null: where nobody was proposed. */
export type Agreement = { readonly unitId: string | null; readonly proposed: number; readonly chosen: number }

export async function listAgreement(db: Db, procedure: string): Promise<readonly Agreement[]> {
  const rows = await db
    .selectFrom('routing_choice')
    .select((eb) => [
      'proposed_unit as unitId',
      eb.fn.countAll<number>().as('proposed'),
      eb.fn.countAll<number>().filterWhere('proposed_unit', '=', eb.ref('chosen_unit')).as('chosen'),
    ])
    .where('procedure', '=', procedure)
    .groupBy('proposed_unit')
    .orderBy('proposed_unit', (order) => order.asc().nullsLast())
    .execute()
  return rows.map(({ unitId, proposed, chosen }) => ({ unitId, proposed: Number(proposed), chosen: Number(chosen) }))
}
