import { describe, expect, it } from 'vitest'
import { emptyRoot, type Hash, leafHash, nodeHash } from './hash.ts'
import { joinedHash, rangeHashes, type Subtree, splitOf, subtreesOf } from './subtree.ts'

const leaf = (text: string): Hash => leafHash(Buffer.from(text))
const [a, b, c] = [leaf('a'), leaf('b'), leaf('c')] as const

describe('a range of entries', () => {
  it.each([
    { range: [0, 0], parts: [] },
    { range: [0, 1], parts: ['0/0'] },
    { range: [0, 255], parts: ['7/0', '6/2', '5/6', '4/14', '3/30', '2/62', '1/126', '0/254'] },
    { range: [0, 256], parts: ['8/0'] },
    { range: [0, 257], parts: ['8/0', '0/256'] },
    { range: [4, 7], parts: ['1/2', '0/6'] },
    { range: [256, 512], parts: ['8/1'] },
    { range: [8, 8], parts: [] },
  ])('$range is made of the complete trees $parts', ({ range: [start = 0, end = 0], parts }) => {
    expect(subtreesOf({ start, end }).map(({ level, index }) => `${level}/${index}`)).toEqual(parts)
  })

  it.each([
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 4],
    [255, 128],
    [256, 128],
    [257, 256],
  ])('of %i is split at %i', (size, split) => {
    expect(splitOf(size)).toBe(split)
  })
})

describe('the hash over neighbours', () => {
  it('joins the smaller ones at the right first; over none it is that of the empty tree', () => {
    expect(joinedHash([])).toEqual(emptyRoot())
    expect(joinedHash([a])).toEqual(a)
    expect(joinedHash([a, b])).toEqual(nodeHash(a, b))
    expect(joinedHash([a, b, c])).toEqual(nodeHash(a, nodeHash(b, c)))
  })

  it('of several ranges is read in one go, and each range has its own', async () => {
    const asked: (readonly Subtree[])[] = []
    const read = async (subtrees: readonly Subtree[]) => {
      asked.push(subtrees)
      return [a, b, c]
    }
    const ranges = [
      { start: 0, end: 3 },
      { start: 4, end: 4 },
      { start: 4, end: 8 },
    ]

    expect(await rangeHashes(ranges, read)).toEqual([nodeHash(a, b), emptyRoot(), c])
    expect(asked).toEqual([
      [
        { level: 1, index: 0 },
        { level: 0, index: 2 },
        { level: 2, index: 1 },
      ],
    ])
  })
})
