import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from './schema.ts'

/** What cases are put together by; each case stands in exactly one group. */
export type GroupedBy = 'unit' | 'subject' | 'session'

export type StatisticsAsked = {
  /** One kind of case: the codes of two laws are never added up. */
  readonly procedure: string
  readonly by: GroupedBy
  /** Cases submitted from this day to that day, both included. */
  readonly from: string
  readonly to: string
  /** Only those one unit leads. */
  readonly unit?: string
  /** Only those the public cannot look up one by one. */
  readonly hiddenOnly?: boolean
}

/** How many cases of a group there are of one kind; `code` where the kind is a list's. */
export type CountedKind = {
  readonly group: string | null
  readonly measure:
    | 'received'
    | 'declined'
    | 'accepted'
    | 'answered'
    | 'timed'
    | 'on_time'
    | 'key'
    | 'key_answered'
    | 'outcome'
    | 'attitude'
    | 'result'
  readonly code: string | null
  readonly n: number
}

const columns = { unit: 'lead_unit', subject: 'subject', session: 'session_id' } as const

/**
 * Counts cases by group and kind: one query. A case is accepted once it has its case number, answered once a reply was

 * issued; timed where the reply's deadline was running, on time where every unit that answers met it on its last day or
 * before.
 */
export async function countCaseKinds(db: Db, asked: StatisticsAsked): Promise<readonly CountedKind[]> {
  const group = sql.ref(`case_summary.${columns[asked.by]}`)
  const { rows } = await sql<CountedKind>`
    select ${group} as "group", kind.measure, kind.code, count(*)::int as n
    from case_summary
    left join (select case_id, bool_and(stopped_on <= deadline) as in_time from case_clock
      where clock = 'reply' and stopped_on is not null group by case_id) replied on replied.case_id = case_summary.case_id
    cross join lateral (values ('received', null::text, true), ('declined', null, state = 'declined'),
      ('accepted', null, case_number is not null), ('answered', null, replied_on is not null),
      ('timed', null, replied.case_id is not null),
      ('on_time', null, replied.in_time),
      ('key', null, key_item), ('key_answered', null, key_item and replied_on is not null),
      ('outcome', outcome, outcome is not null), ('attitude', attitude, attitude is not null),
      ('result', result, result is not null)) as kind(measure, code, holds)
    where kind.holds and ${narrowed(asked)}
    group by 1, 2, 3 order by 1 nulls last, 2, 3`.execute(db)
  return rows
}

function narrowed({ procedure, from, to, unit, hiddenOnly }: StatisticsAsked): RawBuilder<SqlBool> {
  const ofUnit = unit === undefined ? sql`true` : sql`lead_unit = ${unit}`
  const ofWhom = hiddenOnly === true ? sql`not text_public` : sql`true`
  return sql`(case_summary.procedure = ${procedure} and submitted_on between ${from} and ${to} and ${ofUnit} and ${ofWhom})`
}
