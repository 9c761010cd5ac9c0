import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** What an entry of the log tells of by its own words, whatever the columns beside it say. */
export type Told = 'event' | 'notice' | 'other'

// The members of an entry stand in order, so that its act comes first.
const eventsBegin = '{"act":"case_event",'
const noticesBegin = '{"act":"deadline_notice",'

export function toldIn(payload: string): Told {
  if (payload.startsWith(eventsBegin)) return 'event'
  return payload.startsWith(noticesBegin) ? 'notice' : 'other'
}

/** An entry that tells of something in a case which is not there. */
export type WithoutTheirs = {
  readonly seq: number
  readonly caseId: string | null
  readonly caseSeq: number | null
  readonly tells: Told
}

/**
 * Of the entries after a number, up to another: those whose event or notice is not there, or has no case, and those that
 * name a case and tell of neither.
 */
export async function listEntriesWithoutTheirs(db: Db, after: number, upTo: number): Promise<readonly WithoutTheirs[]> {
  // Asked entry by entry: for "not exists" the database would read all events there are for each stretch of entries.
  const { rows } = await sql<WithoutTheirs & { readonly payload: string }>`
    select seq, case_id as "caseId", case_seq as "caseSeq", payload from ledger_entry
    where seq > ${after} and seq <= ${upTo} and case
      when starts_with(payload, ${eventsBegin}) then (
        select case_event.seq from case_event join case_file on case_file.id = case_event.case_id
        where case_event.case_id = ledger_entry.case_id and case_event.seq = ledger_entry.case_seq limit 1) is null
      when starts_with(payload, ${noticesBegin}) then (
        select case_notice.ledger_seq from case_notice join case_file on case_file.id = case_notice.case_id
        where case_notice.ledger_seq = ledger_entry.seq and case_notice.case_id = ledger_entry.case_id limit 1) is null
      else case_id is not null end
    order by seq`.execute(db)
  return rows.map(({ seq, caseId, caseSeq, payload }) => ({ seq, caseId, caseSeq, tells: toldIn(payload) }))
}

/** How many events and notices there are, of whatever cases. */
export async function countActsOfCases(db: Db): Promise<{ readonly events: number; readonly notices: number }> {
  const { rows } = await sql<{ events: number; notices: number }>`
    select (select count(*) from case_event) as events, (select count(*) from case_notice) as notices`.execute(db)
  return rows[0] ?? { events: 0, notices: 0 }
}
