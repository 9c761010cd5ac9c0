import { verifyCheckpoint } from './checkpoint.ts'
import { decodeEntries } from './entry-bundle.ts'
import { edgeOf, growTiles, type TileContent } from './growth.ts'
import { type Hash, leafHash, sameHash } from './hash.ts'
import type { VerifierKey } from './note-key.ts'
import type { TreeHead } from './proofs.ts'
import { treeRoot } from './subtree.ts'
import { entriesPath, tilePath, tilesOf, tileWidth, widthAt } from './tile.ts'
import { tileReader } from './tile-reader.ts'

/** Gives what stands under a path below the log's address, e.g. checkpoint or tile/0/000; undefined where nothing does. */
export type LogSource = (path: string) => Promise<Uint8Array | undefined>

export type LogFault =
  | { readonly code: 'no_checkpoint' }
  | { readonly code: 'checkpoint_not_signed' }
  /** The older checkpoint is not one this key signed. */
  | { readonly code: 'older_not_signed' }
  | { readonly code: 'shrunk'; readonly from: number; readonly to: number }
  | { readonly code: 'rewritten'; readonly before: number }
  | { readonly code: 'missing' | 'unreadable' | 'wrong_tile'; readonly path: string }
  | { readonly code: 'wrong_root'; readonly size: number }

export type LogVerdict = { readonly size: number; readonly faults: readonly LogFault[] }

/**
 * Rebuilds the whole tree from a log's entries and holds it against every tile, the checkpoint, and checkpoints kept
 * from earlier. Nothing but the key is believed. Keeps the tree's hashes in memory: 32 bytes for each entry.
 * `onEntry` sees each entry, from 0, before the tree is known to be right.
 */
export async function verifyLog(
  source: LogSource,
  key: VerifierKey,
  given: {
    readonly older?: readonly string[]
    readonly onEntry?: (index: number, entry: Uint8Array) => void
  } = {},
): Promise<LogVerdict> {
  const text = await source('checkpoint')
  if (text === undefined) return { size: 0, faults: [{ code: 'no_checkpoint' }] }
  const checkpoint = verifyCheckpoint(Buffer.from(text).toString('utf8'), key)
  if (checkpoint === undefined) return { size: 0, faults: [{ code: 'checkpoint_not_signed' }] }

  const built = await rebuild(source, checkpoint.size, given.onEntry)
  if ('code' in built) return { size: checkpoint.size, faults: [built] }
  const faults = [
    ...(await tileFaults(source, checkpoint.size, built)),
    ...(await rootFaults(checkpoint, built)),
    ...(await olderFaults(given.older ?? [], key, checkpoint.size, built)),
  ]
  return { size: checkpoint.size, faults }
}

type Built = ReadonlyMap<string, TileContent>

async function rebuild(
  source: LogSource,
  size: number,
  onEntry: (index: number, entry: Uint8Array) => void = () => undefined,
): Promise<Built | LogFault> {
  const tiles = new Map<string, TileContent>()
  for (let start = 0; start < size; start += tileWidth) {
    const entries = await readEntries(source, start / tileWidth, size)
    if ('code' in entries) return entries
    for (const [at, entry] of entries.entries()) onEntry(start + at, entry)
    const edge = edgeOf(start).flatMap(({ level, index }) => tiles.get(`${level}/${index}`) ?? [])
    for (const tile of growTiles(start, edge, entries.map(leafHash))) tiles.set(`${tile.level}/${tile.index}`, tile)
  }
  return tiles
}

/** A log may have dropped a partial bundle for the full one: its beginning is the same. */
async function readEntries(source: LogSource, index: number, size: number): Promise<readonly Uint8Array[] | LogFault> {
  const width = widthAt(size, 0, index)
  const path = entriesPath({ index, width })
  const bundle = (await source(path)) ?? (await source(entriesPath({ index, width: tileWidth })))
  if (bundle === undefined) return { code: 'missing', path }
  try {
    const entries = decodeEntries(bundle)
    return entries.length >= width ? entries.slice(0, width) : { code: 'unreadable', path }
  } catch {
    return { code: 'unreadable', path }
  }
}

async function tileFaults(source: LogSource, size: number, built: Built): Promise<readonly LogFault[]> {
  const faults: LogFault[] = []
  for (const tile of tilesOf(size)) {
    const path = tilePath(tile)
    const served = (await source(path)) ?? (await source(tilePath({ ...tile, width: tileWidth })))
    const expected = built.get(`${tile.level}/${tile.index}`)?.hashes
    if (served === undefined) faults.push({ code: 'missing', path })
    else if (expected === undefined || Buffer.compare(served.subarray(0, expected.length), expected) !== 0) {
      faults.push({ code: 'wrong_tile', path })
    }
  }
  return faults
}

async function rootFaults({ size, root }: TreeHead, built: Built): Promise<readonly LogFault[]> {
  return sameHash(await rootAt(size, built), root) ? [] : [{ code: 'wrong_root', size }]
}

async function olderFaults(
  texts: readonly string[],
  key: VerifierKey,
  size: number,
  built: Built,
): Promise<readonly LogFault[]> {
  const faults: LogFault[] = []
  for (const text of texts) {
    const older = verifyCheckpoint(text, key)
    if (older === undefined) faults.push({ code: 'older_not_signed' })
    else if (older.size > size) faults.push({ code: 'shrunk', from: older.size, to: size })
    else if (!sameHash(await rootAt(older.size, built), older.root))
      faults.push({ code: 'rewritten', before: older.size })
  }
  return faults
}

/** A tile of the larger tree begins with that of each smaller one. */
function rootAt(size: number, built: Built): Promise<Hash> {
  const read = tileReader(async (places) =>
    places.map(({ level, index }) => built.get(`${level}/${index}`)?.hashes ?? new Uint8Array()),
  )
  return treeRoot(size, read)
}
