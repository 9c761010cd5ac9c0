import { sql } from 'kysely'
import type { Db } from '#store/schema.ts'

/**
 * Where some words stand in a database: every column of every table that can hold text or bytes is looked through,
 * whatever tables there are. Bytes are looked through as UTF-8, and words also as they stand in addresses.
 */
export async function placesOf(owner: Db, words: string): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select columns.table_name as table, column_name as column, data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and (data_type in ('text', 'jsonb', 'json', 'bytea', 'character varying', 'ARRAY'))`.execute(owner)
  const spelled = [words, encodeURIComponent(words), Buffer.from(words).toString('base64')]
  const places: string[] = []
  for (const { table, column, type } of rows) {
    const value = sql.ref(column)
    const holds =
      type === 'bytea'
        ? sql`position(${Buffer.from(words)}::bytea in ${value}) > 0`
        : sql`exists (select from unnest(${spelled}::text[]) spelling where position(spelling in ${value}::text) > 0)`
    const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${holds}`.execute(
      owner,
    )
    if ((found.rows[0]?.n ?? 0) > 0) places.push(`${table}.${column}`)
  }
  return places
}
