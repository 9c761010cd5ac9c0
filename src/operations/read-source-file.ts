import type { Actor } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { findReadingState, getSourceFile } from '#store/readings.ts'
import { findRemovalOfFile } from '#store/removals.ts'
import type { Db } from '#store/schema.ts'
import { type FileScanner, scanRefusal } from './file-scanner.ts'
import { mayRead, type ReadingRefusal } from './reading-rights.ts'

export type SourceGiven = { readonly name: string; readonly content: Buffer; readonly sha256: string }

/** The original file of a reading, byte for byte, for those who look at readings; not where it was removed or is found unsafe. */
export async function readSourceFile(
  db: Db,
  actor: Actor | null,
  scanner: FileScanner | null,
  readingId: string,
): Promise<Result<SourceGiven, ReadingRefusal>> {
  if (!mayRead(actor, 'look')) return refuse({ code: 'reading_not_allowed' })
  const reading = await findReadingState(db, readingId)
  if (reading === undefined) return refuse({ code: 'reading_not_found' })
  if ((await findRemovalOfFile(db, reading.source_file_id)) !== undefined) return refuse({ code: 'content_removed' })
  const file = await getSourceFile(db, reading.source_file_id)
  // What was not known when it was handed in may be known now.
  const unseen = await scanRefusal(scanner, file.content)
  return unseen === undefined ? ok(file) : refuse(unseen)
}
