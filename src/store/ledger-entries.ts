import { sql } from 'kysely'
import type { Plain } from '#ledger/canonical-json.ts'
import { genesisHash, type LedgerEntry, nextEntry } from '#ledger/chain.ts'
import { refuseBehind } from './log-behind.ts'
import type { Db } from './schema.ts'

/** What one act puts into the log. */
export type LedgerAct = {
  readonly at: string
  readonly payload: Plain
  readonly caseId: string | null
  readonly caseSeq: number | null
}

/**
 * Appends acts to the log and gives the last entry. Must run inside the act's own transaction.
 * Writers queue for the head, so the chain has one order and no fork; the unique previous_hash proves it.
 * @throws LogBehind where the database lacks what is known to have been signed.
 */
export async function appendLedgerActs(db: Db, acts: readonly LedgerAct[]): Promise<LedgerEntry | undefined> {
  if (acts.length === 0) return undefined
  let head = await heldLedgerHead(db)
  refuseBehind(db, head.seq)
  const rows = acts.map((act) => {
    const entry = nextEntry(head, act.payload)
    head = entry
    return {
      seq: entry.seq,
      at: act.at,
      payload: entry.payload,
      previous_hash: entry.previousHash,
      hash: entry.hash,
      case_id: act.caseId,
      case_seq: act.caseSeq,
    }
  })
  for (let from = 0; from < rows.length; from += batchRows) {
    await db
      .insertInto('ledger_entry')
      .values(rows.slice(from, from + batchRows))
      .execute()
  }
  const last = rows.at(-1)
  return last === undefined
    ? undefined
    : { seq: last.seq, payload: last.payload, previousHash: last.previous_hash, hash: last.hash }
}

/** Waits until no other transaction writes to the log, and keeps others waiting until this one is over. */
export async function lockLedger(db: Db): Promise<void> {
  await heldLedgerHead(db)
}

/** As `lockLedger`; gives the log's head as it stands once the wait is over. */
async function heldLedgerHead(db: Db): Promise<LedgerHead> {
  const { rows } = await sql<LedgerHead>`select seq, hash from held_log_head()`.execute(db)
  return rows[0] ?? beforeTheFirst
}

type LedgerHead = { readonly seq: number; readonly hash: string }

const beforeTheFirst: LedgerHead = { seq: 0, hash: genesisHash }

/** The newest entry's number and hash, or those that stand before the first. */
export async function ledgerHead(db: Db): Promise<LedgerHead> {
  const row = await db
    .selectFrom('ledger_entry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? beforeTheFirst
}

/** Entries after a number, in order, at most `limit`. */
export async function listLedgerEntries(db: Db, after: number, limit: number): Promise<readonly LedgerEntry[]> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['seq', 'payload', 'previous_hash', 'hash'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ seq: row.seq, payload: row.payload, previousHash: row.previous_hash, hash: row.hash }))
}

/** The log entries of one case, with the event each stands for. */
export async function listCaseLedgerEntries(
  db: Db,
  caseId: string,
): Promise<readonly { readonly seq: number; readonly hash: string; readonly caseSeq: number }[]> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['seq', 'hash', 'case_seq'])
    .where('case_id', '=', caseId)
    .where('case_seq', 'is not', null)
    .orderBy('case_seq')
    .execute()
  return rows.map((row) => ({ seq: row.seq, hash: row.hash, caseSeq: row.case_seq ?? 0 }))
}

/** An entry about a case; `caseSeq` is the event it stands for, null for a notice of a deadline. */
export type CaseEntry = LedgerEntry & { readonly caseSeq: number | null }

/** Everything the log says about one case, in order. */
export async function listEntriesOfCase(db: Db, caseId: string): Promise<readonly CaseEntry[]> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['seq', 'payload', 'previous_hash', 'hash', 'case_seq'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    payload: row.payload,
    previousHash: row.previous_hash,
    hash: row.hash,
    caseSeq: row.case_seq,
  }))
}

const batchRows = 2_000

/** The log's entry of one event of a case. @throws when the log lacks it: the record is damaged. */
export async function findCaseReceipt(
  db: Db,
  caseId: string,
  caseSeq: number,
): Promise<{ readonly seq: number; readonly hash: string }> {
  return db
    .selectFrom('ledger_entry')
    .select(['seq', 'hash'])
    .where('case_id', '=', caseId)
    .where('case_seq', '=', caseSeq)
    .executeTakeFirstOrThrow()
}

/** What the log says of the events of some cases, by "case/number of the event". */
export async function listCasePayloads(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['case_id', 'case_seq', 'payload'])
    .where('case_id', 'in', [...caseIds])
    .where('case_seq', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [`${row.case_id}/${row.case_seq}`, row.payload]))
}

/** What the log says of some cases besides their events, by number of the entry. */
export async function listPayloadsBesideEvents(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<number, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['seq', 'payload'])
    .where('case_id', 'in', [...caseIds])
    .where('case_seq', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.seq, row.payload]))
}

/** Every entry of one kind of act, in order. */
export async function listEntriesOfAct(
  db: Db,
  act: string,
): Promise<readonly { readonly seq: number; readonly payload: string }[]> {
  // The members of an entry stand in order, so that its act comes first.
  return db
    .selectFrom('ledger_entry')
    .select(['seq', 'payload'])
    .where('case_id', 'is', null)
    .where('payload', 'like', `{"act":"${act}",%`)
    .orderBy('seq')
    .execute()
}

/** What the log says of the keys that sign it, in order. */
export async function listKeyEntries(
  db: Db,
): Promise<readonly { readonly number: number; readonly payload: string }[]> {
  // Word for word as the index has it, so that the others are not read.
  return db
    .selectFrom('ledger_entry')
    .select(['seq as number', 'payload'])
    .where(sql<boolean>`starts_with(payload, '{"act":"log_key_')`)
    .orderBy('seq')
    .execute()
}
