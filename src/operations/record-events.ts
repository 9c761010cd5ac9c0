import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import type { Plain } from '#ledger/canonical-json.ts'
import type { LedgerEntry } from '#ledger/chain.ts'
import { commitment } from '#ledger/chain.ts'
import { appendCaseEvents, type PlacedEvent } from '#store/case-files.ts'
import { replaceReadCopies } from '#store/case-summaries.ts'
import { followClocks } from '#store/clock-watches.ts'
import { appendLedgerActs, type LedgerAct } from '#store/ledger-entries.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Tx } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import { matterOf, queueMail } from './queue-mail.ts'
import { readCopiesOf } from './read-copies.ts'

/** Events decided for a case, to go behind those it has. */
export type Decided = { readonly caseFile: CaseFile; readonly events: readonly CaseEvent[] }

/** Thrown to roll back: another writer took the place of these events first. */
export class CaseMovedOn extends Error {}

/**
 * The one way into the record: events, log, read copies and the mail about them in one transaction, or nothing of it.
 * @returns the log's newest entry.
 * @throws CaseMovedOn when another writer came first.
 */
export async function recordEvents(
  tx: Tx,
  decided: readonly Decided[],
  chance: Chance,
): Promise<LedgerEntry | undefined> {
  const placed = decided.flatMap(({ caseFile, events }) =>
    events.map((event, index) => ({
      caseId: caseFile.id,
      seq: caseFile.events.length + index + 1,
      event,
      salt: chance.salt(),
    })),
  )
  if (!(await appendCaseEvents(tx, placed))) throw new CaseMovedOn()

  const now = decided.map(({ caseFile, events }) => ({ ...caseFile, events: [...caseFile.events, ...events] }))
  const names = await listPersonNames(tx, leadProposersOf(now))
  await replaceReadCopies(
    tx,
    readCopiesOf(now, (id) => names.get(id)),
  )
  await followClocks(
    tx,
    now.map((file) => file.id),
  )
  const matters = decided.flatMap(({ caseFile, events }) => matterOf(caseFile, events) ?? [])
  const at = placed.at(-1)?.event.at
  if (at !== undefined) await queueMail(tx, at, chance, matters)
  return appendLedgerActs(tx, placed.map(ledgerActOf))
}

/** What the log says of an event: who, in which role, did what, when; what was written is only committed to. */
export function ledgerActOf({ caseId, seq, event, salt }: PlacedEvent): LedgerAct {
  return {
    at: event.at,
    caseId,
    caseSeq: seq,
    payload: {
      act: 'case_event',
      case: caseId,
      seq,
      type: event.type,
      machine: event.machine,
      instance: event.instance,
      stateBefore: event.stateBefore,
      state: event.state,
      byPerson: event.byPerson,
      byRole: event.byRole,
      byUnit: event.byUnit,
      on: event.on,
      at: event.at,
      content: commitment(salt, committedContent(event)),
    },
  }
}

/** What the log commits to of an event and does not say. */
export function committedContent({ fields, clocks, waived }: CaseEvent): Plain {
  return { fields, clocks: [...clocks], waived: [...waived] }
}

function leadProposersOf(caseFiles: readonly CaseFile[]): readonly string[] {
  const ids = caseFiles.flatMap((file) => file.events.map((event) => event.fields.leadProposer))
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))]
}
