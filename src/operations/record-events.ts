import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import type { LedgerEntry } from '#ledger/chain.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { listPersonNames } from '#store/roster.ts'
import { insertLessons, type Lesson } from '#store/routing.ts'
import { wantProposals } from '#store/routing-wanted.ts'
import type { Tx } from '#store/schema.ts'
import { storeActs } from '#store/store-acts.ts'
import type { Chance } from './act-context.ts'
import { eventEntryOf } from './event-entry.ts'
import { queueActMail } from './queue-act-mail.ts'
import { matterOf } from './queue-mail.ts'
import { readCopiesOf } from './read-copies.ts'
import { wantsProposal } from './routing/case-standing.ts'
import { lessonOf } from './routing/lessons.ts'

/** Events decided for a case, to go behind those it has. */
export type Decided = { readonly caseFile: CaseFile; readonly events: readonly CaseEvent[] }

/** Thrown to roll back: another writer took the place of these events first. */
export class CaseMovedOn extends Error {}

/**
 * The one way into the record: events, log, read copies and the mail about them in one transaction, or nothing of it.
 * @param telling - 'nobody' where what is recorded happened long ago: no mail tells of it.
 * @returns the log's newest entry.
 * @throws CaseMovedOn when another writer came first.
 */
export async function recordEvents(
  tx: Tx,
  decided: readonly Decided[],
  chance: Chance,
  telling: 'those_concerned' | 'nobody' = 'those_concerned',
): Promise<LedgerEntry | undefined> {
  const placed = decided.flatMap(({ caseFile, events }) =>
    events.map((event, index) => ({
      caseId: caseFile.id,
      seq: caseFile.events.length + index + 1,
      event,
      salt: chance.salt(),
      procedure: caseFile.procedure,
    })),
  )
  const now = decided.map(({ caseFile, events }) => ({ ...caseFile, events: [...caseFile.events, ...events] }))
  const names = await listPersonNames(tx, leadProposersOf(now))
  const copies = readCopiesOf(now, (id) => names.get(id))
  if (!(await storeActs(tx, { placed, copies }))) throw new CaseMovedOn()
  const at = placed.at(-1)?.event.at
  if (at !== undefined && telling === 'those_concerned') {
    const matters = decided.flatMap(({ caseFile, events }) => matterOf(caseFile, events) ?? [])
    await queueActMail(tx, at, chance, { matters, placed })
  }
  const wanting = decided.filter(({ caseFile, events }) => wantsProposal(caseFile, events))
  await wantProposals(
    tx,
    wanting.map(({ caseFile, events }) => ({ caseId: caseFile.id, version: caseFile.events.length + events.length })),
  )
  // Last: whoever else acts waits from here until this is stored.
  const head = await appendLedgerActs(tx, placed.map(eventEntryOf))
  if (head !== undefined) await teach(tx, decided, head.seq)
  return head
}

/** Says which of these cases routing can be learned from, since the newest act. */
async function teach(tx: Tx, decided: readonly Decided[], act: number): Promise<void> {
  const lessons = decided.flatMap(({ caseFile, events }): readonly Lesson[] => {
    const reason = lessonOf(caseFile, events)
    return reason === undefined ? [] : [{ case_id: caseFile.id, act, procedure: caseFile.procedure, reason }]
  })
  await insertLessons(tx, lessons)
}

function leadProposersOf(caseFiles: readonly CaseFile[]): readonly string[] {
  const ids = caseFiles.flatMap((file) => file.events.map((event) => event.fields.leadProposer))
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))]
}
