import { describe, expect, it } from 'vitest'
import { edgeOf, growTiles, type TileContent } from './growth.ts'
import { type Hash, leafHash, nodeHash } from './hash.ts'
import { consistencyProof, continues, includes, inclusionProof } from './proofs.ts'
import { treeRoot } from './subtree.ts'
import {
  completeHash,
  entriesPath,
  hashesOf,
  parseTilePath,
  subtreeHash,
  tileHolding,
  tilePath,
  tilesOf,
  tileWidth,
  widthAt,
} from './tile.ts'
import { tileReader } from './tile-reader.ts'

const leaf = (n: number): Hash => leafHash(Buffer.from(`entry ${n}`))

/** Keeps tiles as a log does, and grows by as many entries as are asked for. */
class Shelf {
  readonly tiles = new Map<string, Uint8Array>()
  size = 0

  grow(count: number): void {
    const edge = edgeOf(this.size).map((place) => ({ ...place, hashes: this.tile(place) }))
    const leaves = Array.from({ length: count }, (_, n) => leaf(this.size + n))
    for (const { level, index, hashes } of growTiles(this.size, edge, leaves)) {
      this.tiles.set(`${level}/${index}`, hashes)
    }
    this.size += count
  }

  readonly read = tileReader(async (places) => places.map((place) => this.tile(place)))

  private tile({ level, index }: Pick<TileContent, 'level' | 'index'>): Uint8Array {
    const tile = this.tiles.get(`${level}/${index}`)
    if (tile === undefined) throw new Error(`no tile ${level}/${index}`)
    return tile
  }
}

