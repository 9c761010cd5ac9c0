import { describe, expect, it } from 'vitest'
import { blockLength, PostingLists } from './posting-lists.ts'

type Posting = readonly [document: number, signs: number]

const list = 3

function listOf(postings: readonly Posting[]): PostingLists {
  const lists = new PostingLists()
  for (const [document, signs] of postings) lists.append(list, document, signs)
  return lists
}

function readFrom(lists: PostingLists, one = list): readonly Posting[] {
  const found: Posting[] = []
  lists.each(one, (document, signs) => found.push([document, signs]))
  return found
}

/** Every tenth document, from the tenth on. */
const tens = (count: number): readonly Posting[] =>
  Array.from({ length: count }, (_, n) => [10 * (n + 1), n % 256] as const)

describe('a list of documents', () => {
  it.each([0, 1, 127, 128, 129, 255, 256, 257, 384, 385, 513])('of %i gives back each, in order', (count) => {
    const lists = listOf(tens(count))

    expect(lists.countOf(list)).toBe(count)
    expect(lists.blocksOf(list)).toBe(Math.ceil(count / blockLength))
    expect(readFrom(lists)).toEqual(tens(count))
  })

  it('holds documents however far they are from one another', () => {
    const far: readonly Posting[] = [0, 127, 255, 16_638, 33_022, 2_130_174, 2 ** 31, 2 ** 32 - 1].map(
      (document, n) => [document, 255 - n],
    )

    expect(readFrom(listOf(far))).toEqual(far)
  })

  it('keeps apart from the others, whichever of them grow', () => {
    const lists = new PostingLists()
    for (const [document, signs] of tens(300)) {
      lists.append(0, document, signs)
      lists.append(5_000, document + 1, 255 - signs)
      if (document % 20 === 0) lists.append(1, document, 7)
    }

    expect(readFrom(lists, 0)).toEqual(tens(300))
    expect(readFrom(lists, 5_000)).toEqual(tens(300).map(([document, signs]) => [document + 1, 255 - signs]))
    expect(readFrom(lists, 1)).toEqual(Array.from({ length: 150 }, (_, n) => [20 * (n + 1), 7]))
    expect(readFrom(lists, 2)).toEqual([])
  })

  it.each([1, 128, 129, 256, 257, 385, 513, 641])('of %i says which block may hold each, the last as well', (count) => {
    const lists = listOf(tens(count))
    for (let at = 0; at < count; at += 1) {
      const block = Math.floor(at / blockLength)
      expect(lists.blockFor(list, 10 * (at + 1), 0)).toBe(block)
      expect(lists.blockFor(list, 10 * at + 1, block)).toBe(block)
    }
    const last = lists.blocksOf(list) - 1
    expect(lists.lastOf(list, last)).toBe(10 * count)
    expect(lists.blockFor(list, 10 * count + 1, 0)).toBe(last + 1)
  })

  it.each([1, 2, 3, 4, 5])('knows the highest weight of each of %i blocks and of those that follow', (blocks) => {
    const weights = [3, 9, 2, 15, 1, 4]
    const postings = tens(blocks * blockLength + 1).map(([document], n): Posting => {
      const weight = n % blockLength === 0 ? (weights[n / blockLength] ?? 0) : 0
      return [document, 0xf0 | weight]
    })
    const lists = listOf(postings)

    for (let block = 0; block <= blocks; block += 1) expect(lists.highestIn(list, block)).toBe(weights[block])
    expect(lists.highestOf(list)).toBe(Math.max(...weights.slice(0, blocks + 1)))
  })
})
