import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { BackupManifest } from './backup-manifest.ts'

/** Why a folder is no backup that could be put back. */
export type BackupRefusal =
  | { readonly code: 'no_manifest' }
  | { readonly code: 'manifest_damaged' }
  | { readonly code: 'file_missing'; readonly file: string }
  | { readonly code: 'file_cut_off'; readonly file: string }
  | { readonly code: 'file_damaged'; readonly file: string }

export type OpenedBackup = {
  readonly manifest: BackupManifest
  /** The lines of a table's file, some at a time. */
  readonly linesOf: (table: string) => AsyncIterable<readonly string[]>
}

export const manifestFile = 'manifest.json'

export function tableFile(table: string): string {
  return join('tables', `${table}.jsonl`)
}

/** The manifest with its own digest before it, so that a changed bit of it shows as well. */
export function manifestText(manifest: BackupManifest): string {
  const body = `${JSON.stringify(manifest, null, 1)}\n`
  return `${sha256(body)}\n${body}`
}

/** Reads a backup from its first byte to its last before anything is done with it. */
export async function openBackup(folder: string): Promise<Result<OpenedBackup, BackupRefusal>> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => undefined)
  if (text === undefined) return refuse({ code: 'no_manifest' })
  const manifest = manifestIn(text)
  if (manifest === undefined) return refuse({ code: 'manifest_damaged' })
  for (const { name, bytes, sha256: told } of manifest.tables) {
    const file = tableFile(name)
    const size = await stat(join(folder, file)).then(
      (found) => found.size,
      () => undefined,
    )
    if (size === undefined) return refuse({ code: 'file_missing', file })
    if (size < bytes) return refuse({ code: 'file_cut_off', file })
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, file)), hash)
    if (hash.digest('hex') !== told) return refuse({ code: 'file_damaged', file })
  }
  return ok({ manifest, linesOf: (table) => readLines(join(folder, tableFile(table))) })
}

function manifestIn(text: string): BackupManifest | undefined {
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  if (text.slice(0, end) !== sha256(body)) return undefined
  return BackupManifest.safeParse(JSON.parse(body)).data
}

/** About so much is put into the database at once. */
const pieceCharacters = 2_000_000

async function* readLines(file: string): AsyncGenerator<readonly string[]> {
  let lines: string[] = []
  let characters = 0
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: 0 })) {
    lines.push(line)
    characters += line.length
    if (characters < pieceCharacters) continue
    yield lines
    lines = []
    characters = 0
  }
  if (lines.length > 0) yield lines
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
