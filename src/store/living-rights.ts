import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'

/** What is left of an account's offices on a day: none once the term the roster gives its person has ended. */
export function livingOffices(today: PlainDate): RawBuilder<string[]> {
  return sql<string[]>`case when exists (
    select from person_detail where person_detail.person_id = account.person_id and person_detail.term_to < ${today}::date
  ) then '{}'::text[] else account.offices end`
}

/** The unit an account acts for, while the roster has its person there. */
export const livingUnit: RawBuilder<string | null> = sql<string | null>`(
  select person.unit_id from person where person.id = account.person_id and person.unit_id = account.unit_id
)`
