import { countReadings, listReadingsByIds } from '#store/held-readings.ts'
import type { Db } from '#store/schema.ts'
import { actsIn, type RowCheck, textIn } from './row-check.ts'

/** Holds who had which file read, and its SHA-256, against the entry that says a source was added. */
export function sourceCheck(db: Db): RowCheck {
  let found = 0
  return {
    follow: async (entries) => {
      const told = actsIn(entries, (act) => act === 'source_added')
      const rows = new Map(
        (
          await listReadingsByIds(
            db,
            told.map(({ said }) => textIn(said, 'reading')),
          )
        ).map((row) => [row.id, row]),
      )
      return told.flatMap(({ seq, said }) => {
        const row = rows.get(textIn(said, 'reading'))
        if (row === undefined) return [`log entry ${seq}: its reading ${said.reading} is missing`]
        found += 1
        const isRight = row.sha256 === said.sha256 && row.asked_by === said.byPerson && row.asked_at === said.at
        return isRight ? [] : [`reading ${row.id}: differs from the log`]
      })
    },
    end: async () => {
      const readings = await countReadings(db)
      return readings === found ? [] : [`${found} log entries have their reading, and there are ${readings} readings`]
    },
  }
}
