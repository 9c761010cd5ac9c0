import { describe, expect, it } from 'vitest'
import { edgeOf, growTiles, type TileContent } from './growth.ts'
import { type Hash, leafHash } from './hash.ts'
import { completeHash, tileWidth } from './tile.ts'

const leaf = (n: number): Hash => leafHash(Buffer.from(`entry ${n}`))
const leaves = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => leaf(from + n))
const tile = (level: number, index: number, hashes: readonly Hash[]): TileContent => ({
  level,
  index,
  hashes: Buffer.concat(hashes),
})
const firstFull = completeHash(leaves(0, tileWidth))
const told = (tiles: readonly TileContent[]) =>
  tiles.map(({ level, index, hashes }) => `${level}/${index}: ${hashes.length / 32}`)

describe('the edge of a tree', () => {
  it.each([
    { size: 0, edge: [] },
    { size: 1, edge: ['0/0'] },
    { size: 255, edge: ['0/0'] },
    { size: 256, edge: ['1/0'] },
    { size: 257, edge: ['0/1', '1/0'] },
    { size: 65_535, edge: ['0/255', '1/0'] },
    { size: 65_536, edge: ['2/0'] },
    { size: 65_537, edge: ['0/256', '2/0'] },
    { size: 65_792, edge: ['1/1', '2/0'] },
  ])('of $size is the tiles that are begun and not full: $edge', ({ size, edge }) => {
    expect(edgeOf(size).map(({ level, index }) => `${level}/${index}`)).toEqual(edge)
  })
})

describe('tiles that grow', () => {
  it.each([
    { from: 0, to: 1, grown: ['0/0: 1'] },
    { from: 0, to: 255, grown: ['0/0: 255'] },
    { from: 0, to: 256, grown: ['0/0: 256', '1/0: 1'] },
    { from: 0, to: 257, grown: ['0/0: 256', '0/1: 1', '1/0: 1'] },
    { from: 0, to: 512, grown: ['0/0: 256', '0/1: 256', '1/0: 2'] },
    { from: 0, to: 0, grown: [] },
  ])('from $from to $to entries are $grown', ({ from, to, grown }) => {
    expect(told(growTiles(from, [], leaves(from, to)))).toEqual(grown)
  })

  it('begin with what they held, and a full one puts its hash on the level above', () => {
    expect(growTiles(255, [tile(0, 0, leaves(0, 255))], leaves(255, 257))).toEqual([
      tile(0, 0, leaves(0, 256)),
      tile(0, 1, [leaf(256)]),
      tile(1, 0, [firstFull]),
    ])
  })

  it('are found in the edge in whatever order it is given', () => {
    const edge = [tile(1, 0, [firstFull]), tile(0, 1, leaves(256, 511))]
    const grown = [tile(0, 1, leaves(256, 512)), tile(1, 0, [firstFull, completeHash(leaves(256, 512))])]

    expect(growTiles(511, edge, [leaf(511)])).toEqual(grown)
    expect(growTiles(511, edge.toReversed(), [leaf(511)])).toEqual(grown)
  })

  it.each([
    { what: 'nothing', size: 1, edge: [], says: 'tile 0/0 has 0 hashes where the tree has 1' },
    {
      what: 'too few hashes',
      size: 3,
      edge: [tile(0, 0, leaves(0, 2))],
      says: 'tile 0/0 has 2 hashes where the tree has 3',
    },
    {
      what: 'too many hashes',
      size: 1,
      edge: [tile(0, 0, leaves(0, 2))],
      says: 'tile 0/0 has 2 hashes where the tree has 1',
    },
    {
      what: 'a tile beside the right one',
      size: 258,
      edge: [tile(0, 0, leaves(0, 2)), tile(1, 0, [firstFull])],
      says: 'tile 0/1 has 0 hashes where the tree has 2',
    },
    {
      what: 'a tile above the right one',
      size: 2,
      edge: [tile(1, 0, leaves(0, 2))],
      says: 'tile 0/0 has 0 hashes where the tree has 2',
    },
    {
      what: 'a tile where the tree has none yet',
      size: 0,
      edge: [tile(0, 0, leaves(0, 1))],
      says: 'tile 0/0 has 1 hashes where the tree has 0',
    },
    {
      what: 'part of a hash',
      size: 1,
      edge: [{ level: 0, index: 0, hashes: Buffer.alloc(33) }],
      says: 'a tile of 33 bytes holds no whole hashes',
    },
  ])('are not grown on the edge of another tree: $what at $size entries', ({ size, edge, says }) => {
    expect(() => growTiles(size, edge, [leaf(size)])).toThrow(new RangeError(says))
  })
})
