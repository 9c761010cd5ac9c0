import { sql } from 'kysely'
import type { CaseSummary } from './case-summaries.ts'
import type { Db } from './schema.ts'

export async function countCases(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('case_summary')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Ids of cases in the order they were put forward, behind a place: the day and id of the last, as was said with them. */
export async function listCaseIdsAfter(db: Db, after: string, limit: number) {
  const [day = '', id = ''] = after.split(' ')
  const all = db.selectFrom('case_summary').select(['case_id', 'submitted_on'])
  const rows = await (after === '' ? all : all.where(sql<boolean>`(submitted_on, case_id) > (${day}::date, ${id})`))
    .orderBy('submitted_on')
    .orderBy('case_id')
    .limit(limit)
    .execute()
  const last = rows.at(-1)
  return {
    ids: rows.map((row) => row.case_id),
    last: last === undefined ? after : `${last.submitted_on} ${last.case_id}`,
  }
}

export async function listSummariesOf(db: Db, ids: readonly string[]): Promise<readonly CaseSummary[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('case_summary')
    .selectAll()
    .where('case_id', 'in', [...ids])
    .execute()
}
