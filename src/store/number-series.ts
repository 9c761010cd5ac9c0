import type { Db } from './schema.ts'

/** The next number of a series, from 1. The row lock keeps two acts from getting the same; a rolled-back act leaves no gap. */
export async function nextNumber(db: Db, series: string): Promise<number> {
  const row = await db
    .insertInto('number_series')
    .values({ series, last: 1 })
    .onConflict((conflict) =>
      conflict.column('series').doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

/** Sets where a series stands, for cases brought in with their numbers. */
export async function setNumberSeries(db: Db, series: string, last: number): Promise<void> {
  await db
    .insertInto('number_series')
    .values({ series, last })
    .onConflict((conflict) => conflict.column('series').doUpdateSet({ last }))
    .execute()
}
