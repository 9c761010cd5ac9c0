import { describe, expect, it } from 'vitest'
import { decodeEntries, encodeEntries, longestEntry } from './entry-bundle.ts'
import { edgeOf, growTiles, type TileContent } from './growth.ts'
import { type Hash, leafHash } from './hash.ts'
import { consistencyProof, continues, includes, inclusionProof } from './proofs.ts'
import { treeRoot } from './subtree.ts'
import { entriesPath, parseTilePath, tilePath, tilesOf, tileWidth, widthAt } from './tile.ts'
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
    expect(entriesPath({ index: 0, width: 1 })).toBe('tile/entries/000.p/1')
    for (const path of ['tile/1/x001/x234/067', 'tile/0/273.p/112', 'tile/entries/000.p/1', 'tile/entries/x001/000']) {
      const asked = parseTilePath(path)
      expect(asked && (asked.kind === 'entries' ? entriesPath(asked.tile) : tilePath(asked.tile))).toBe(path)
    }
  })

  it.each(['tile/0/1', 'tile/00/001', 'tile/0/x000/001', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/012'])(
    'refuses the path %s, which has another spelling or none',
    (path) => {
      expect(parseTilePath(path)).toBeUndefined()
    },
  )

  it.each(['tile/64/000', '../checkpoint', 'tile/entries/../000', 'tile/0/000/', 'tile/0/x1/000', ''])(
    'refuses the path %s',
    (path) => {
      expect(parseTilePath(path)).toBeUndefined()
    },
  )

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

  it('are not grown on an edge that is another tree’s', () => {
    const shelf = new Shelf()
    shelf.grow(10)

    expect(() =>
      growTiles(11, [{ level: 0, index: 0, hashes: shelf.tiles.get('0/0') ?? leaf(0) }], [leaf(11)]),
    ).toThrow(RangeError)
    expect(() => growTiles(10, [], [leaf(10)])).toThrow(RangeError)
  })

  it('are as wide as the tree then was', () => {
    expect([0, 255, 256, 700].map((size) => widthAt(size, 0, 0))).toEqual([0, 255, 256, 256])
    expect([255, 256, 700].map((size) => widthAt(size, 1, 0))).toEqual([0, 1, 2])
  })
})

describe('bundles of entries', () => {
  it('give back the entries they were made of, the longest and the empty one among them', () => {
    const entries = [Buffer.alloc(0), Buffer.from('一'), Buffer.alloc(longestEntry, 7)]

    expect(decodeEntries(encodeEntries(entries)).map((entry) => Buffer.from(entry))).toEqual(entries)
  })

  it('take no entry that is longer, and are read no further than they go', () => {
    expect(() => encodeEntries([Buffer.alloc(longestEntry + 1)])).toThrow(RangeError)
    const bundle = encodeEntries([Buffer.from('entry')])
    for (let length = 1; length < bundle.length; length += 1) {
      expect(() => decodeEntries(bundle.subarray(0, length))).toThrow(RangeError)
    }
  })
})
