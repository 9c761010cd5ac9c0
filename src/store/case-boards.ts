import type { Duty } from '#engine/duty.ts'
import type { CaseSummary } from './case-summaries.ts'
import { lastNotice } from './last-notice.ts'
import type { NoticeKind } from './notice-tables.ts'
import type { Db } from './schema.ts'

/** One line of a unit's board. */
export type BoardLine = {
  readonly duty: Duty
  readonly assignmentState: string
  readonly clock: string | null
  readonly deadline: string | null
  /** The last notice given of that deadline. */
  readonly notice: NoticeKind | null
  readonly summary: CaseSummary
}

/** What a unit still owes, earliest deadline first, those without one last: one query. `after` continues behind a line. */
export async function listUnitBoard(
  db: Db,
  unitId: string,
  page: {
    readonly limit: number
    readonly after?: { readonly deadline: string | null; readonly caseId: string }
    /** Only cases of these kinds. */
    readonly procedures?: readonly string[]
  },
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
    .select(lastNotice('case_assignment.case_id', 'case_assignment.next_deadline').as('notice'))
    .where('case_assignment.unit_id', '=', unitId)
    .where('case_assignment.open', '=', true)
  if (page.procedures !== undefined) query = query.where('case_assignment.procedure', 'in', [...page.procedures, ''])
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
  return rows.map(({ duty, assignment_state, unit_clock, unit_deadline, notice, ...summary }) => ({
    duty,
    assignmentState: assignment_state,
    clock: unit_clock,
    deadline: unit_deadline,
    notice,
    summary,
  }))
}
