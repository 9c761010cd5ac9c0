import { type Hash, hashLength } from './hash.ts'
import { joinedHash, type Subtree } from './subtree.ts'

/** Hashes in a full tile; levels of the tree a tile stands for (C2SP tlog-tiles). */
export const tileWidth = 256
const tileHeight = 8

/** A tile by its level and place; `width` hashes of it are there. Level 0 holds leaf hashes. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number }

/** The tiles a tree of this size is served as, level by level; none is empty. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const hashes = Math.floor(size / tileWidth ** level)
    for (let index = 0; index * tileWidth < hashes; index += 1) {
      yield { level, index, width: Math.min(tileWidth, hashes - index * tileWidth) }
    }
  }
}

/** How many hashes of this tile a tree of this size has: 0 for none. */
export function widthAt(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / tileWidth ** level)
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth))
}

/** Where a tile is served, below the log's address: tile/1/x001/234, with .p/W behind it when it is not full. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${placePath(index)}${partPath(width)}`
}

/** Where the entries under a tile of level 0 are served. */
export function entriesPath({ index, width }: Pick<Tile, 'index' | 'width'>): string {
  return `tile/entries/${placePath(index)}${partPath(width)}`
}

/** What a path below the log's address asks for; undefined when it is spelled in no way the specification knows. */
export function parseTilePath(path: string): { readonly kind: 'hashes' | 'entries'; readonly tile: Tile } | undefined {
  const groups = tilePattern.exec(path)?.groups
  if (groups === undefined) return undefined
  const index = Number(`${groups.above}${groups.last}`.replace(/[x/]/g, ''))
  const width = groups.width === undefined ? tileWidth : Number(groups.width)
  const kind = groups.level === 'entries' ? 'entries' : 'hashes'
  const tile = { level: kind === 'entries' ? 0 : Number(groups.level), index, width }
  const spelled = kind === 'entries' ? entriesPath(tile) : tilePath(tile)
  return spelled === path && tile.level <= 63 && width > 0 && width <= tileWidth ? { kind, tile } : undefined
}

/** The tile that holds a subtree's hash or the hashes it is made of. */
export function tileHolding({ level, index }: Subtree): { readonly level: number; readonly index: number } {
  const tileLevel = Math.floor(level / tileHeight)
  const first = index * 2 ** (level % tileHeight)
  return { level: tileLevel, index: Math.floor(first / tileWidth) }
}

/** A subtree's hash out of its tile's bytes. @throws RangeError when the tile does not reach that far. */
export function subtreeHash({ level, index }: Subtree, tile: Uint8Array): Hash {
  const width = 2 ** (level % tileHeight)
  const from = (index * width) % tileWidth
  if ((from + width) * hashLength > tile.length) {
    throw new RangeError(`the tile has ${tile.length / hashLength} hashes, not the ${from + width} that were asked for`)
  }
  return completeHash(hashesOf(tile).slice(from, from + width))
}

/** A tile's bytes, cut into hashes. @throws RangeError when it is not a whole number of them. */
export function hashesOf(tile: Uint8Array): readonly Hash[] {
  if (tile.length % hashLength !== 0) throw new RangeError(`a tile of ${tile.length} bytes holds no whole hashes`)
  return Array.from({ length: tile.length / hashLength }, (_, n) => tile.subarray(n * hashLength, (n + 1) * hashLength))
}

/** The hash over as many neighbours as a power of two says. */
export function completeHash(hashes: readonly Hash[]): Hash {
  if (hashes.length <= 1) return joinedHash(hashes)
  const middle = hashes.length / 2
  return joinedHash([completeHash(hashes.slice(0, middle)), completeHash(hashes.slice(middle))])
}

const tilePattern =
  /^tile\/(?<level>\d{1,2}|entries)\/(?<above>(?:x\d{3}\/){0,4})(?<last>\d{3})(?:\.p\/(?<width>\d{1,3}))?$/

function placePath(index: number): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  return groups.replace(/\d{3}(?=\d)/g, 'x$&/')
}

function partPath(width: number): string {
  return width === tileWidth ? '' : `.p/${width}`
}
