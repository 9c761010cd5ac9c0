import { describe, expect, it } from 'vitest'
import { type Hash, leafHash, nodeHash } from './hash.ts'
import { type TilePlace, tileReader } from './tile-reader.ts'

const leaf = (n: number): Hash => leafHash(Buffer.from(`entry ${n}`))
const tileOf = (...entries: readonly number[]) => Buffer.concat(entries.map(leaf))

describe('hashes out of tiles', () => {
  it('come in the order asked, and each tile is read once', async () => {
    const asked: (readonly TilePlace[])[] = []
    const tiles = new Map([
      ['0/0', tileOf(0, 1, 2, 3)],
      ['0/1', tileOf(256)],
    ])
    const read = tileReader(async (places) => {
      asked.push(places)
      return places.map(({ level, index }) => tiles.get(`${level}/${index}`) ?? Buffer.alloc(0))
    })

    expect(
      await read([
        { level: 0, index: 256 },
        { level: 1, index: 1 },
        { level: 0, index: 0 },
      ]),
    ).toEqual([leaf(256), nodeHash(leaf(2), leaf(3)), leaf(0)])
    expect(asked).toEqual([
      [
        { level: 0, index: 1 },
        { level: 0, index: 0 },
      ],
    ])
  })

  it('are not made up where fewer tiles come than were asked for', async () => {
    const read = tileReader(async () => [tileOf(0)])

    expect(await read([{ level: 0, index: 0 }])).toEqual([leaf(0)])
    await expect(
      read([
        { level: 0, index: 0 },
        { level: 0, index: 256 },
      ]),
    ).rejects.toThrow(new RangeError('tile 0/1 is not there'))
  })
})
