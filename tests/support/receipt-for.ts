import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { readReceipt } from '#operations/read-receipt.ts'
import type { Db } from '#store/schema.ts'
import { profiles } from './installed-profiles.ts'

/** The receipt of an act, as somebody is given it. @throws where they are given none. */
export async function receiptFor(db: Db, actor: Actor, caseId: string, seq: number): Promise<string> {
  const receipt = await readReceipt(db, { profiles, actor, on: plainDate('2026-03-16') }, caseId, seq)
  if (!receipt.ok) throw new Error(receipt.refusal.code)
  return receipt.value
}
