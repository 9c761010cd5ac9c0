import { sameHash } from '#ledger/hash.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { treeRoot } from '#ledger/subtree.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { tilesIn } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'

/**
 * Whether the log here goes on from a tree. What is signed with one of its keys and is not of its history was signed by who
 * stole that key, or before an older state was put back.
 */
export async function isOwnTree(db: Db, { size, root }: TreeHead): Promise<boolean> {
  const newest = await newestCheckpoint(db)
  if (newest === undefined || newest.size < size) return false
  return sameHash(await treeRoot(size, tileReader(tilesIn(db))), root)
}
