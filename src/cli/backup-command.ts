import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backUp, type TableFile } from '#operations/backup/back-up.ts'
import { lockKey } from '#operations/backup/locked-key.ts'
import { manifestFile, manifestText, tableFile } from '#operations/backup/open-backup.ts'
import { connect } from '#store/connect.ts'
import { backupArguments } from './backup-arguments.ts'
import type { ReachDatabase } from './reach-database.ts'

/** Copies the whole database into an empty folder while the program goes on serving. The manifest comes last. */
export async function backupCommand(args: readonly string[], reach: ReachDatabase): Promise<number> {
  const asked = backupArguments('backup', args)
  if (asked === undefined) return 2
  const { folder, key } = asked
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) {
    process.stderr.write(`${folder}：目录不是空的，请另指一个 / is not empty: name another folder\n`)
    return 1
  }
  const database = await reach(asked)
  const db = connect(database.url, { max: 1 })
  try {
    const manifest = await backUp(db, new Date().toISOString(), (table) => openFile(join(folder, tableFile(table))))
    if (key !== null) await keepKey(folder, key.file, key.passphraseFile)
    await writeFile(join(folder, manifestFile), manifestText(manifest), { flush: true, mode: 0o600 })
    await flushFolder(folder)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `${folder}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.log.entries} log entries; head ${manifest.log.head}\n`,
    )
    return 0
  } finally {
    await db.destroy()
    await database.close()
  }
}

async function openFile(path: string): Promise<TableFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  return {
    write: (piece) => file.writeFile(piece),
    close: async () => {
      await file.sync()
      await file.close()
    },
  }
}

async function keepKey(folder: string, keyFile: string, passphraseFile: string): Promise<void> {
  const passphrase = (await readFile(passphraseFile, 'utf8')).trim()
  if (passphrase.length < 12) throw new Error(`${passphraseFile}: 至少 12 个字符 / at least 12 characters`)
  const locked = lockKey(await readFile(keyFile, 'utf8'), passphrase)
  await writeFile(join(folder, 'log-key.locked.json'), locked, { flush: true, mode: 0o600 })
}

/** The names of the files are on the disk as well, not only what is in them. */
async function flushFolder(folder: string): Promise<void> {
  for (const path of [join(folder, 'tables'), folder]) {
    const handle = await open(path, 'r')
    await handle.sync().finally(() => handle.close())
  }
}
