import { sql } from 'kysely'
import type { Db } from './schema.ts'

export type MattersAsked = {
  readonly procedure: string
  /** Cases submitted from this day to that day, both included. */
  readonly from: string
  readonly to: string
  /** Only those one unit leads. */
  readonly unit?: string
  /** The day on which it is asked what is late. */
  readonly today: string
  /** States in which nothing more is expected: nobody owes an answer there. */
  readonly ended: readonly string[]
  /** Where key cases are recorded; null for kinds of case that have none. */
  readonly key: { readonly machine: string; readonly chosen: string } | null
}

/** What a yearly report says besides how cases were handled. */
export type Matters = {
  /** Accepted, not ended, and without an answer; of these, those whose last day for it is past. */
  readonly unanswered: number
  readonly unansweredLate: number
  /** Answers that promised a day; kept by it, after it, not yet and past it, not yet due. */
  readonly promised: number
  readonly kept: number
  readonly keptLate: number
  readonly overdue: number
  readonly notDue: number
  /** Chosen as key cases, and of these answered. */
  readonly key: number
  readonly keyAnswered: number
}

/** Counts of one kind of case: one query. A promise is kept once its being done is confirmed. */
export async function countMatters(db: Db, asked: MattersAsked): Promise<Matters> {
  const { procedure, from, to, unit, today, ended, key } = asked
  const isKey =
    key === null
      ? sql`false`
      : sql`exists (select 1 from case_event chosen where chosen.case_id = case_summary.case_id
          and chosen.machine = ${key.machine} and chosen.state = ${key.chosen} and not exists (
            select 1 from case_event later where later.case_id = chosen.case_id and later.machine = chosen.machine
              and later.seq > chosen.seq and later.state <> chosen.state))`
  const open = sql`case_number is not null and replied_on is null and state <> all(${[...ended]})`
  const { rows } = await sql<Matters>`
    select count(*) filter (where ${open})::int as unanswered,
      count(*) filter (where ${open} and reply.deadline < ${today})::int as "unansweredLate",
      count(*) filter (where promise.case_id is not null)::int as promised,
      count(*) filter (where promise.stopped_on <= promise.deadline)::int as kept,
      count(*) filter (where promise.stopped_on > promise.deadline)::int as "keptLate",
      count(*) filter (where promise.stopped_on is null and promise.deadline < ${today})::int as overdue,
      count(*) filter (where promise.stopped_on is null and promise.deadline >= ${today})::int as "notDue",
      count(*) filter (where ${isKey})::int as key,
      count(*) filter (where ${isKey} and replied_on is not null)::int as "keyAnswered"
    from case_summary
    left join case_clock promise on promise.case_id = case_summary.case_id and promise.clock = 'promise'
      and promise.instance = 'case' and done_by is not null
    left join case_clock reply on reply.case_id = case_summary.case_id and reply.clock = 'reply'
      and reply.instance = 'case' and reply.stopped_on is null
    where case_summary.procedure = ${procedure} and submitted_on between ${from} and ${to}
      and ${unit === undefined ? sql`true` : sql`lead_unit = ${unit}`}`.execute(db)
  const [counted] = rows
  if (counted === undefined) throw new Error('a count gave no row')
  return counted
}
