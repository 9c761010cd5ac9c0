import { describe, expect, it } from 'vitest'
import { decodeEntries, encodeEntries, longestEntry } from './entry-bundle.ts'

const read = (bundle: Uint8Array) => decodeEntries(bundle).map((entry) => Buffer.from(entry).toString('utf8'))

describe('bundles of entries', () => {
  it('give back the entries they were made of, the longest and the empty one among them', () => {
    const entries = [Buffer.alloc(0), Buffer.from('一'), Buffer.alloc(longestEntry, 7)]

    expect(decodeEntries(encodeEntries(entries)).map((entry) => Buffer.from(entry))).toEqual(entries)
  })

  it('have each entry behind its length, the higher byte first', () => {
    expect([...encodeEntries([Buffer.from('ab'), Buffer.alloc(0), Buffer.alloc(258, 7)])].slice(0, 10)).toEqual([
      0, 2, 97, 98, 0, 0, 1, 2, 7, 7,
    ])
    expect(encodeEntries([])).toHaveLength(0)
  })

  it('may end with an empty entry, and may hold none', () => {
    expect(read(Buffer.from([0, 1, 97, 0, 0]))).toEqual(['a', ''])
    expect(read(Buffer.from([0, 0]))).toEqual([''])
    expect(read(Buffer.alloc(0))).toEqual([])
  })

  it('are read in their own bytes alone where they stand among others', () => {
    const among = Buffer.from([9, 9, 0, 1, 97, 0, 1, 98, 9, 9])

    expect(read(among.subarray(2, 8))).toEqual(['a', 'b'])
  })

  it('take no entry that is longer', () => {
    expect(() => encodeEntries([Buffer.alloc(longestEntry + 1)])).toThrow(
      new RangeError('an entry of 65536 bytes is too long for the log'),
    )
  })

  it('are read no further than they go', () => {
    const bundle = encodeEntries([Buffer.from('entry'), Buffer.from('x')])
    for (const [length, within] of [
      [1, 'a length'],
      [2, 'an entry'],
      [6, 'an entry'],
      [8, 'a length'],
      [9, 'an entry'],
    ] as const) {
      expect(() => decodeEntries(bundle.subarray(0, length))).toThrow(
        new RangeError(`the bundle ends within ${within}`),
      )
    }
    expect(read(bundle.subarray(0, 7))).toEqual(['entry'])
    expect(read(bundle)).toEqual(['entry', 'x'])
  })
})
