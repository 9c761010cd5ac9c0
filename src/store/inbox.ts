import { type RawBuilder, sql } from 'kysely'
import { lastNotice } from './last-notice.ts'
import type { Db } from './schema.ts'
import {
  type Holder,
  heldBy,
  kindsHeld,
  mostWaitingCounted,
  type StepRow,
  stepFrom,
  type WaitingStep,
} from './waiting-steps.ts'

/** Steps of one kind that wait for somebody, with the first few of them. */
export type InboxGroup = {
  readonly procedure: string
  readonly action: string
  /** Counted no further than `mostWaitingCounted`, and so is `late`. */
  readonly waiting: number
  /** Those whose deadline is before the day asked about. */
  readonly late: number
  readonly earliest: string | null
  /** Earliest deadline first, those without one last. */
  readonly steps: readonly WaitingStep[]
}

/** What waits for a person, their unit or their offices, by action, most urgent first: one query, however much waits. */
export async function listInboxGroups(
  db: Db,
  holder: Holder,
  today: string,
  perGroup: number,
): Promise<readonly InboxGroup[]> {
  const { rows } = await sql<GroupRow>`
    with recursive held as (${heldBy(holder)}), kinds as (${kindsHeld}),
    groups as materialized (
      select procedure, action, ${counted(sql``)} as waiting, ${counted(sql`and deadline < ${today}`)} as late
      from (select distinct procedure, action from kinds) one)
    select case_summary.*, groups.action as group_action, waiting, late,
      step.action, step.instance, step.since, step.deadline, ${lastNotice('step.case_id', 'step.deadline')} as notice
    from groups
    cross join lateral (${stepsOf(sql`held`, sql`groups.procedure`, sql`groups.action`, sql``, perGroup)}) step
    join case_summary on case_summary.case_id = step.case_id
    order by groups.procedure, groups.action, step.deadline, step.case_id, step.instance`.execute(db)

  const groups = new Map<string, InboxGroup & { readonly steps: WaitingStep[] }>()
  for (const { group_action: action, waiting, late, ...row } of rows) {
    const { procedure } = row
    const key = `${procedure} ${action}`
    const group = groups.get(key) ?? { procedure, action, waiting, late, earliest: row.deadline, steps: [] }
    groups.set(key, group)
    group.steps.push(stepFrom(row))
  }
  return [...groups.values()].sort((a, b) => byUrgency(a.earliest, b.earliest) || (a.action < b.action ? -1 : 1))
}

type GroupRow = StepRow & { readonly group_action: string; readonly waiting: number; readonly late: number }

function byUrgency(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

/** How many steps of one kind there are; held in two capacities, a step counts once. */
function counted(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(select count(*)::int from (
    select distinct step.case_id, step.instance from held cross join lateral (
      select case_id, instance from case_todo
      where holder_kind = held.kind and holder = held.id and procedure = one.procedure and action = one.action ${condition}
      limit ${mostWaitingCounted}) step
    limit ${mostWaitingCounted}) few)`
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
  const { procedure, action } = group
  const behind = page.after === undefined ? sql`` : sql`and ${isBehind(page.after)}`
  const { rows } = await sql<StepRow>`
    with held as (${heldBy(holder)}),
    step as (${stepsOf(sql`held`, sql`${procedure}`, sql`${action}`, behind, page.limit)})
    select case_summary.*, step.action, step.instance, step.since, step.deadline,
      ${lastNotice('step.case_id', 'step.deadline')} as notice
    from step join case_summary on case_summary.case_id = step.case_id
    order by step.deadline, step.case_id, step.instance`.execute(db)
  return rows.map(stepFrom)
}

/** The first steps of one kind, each holding of a person giving its own first ones. */
function stepsOf(
  held: RawBuilder<unknown>,
  procedure: RawBuilder<unknown>,
  action: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> {
  return sql`select distinct on (deadline, case_id, instance) own.* from ${held} cross join lateral (
      select case_id, action, instance, since, deadline from case_todo
      where holder_kind = held.kind and holder = held.id and procedure = ${procedure} and action = ${action} ${condition}
      order by deadline, case_id, instance limit ${limit}) own
    order by deadline, case_id, instance limit ${limit}`
}

/** Steps without a deadline come last. */
function isBehind({ deadline, caseId, instance }: InboxPlace): RawBuilder<boolean> {
  const sameBehind = sql`(case_id, instance) > (${caseId}, ${instance})`
  if (deadline === null) return sql`(deadline is null and ${sameBehind})`
  return sql`(deadline > ${deadline} or deadline is null or (deadline = ${deadline} and ${sameBehind}))`
}
