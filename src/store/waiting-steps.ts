import type { ExpressionBuilder } from 'kysely'
import type { CaseSummary } from './case-summaries.ts'
import type { Db, Tables } from './schema.ts'

/** A next step waiting for somebody, with the case it belongs to. */
export type WaitingStep = {
  readonly action: string
  readonly instance: string
  readonly since: string | null
  readonly deadline: string | null
  readonly summary: CaseSummary
}

export type Holder = {
  readonly personId: string
  readonly unitId: string | null
  readonly offices: readonly string[]
}

/** The steps waiting for a person, their unit or their offices, earliest deadline first: one query. */
export async function listWaitingSteps(db: Db, holder: Holder, limit: number): Promise<readonly WaitingStep[]> {
  const rows = await waitingSteps(db, holder)
    .orderBy('case_todo.deadline', (order) => order.asc().nullsLast())
    .orderBy('case_todo.case_id')
    .orderBy('case_todo.action')
    .limit(limit)
    .execute()
  return rows.map(stepFrom)
}

/** How many steps wait, by action: the inbox's headings. */
export async function countWaitingSteps(db: Db, holder: Holder): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('case_todo')
    .select(['action', (eb) => eb.fn.countAll<number>().as('n')])
    .where((eb) => waitsFor(eb, holder))
    .groupBy('action')
    .execute()
  return new Map(rows.map((row) => [row.action, row.n]))
}

/** Every step waiting for somebody with its case, to be narrowed and put in order. */
export function waitingSteps(db: Db, holder: Holder) {
  return db
    .selectFrom('case_todo')
    .innerJoin('case_summary', 'case_summary.case_id', 'case_todo.case_id')
    .selectAll('case_summary')
    .select(['case_todo.action', 'case_todo.instance', 'case_todo.since', 'case_todo.deadline'])
    .where((eb) => waitsFor(eb, holder))
}

type StepRow = WaitingStep['summary'] & Omit<WaitingStep, 'summary'>

export function stepFrom({ action, instance, since, deadline, ...summary }: StepRow): WaitingStep {
  return { action, instance, since, deadline, summary }
}

/** True for the steps of a person, their unit and their offices, whatever the query joins. */
export function waitsFor(eb: ExpressionBuilder<Tables, 'case_todo'>, holder: Holder) {
  return eb.or(
    holdings(holder).map(({ kind, ids }) =>
      eb.and([eb('case_todo.holder_kind', '=', kind), eb('case_todo.holder', 'in', ids)]),
    ),
  )
}

/** Under which kinds and ids of holder a person's steps are kept. */
function holdings(holder: Holder): readonly { readonly kind: 'office' | 'person' | 'unit'; readonly ids: string[] }[] {
  return [
    { kind: 'person' as const, ids: [holder.personId] },
    ...(holder.unitId === null ? [] : [{ kind: 'unit' as const, ids: [holder.unitId] }]),
    ...(holder.offices.length === 0 ? [] : [{ kind: 'office' as const, ids: [...holder.offices] }]),
  ]
}
