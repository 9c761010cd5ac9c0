import { chainFault, genesisHash, type LedgerEntry } from '#ledger/chain.ts'
import { connect } from '#store/connect.ts'
import type { Acknowledged } from './outside-witness.ts'

/** What the log, read from outside, says of the acts that were acknowledged. */
export type Kept = {
  readonly acknowledged: number
  /** Acknowledged, and not in the log at the place the receipt names. */
  readonly lost: number
  /** In the log twice, or there without anybody having been told. */
  readonly doubled: number
  /** Undefined: the chain holds from the first entry. */
  readonly logFault: unknown
  readonly entries: number
}

/**
 * @param databaseUrl - where the acts behind the entries stand, since entries name no case.
 * @param before - how many entries there were before the first act.
 */
export async function countKept(
  address: string,
  databaseUrl: string,
  acts: readonly Acknowledged[],
  before: number,
): Promise<Kept> {
  const wanted = new Set(acts.map(({ receipt }) => receipt.seq))
  const hashes = new Map<number, string>()
  let last = { seq: 0, hash: genesisHash }
  let logFault: unknown
  for await (const page of logPages(address)) {
    logFault ??= chainFault(page, last)
    for (const { seq, hash } of page) if (wanted.has(seq)) hashes.set(seq, hash)
    last = page.at(-1) ?? last
  }
  const told = new Set(acts.map(({ caseId, version }) => `${caseId}/${version}`))
  const stored = await storedPlaces(databaseUrl, before)
  const lost = acts.filter(
    ({ caseId, version, receipt }) =>
      hashes.get(receipt.seq) !== receipt.hash || stored.get(receipt.seq) !== `${caseId}/${version}`,
  )
  const places = [...stored.values()]
  return {
    acknowledged: acts.length,
    lost: lost.length,
    doubled: places.length - new Set(places.filter((place) => told.has(place))).size + (acts.length - told.size),
    logFault: last.seq === 0 ? 'empty' : logFault,
    entries: last.seq,
  }
}

/** Which act, as `case/number`, stands behind each entry since; of cases begun since, as on older ones the program's timers may act. */
async function storedPlaces(databaseUrl: string, before: number): Promise<ReadonlyMap<number, string>> {
  const db = connect(databaseUrl, { max: 1 })
  try {
    const rows = await db
      .selectFrom('ledger_entry')
      .select(['seq', 'case_id', 'case_seq'])
      .where('seq', '>', before)
      .where('case_seq', 'is not', null)
      .execute()
    const begun = new Set(rows.filter(({ case_seq }) => case_seq === 1).map(({ case_id }) => case_id))
    const ours = rows.filter(({ case_id }) => begun.has(case_id))
    return new Map(ours.map(({ seq, case_id, case_seq }) => [seq, `${case_id}/${case_seq}`]))
  } finally {
    await db.destroy()
  }
}

/** Every entry of the log, by its public address. */
export async function readLog(address: string): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = []
  for await (const page of logPages(address)) entries.push(...page)
  return entries
}

/** The same a page at a time: a night's log is not held in memory. */
async function* logPages(address: string): AsyncGenerator<readonly LedgerEntry[]> {
  for (let after = 0; ; ) {
    const answer = await fetch(`${address}/api/ledger/entries?limit=1000&after=${after}`)
    const page = ((await answer.json()) as { entries: LedgerEntry[] }).entries
    if (page.length === 0) return
    yield page
    after += page.length
  }
}