describe('tiles', () => {
  it('of a tree of 70,000 are those the specification counts', () => {
    const tiles = [...tilesOf(70_000)]
    const count = (level: number, isFull: boolean) =>
      tiles.filter((tile) => tile.level === level && (tile.width === tileWidth) === isFull)

    expect(count(0, true)).toHaveLength(273)
    expect(count(0, false)).toEqual([{ level: 0, index: 273, width: 112 }])
    expect(count(1, true)).toHaveLength(1)
    expect(count(1, false)).toEqual([{ level: 1, index: 1, width: 17 }])
    expect(count(2, false)).toEqual([{ level: 2, index: 0, width: 1 }])
    expect(tiles).toHaveLength(277)
  })

  it('of 256 entries are a full one and one of one hash above it', () => {
    expect([...tilesOf(256)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
    expect([...tilesOf(0)]).toEqual([])
    expect([...tilesOf(255)]).toEqual([{ level: 0, index: 0, width: 255 }])
  })

  it('are served under paths that any web server can keep as files', () => {
    expect(tilePath({ level: 1, index: 1_234_067, width: 256 })).toBe('tile/1/x001/x234/067')
    expect(tilePath({ level: 0, index: 273, width: 112 })).toBe('tile/0/273.p/112')
    expect([0, 7, 999, 1_000, 999_999, 1_000_000].map((index) => entriesPath({ index, width: 1 }))).toEqual([
      'tile/entries/000.p/1',
      'tile/entries/007.p/1',
      'tile/entries/999.p/1',
      'tile/entries/x001/000.p/1',
      'tile/entries/x999/999.p/1',
      'tile/entries/x001/x000/000.p/1',
    ])
  })

  it.each([
    { path: 'tile/0/000', kind: 'hashes', tile: { level: 0, index: 0, width: 256 } },
    { path: 'tile/0/000.p/1', kind: 'hashes', tile: { level: 0, index: 0, width: 1 } },
    { path: 'tile/9/099.p/255', kind: 'hashes', tile: { level: 9, index: 99, width: 255 } },
    { path: 'tile/10/999', kind: 'hashes', tile: { level: 10, index: 999, width: 256 } },
    { path: 'tile/63/x001/000', kind: 'hashes', tile: { level: 63, index: 1_000, width: 256 } },
    { path: 'tile/entries/000.p/255', kind: 'entries', tile: { level: 0, index: 0, width: 255 } },
    { path: 'tile/entries/x999/x999/999', kind: 'entries', tile: { level: 0, index: 999_999_999, width: 256 } },
    {
      path: 'tile/0/x999/x999/x999/x999/999',
      kind: 'hashes',
      tile: { level: 0, index: 999_999_999_999_999, width: 256 },
    },
  ])('are asked for by the path $path, and it is spelled in no other way', ({ path, kind, tile }) => {
    expect(parseTilePath(path)).toEqual({ kind, tile })
    expect(kind === 'entries' ? entriesPath(tile) : tilePath(tile)).toBe(path)
  })

  it.each([
    ['tile/0/1', 'has a place of one digit'],
    ['tile/00/001', 'has a zero before its level'],
    ['tile/0/x000/001', 'has zeros before its place'],
    ['tile/0/0000', 'has a place of four digits'],
    ['tile/0/001/000', 'has no x before the first part of its place'],
    ['tile/0/x001/x000', 'has an x before the last part of its place'],
    ['tile/0/x1/000', 'has a part of one digit'],
    ['tile/0/x001/x000/x000/x000/x000/000', 'has a place that no log comes to'],
    ['tile/0/000.p/0', 'has no hash'],
    ['tile/0/000.p/256', 'calls a full tile a part'],
    ['tile/0/000.p/257', 'has more hashes than a tile holds'],
    ['tile/0/000.p/999', 'has many more hashes than a tile holds'],
    ['tile/0/000.p/012', 'has a zero before its width'],
    ['tile/0/000.p/', 'has an empty width'],
    ['tile/0/000.p', 'has half a width'],
    ['tile/0/000xp/1', 'has another sign before its width'],
    ['tile/entries/000.p/256', 'calls a full bundle a part'],
    ['tile/64/000', 'has a level above the highest'],
    ['tile/100/000', 'has a level of three digits'],
    ['tile/-1/000', 'has a level below the lowest'],
    ['tile/entry/000', 'has another word for its level'],
    ['tile/0/', 'has no place'],
    ['tile/0/000/', 'goes on'],
    ['tile/0/000.p/1/', 'goes on behind its width'],
    ['tile/0/000\n', 'goes on in another line'],
    ['/tile/0/000', 'begins at the root'],
    ['a/tile/0/000', 'begins in another folder'],
    ['tile/entries/../000', 'climbs'],
    ['../checkpoint', 'leads elsewhere'],
    ['', 'is empty'],
  ])('are not asked for by %j: it %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined()
  })

  it('grow step by step to the same tree as in one go, and prove every kind of step', async () => {
    const stepwise = new Shelf()
    const heads: { size: number; root: Hash }[] = []
    for (const count of [1, 254, 1, 1, 255, 300, 65_024 - 300, 1, 4_163]) {
      stepwise.grow(count)
      heads.push({ size: stepwise.size, root: await treeRoot(stepwise.size, stepwise.read) })
    }
    const whole = new Shelf()
    whole.grow(stepwise.size)

    expect(stepwise.size).toBe(70_000 - 300)
    expect(whole.tiles).toEqual(stepwise.tiles)
    expect([...stepwise.tiles.keys()].sort()).toEqual(
      [...tilesOf(stepwise.size)].map(({ level, index }) => `${level}/${index}`).sort(),
    )
    const last = heads.at(-1)
    for (const head of heads) {
      const proof = await consistencyProof(head.size, stepwise.size, stepwise.read)
      expect(last && continues(head, last, proof)).toBe(true)
    }
    for (const index of [0, 255, 256, 511, 65_535, 65_536, stepwise.size - 1]) {
      const proof = await inclusionProof(index, stepwise.size, stepwise.read)
      expect(last && includes(last.root, last.size, { index, leaf: leaf(index), proof })).toBe(true)
    }
  })

  it('are as wide as the tree then was', () => {
    expect([0, 255, 256, 700].map((size) => widthAt(size, 0, 0))).toEqual([0, 255, 256, 256])
    expect([255, 256, 257, 700].map((size) => widthAt(size, 0, 1))).toEqual([0, 0, 1, 256])
    expect([255, 256, 511, 512, 700].map((size) => widthAt(size, 1, 0))).toEqual([0, 1, 1, 2, 2])
  })
})

describe('the hashes in a tile', () => {
  const leaves = Array.from({ length: tileWidth }, (_, n) => leaf(n))
  const tileOf = (width: number) => Buffer.concat(leaves.slice(0, width))
  const pair = (n: number) => nodeHash(leaf(n), leaf(n + 1))

  it('are whole ones', () => {
    expect(hashesOf(tileOf(2))).toEqual([leaf(0), leaf(1)])
    expect(hashesOf(Buffer.alloc(0))).toEqual([])
    for (const length of [31, 33, 63]) {
      expect(() => hashesOf(Buffer.alloc(length))).toThrow(
        new RangeError(`a tile of ${length} bytes holds no whole hashes`),
      )
    }
  })

  it('are joined two by two', () => {
    expect(completeHash([leaf(0)])).toEqual(leaf(0))
    expect(completeHash([leaf(0), leaf(1)])).toEqual(pair(0))
    expect(completeHash([leaf(0), leaf(1), leaf(2), leaf(3)])).toEqual(nodeHash(pair(0), pair(2)))
  })

  it('are those of its own level and of the seven between it and the next', () => {
    expect(subtreeHash({ level: 0, index: 255 }, tileOf(256))).toEqual(leaf(255))
    expect(subtreeHash({ level: 0, index: 257 }, tileOf(2))).toEqual(leaf(1))
    expect(subtreeHash({ level: 1, index: 129 }, tileOf(4))).toEqual(pair(2))
    expect(subtreeHash({ level: 7, index: 1 }, tileOf(256))).toEqual(completeHash(leaves.slice(128)))
    expect(subtreeHash({ level: 8, index: 3 }, tileOf(4))).toEqual(leaf(3))
    expect([tileHolding({ level: 7, index: 1 }), tileHolding({ level: 7, index: 2 })]).toEqual([
      { level: 0, index: 0 },
      { level: 0, index: 1 },
    ])
    expect([tileHolding({ level: 8, index: 255 }), tileHolding({ level: 8, index: 256 })]).toEqual([
      { level: 1, index: 0 },
      { level: 1, index: 1 },
    ])
  })

  it.each([
    { level: 0, index: 3, width: 3, asked: 4 },
    { level: 1, index: 1, width: 3, asked: 4 },
    { level: 0, index: 0, width: 0, asked: 1 },
    { level: 2, index: 64, width: 3, asked: 4 },
  ])('are not made up: $asked are asked of $width', ({ level, index, width, asked }) => {
    expect(() => subtreeHash({ level, index }, tileOf(width))).toThrow(
      new RangeError(`the tile has ${width} hashes, not the ${asked} that were asked for`),
    )
    expect(subtreeHash({ level, index }, tileOf(asked))).toHaveLength(32)
  })
})
