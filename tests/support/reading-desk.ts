import { chance } from '#app/chance.ts'
import { readText } from '#intake/read-text.ts'
import type { Reading } from '#intake/reading.ts'
import { ok } from '#kernel/result.ts'
import type { ActContext } from '#operations/act-context.ts'
import { addSource } from '#operations/add-source.ts'
import { readReading, type SeenReading } from '#operations/read-reading.ts'
import { runNextReading } from '#operations/run-reading.ts'
import type { Db } from '#store/schema.ts'
import { people } from './small-city.ts'

/** A text as the reader reads it. */
export function readingOfText(text: string): Reading {
  return readText(text, { name: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' })
}

/** The source that waits longest is read so; gives the reading's id, undefined where none could be taken. */
export function readNextAs(db: Db, reading: Reading, at: string): Promise<string | undefined> {
  return runNextReading(
    db,
    async () => ok(reading),
    () => at,
    chance,
  )
}

/** Hands a text in and has it read, as the reader reads it where nothing else is said. Gives the reading's id. */
export async function handIn(db: Db, by: ActContext, text: string, reading = readingOfText(text)): Promise<string> {
  const added = await addSource(db, by, { name: 'a.txt', bytes: Buffer.from(text), session: null })
  if (!added.ok) throw new Error(added.refusal.code)
  await readNextAs(db, reading, by.at)
  return added.value.readingId
}

/** A reading as the secretariat sees it. */
export async function seenReading(db: Db, id: string): Promise<SeenReading> {
  const read = await readReading(db, people.secretary, id)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}
