import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { parseVerifierKey } from '#ledger/note-key.ts'
import { receiptFault } from '#ledger/receipt.ts'
import type { Acknowledged } from './outside-witness.ts'

/** Receipts of some acts, fetched and checked by the log's key alone. */
export async function receiptFaults(
  address: string,
  token: string,
  key: string,
  acts: readonly Acknowledged[],
): Promise<readonly unknown[]> {
  const trust = { log: parseVerifierKey(key), witnesses: [], quorum: 0 }
  const faults: unknown[] = []
  for (const { caseId, version } of acts) {
    const answer = await fetch(`${address}/api/cases/${caseId}/events/${version}/receipt`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const fault = receiptFault(await answer.text(), trust)
    if (fault !== undefined) faults.push({ caseId, version, fault })
  }
  return faults
}

/** How many entries the checkpoint covers that is published just now. */
export async function signedSize(address: string): Promise<number> {
  return parseCheckpoint(await publishedCheckpoint(address))?.size ?? 0
}

/** The checkpoint that is published just now; empty where none is to be had. */
export async function publishedCheckpoint(address: string): Promise<string> {
  const answer = await fetch(`${address}/log/checkpoint`).catch(() => undefined)
  return answer?.ok === true ? await answer.text().catch(() => '') : ''
}

export async function keyOfLog(address: string): Promise<string> {
  const page = await (await fetch(`${address}/log`)).text()
  return /id="log-key">([^<]+)</.exec(page)?.[1] ?? ''
}
