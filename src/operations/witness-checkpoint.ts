import { parseCheckpoint, plainNumber, type SignedCheckpoint, verifyCheckpoint } from '#ledger/checkpoint.ts'
import { cosign } from '#ledger/cosignature.ts'
import { emptyRoot, type Hash } from '#ledger/hash.ts'
import type { SignerKey, VerifierKey } from '#ledger/note-key.ts'
import { proofIn } from '#ledger/proof-lines.ts'
import { continues } from '#ledger/proofs.ts'
import { signatureLine } from '#ledger/signed-note.ts'
import type { Db, Tx } from '#store/schema.ts'
import { holdWitnessedLog, insertWitnessedLog, updateWitnessedLog, type WitnessedLog } from '#store/witnessed-logs.ts'

/** What this installation witnesses, and with which key. */
export type WitnessDesk = {
  readonly key: SignerKey
  /** Of each log the key it signs with, and of one that changes it the one before and the one after. */
  readonly logs: readonly VerifierKey[]
}

/** The answer to a log that asks for a line, as C2SP tlog-witness numbers it. */
export type WitnessAnswer =
  | { readonly status: 200; readonly lines: string }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422 }

/**
 * Puts this witness's line under a checkpoint that continues what it has seen of that log, and remembers it first.
 * Looking at what was seen and remembering the new is one step: of two requests at once, one waits for the other.
 */
export async function witnessCheckpoint(
  db: Db,
  { key, logs }: WitnessDesk,
  request: string,
  now: Date,
): Promise<WitnessAnswer> {
  const asked = parseRequest(request)
  if (asked === undefined) return { status: 400 }
  const keys = logs.filter(({ name }) => name === asked.checkpoint.origin)
  if (keys.length === 0) return { status: 404 }
  // A log that changes its key has two here for a while; what it may sign with either is one history.
  const { checkpoint } = asked
  if (!keys.some((log) => verifyCheckpoint(asked.text, log) !== undefined)) return { status: 403 }
  if (asked.from > checkpoint.size) return { status: 400 }

  const next = {
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: checkpoint.root,
    note: asked.text,
    at: now.toISOString(),
  }
  const refused = await db.transaction().execute((tx) => moveOn(tx, asked, next))
  if (refused !== undefined) return refused
  const unixSeconds = Math.floor(now.getTime() / 1_000)
  return { status: 200, lines: signatureLine(cosign(checkpoint.note, key, unixSeconds)) }
}

type Asked = {
  readonly from: number
  readonly proof: readonly Hash[]
  readonly text: string
  readonly checkpoint: SignedCheckpoint
}

async function moveOn(tx: Tx, { from, proof }: Asked, next: WitnessedLog): Promise<WitnessAnswer | undefined> {
  const seen = await holdWitnessedLog(tx, next.origin)
  const older = { size: seen?.size ?? 0, root: seen?.root ?? emptyRoot() }
  if (from !== older.size) return { status: 409, size: older.size }
  if (next.size === older.size && Buffer.compare(next.root, older.root) !== 0) return { status: 409, size: older.size }
  if (!continues(older, next, proof)) return { status: 422 }
  if (seen !== undefined) {
    await updateWitnessedLog(tx, next)
    return undefined
  }
  const isFirst = await insertWitnessedLog(tx, next)
  if (isFirst) return undefined
  const other = await holdWitnessedLog(tx, next.origin)
  return { status: 409, size: other?.size ?? 0 }
}

function parseRequest(request: string): Asked | undefined {
  const border = request.indexOf('\n\n')
  const [first = '', ...lines] = request.slice(0, border).split('\n')
  const from = first.startsWith('old ') ? plainNumber(first.slice('old '.length)) : undefined
  const proof = proofIn(lines)
  const text = request.slice(border + 2)
  const checkpoint = parseCheckpoint(text)
  if (border < 0 || from === undefined || proof === undefined || checkpoint === undefined) return undefined
  return { from, proof, text, checkpoint }
}
