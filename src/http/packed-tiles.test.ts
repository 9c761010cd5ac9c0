import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { turns } from '#kernel/turns.ts'
import { packedTiles } from './packed-tiles.ts'

const entries = Buffer.from('某市人大常委会 '.repeat(2_000))
const few = { mostWaiting: 1, patienceMs: 20, keepBytes: 1_000_000 }

/** A read that ends when it is told to. */
function held() {
  let end = (): void => undefined
  const ended = new Promise<void>((done) => {
    end = done
  })
  let begun = 0
  const read = async () => {
    begun += 1
    await ended
    return entries
  }
  return { read, end, begun: () => begun }
}

describe('entries of a tile', () => {
  it('are read and packed once where the tile is full, whoever asks again and in whatever form', async () => {
    let read = 0
    const give = packedTiles({ ...few, turns: turns(1) })
    const asked = {
      path: 'tile/entries/000',
      isFull: true,
      isPacked: true,
      read: async () => {
        read += 1
        return entries
      },
    }
    const first = await give(asked)
    expect(await give(asked)).toBe(first)
    expect(gunzipSync(first as Uint8Array)).toEqual(entries)
    expect(Buffer.from((await give({ ...asked, isPacked: false })) as Uint8Array)).toEqual(entries)
    expect(read).toBe(1)
  })

  it('are read anew where the tile is still growing, and where it was not there yet', async () => {
    let read = 0
    const give = packedTiles({ ...few, turns: turns(1) })
    const begun = {
      path: 'tile/entries/000.p/3',
      isFull: false,
      isPacked: true,
      read: async () => {
        read += 1
        return entries
      },
    }
    for (let time = 0; time < 2; time += 1) await give(begun)
    expect(read).toBe(2)

    const full = { ...begun, path: 'tile/entries/000', isFull: true }
    expect(await give({ ...full, read: async () => undefined })).toBe('not there')
    expect(await give(full)).toBeInstanceOf(Uint8Array)
  })

  it('are read once for all who ask for one tile at the same time', async () => {
    const { read, end, begun } = held()
    const give = packedTiles({ ...few, turns: turns(1) })
    const asked = { path: 'tile/entries/000', isFull: true, isPacked: true, read }
    const all = Array.from({ length: 20 }, () => give(asked))
    end()
    expect(new Set(await Promise.all(all)).size).toBe(1)
    expect(begun()).toBe(1)
  })

  it('are read few at a time: one more waits for a moment, the next is told at once that it is too busy', async () => {
    const { read, end, begun } = held()
    const give = packedTiles({ ...few, turns: turns(2) })
    const ask = (path: string) => give({ path, isFull: true, isPacked: true, read })
    const going = [ask('a'), ask('b')]
    const waiting = ask('c')
    expect(await ask('d')).toBe('busy')
    expect(await waiting, 'waited as long as it may').toBe('busy')
    expect(begun()).toBe(2)

    end()
    for (const tile of await Promise.all(going)) expect(tile).toBeInstanceOf(Uint8Array)
    expect(await ask('d'), 'there is room again').toBeInstanceOf(Uint8Array)
  })

  it('leave their place to the next where they cannot be read', async () => {
    const give = packedTiles({ ...few, turns: turns(1) })
    const asked = { path: 'a', isFull: true, isPacked: true }
    const fault = new Error('the database is away')
    await expect(give({ ...asked, read: () => Promise.reject(fault) })).rejects.toBe(fault)
    expect(await give({ ...asked, read: async () => entries })).toBeInstanceOf(Uint8Array)
  })
})
