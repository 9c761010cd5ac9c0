import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Turns } from '#kernel/turns.ts'
import { keptBytes } from './kept-bytes.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Entries of a log's tile as they go out, or why they do not. */
export type PackedTile = Bytes | 'not there' | 'busy'

export type PackedTilesAsked = {
  /** Below the log's address. */
  readonly path: string
  /** Whether all the entries are in it that there can be: it is kept then. */
  readonly isFull: boolean
  /** Whether whoever asks takes it packed by gzip. */
  readonly isPacked: boolean
  readonly read: () => Promise<Uint8Array | undefined>
}

/**
 * Gives the entries of a log's tiles, which are read and packed few at a time; the others wait for a moment. A full tile is
 * kept packed, so that nothing is read or packed for whoever asks for it again, and those who ask for one at the same time
 * wait for the same.
 */
export type PackedTiles = (asked: PackedTilesAsked) => Promise<PackedTile>

export type PackingLimits = {
  /** Shared by all whose work it is to be bounded with. */
  readonly turns: Turns
  /** How many of this city may wait for a turn; the next is told at once that it is too busy. */
  readonly mostWaiting: number
  readonly patienceMs: number
  /** Bytes of packed tiles that are kept; those asked for longest ago go first. */
  readonly keepBytes: number
}

export function packedTiles({ turns, mostWaiting, patienceMs, keepBytes }: PackingLimits): PackedTiles {
  const kept = keptBytes(keepBytes)
  const making = new Map<string, Promise<PackedTile>>()

  /** Those of this city that wait: a crowd at another is no reason to be told that it is too busy. */
  let waiting = 0
  const turn = async () => {
    const before = turns.waiting()
    const taking = turns.take(AbortSignal.timeout(patienceMs))
    const waits = turns.waiting() - before
    waiting += waits
    try {
      return await taking
    } catch {
      return undefined
    } finally {
      waiting -= waits
    }
  }
  const inTurn = async (work: () => Promise<PackedTile>): Promise<PackedTile> => {
    if (waiting >= mostWaiting) return 'busy'
    const leave = await turn()
    if (leave === undefined) return 'busy'
    try {
      return await work()
    } finally {
      leave()
    }
  }
  const make = async ({ path, isFull, read }: PackedTilesAsked): Promise<PackedTile> => {
    const plain = await read()
    if (plain === undefined) return 'not there'
    const packed = new Uint8Array(await pack(plain))
    if (isFull) kept.put(path, packed)
    return packed
  }
  const packedOf = (asked: PackedTilesAsked): Promise<PackedTile> => {
    const going = making.get(asked.path)
    if (going !== undefined) return going
    const begun = inTurn(() => make(asked)).finally(() => making.delete(asked.path))
    making.set(asked.path, begun)
    return begun
  }
  return async (asked) => {
    const packed = kept.get(asked.path) ?? (await packedOf(asked))
    if (asked.isPacked || typeof packed === 'string') return packed
    return inTurn(async () => new Uint8Array(await unpack(packed)))
  }
}

const pack = promisify(gzip)
const unpack = promisify(gunzip)
