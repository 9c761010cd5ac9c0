import { signCheckpoint, verifyCheckpointUnder } from '#ledger/checkpoint.ts'
import { sameHash } from '#ledger/hash.ts'
import { type KeyHistory, keysAt } from '#ledger/key-history.ts'
import { encodeVerifierKey, isSameKey, type SignerKey, type VerifierKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { treeRoot } from '#ledger/subtree.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { awaitCopies } from '#store/await-copies.ts'
import { ledgerHead, listLedgerEntries } from '#store/ledger-entries.ts'
import { insertCheckpoint, newestCheckpoint, type StoredCheckpoint } from '#store/log-checkpoints.ts'
import { lockPublication, saveTiles, tilesIn } from '#store/log-tiles.ts'
import type { Db, Tx } from '#store/schema.ts'
import { grownTiles } from './grown-tiles.ts'
import { LogDamaged } from './log-keys/log-damaged.ts'
import { readKeyHistory } from './log-keys/read-key-history.ts'
import { refuseOlderThan } from './older-state.ts'

/** The keys of one log that are held here, at least one. */
export type LogKeys = readonly [SignerKey, ...SignerKey[]]

/** The log is to be signed with a key that is not held here: it may have been announced since the keys were read. */
export class LogKeyMissing extends Error {
  constructor(key: VerifierKey) {
    super(`the log is to be signed with the key ${encodeVerifierKey(key)}, which is not here`)
  }
}

/**
 * Puts every act that is not yet in a signed checkpoint into the tree, signs the tree, and gives its size. Acts do not
 * wait for it: it only reads what they committed. Only one process publishes at a time; a second returns at once.
 * Where a second server must have each act before it is answered, nothing is signed that this one alone has: such entries
 * are seen after a crash, and are gone when the other takes over.
 * @param keys - those of the log that are held here: the one it began with, or, where its entries tell of others, those in force.
 * @param signed - a tree known to have been signed, from outside of the database, which may have moved to another server.
 * @throws LogDamaged when what was published before no longer holds together, OlderState when it does not go on from `signed`,
 * LogKeyMissing when a key in force is not among those given.
 */
export async function publishLog(db: Db, keys: LogKeys, clock: () => Date, signed?: TreeHead): Promise<number> {
  const upTo = (await ledgerHead(db)).seq
  if (upTo > ((await newestCheckpoint(db))?.size ?? 0)) await db.transaction().execute(awaitCopies)
  for (;;) {
    const step = await db.transaction().execute(async (tx) => {
      if (signed !== undefined) await refuseOlderThan(tx, signed)
      return publishOnce(tx, keys, clock().toISOString(), upTo)
    })
    if (step.isLast) return step.size
  }
}

const batchEntries = 8_192

async function publishOnce(
  tx: Tx,
  keys: LogKeys,
  at: string,
  upTo: number,
): Promise<{ size: number; isLast: boolean }> {
  const isOurs = await lockPublication(tx)
  const before = await newestCheckpoint(tx)
  const size = before?.size ?? 0
  if (!isOurs) return { size, isLast: true }
  // Read after `upTo` was: it tells of every entry about keys up to there.
  const history = await readKeyHistory(tx, keys[0])
  if (before !== undefined) await checkBefore(tx, before, history)

  const next = Math.min(upTo, handoverAfter(history, size), size + batchEntries)
  const entries = next > size ? await listLedgerEntries(tx, size, next - size) : []
  if (entries.length === 0) return { size, isLast: true }
  for (const [at, { seq }] of entries.entries()) {
    if (seq !== size + at + 1) throw new LogDamaged(`log entry ${size + at + 1} is missing before ${seq}`)
  }
  await saveTiles(tx, await grownTiles(tx, size, entries))

  const grown = size + entries.length
  const root = await treeRoot(grown, tileReader(tilesIn(tx)))
  const note = signCheckpoint({ size: grown, root }, ...signersAt(history, grown, keys))
  await insertCheckpoint(tx, { size: grown, previous_size: size, root, note, at })
  return { size: grown, isLast: grown >= upTo }
}

/**
 * Where the next checkpoint must end at the latest, so that one is signed by both a key that has ended and the one it
 * announced: by it, who holds the elder learns of the younger.
 */
function handoverAfter(history: KeyHistory, size: number): number {
  const waiting = history.flatMap(({ last }, at) => {
    const announced = history[at + 1]?.from
    return last !== null && announced !== undefined && size < announced ? [last] : []
  })
  return Math.min(...waiting, Number.POSITIVE_INFINITY)
}

function signersAt(history: KeyHistory, size: number, keys: readonly SignerKey[]): LogKeys {
  const [first, ...others] = keysAt(history, size).map((due) => {
    const held = keys.find((key) => isSameKey(key, due))
    if (held === undefined) throw new LogKeyMissing(due)
    return held
  })
  if (first === undefined) throw new LogDamaged(`no key is in force for a log of ${size} entries`)
  return [first, ...others]
}

/** A tree is continued only from tiles that still give the root that was signed, and under the keys that signed it. */
async function checkBefore(tx: Tx, { size, root, note }: StoredCheckpoint, history: KeyHistory): Promise<void> {
  if (verifyCheckpointUnder(note, history) === undefined) {
    throw new LogDamaged(`the checkpoint of ${size} entries was not signed by the keys of the log as it is set up here`)
  }
  const found = await treeRoot(size, tileReader(tilesIn(tx)))
  if (!sameHash(found, root)) throw new LogDamaged(`the tiles no longer give the root signed for ${size} entries`)
}
