import type { Tx } from './schema.ts'

/** Two cases, the one that sorts first before the other. */
export type CasePair = readonly [string, string]

/** Says of pairs of cases that they are not on the same matter; what was said before stays as it was said. */
export async function insertMattersApart(
  tx: Tx,
  pairs: readonly CasePair[],
  said: { readonly by: string; readonly at: string },
): Promise<void> {
  if (pairs.length === 0) return
  await tx
    .insertInto('matter_apart')
    .values(pairs.map(([one, other]) => ({ one_case: one, other_case: other, said_by: said.by, said_at: said.at })))
    .onConflict((conflict) => conflict.columns(['one_case', 'other_case']).doNothing())
    .execute()
}

/** What was said of some cases, each of the other: of no pair with a case that is not among them. */
export async function listMattersApart(tx: Tx, caseIds: readonly string[]): Promise<readonly CasePair[]> {
  if (caseIds.length === 0) return []
  const rows = await tx
    .selectFrom('matter_apart')
    .select(['one_case', 'other_case'])
    .where('one_case', 'in', [...caseIds])
    .where('other_case', 'in', [...caseIds])
    .execute()
  return rows.map(({ one_case: one, other_case: other }) => [one, other])
}
