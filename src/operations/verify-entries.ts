import { chainFault, genesisHash, type LedgerEntry } from '#ledger/chain.ts'
import { tileWidth } from '#ledger/tile.ts'
import { countActsOfCases, listEntriesWithoutTheirs, toldIn, type WithoutTheirs } from '#store/entries-told.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import type { RowCheck } from './held-rows/row-check.ts'
import { beginTreeCheck } from './tree-check.ts'

/** Read at a time: whole tiles, so that the tree grows tile by tile. */
const pageEntries = 20 * tileWidth

/**
 * Follows the log from its first entry: holds each against the one before, against the tree that was signed, and against
 * the record, which must have every event and notice the log tells of. Keeps no more than a hash for 256 entries.
 *
 * @param checks - hold other rows against the entries as they go by.
 */
export async function verifyEntries(
  db: Db,
  checks: readonly RowCheck[],
): Promise<{ readonly entries: number; readonly head: string; readonly faults: readonly string[] }> {
  const tree = await beginTreeCheck(db)
  const faults: string[] = []
  const found = { events: 0, notices: 0 }
  let before = { seq: 0, hash: genesisHash }
  for (;;) {
    const page = await listLedgerEntries(db, before.seq, pageEntries)
    const last = page.at(-1)
    if (last === undefined) break
    const fault = chainFault(page, before)
    if (fault !== undefined) {
      faults.push(`log entry ${fault.seq}: ${fault.fault}`)
      return { entries: before.seq, head: before.hash, faults }
    }
    const without = await listEntriesWithoutTheirs(db, before.seq, last.seq)
    faults.push(...(await tree.follow(before.seq, page)), ...without.map(withoutWords))
    for (const check of checks) faults.push(...(await check.follow(page)))
    found.events += toldOf('event', page) - without.filter(({ tells }) => tells === 'event').length
    found.notices += toldOf('notice', page) - without.filter(({ tells }) => tells === 'notice').length
    before = { seq: last.seq, hash: last.hash }
  }
  faults.push(...(await tree.end(before.seq)), ...(await countFaults(db, found)))
  for (const check of checks) faults.push(...(await check.end()))
  return { entries: before.seq, head: before.hash, faults }
}

function toldOf(tells: 'event' | 'notice', page: readonly LedgerEntry[]): number {
  return page.filter(({ payload }) => toldIn(payload) === tells).length
}

function withoutWords({ seq, caseId, caseSeq, tells }: WithoutTheirs): string {
  if (tells === 'other') return `log entry ${seq}: names case ${caseId} and tells of nothing in it`
  if (tells === 'notice') return `log entry ${seq}: its notice${caseId === null ? '' : ` in case ${caseId}`} is missing`
  return caseId === null || caseSeq === null
    ? `log entry ${seq}: tells of a case’s event and names none; it is missing`
    : `log entry ${seq}: case ${caseId} event ${caseSeq} is missing`
}

/** Each entry has its event: where there are as many, no two entries have one and no event is without. */
async function countFaults(
  db: Db,
  found: { readonly events: number; readonly notices: number },
): Promise<readonly string[]> {
  const { events, notices } = await countActsOfCases(db)
  return [
    ...(events === found.events
      ? []
      : [`${found.events} log entries have their event, and there are ${events} events`]),
    ...(notices === found.notices
      ? []
      : [`${found.notices} log entries have their notice, and there are ${notices} notices`]),
  ]
}
