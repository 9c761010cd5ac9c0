import { sql } from 'kysely'
import type { Db, Tx } from './schema.ts'

/** Two cases, the one that sorts first before the other. */
export type CasePair = readonly [string, string]

/** Two cases of which somebody said that they are not on the same matter: who, and when. */
export type PairApart = { readonly pair: CasePair; readonly by: string; readonly at: string }

/**
 * Says of pairs of cases that they are not on the same matter, or takes it back; where that is what was said last, it
 * stays as it was said.
 *
 * @returns of how many pairs it is said anew.
 */
export async function insertMattersApart(
  tx: Tx,
  pairs: readonly CasePair[],
  said: { readonly isTakenBack: boolean; readonly by: string; readonly at: string },
): Promise<number> {
  if (pairs.length === 0) return 0
  const asked = JSON.stringify(pairs.map(([one, other]) => ({ one, other })))
  // Whoever says something of such pairs waits for the other, so that the same is not said twice in a row.
  await sql`select pg_advisory_xact_lock(hashtextextended('matter_apart', 0))`.execute(tx)
  const added = await sql`
    insert into matter_apart (one_case, other_case, taken_back, said_by, said_at)
    select asked.one, asked.other, ${said.isTakenBack}, ${said.by}, ${said.at}
    from json_to_recordset(${asked}::json) as asked (one text, other text)
    where ${said.isTakenBack} <> coalesce(
      (select taken_back from matter_apart where one_case = asked.one and other_case = asked.other order by id desc limit 1),
      true)`.execute(tx)
  return Number(added.numAffectedRows ?? 0)
}

/** What is said of some cases, each of the other, the latest first: of no pair with a case that is not among them. */
export async function listMattersApart(db: Db, caseIds: readonly string[]): Promise<readonly PairApart[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .with('last', (with_) =>
      with_
        .selectFrom('matter_apart')
        .distinctOn(['one_case', 'other_case'])
        .select(['id', 'one_case', 'other_case', 'taken_back', 'said_by', 'said_at'])
        .where('one_case', 'in', [...caseIds])
        .where('other_case', 'in', [...caseIds])
        .orderBy('one_case')
        .orderBy('other_case')
        .orderBy('id', 'desc'),
    )
    .selectFrom('last')
    .innerJoin('person', 'person.id', 'last.said_by')
    .select(['one_case', 'other_case', 'person.name', 'said_at'])
    .where('taken_back', '=', false)
    .orderBy('last.id', 'desc')
    .execute()
  return rows.map((row) => ({ pair: [row.one_case, row.other_case], by: row.name, at: row.said_at }))
}
