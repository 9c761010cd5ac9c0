import { sql } from 'kysely'
import { chainFault } from '#ledger/chain.ts'
import { isLoggedAs } from '#operations/event-entry.ts'
import { listPlacedEvents } from '#store/case-files.ts'
import type { Db } from '#store/schema.ts'

/** Where the log stands, by the number and hash of its last entry. */
export type Head = { readonly seq: number; readonly hash: string }

/** An act that somebody was told is done. */
export type ToldDone = {
  readonly caseId: string
  readonly version: number
  readonly receipt: Head
  readonly action: string
  readonly personId: string
}

type Entry = Head & {
  readonly payload: string
  readonly previousHash: string
  readonly caseId: string | null
  readonly caseSeq: number | null
}

/**
 * What does not add up in what was recorded behind `before`: the log goes on from there without a gap, holds the events of
 * exactly the acts that were told as done, each ending with its receipt, and every event of their cases is in it as it stands.
 */
export async function faultsSince(db: Db, before: Head, told: readonly ToldDone[]): Promise<readonly string[]> {
  const entries = await entriesBehind(db, before)
  const caseIds = [...new Set(told.map(({ caseId }) => caseId))]
  const placed = await listPlacedEvents(db, caseIds)
  const byPlace = new Map(placed.map((one) => [`${one.caseId}/${one.seq}`, one]))
  const fault = chainFault(entries, before)
  const faults: string[] = fault === undefined ? [] : [`log entry ${fault.seq}: ${fault.fault}`]
  let left = [...entries]
  for (const act of told.toSorted((one, other) => one.receipt.seq - other.receipt.seq)) {
    const own = left.filter(({ seq }) => seq <= act.receipt.seq)
    left = left.slice(own.length)
    if (own.at(-1)?.hash !== act.receipt.hash) faults.push(`${act.action}: the log does not have its receipt`)
    for (const { caseId, caseSeq, payload } of own) {
      const one = byPlace.get(`${caseId}/${caseSeq}`)
      if (one === undefined) faults.push(`${act.action}: an entry stands for no event`)
      else if (!isLoggedAs(one, payload)) faults.push(`${act.action}: event ${caseSeq} differs from the log`)
      else if (one.event.action !== act.action || one.event.byPerson !== act.personId) {
        faults.push(`${act.action}: event ${caseSeq} is of ${one.event.action}`)
      }
    }
  }
  if (left.length > 0) faults.push(`${left.length} entries in the log that nobody was told of`)
  return [...faults, ...(await versionFaults(db, told, placed))]
}

async function entriesBehind(db: Db, { seq }: Head): Promise<readonly Entry[]> {
  return db
    .selectFrom('ledger_entry')
    .select(['seq', 'hash', 'payload', 'previous_hash as previousHash', 'case_id as caseId', 'case_seq as caseSeq'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
}

/** A case is at the version of its last act, and has so many events, which its line in lists says as well. */
async function versionFaults(
  db: Db,
  told: readonly ToldDone[],
  placed: readonly { readonly caseId: string; readonly seq: number }[],
): Promise<readonly string[]> {
  const versions = new Map<string, number>()
  for (const { caseId, version } of told) versions.set(caseId, Math.max(version, versions.get(caseId) ?? 0))
  const { rows } = await sql<{ case_id: string; version: number }>`
    select case_id, version from case_summary where case_id = any(${[...versions.keys()]})`.execute(db)
  return [...versions].flatMap(([id, version]) => {
    const places = placed.filter(({ caseId }) => caseId === id).map(({ seq }) => seq)
    const isWhole = places.length === version && places.every((seq, at) => seq === at + 1)
    const line = rows.find(({ case_id }) => case_id === id)?.version
    return [
      ...(isWhole ? [] : [`a case at version ${version} has the events ${places.join()}`]),
      ...(line === version ? [] : [`a case at version ${version} stands in lists with ${line}`]),
    ]
  })
}
