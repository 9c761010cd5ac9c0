import { parseCheckpoint, verifyCheckpointUnder } from './checkpoint.ts'
import { decodeEntries } from './entry-bundle.ts'
import { parseEntryProof } from './entry-proof.ts'
import { edgeOf, growTiles, type TileContent } from './growth.ts'
import { type Hash, hashLength, leafHash, sameHash } from './hash.ts'
import { speaksOfKeys } from './key-act.ts'
import { followKeys, type KeyChain, type KeyChainFault, keyFileName } from './key-chain.ts'
import { hasKey, type KeyHistory, keyHistory, type NumberedEntry, soleKey } from './key-history.ts'
import type { VerifierKey } from './note-key.ts'
import type { TreeHead } from './proofs.ts'
import { treeRoot } from './subtree.ts'
import { entriesPath, type Tile, tilePath, tilesOf, tileWidth, widthAt } from './tile.ts'
import { tileReader } from './tile-reader.ts'

/** Gives what stands under a path below the log's address, e.g. checkpoint or tile/0/000; undefined where nothing does. */
export type LogSource = (path: string) => Promise<Uint8Array | undefined>

export type LogFault =
  | { readonly code: 'no_checkpoint' }
  /** Not by every key that is in force at its size, or none of them follows from the key given. */
  | { readonly code: 'checkpoint_not_signed' }
  /** The older checkpoint is not one that the keys in force at its size signed. */
  | { readonly code: 'older_not_signed' }
  /** The file of the log's keys tells of other entries than those in the tree. */
  | { readonly code: 'keys_differ' }
  | KeyChainFault
  | { readonly code: 'shrunk'; readonly from: number; readonly to: number }
  | { readonly code: 'rewritten'; readonly before: number }
  | { readonly code: 'missing' | 'unreadable' | 'wrong_tile'; readonly path: string }
  | { readonly code: 'wrong_root'; readonly size: number }

export type LogVerdict = { readonly size: number; readonly faults: readonly LogFault[] }

/**
 * Rebuilds the whole tree from a log's entries and holds it against every tile, the checkpoint, and checkpoints kept
 * from earlier. Nothing but the key is believed, and what follows from it where the log has changed its key since, or had
 * others before. Reads a bundle of entries at a time and keeps no more than a hash for each, and a tile for each older
 * checkpoint. `onEntries` sees them all, in order, the first with its number from 0, before the tree is known to be right;
 * it is waited for.
 */
export async function verifyLog(
  source: LogSource,
  key: VerifierKey,
  given: {
    readonly older?: readonly string[]
    readonly onEntries?: (first: number, entries: readonly Uint8Array[]) => void | Promise<void>
  } = {},
): Promise<LogVerdict> {
  const text = await source('checkpoint')
  if (text === undefined) return { size: 0, faults: [{ code: 'no_checkpoint' }] }
  const note = Buffer.from(text).toString('utf8')
  const told = await chainTold(source, key)
  const checkpoint = verifyCheckpointUnder(note, told.history)
  if (checkpoint === undefined) return { size: 0, faults: [...told.faults, { code: 'checkpoint_not_signed' }] }

  const { size } = checkpoint
  const links = told.links.filter(({ number }) => number <= size)
  const kept = [...(given.older ?? []), ...links.map(checkpointOf)]
  const built = new Map<string, TileContent>()
  const faults: LogFault[] = [...told.faults]
  const keyEntries: NumberedEntry[] = []
  const lastTiles = new Set([checkpoint, ...kept.map(parseCheckpoint)].map(lastTileOf))
  for (let index = 0; index * tileWidth < size; index += 1) {
    const entries = await readEntries(source, index, size)
    if ('code' in entries) return { size, faults: [...faults, entries] }
    await given.onEntries?.(index * tileWidth, entries)
    keyEntries.push(...keyEntriesIn(index * tileWidth, entries))
    for (const tile of grown(built, index, entries)) {
      if (tile.level > 0) built.set(placeOf(tile), tile)
      else faults.push(...(await tileFaults(source, { ...tile, width: widthAt(size, 0, tile.index) }, tile.hashes)))
      // Roots reach below the first level at the edge of their tree alone.
      if (tile.level === 0 && lastTiles.has(tile.index)) built.set(placeOf(tile), tile)
    }
  }
  for (const tile of tilesOf(size)) {
    if (tile.level > 0) faults.push(...(await tileFaults(source, tile, built.get(placeOf(tile))?.hashes)))
  }
  faults.push(...(await rootFaults(checkpoint, built)))
  const found = keyHistory(key, keyEntries)
  if (!found.ok) return { size, faults: [...faults, found.refusal] }
  if (told.isTold && !isSameTold(links, keyEntries)) faults.push({ code: 'keys_differ' })
  // What the entries say decides: a file of keys may leave out that one has ended.
  if (!isOfLog(note, key, found.value)) faults.push({ code: 'checkpoint_not_signed' })
  const older = kept.map((one) => verifyCheckpointUnder(one, found.value))
  return { size, faults: [...faults, ...(await olderFaults(older, size, built))] }
}

