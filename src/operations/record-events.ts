import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import type { LedgerEntry } from '#ledger/chain.ts'
import { commitment } from '#ledger/chain.ts'
import { getProcedure } from '#procedures/installed.ts'
import { appendCaseEvents, type PlacedEvent } from '#store/case-files.ts'
import { replaceReadCopies } from '#store/case-summaries.ts'
import { followClocks } from '#store/clock-watches.ts'
import { appendLedgerActs, type LedgerAct } from '#store/ledger-entries.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Tx } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import { isOfficialAct } from './official-act.ts'
import { matterOf, queueMail } from './queue-mail.ts'
import { queueReceipts } from './queue-receipts.ts'
import { readCopiesOf } from './read-copies.ts'

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
  const at = placed.at(-1)?.event.at
  if (at !== undefined && telling === 'those_concerned') {
    const matters = decided.flatMap(({ caseFile, events }) => matterOf(caseFile, events) ?? [])
    await queueMail(tx, at, chance, matters)
    await queueReceipts(tx, at, chance, placed)
  }
  return appendLedgerActs(tx, placed.map(ledgerActOf))
}

/**
 * What the log says of an event: in which role and for which unit, what, when. Who put a matter forward or was asked to
 * sign it may never have wished to be known: persons like these, and what was written, are only committed to.
 */
export function ledgerActOf(placed: LoggedEvent): LedgerAct {
  const { event, salt } = placed
  const procedure = getProcedure(placed.procedure)
  const isPersons = procedure.machines[event.machine]?.per === 'person'
  return actOf(placed, {
    instance: isPersons ? commitment(salt, { instance: event.instance }) : event.instance,
    byPerson: isOfficialAct(procedure, event) ? event.byPerson : commitment(salt, { byPerson: event.byPerson }),
  })
}

/** As the log said it before persons were committed to: entries of then stay as they are. */
function earlierLedgerActOf(placed: LoggedEvent): LedgerAct {
  return actOf(placed, { instance: placed.event.instance, byPerson: placed.event.byPerson })
}

/** Whether an entry of the log is what the log says, or once said, of an event. */
export function isLoggedAs(placed: LoggedEvent, payload: string): boolean {
  return [ledgerActOf, earlierLedgerActOf].some((said) => payload === canonicalJson(said(placed).payload))
}

/** An event at its place, with the kind of its case. */
export type LoggedEvent = PlacedEvent & { readonly procedure: string }

function actOf(
  { caseId, seq, event, salt }: LoggedEvent,
  who: { readonly instance: string; readonly byPerson: string },
): LedgerAct {
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
      instance: who.instance,
      stateBefore: event.stateBefore,
      state: event.state,
      byPerson: who.byPerson,
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
