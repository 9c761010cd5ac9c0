import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { edgeOf, growTiles, type TileContent } from '#ledger/growth.ts'
import { leafHash, sameHash } from '#ledger/hash.ts'
import { treeRoot } from '#ledger/subtree.ts'
import { tilesOf, tileWidth } from '#ledger/tile.ts'
import { type TilePlace, tileReader } from '#ledger/tile-reader.ts'
import { newestCheckpoint, type StoredCheckpoint } from '#store/log-checkpoints.ts'
import { countTiles, listTiles } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'

export type TreeCheck = {
  /** Takes the entries that follow so many, in order, and says which tiles above them are not theirs. */
  readonly follow: (after: number, entries: readonly { readonly payload: string }[]) => Promise<readonly string[]>
  /** Says, of a log of so many entries, what is wrong with the upper tiles and with the newest checkpoint. */
  readonly end: (entries: number) => Promise<readonly string[]>
}

/**
 * Builds the tree anew from entries that go by, and holds it against the tiles and the newest checkpoint that are stored:
 * they were written together, so that the tiles are those of a log of its size and no others.
 */
export async function beginTreeCheck(db: Db): Promise<TreeCheck> {
  const newest = await newestCheckpoint(db)
  const size = newest?.size ?? 0
  const built = new Map<string, TileContent>()
  return {
    follow: async (after, entries) => {
      const covered = entries.slice(0, Math.max(0, size - after))
      const edge = edgeOf(after).flatMap((place) => built.get(placeOf(place)) ?? [])
      const leaves = covered.map(({ payload }) => leafHash(Buffer.from(payload, 'utf8')))
      const grown = growTiles(after, edge, leaves)
      const isKept = ({ level, index }: TilePlace) => level > 0 || index === Math.floor(size / tileWidth)
      for (const tile of grown.filter(isKept)) built.set(placeOf(tile), tile)
      return tileFaults(
        db,
        grown.filter(({ level }) => level === 0),
      )
    },
    end: async (entries) => {
      if (size > entries) return [`checkpoint of ${size} entries: the log has ${entries}`]
      const upper = [...built.values()].filter(({ level }) => level > 0)
      const faults = await tileFaults(db, upper)
      const [stored, due] = [await countTiles(db), [...tilesOf(size)].length]
      const counted =
        stored === due ? [] : [`log tiles: ${stored} are there, of ${size} signed entries there are ${due}`]
      return [...faults, ...counted, ...(newest === undefined ? [] : await rootFaults(newest, built))]
    },
  }
}

const placeOf = ({ level, index }: TilePlace): string => `${level}/${index}`

async function tileFaults(db: Db, tiles: readonly TileContent[]): Promise<readonly string[]> {
  const stored = new Map((await listTiles(db, tiles)).map((tile) => [placeOf(tile), tile.hashes]))
  return tiles.flatMap((tile) => {
    const found = stored.get(placeOf(tile))
    if (found === undefined) return [`log tile ${placeOf(tile)}: is missing`]
    return sameHash(found, tile.hashes) ? [] : [`log tile ${placeOf(tile)}: differs from the entries`]
  })
}

/** The note is what was published; who signed it is not asked here, where no key is given. */
async function rootFaults(
  { size, root, note }: StoredCheckpoint,
  built: ReadonlyMap<string, TileContent>,
): Promise<readonly string[]> {
  const read = tileReader(async (places) =>
    places.map((place) => built.get(placeOf(place))?.hashes ?? new Uint8Array()),
  )
  const found = await treeRoot(size, read)
  const said = parseCheckpoint(note)
  const isRight = said?.size === size && sameHash(found, said.root) && sameHash(found, root)
  return isRight ? [] : [`checkpoint of ${size} entries: the entries give another root`]
}