function isOfLog(note: string, key: VerifierKey, history: KeyHistory): boolean {
  return hasKey(history, key) && verifyCheckpointUnder(note, history) !== undefined
}

type Told = KeyChain & { readonly isTold: boolean; readonly faults: readonly LogFault[] }

/** What the log's own file says of its keys; without one that holds, it has the key that is given, as far as is known. */
async function chainTold(source: LogSource, key: VerifierKey): Promise<Told> {
  const alone = { history: soleKey(key), links: [], isTold: false }
  const file = await source(keyFileName)
  if (file === undefined) return { ...alone, faults: [] }
  const chain = followKeys(Buffer.from(file).toString('utf8'), key)
  return chain.ok ? { ...chain.value, isTold: true, faults: [] } : { ...alone, faults: [chain.refusal] }
}

const checkpointOf = ({ receipt }: KeyChain['links'][number]): string => parseEntryProof(receipt)?.checkpoint ?? ''

const lastTileOf = (head: TreeHead | undefined): number => Math.floor((head?.size ?? 0) / tileWidth)

function keyEntriesIn(first: number, entries: readonly Uint8Array[]): readonly NumberedEntry[] {
  return entries.flatMap((entry, at) =>
    speaksOfKeys(entry) ? [{ number: first + at + 1, payload: Buffer.from(entry).toString('utf8') }] : [],
  )
}

function isSameTold(links: readonly NumberedEntry[], found: readonly NumberedEntry[]): boolean {
  return (
    links.length === found.length &&
    links.every(({ number, payload }, at) => found[at]?.number === number && found[at]?.payload === payload)
  )
}

type Built = ReadonlyMap<string, TileContent>

const placeOf = ({ level, index }: Pick<Tile, 'level' | 'index'>): string => `${level}/${index}`

/** The tiles that come of one more bundle, or are longer with it. */
function grown(built: Built, index: number, entries: readonly Uint8Array[]): readonly TileContent[] {
  const start = index * tileWidth
  const edge = edgeOf(start).flatMap((place) => built.get(placeOf(place)) ?? [])
  return growTiles(start, edge, entries.map(leafHash))
}

async function readEntries(source: LogSource, index: number, size: number): Promise<readonly Uint8Array[] | LogFault> {
  const width = widthAt(size, 0, index)
  const found = await servedAt(source, width, (wide) => entriesPath({ index, width: wide }))
  if (found.bytes === undefined) return { code: 'missing', path: found.path }
  try {
    const entries = decodeEntries(found.bytes)
    return entries.length === found.width ? entries.slice(0, width) : { code: 'unreadable', path: found.path }
  } catch {
    return { code: 'unreadable', path: found.path }
  }
}

type Served = { readonly path: string; readonly width: number; readonly bytes: Uint8Array | undefined }

/** A log may have dropped a partial tile or bundle for the full one: its beginning is the same. */
async function servedAt(source: LogSource, width: number, pathAt: (width: number) => string): Promise<Served> {
  const own = { path: pathAt(width), width, bytes: await source(pathAt(width)) }
  if (own.bytes !== undefined || width === tileWidth) return own
  const bytes = await source(pathAt(tileWidth))
  return bytes === undefined ? own : { path: pathAt(tileWidth), width: tileWidth, bytes }
}

async function tileFaults(
  source: LogSource,
  tile: Tile,
  expected: Uint8Array | undefined,
): Promise<readonly LogFault[]> {
  const { path, width, bytes } = await servedAt(source, tile.width, (wide) => tilePath({ ...tile, width: wide }))
  if (bytes === undefined) return [{ code: 'missing', path }]
  // As long as its path says, and no longer: nothing may be served that the tree does not cover.
  const isWhole = bytes.length === width * hashLength && expected?.length === tile.width * hashLength
  const isRight = isWhole && Buffer.compare(bytes.subarray(0, expected.length), expected) === 0
  return isRight ? [] : [{ code: 'wrong_tile', path }]
}

async function rootFaults({ size, root }: TreeHead, built: Built): Promise<readonly LogFault[]> {
  return sameHash(await rootAt(size, built), root) ? [] : [{ code: 'wrong_root', size }]
}

async function olderFaults(
  heads: readonly (TreeHead | undefined)[],
  size: number,
  built: Built,
): Promise<readonly LogFault[]> {
  const faults: LogFault[] = []
  for (const older of heads) {
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
    places.map(({ level, index }) => built.get(placeOf({ level, index }))?.hashes ?? new Uint8Array()),
  )
  return treeRoot(size, read)
}
