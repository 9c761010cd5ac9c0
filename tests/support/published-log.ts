import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { signCheckpoint } from '#ledger/checkpoint.ts'
import { encodeEntries } from '#ledger/entry-bundle.ts'
import { growTiles } from '#ledger/growth.ts'
import { leafHash } from '#ledger/hash.ts'
import type { SignerKey } from '#ledger/note-key.ts'
import { treeRoot } from '#ledger/subtree.ts'
import { entriesPath, tilePath, tilesOf, tileWidth } from '#ledger/tile.ts'
import { tileReader } from '#ledger/tile-reader.ts'

/** Entries that differ from one another. */
export function someEntries(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, n) => Buffer.from(`{"act":"test","n":${n}}`))
}

/** A log as files, the way it is published: by path below its address. */
export async function publishedLog(entries: readonly Uint8Array[], key: SignerKey): Promise<Map<string, Uint8Array>> {
  const size = entries.length
  const tiles = new Map(
    growTiles(0, [], entries.map(leafHash)).map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]),
  )
  const bytesAt = ({ level, index }: { level: number; index: number }) =>
    tiles.get(`${level}/${index}`) ?? new Uint8Array()
  const files = new Map<string, Uint8Array>()
  for (const tile of tilesOf(size)) {
    files.set(tilePath(tile), bytesAt(tile))
    if (tile.level === 0) {
      const start = tile.index * tileWidth
      files.set(entriesPath(tile), encodeEntries(entries.slice(start, start + tile.width)))
    }
  }
  const root = await treeRoot(
    size,
    tileReader(async (places) => places.map(bytesAt)),
  )
  files.set('checkpoint', Buffer.from(signCheckpoint({ size, root }, key)))
  return files
}

/** Puts such files into a folder. */
export async function saveLog(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
