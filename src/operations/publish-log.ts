import { signCheckpoint, verifyCheckpoint } from '#ledger/checkpoint.ts'
import { sameHash } from '#ledger/hash.ts'
import type { SignerKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { treeRoot } from '#ledger/subtree.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { awaitCopies } from '#store/await-copies.ts'
import { ledgerHead, listLedgerEntries } from '#store/ledger-entries.ts'
import { insertCheckpoint, newestCheckpoint, type StoredCheckpoint } from '#store/log-checkpoints.ts'
import { lockPublication, saveTiles, tilesIn } from '#store/log-tiles.ts'
import type { Db, Tx } from '#store/schema.ts'
import { grownTiles } from './grown-tiles.ts'
import { refuseOlderThan } from './older-state.ts'

/** The log's tiles, its checkpoint and the key do not belong together: nothing is signed until a person has looked. */
export class LogDamaged extends Error {}

/**
 * Puts every act that is not yet in a signed checkpoint into the tree, signs the tree, and gives its size. Acts do not
 * wait for it: it only reads what they committed. Only one process publishes at a time; a second returns at once.
 * Where a second server must have each act before it is answered, nothing is signed that this one alone has: such entries
 * are seen after a crash, and are gone when the other takes over.
 * @param signed - a tree known to have been signed, from outside of the database, which may have moved to another server.
 * @throws LogDamaged when what was published before no longer holds together, OlderState when it does not go on from `signed`.
 */
export async function publishLog(db: Db, key: SignerKey, clock: () => Date, signed?: TreeHead): Promise<number> {
  const upTo = (await ledgerHead(db)).seq
  if (upTo > ((await newestCheckpoint(db))?.size ?? 0)) await db.transaction().execute(awaitCopies)
  for (;;) {
    const step = await db.transaction().execute(async (tx) => {
      if (signed !== undefined) await refuseOlderThan(tx, signed)
      return publishOnce(tx, key, clock().toISOString(), upTo)
    })
    if (step.isLast) return step.size
  }
}

const batchEntries = 8_192

async function publishOnce(
  tx: Tx,
  key: SignerKey,
  at: string,
  upTo: number,
): Promise<{ size: number; isLast: boolean }> {
  const isOurs = await lockPublication(tx)
  const before = await newestCheckpoint(tx)
  const size = before?.size ?? 0
  if (!isOurs) return { size, isLast: true }
  if (before !== undefined) await checkBefore(tx, before, key)

  const entries = await listLedgerEntries(tx, size, Math.max(0, Math.min(batchEntries, upTo - size)))
  if (entries.length === 0) return { size, isLast: true }
  for (const [at, { seq }] of entries.entries()) {
    if (seq !== size + at + 1) throw new LogDamaged(`log entry ${size + at + 1} is missing before ${seq}`)
  }
  await saveTiles(tx, await grownTiles(tx, size, entries))

  const grown = size + entries.length
  const root = await treeRoot(grown, tileReader(tilesIn(tx)))
  const note = signCheckpoint({ size: grown, root }, key)
  await insertCheckpoint(tx, { size: grown, previous_size: size, root, note, at })
  return { size: grown, isLast: entries.length < batchEntries }
}

/** A tree is continued only from tiles that still give the root that was signed, and under the key that signed it. */
async function checkBefore(tx: Tx, { size, root, note }: StoredCheckpoint, key: SignerKey): Promise<void> {
  if (verifyCheckpoint(note, key) === undefined) {
    throw new LogDamaged(`the checkpoint of ${size} entries was not signed by the key ${key.name} that is set up here`)
  }
  const found = await treeRoot(size, tileReader(tilesIn(tx)))
  if (!sameHash(found, root)) throw new LogDamaged(`the tiles no longer give the root signed for ${size} entries`)
}
