import type { Reading } from '#intake/reading.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Plain } from '#ledger/canonical-json.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { putMeetingSession } from '#store/meeting-sessions.ts'
import { type FindingRow, findReading } from '#store/readings.ts'
import { listSessions, type MeetingSession } from '#store/roster.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { foundSession } from './found-session.ts'
import type { ReadingRefusal } from './reading-rights.ts'

/** Under which session cases are opened: the one chosen with the file, each finding's own in the text, none, or one by its id. */
export type SessionChoice = 'upload' | 'found' | 'none' | { readonly id: string }

export type OpeningSession = {
  readonly of: (finding: FindingRow) => Promise<string | null>
  /** Writes into the log what was put in: last, since whoever else acts waits for the log. */
  readonly log: () => Promise<void>
}

/**
 * Says for each finding of a reading which session its case goes under. One that the text tells of and the body does not
 * have yet is put in, with its entry in the log, when the first case goes under it.
 */
export async function openingSession(
  tx: Tx,
  context: ActContext,
  reading: { readonly id: string; readonly session_id: string | null },
  choice: SessionChoice,
): Promise<Result<OpeningSession, readonly [ReadingRefusal]>> {
  if (choice === 'upload') return ok(always(reading.session_id))
  if (choice === 'none') return ok(always(null))
  const sessions = [...(await listSessions(tx))]
  if (choice !== 'found') {
    const { id } = choice
    if (!sessions.some((one) => one.id === id)) return refuse([{ code: 'session_unknown' }])
    return ok(always(id))
  }
  // Written by run-reading alone, in this shape.
  const result = (await findReading(tx, reading.id))?.result as Pick<Reading, 'sessions'> | null | undefined
  const payloads: Plain[] = []
  const of: OpeningSession['of'] = async ({ session: number }) => {
    const told = number === null ? undefined : result?.sessions[number]
    if (told === undefined || number === null) return null
    const found = foundSession(told, { readingId: reading.id, number }, sessions)
    if (found === undefined) return null
    if (found.isNew) {
      payloads.push(await putIn(tx, context, reading.id, found.session))
      sessions.push(found.session)
    }
    return found.session.id
  }
  const log = () =>
    appendLedgerActs(
      tx,
      payloads.map((payload) => ({ at: context.at, caseId: null, caseSeq: null, payload })),
    )
  return ok({ of, log: async () => void (await log()) })
}

const always = (session: string | null): OpeningSession => ({ of: async () => session, log: async () => undefined })

async function putIn(tx: Tx, { actor, on, at }: ActContext, reading: string, session: MeetingSession) {
  const before = await putMeetingSession(tx, session)
  return { act: 'session_saved', session, before: before ?? null, reading, byPerson: actor.personId, on, at }
}
