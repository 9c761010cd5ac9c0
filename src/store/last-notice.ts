import { sql } from 'kysely'
import type { NoticeKind } from './notice-tables.ts'

/** The last notice given of a case's running deadline of that day; null for none. By the key of clock_watch: a few rows. */
export function lastNotice(caseId: string, deadline: string) {
  return sql<NoticeKind | null>`(select watch.notice from clock_watch as watch
    where watch.case_id = ${sql.ref(caseId)} and watch.deadline = ${sql.ref(deadline)} and watch.notice is not null
    order by watch.notice_on desc limit 1)`
}
