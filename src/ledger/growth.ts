import type { Hash } from './hash.ts'
import { completeHash, hashesOf, tileWidth, widthAt } from './tile.ts'

/** A tile's bytes at its place. */
export type TileContent = { readonly level: number; readonly index: number; readonly hashes: Uint8Array }

/** The places of the tiles at the right edge of a tree of this size that are begun and not full. */
export function edgeOf(size: number): readonly { readonly level: number; readonly index: number }[] {
  const edge: { level: number; index: number }[] = []
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const index = Math.floor(size / tileWidth ** (level + 1))
    if (widthAt(size, level, index) > 0) edge.push({ level, index })
  }
  return edge
}

/**
 * The tiles that are new or longer once leaves follow a tree of this size, whose edge is given. A tile that fills
 * puts its own hash on the level above.
 * @throws RangeError when the edge is not that of a tree of this size.
 */
export function growTiles(size: number, edge: readonly TileContent[], leaves: readonly Hash[]): readonly TileContent[] {
  const grown: TileContent[] = []
  let rising = leaves
  for (let level = 0; rising.length > 0; level += 1) {
    const before = Math.floor(size / tileWidth ** level)
    const index = Math.floor(before / tileWidth)
    const begun = begunTile(edge, { level, index, width: before % tileWidth })
    const tiles = cut([...begun, ...rising]).map((hashes, at) => ({ level, index: index + at, hashes }))
    grown.push(...tiles.map((tile) => ({ ...tile, hashes: Buffer.concat(tile.hashes) })))
    rising = tiles.filter((tile) => tile.hashes.length === tileWidth).map((tile) => completeHash(tile.hashes))
  }
  return grown
}

function begunTile(
  edge: readonly TileContent[],
  { level, index, width }: { readonly level: number; readonly index: number; readonly width: number },
): readonly Hash[] {
  const tile = edge.find((one) => one.level === level && one.index === index)
  const hashes = tile === undefined ? [] : hashesOf(tile.hashes)
  if (hashes.length !== width) {
    throw new RangeError(`tile ${level}/${index} has ${hashes.length} hashes where the tree has ${width}`)
  }
  return hashes
}

function cut(hashes: readonly Hash[]): readonly (readonly Hash[])[] {
  const tiles: (readonly Hash[])[] = []
  for (let from = 0; from < hashes.length; from += tileWidth) tiles.push(hashes.slice(from, from + tileWidth))
  return tiles
}
