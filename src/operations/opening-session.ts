import type { Reading } from '#intake/reading.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { appendLedgerActs, type LedgerAct } from '#store/ledger-entries.ts'
import { lockSessionsOfTexts, putMeetingSession } from '#store/meeting-sessions.ts'
import { type FindingRow, findReading } from '#store/readings.ts'
import { listSessions, type MeetingSession } from '#store/roster.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { foundSession, fromText } from './found-session.ts'
import type { ReadingRefusal } from './reading-rights.ts'

/**
 * Under which session cases are opened: the one chosen with the file, each finding's own in the text and where none can
 * be told the one chosen with the file, none, or one by its id.
 */
export type SessionChoice = 'upload' | 'found' | 'none' | { readonly id: string }

export type OpeningSession = {
  readonly of: (finding: FindingRow) => Promise<string | null>
  /** Writes into the log what was put in: last, since whoever else acts waits for the log. */
  readonly log: () => Promise<void>
}

/**
 * Says for each finding of a reading which session its case goes under. A meeting between sessions that the text tells of
 * and the list does not have yet is put in, with its entry in the log, when the first case goes under it.
 */
export async function openingSession(
  tx: Tx,
  context: ActContext,
  reading: { readonly id: string; readonly session_id: string | null },
  choice: SessionChoice,
): Promise<Result<OpeningSession, readonly [ReadingRefusal]>> {
  if (choice === 'upload') return ok(always(reading.session_id))
  if (choice === 'none') return ok(always(null))
  // Before the list is read, so that one meeting is not put in twice; and before any case takes the log's lock.
  if (choice === 'found') await lockSessionsOfTexts(tx)
  const sessions = [...(await listSessions(tx))]
  if (choice !== 'found') {
    const { id } = choice
    if (!sessions.some((one) => one.id === id)) return refuse([{ code: 'session_unknown' }])
    return ok(always(id))
  }
  // Written by run-reading alone, in this shape.
  const result = (await findReading(tx, reading.id))?.result as Pick<Reading, 'sessions'> | null | undefined
  const payloads: LedgerAct['payload'][] = []
  const of: OpeningSession['of'] = async ({ session: number }) => {
    const told = number === null ? undefined : result?.sessions[number]
    const found = told === undefined ? undefined : foundSession(told, sessions)
    if (found === undefined || found.is === 'missing') return reading.session_id
    if (found.is === 'listed') return found.session.id
    const session = { id: idFrom(context.chance.id()), ...found.session }
    await putMeetingSession(tx, session)
    sessions.push(session)
    payloads.push(entryOf(context, reading.id, session))
    return session.id
  }
  const log = () =>
    appendLedgerActs(
      tx,
      payloads.map((payload) => ({ at: context.at, caseId: null, caseSeq: null, payload })),
    )
  return ok({ of, log: async () => void (await log()) })
}

const always = (session: string | null): OpeningSession => ({ of: async () => session, log: async () => undefined })

/** In the signs that ids of sessions are written in, so that the administrator can change it later. */
function idFrom(chance: string): string {
  return `${fromText}${Buffer.from(chance, 'base64url').toString('hex').slice(0, 32)}`
}

function entryOf({ actor, on, at }: ActContext, reading: string, session: MeetingSession): LedgerAct['payload'] {
  return { act: 'session_saved', session, before: null, reading, byPerson: actor.personId, on, at }
}
