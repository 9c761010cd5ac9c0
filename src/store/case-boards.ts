import type { CaseSummary } from './case-summaries.ts'
import type { Db } from './schema.ts'

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
  const rows = await db
    .selectFrom('case_todo')
    .innerJoin('case_summary', 'case_summary.case_id', 'case_todo.case_id')
    .selectAll('case_summary')
    .select(['case_todo.action', 'case_todo.instance', 'case_todo.since', 'case_todo.deadline'])
    .where((eb) =>
      eb.or(holdings(holder).map(({ kind, ids }) => eb.and([eb('holder_kind', '=', kind), eb('holder', 'in', ids)]))),
    )
    .orderBy('case_todo.deadline', (order) => order.asc().nullsLast())
    .orderBy('case_todo.case_id')
    .orderBy('case_todo.action')
    .limit(limit)
    .execute()
  return rows.map(({ action, instance, since, deadline, ...summary }) => ({
    action,
    instance,
    since,
    deadline,
    summary,
  }))
}

/** How many steps wait, by action: the inbox's headings. */
export async function countWaitingSteps(db: Db, holder: Holder): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('case_todo')
    .select(['action', (eb) => eb.fn.countAll<number>().as('n')])
    .where((eb) =>
      eb.or(holdings(holder).map(({ kind, ids }) => eb.and([eb('holder_kind', '=', kind), eb('holder', 'in', ids)]))),
    )
    .groupBy('action')
    .execute()
  return new Map(rows.map((row) => [row.action, row.n]))
}

/** One line of a unit's board. */
export type BoardLine = {
  readonly duty: 'lead' | 'joint'
  readonly assignmentState: string
  readonly clock: string | null
  readonly deadline: string | null
  readonly summary: CaseSummary
}

/** What a unit still owes, earliest deadline first, those without one last: one query. `after` continues behind a line. */
export async function listUnitBoard(
  db: Db,
  unitId: string,
  page: { readonly limit: number; readonly after?: { readonly deadline: string | null; readonly caseId: string } },
): Promise<readonly BoardLine[]> {
  let query = db
    .selectFrom('case_assignment')
    .innerJoin('case_summary', 'case_summary.case_id', 'case_assignment.case_id')
    .selectAll('case_summary')
    .select([
      'case_assignment.duty',
      'case_assignment.state as assignment_state',
      'case_assignment.next_clock as unit_clock',
      'case_assignment.next_deadline as unit_deadline',
    ])
    .where('case_assignment.unit_id', '=', unitId)
    .where('case_assignment.open', '=', true)
  const after = page.after
  if (after !== undefined) {
    const { deadline, caseId } = after
    query = query.where((eb) => {
      const sameBehind = eb('case_assignment.case_id', '>', caseId)
      if (deadline === null) return eb.and([eb('case_assignment.next_deadline', 'is', null), sameBehind])
      return eb.or([
        eb('case_assignment.next_deadline', '>', deadline),
        eb('case_assignment.next_deadline', 'is', null),
        eb.and([eb('case_assignment.next_deadline', '=', deadline), sameBehind]),
      ])
    })
  }
  const rows = await query
    .orderBy('case_assignment.next_deadline', (order) => order.asc().nullsLast())
    .orderBy('case_assignment.case_id')
    .limit(page.limit)
    .execute()
  return rows.map(({ duty, assignment_state, unit_clock, unit_deadline, ...summary }) => ({
    duty,
    assignmentState: assignment_state,
    clock: unit_clock,
    deadline: unit_deadline,
    summary,
  }))
}

/** Under which kinds and ids of holder a person's steps are kept. */
export function holdings(
  holder: Holder,
): readonly { readonly kind: 'office' | 'person' | 'unit'; readonly ids: string[] }[] {
  return [
    { kind: 'person' as const, ids: [holder.personId] },
    ...(holder.unitId === null ? [] : [{ kind: 'unit' as const, ids: [holder.unitId] }]),
    ...(holder.offices.length === 0 ? [] : [{ kind: 'office' as const, ids: [...holder.offices] }]),
  ]
}
