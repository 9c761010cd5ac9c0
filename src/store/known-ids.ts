import type { Db } from './schema.ts'

/** Which of these ids exist. No query is made for an empty list. */
export async function listKnownIds(
  db: Db,
  table: 'unit' | 'person' | 'meeting_session',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Which of these ids are people of one of these kinds. No query is made for an empty list. */
export async function listPeopleOfKinds(
  db: Db,
  ids: readonly string[],
  kinds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'kind'])
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))
}
