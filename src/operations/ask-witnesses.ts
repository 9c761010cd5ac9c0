import { toBase64 } from '#ledger/base64.ts'
import { plainNumber } from '#ledger/checkpoint.ts'
import { cosignedAt } from '#ledger/cosignature.ts'
import type { VerifierKey } from '#ledger/note-key.ts'
import { consistencyProof } from '#ledger/proofs.ts'
import { isOf, parseNote, parseSignatureLines, signatureLine } from '#ledger/signed-note.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import {
  insertCosignature,
  listWitnessedSizes,
  newestCheckpoint,
  type StoredCheckpoint,
} from '#store/log-checkpoints.ts'
import { tilesIn } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'

/** Somebody else who keeps watch that this log has one history: who signs, and where to ask. */
export type Witness = { readonly key: VerifierKey; readonly url: string }

export type UnansweredWitness = {
  readonly witness: string
  readonly fault: string
  /** How far it has seen this log, where that is further than the log goes here: an older copy was put back. */
  readonly seen?: number
}

/**
 * Asks every witness that has not signed the newest checkpoint (C2SP tlog-witness), and gives those who did not sign now.
 * @param patienceMs - when whoever has not answered is given up, each witness by itself.
 * @param whom - `all`: those that have signed it as well, since they may have signed a later one that is not here.
 */
export async function askWitnesses(
  db: Db,
  witnesses: readonly Witness[],
  patienceMs: number,
  whom: 'unsigned' | 'all' = 'unsigned',
): Promise<readonly UnansweredWitness[]> {
  if (witnesses.length === 0) return []
  // Read first, so that none is larger than the newest, whoever else signs and asks meanwhile.
  const sizes = await listWitnessedSizes(db)
  const newest = await newestCheckpoint(db)
  if (newest === undefined) return []
  const waiting = witnesses.filter(({ key }) => whom === 'all' || sizes.get(key.name) !== newest.size)
  const faults = await Promise.all(
    waiting.map(async (witness) => {
      const from = { newest, knownSize: sizes.get(witness.key.name) ?? 0 }
      const asking = askWitness(db, witness, from, AbortSignal.timeout(patienceMs))
      const unanswered = await asking.catch((fault: unknown) => ({ fault: messageOf(fault) }))
      return unanswered === undefined ? [] : [{ witness: witness.key.name, ...unanswered }]
    }),
  )
  return faults.flat()
}

/** In bytes. */
const longestAnswer = 100_000

async function askWitness(
  db: Db,
  witness: Witness,
  { newest, knownSize }: { readonly newest: StoredCheckpoint; readonly knownSize: number },
  signal: AbortSignal,
): Promise<Omit<UnansweredWitness, 'witness'> | undefined> {
  const { key, url } = witness
  const post = (from: number) => postCheckpoint(db, url, { newest, from }, signal)
  const first = await post(knownSize)
  // The witness knows best how far it has seen: after a restore here, or when an answer was lost on its way.
  const seen = first.status === 409 ? plainNumber(first.text.trim()) : undefined
  if (seen !== undefined && seen > newest.size) {
    // Another program on this database may have signed since, and have been witnessed.
    const now = await newestCheckpoint(db)
    if (now !== undefined && now.size >= seen) {
      return askWitness(db, witness, { newest: now, knownSize: seen }, signal)
    }
    const fault = `has seen ${seen} entries, but the log here has ${now?.size ?? 0}: it was put back from an older copy`
    return { fault, seen }
  }
  const answer = seen === undefined || seen === knownSize ? first : await post(seen)
  if (answer.status === 403) return { fault: 'answered 403: it knows none of the keys the log signs with now' }
  if (answer.status !== 200) return { fault: `answered ${answer.status}` }

  const line = lineOf(answer.text, newest, key)
  if (line === undefined) return { fault: 'answered without a good signature of its own' }
  await insertCosignature(db, newest.size, key.name, line)
  return undefined
}

async function postCheckpoint(
  db: Db,
  url: string,
  { newest: { size, note }, from }: { readonly newest: StoredCheckpoint; readonly from: number },
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly text: string }> {
  const proof = await consistencyProof(from, size, tileReader(tilesIn(db)))
  const body = `old ${from}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`
  const answer = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    body,
    redirect: 'error',
    signal,
  })
  return { status: answer.status, text: await beginningOf(answer) }
}

/** No more is read than is looked at, however much is sent. */
async function beginningOf(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    parts.push(part)
    length += part.length
    if (length >= longestAnswer) break
  }
  return Buffer.concat(parts).subarray(0, longestAnswer).toString('utf8')
}

function lineOf(answer: string, { note }: StoredCheckpoint, key: VerifierKey): string | undefined {
  const asked = parseNote(note)
  const line = parseSignatureLines(answer)?.find((one) => isOf(one, key))
  if (asked === undefined || line === undefined) return undefined
  return cosignedAt({ ...asked, signatures: [line] }, key) === undefined ? undefined : signatureLine(line)
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
