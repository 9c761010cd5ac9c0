import { edgeOf, growTiles, type TileContent } from '#ledger/growth.ts'
import { leafHash } from '#ledger/hash.ts'
import { tilesIn } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'

/** The tiles that are new or longer once some entries follow the first `size`, whose tiles are stored. */
export async function grownTiles(
  db: Db,
  size: number,
  entries: readonly { readonly payload: string }[],
): Promise<readonly TileContent[]> {
  const edge = edgeOf(size)
  const hashes = await tilesIn(db)(edge)
  const begun = edge.map((place, at) => ({ ...place, hashes: hashes[at] ?? new Uint8Array() }))
  const leaves = entries.map(({ payload }) => leafHash(Buffer.from(payload, 'utf8')))
  return growTiles(size, begun, leaves)
}
