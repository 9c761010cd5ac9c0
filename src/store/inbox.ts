import { type ExpressionBuilder, sql } from 'kysely'

import type { Db, Tables } from './schema.ts'
import { type Holder, stepFrom, type WaitingStep, waitingSteps, waitsFor } from './waiting-steps.ts'

/** Steps of one kind that wait for somebody, with the first few of them. */
export type InboxGroup = {
  readonly procedure: string
  readonly action: string
  readonly waiting: number
  /** Those whose deadline is before the day asked about. */
  readonly late: number
  readonly earliest: string | null
  /** Earliest deadline first, those without one last. */
  readonly steps: readonly WaitingStep[]
}

/** What waits for a person, their unit or their offices, by action, most urgent first: two queries, however much waits. */
export async function listInboxGroups(
  db: Db,
  holder: Holder,
  today: string,
  perGroup: number,
): Promise<readonly InboxGroup[]> {
  const [counts, first] = await Promise.all([countGroups(db, holder, today), listFirstSteps(db, holder, perGroup)])
  return counts.map(({ procedure, action, waiting, late, earliest }) => ({
    procedure,
    action,
    waiting,
    late,
    earliest,
    steps: first.filter((step) => step.action === action && step.summary.procedure === procedure),
  }))
}

/** Where a page of one group's steps begins: behind this one. */
export type InboxPlace = { readonly deadline: string | null; readonly caseId: string; readonly instance: string }

/** One page of the steps of one kind: one query. */
export async function listGroupSteps(
  db: Db,
  holder: Holder,
  group: { readonly procedure: string; readonly action: string },
  page: { readonly limit: number; readonly after?: InboxPlace },
): Promise<readonly WaitingStep[]> {
  const { after } = page
  let query = waitingSteps(db, holder)
    .where('case_todo.action', '=', group.action)
    .where('case_summary.procedure', '=', group.procedure)
  if (after !== undefined) query = query.where((eb) => isBehind(eb, after))
  const rows = await query
    .orderBy('case_todo.deadline', (order) => order.asc().nullsLast())
    .orderBy('case_todo.case_id')
    .orderBy('case_todo.instance')
    .limit(page.limit)
    .execute()
  return rows.map(stepFrom)
}

async function countGroups(db: Db, holder: Holder, today: string) {
  return db
    .selectFrom('case_todo')
    .innerJoin('case_file', 'case_file.id', 'case_todo.case_id')
    .select((eb) => [
      'case_file.procedure',
      'case_todo.action',
      eb.fn.countAll<number>().as('waiting'),
      eb.fn.countAll<number>().filterWhere('case_todo.deadline', '<', today).as('late'),
      eb.fn.min('case_todo.deadline').as('earliest'),
    ])
    .where((eb) => waitsFor(eb, holder))
    .groupBy(['case_file.procedure', 'case_todo.action'])
    .orderBy('earliest', (order) => order.asc().nullsLast())
    .orderBy('case_todo.action')
    .execute()
}

/** Places are given to the steps' keys alone; only the few that are shown fetch their case. */
async function listFirstSteps(db: Db, holder: Holder, perGroup: number): Promise<readonly WaitingStep[]> {
  const ranked = db
    .selectFrom('case_todo')
    .innerJoin('case_file', 'case_file.id', 'case_todo.case_id')
    .select(['case_todo.case_id as ranked_case', 'case_todo.action', 'case_todo.instance', 'case_todo.since'])
    .select('case_todo.deadline')
    .select(
      sql<number>`row_number() over (
        partition by case_file.procedure, case_todo.action
        order by case_todo.deadline asc nulls last, case_todo.case_id, case_todo.instance)`.as('place'),
    )
    .where((eb) => waitsFor(eb, holder))
  const rows = await db
    .selectFrom(ranked.as('ranked'))
    .innerJoin('case_summary', 'case_summary.case_id', 'ranked.ranked_case')
    .selectAll('case_summary')
    .select(['ranked.action', 'ranked.instance', 'ranked.since', 'ranked.deadline'])
    .where('ranked.place', '<=', perGroup)
    .orderBy('ranked.place')
    .execute()
  return rows.map(stepFrom)
}

type Builder = ExpressionBuilder<Tables, 'case_todo' | 'case_summary'>

/** Steps without a deadline come last. */
function isBehind(eb: Builder, { deadline, caseId, instance }: InboxPlace) {
  const sameBehind = eb.or([
    eb('case_todo.case_id', '>', caseId),
    eb.and([eb('case_todo.case_id', '=', caseId), eb('case_todo.instance', '>', instance)]),
  ])
  if (deadline === null) return eb.and([eb('case_todo.deadline', 'is', null), sameBehind])
  return eb.or([
    eb('case_todo.deadline', '>', deadline),
    eb('case_todo.deadline', 'is', null),
    eb.and([eb('case_todo.deadline', '=', deadline), sameBehind]),
  ])
}
