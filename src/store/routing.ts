import type { Insertable, Selectable } from 'kysely'
import type { Duty } from '#engine/duty.ts'
import type { RoutingTables } from './routing-tables.ts'
import type { Db, Tx } from './schema.ts'

export type Lesson = Insertable<RoutingTables['routing_lesson']>
export type RoutingProposal = Selectable<RoutingTables['routing_proposal']>

/** Says of cases that they are ones to learn from, since an act of the log. */
export async function insertLessons(tx: Tx, lessons: readonly Lesson[]): Promise<void> {
  for (let from = 0; from < lessons.length; from += batchRows) {
    await tx
      .insertInto('routing_lesson')
      .values(lessons.slice(from, from + batchRows))
      .onConflict((conflict) => conflict.columns(['case_id', 'act']).doNothing())
      .execute()
  }
}

const batchRows = 2_000

/** Up to which act there is something to learn, and up to which words were removed from cases of a kind; 0 for none. */
export async function lastLesson(
  db: Db,
  procedure: string,
): Promise<{ readonly act: number; readonly removal: number }> {
  const lesson = await db
    .selectFrom('routing_lesson')
    .select((eb) => eb.fn.max('act').as('act'))
    .where('procedure', '=', procedure)
    .executeTakeFirst()
  const removal = await db
    .selectFrom('removal')
    .select((eb) => eb.fn.max('ledger_seq').as('act'))
    .where('state', '=', 'done')
    .where('procedure', '=', procedure)
    .executeTakeFirst()
  return { act: Number(lesson?.act ?? 0), removal: Number(removal?.act ?? 0) }
}

/** The newest cases to learn from, with the act since which each is one, oldest first. */
export async function listLessons(
  db: Db,
  procedure: string,
  most: number,
): Promise<readonly { readonly caseId: string; readonly act: number; readonly corrected: boolean }[]> {
  const rows = await db
    .selectFrom('routing_lesson')
    .select((eb) => [
      'case_id',
      eb.fn.max('act').as('act'),
      eb.fn.countAll<number>().filterWhere('reason', '=', 'corrected').as('corrections'),
    ])
    .where('procedure', '=', procedure)
    .groupBy('case_id')
    .orderBy('act', 'desc')
    .orderBy('case_id')
    .limit(most)
    .execute()
  return rows
    .map((row) => ({ caseId: row.case_id, act: Number(row.act), corrected: Number(row.corrections) > 0 }))
    .reverse()
}

/** Which units have cases in hand, or had them until the end; not those that gave them back. */
export async function listStandingUnits(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly unitId: string; readonly duty: Duty }[]> {
  if (caseIds.length === 0) return []
  return db
    .selectFrom('case_assignment')
    .select(['case_id as caseId', 'unit_id as unitId', 'duty'])
    .where('case_id', 'in', [...caseIds])
    .where('state', '<>', 'returned')
    .orderBy('case_id')
    .orderBy('unit_id')
    .execute()
}

/** Keeps what was proposed; what the same model already proposed for the case as it stands is given back instead. */
export async function keepProposal(
  tx: Tx,
  proposal: Insertable<RoutingTables['routing_proposal']>,
): Promise<RoutingProposal> {
  await tx
    .insertInto('routing_proposal')
    .values(proposal)
    .onConflict((conflict) => conflict.columns(['case_id', 'case_version', 'training_set']).doNothing())
    .execute()
  return tx
    .selectFrom('routing_proposal')
    .selectAll()
    .where('case_id', '=', proposal.case_id)
    .where('case_version', '=', proposal.case_version)
    .where('training_set', '=', proposal.training_set)
    .executeTakeFirstOrThrow()
}

/** The newest proposal for a case as it stood at a version. */
export async function findProposal(tx: Tx, caseId: string, version: number): Promise<RoutingProposal | undefined> {
  return tx
    .selectFrom('routing_proposal')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('case_version', '=', version)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

export async function insertChoice(tx: Tx, choice: Insertable<RoutingTables['routing_choice']>): Promise<void> {
  await tx
    .insertInto('routing_choice')
    .values(choice)
    .onConflict((conflict) => conflict.column('proposal_id').doNothing())
    .execute()
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
