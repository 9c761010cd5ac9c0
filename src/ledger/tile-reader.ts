import type { HashReader } from './subtree.ts'
import { subtreeHash, tileHolding } from './tile.ts'

export type TilePlace = { readonly level: number; readonly index: number }

/** Gives the bytes of tiles, in the order asked. @throws when one is not there. */
export type ReadTiles = (places: readonly TilePlace[]) => Promise<readonly Uint8Array[]>

/** Reads the hashes of subtrees out of tiles, each tile once for a question. */
export function tileReader(readTiles: ReadTiles): HashReader {
  return async (subtrees) => {
    const asked = subtrees.map((subtree) => ({ subtree, place: tileHolding(subtree) }))
    const places = new Map(asked.map(({ place }) => [keyOf(place), place]))
    const tiles = await readTiles([...places.values()])
    const byPlace = new Map([...places.keys()].map((key, at) => [key, tiles[at]]))
    return asked.map(({ subtree, place }) => {
      const tile = byPlace.get(keyOf(place))
      if (tile === undefined) throw new RangeError(`tile ${keyOf(place)} is not there`)
      return subtreeHash(subtree, tile)
    })
  }
}

function keyOf({ level, index }: TilePlace): string {
  return `${level}/${index}`
}
