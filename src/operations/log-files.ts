import { encodeEntries } from '#ledger/entry-bundle.ts'
import { hashLength } from '#ledger/hash.ts'
import { keyFileName } from '#ledger/key-chain.ts'
import type { VerifierKey } from '#ledger/note-key.ts'
import { parseTilePath, tileWidth, widthAt } from '#ledger/tile.ts'
import type { LogSource } from '#ledger/verify-log.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import { listCosignatures, newestCheckpoint } from '#store/log-checkpoints.ts'
import { listTiles } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'
import { keyFileIn } from './log-keys/key-file.ts'

/**
 * The published log as files, out of the database: only what a signed checkpoint covers is there.
 * @param key - the one it began with, for the file of its keys where it never had another.
 */
export function logFilesIn(db: Db, key?: VerifierKey): LogSource {
  return async (path) => {
    if (path === 'checkpoint') return checkpointFile(db)
    return path === keyFileName ? keyFileIn(db, key) : tileFile(db, path)
  }
}

/** The newest checkpoint with the lines of its witnesses. */
export async function checkpointFile(db: Db): Promise<Uint8Array | undefined> {
  const newest = await newestCheckpoint(db)
  if (newest === undefined) return undefined
  const lines = (await listCosignatures(db, newest.size)).map(({ line }) => line)
  return Buffer.from(`${newest.note}${lines.join('')}`, 'utf8')
}

async function tileFile(db: Db, path: string): Promise<Uint8Array | undefined> {
  const asked = parseTilePath(path)
  if (asked === undefined) return undefined
  const { level, index, width } = asked.tile
  const newest = await newestCheckpoint(db)
  if (newest === undefined || widthAt(newest.size, level, index) < width) return undefined
  if (asked.kind === 'entries') {
    const entries = await listLedgerEntries(db, index * tileWidth, width)
    return encodeEntries(entries.map(({ payload }) => Buffer.from(payload, 'utf8')))
  }
  const [tile] = await listTiles(db, [{ level, index }])
  return tile?.hashes.subarray(0, width * hashLength)
}
