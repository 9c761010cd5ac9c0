import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Some readings, by id: who asked for each, and of which file. */
export async function listReadingsByIds(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('reading')
    .innerJoin('source_file', 'source_file.id', 'reading.source_file_id')
    .select(['reading.id', 'reading.asked_by', 'reading.asked_at', 'source_file.sha256'])
    .where(sql<boolean>`reading.id = any(${[...ids]})`)
    .execute()
}

export async function countReadings(db: Db): Promise<number> {
  const row = await db
    .selectFrom('reading')
    .select((eb) => eb.fn.countAll<number>().as('readings'))
    .executeTakeFirstOrThrow()
  return Number(row.readings)
}
