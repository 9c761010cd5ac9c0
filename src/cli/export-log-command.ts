import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { keyFileName } from '#ledger/key-chain.ts'
import { entriesPath, tilePath, tilesOf } from '#ledger/tile.ts'
import { logFilesIn } from '#operations/log-files.ts'
import { connect } from '#store/connect.ts'

/**
 * Writes the published log as files that any web server can serve. The checkpoint comes last, so that a reader never
 * finds one whose tiles are missing; each file appears whole or not at all.
 */
export async function exportLogCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'database-url': { type: 'string' } },
  })
  const [folder, ...more] = positionals
  const url = values['database-url'] ?? env.DATABASE_URL
  if (folder === undefined || more.length > 0 || url === undefined) {
    process.stderr.write('export-log FOLDER，并设置 DATABASE_URL / with DATABASE_URL set\n')
    return 2
  }
  const db = connect(url, { max: 2 })
  try {
    const read = logFilesIn(db)
    const checkpoint = await read('checkpoint')
    const head = parseCheckpoint(Buffer.from(checkpoint ?? []).toString('utf8'))
    if (checkpoint === undefined || head === undefined) {
      process.stdout.write('还没有检查点 / there is no checkpoint yet\n')
      return 1
    }
    for (const tile of tilesOf(head.size)) {
      for (const path of tile.level === 0 ? [tilePath(tile), entriesPath(tile)] : [tilePath(tile)]) {
        const content = await read(path)
        if (content === undefined) throw new Error(`${path} is not there`)
        await writeWhole(join(folder, path), content)
      }
    }
    const keys = await read(keyFileName)
    if (keys !== undefined) await writeWhole(join(folder, keyFileName), keys)
    await writeWhole(join(folder, 'checkpoint'), checkpoint)
    process.stdout.write(`${folder}: ${head.size} entries\n`)
    return 0
  } finally {
    await db.destroy()
  }
}

async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, content, { flush: true })
  await rename(`${file}.new`, file)
}
