import type { Db } from './schema.ts'

type Listed = 'unit' | 'person' | 'finding'

export async function countListed(db: Db, table: Listed): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Ids of a table in order, after one. */
export async function listIdsAfter(db: Db, table: Listed, after: string, limit: number) {
  const rows = await db.selectFrom(table).select('id').where('id', '>', after).orderBy('id').limit(limit).execute()
  return { ids: rows.map(({ id }) => id), last: rows.at(-1)?.id ?? after }
}
