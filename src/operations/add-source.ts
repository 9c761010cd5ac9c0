import { createHash } from 'node:crypto'
import { endingFault } from '#intake/readers/ending-fault.ts'
import { sourceLimits } from '#intake/readers/source-limits.ts'
import { onlySeen } from '#kernel/only-seen.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { findReadingOfFile, insertReading, keepSourceFile } from '#store/readings.ts'
import { findRemovalOfFile } from '#store/removals.ts'
import { listSessions } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { type FileScanner, scanRefusal } from './file-scanner.ts'
import { mayRead, type ReadingRefusal } from './reading-rights.ts'

/** The most a source file may weigh: exactly this much is still taken. */
export const maxSourceBytes = sourceLimits.fileBytes

export type SourceAsked = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly session: string | null
  /** Left out where none is set. */
  readonly scanner?: FileScanner | null
}

/**
 * Keeps a source file whole and queues its reading; gives the reading's id.
 * The same bytes sent twice lead to the reading that is there.
 */
export async function addSource(
  db: Db,
  context: ActContext,
  asked: SourceAsked,
): Promise<Result<{ readonly readingId: string; readonly isNew: boolean }, ReadingRefusal>> {
  if (!mayRead(context.actor, 'change')) return refuse({ code: 'reading_not_allowed' })
  if (asked.bytes.byteLength === 0) return refuse({ code: 'empty_file' })
  if (asked.bytes.byteLength > maxSourceBytes) {
    return refuse({ code: 'file_too_large', bytes: asked.bytes.byteLength, most: maxSourceBytes })
  }
  const unfit = endingFault(asked.name, asked.bytes)
  if (unfit !== undefined) return refuse({ code: 'file_unfit', because: unfit })
  const { session } = asked
  if (session !== null && !(await listSessions(db)).some(({ id }) => id === session)) {
    return refuse({ code: 'session_unknown' })
  }
  const unseen = await scanRefusal(asked.scanner ?? null, asked.bytes)
  if (unseen !== undefined) return refuse(unseen)
  const sha256 = createHash('sha256').update(asked.bytes).digest('hex')
  const name = fileName(asked.name)

  return db.transaction().execute(async (tx) => {
    const sourceFileId = await keepSourceFile(tx, {
      id: context.chance.id(),
      sha256,
      name,
      size: asked.bytes.byteLength,
      content: Buffer.from(asked.bytes),
      added_by: context.actor.personId,
      added_at: context.at,
    })
    if ((await findRemovalOfFile(tx, sourceFileId)) !== undefined) return refuse({ code: 'content_removed' })
    const there = await findReadingOfFile(tx, sourceFileId)
    if (there !== undefined) return ok({ readingId: there, isNew: false })

    const readingId = context.chance.id()
    await insertReading(tx, {
      id: readingId,
      source_file_id: sourceFileId,
      name,
      session_id: session,
      asked_by: context.actor.personId,
      asked_at: context.at,
    })
    await appendLedgerActs(tx, [
      {
        at: context.at,
        caseId: null,
        caseSeq: null,
        payload: {
          act: 'source_added',
          reading: readingId,
          sha256,
          byPerson: context.actor.personId,
          on: context.on,
          at: context.at,
        },
      },
    ])
    return ok({ readingId, isNew: true })
  })
}

/** The last part of a path, without signs that are not seen, at most 200 characters. */
function fileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const clean = onlySeen(last).slice(-200).trim()
  return clean === '' ? 'unnamed' : clean
}
