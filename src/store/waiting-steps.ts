import { type RawBuilder, sql } from 'kysely'
import type { CaseSummary } from './case-summaries.ts'
import { lastNotice } from './last-notice.ts'
import type { NoticeKind } from './notice-tables.ts'
import type { Db } from './schema.ts'

/** A next step waiting for somebody, with the case it belongs to. */
export type WaitingStep = {
  readonly action: string
  readonly instance: string
  readonly since: string | null
  readonly deadline: string | null
  /** The last notice given of that deadline. */
  readonly notice: NoticeKind | null
  readonly summary: CaseSummary
}

export type Holder = {
  readonly personId: string
  readonly unitId: string | null
  readonly offices: readonly string[]
}

/** Counting stops here: a figure beyond it would cost more than it tells. A count that reached it means "or more". */
export const mostWaitingCounted = 1_000

/** The steps waiting for a person, their unit or their offices, earliest deadline first: one query. */
export async function listWaitingSteps(db: Db, holder: Holder, limit: number): Promise<readonly WaitingStep[]> {
  const { rows } = await sql<StepRow>`
    with held as (${heldBy(holder)}),
    first as (
      select distinct on (deadline, case_id, action, instance) step.* from held cross join lateral (
        select case_id, action, instance, since, deadline from case_todo
        where holder_kind = held.kind and holder = held.id
        order by deadline, case_id, action limit ${limit}) step
      order by deadline, case_id, action, instance limit ${limit})
    select case_summary.*, first.action, first.instance, first.since, first.deadline,
      ${lastNotice('first.case_id', 'first.deadline')} as notice
    from first join case_summary on case_summary.case_id = first.case_id
    order by first.deadline, first.case_id, first.action, first.instance`.execute(db)
  return rows.map(stepFrom)
}

/** The steps waiting for somebody on some cases, earliest deadline first: one query. */
export async function listCaseSteps(
  db: Db,
  holder: Holder,
  caseIds: readonly string[],
): Promise<readonly WaitingStep[]> {
  if (caseIds.length === 0) return []
  const { rows } = await sql<StepRow>`
    with held as (${heldBy(holder)}),
    own as (
      select distinct case_id, action, instance, since, deadline from held join case_todo
        on holder_kind = held.kind and holder = held.id and case_id = any(${[...caseIds]}))
    select case_summary.*, own.action, own.instance, own.since, own.deadline,
      ${lastNotice('own.case_id', 'own.deadline')} as notice
    from own join case_summary on case_summary.case_id = own.case_id
    order by own.deadline, own.case_id, own.action, own.instance`.execute(db)
  return rows.map(stepFrom)
}

/** How many steps wait, by action, each counted no further than `mostWaitingCounted`: one query. */
export async function countWaitingSteps(db: Db, holder: Holder): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ action: string; n: number }>`
    with recursive held as (${heldBy(holder)}), kinds as (${kindsHeld})
    select action, least(sum(n), ${mostWaitingCounted})::int as n
    from kinds cross join lateral (
      select count(*) as n from (
        select 1 from case_todo
        where holder_kind = kinds.kind and holder = kinds.id and procedure = kinds.procedure and action = kinds.action
        limit ${mostWaitingCounted}) few) counted
    group by action order by action`.execute(db)
  return new Map(rows.map((row) => [row.action, row.n]))
}

/** How many steps wait in all, counted no further than `mostWaitingCounted`: what every page shows beside the inbox. */
export async function countAllWaiting(db: Db, holder: Holder): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with held as (${heldBy(holder)})
    select count(*)::int as n from (
      select 1 from held cross join lateral (
        select 1 from case_todo where holder_kind = held.kind and holder = held.id limit ${mostWaitingCounted}) step
      limit ${mostWaitingCounted}) few`.execute(db)
  return rows[0]?.n ?? 0
}

export type StepRow = WaitingStep['summary'] & Omit<WaitingStep, 'summary'>

export function stepFrom({ action, instance, since, deadline, notice, ...summary }: StepRow): WaitingStep {
  return { action, instance, since, deadline, notice, summary }
}

/** Under which kinds and ids of holder a person's steps are kept, as a query with the columns kind and id. */
export function heldBy({ personId, unitId, offices }: Holder): RawBuilder<unknown> {
  const holdings = [
    { kind: 'person', id: personId },
    ...(unitId === null ? [] : [{ kind: 'unit', id: unitId }]),
    ...offices.map((id) => ({ kind: 'office', id })),
  ]
  return sql`select kind, id from unnest(${holdings.map(({ kind }) => kind)}::text[],
    ${holdings.map(({ id }) => id)}::text[]) as held(kind, id)`
}

/** The kinds of step there are among those of `held`, found by jumping through the index from kind to kind. */
export const kindsHeld = sql`
  select held.kind, held.id, next.procedure, next.action from held cross join lateral (
    select procedure, action from case_todo where holder_kind = held.kind and holder = held.id
    order by procedure, action limit 1) next
  union all
  select kinds.kind, kinds.id, next.procedure, next.action from kinds cross join lateral (
    select procedure, action from case_todo
    where holder_kind = kinds.kind and holder = kinds.id and (procedure, action) > (kinds.procedure, kinds.action)
    order by procedure, action limit 1) next`
