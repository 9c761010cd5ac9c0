import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unlockKey } from '#operations/backup/locked-key.ts'
import { type BackupRefusal, openBackup } from '#operations/backup/open-backup.ts'
import { type RestoreRefusal, restoreBackup } from '#operations/backup/restore-backup.ts'
import { connect } from '#store/connect.ts'
import { grantToApplication, migrateToLatest } from '#store/migrate.ts'
import { backupArguments } from './backup-arguments.ts'
import type { ReachDatabase } from './reach-database.ts'

/** Puts a backup into an empty database, after reading all of it, and says so only once it was read back and verified. */
export async function restoreCommand(args: readonly string[], reach: ReachDatabase): Promise<number> {
  const asked = backupArguments('restore', args)
  if (asked === undefined) return 2
  const { folder, key } = asked
  const backup = await openBackup(folder)
  if (!backup.ok) return refused(folder, backup.refusal)

  const database = await reach(asked)
  const owner = connect(database.url, { max: 1 })
  try {
    await migrateToLatest(owner)
    const restored = await restoreBackup(owner, backup.value.manifest, backup.value.linesOf)
    if (!restored.ok) return refused(folder, restored.refusal)
    if (database.appRole !== undefined) await grantToApplication(owner, database.appRole)
    const { entries, cases } = restored.value
    process.stdout.write(`${folder}: ${entries} entries and ${cases} cases restored, read back and verified\n`)
  } finally {
    await owner.destroy()
    await database.close()
  }
  if (key === null) return 0
  return putBackKey(folder, key.file, (await readFile(key.passphraseFile, 'utf8')).trim())
}

async function putBackKey(folder: string, keyFile: string, passphrase: string): Promise<number> {
  const locked = await readFile(join(folder, 'log-key.locked.json'), 'utf8').catch(() => undefined)
  const key = locked === undefined ? undefined : unlockKey(locked, passphrase)
  if (key === undefined) {
    process.stderr.write(
      '密钥没有放回：备份里没有，或者口令不对 / the key was not put back: none there, or another passphrase\n',
    )
    return 1
  }
  // Never over a key that is there.
  await writeFile(keyFile, key, { flag: 'wx', mode: 0o600, flush: true })
  return 0
}

function refused(folder: string, refusal: BackupRefusal | RestoreRefusal): number {
  const { zh, en } = textOf(refusal)
  process.stderr.write(`${folder}：没有恢复。${zh}\n${folder}: nothing was restored. ${en}\n`)
  return 1
}

function textOf(refusal: BackupRefusal | RestoreRefusal): { readonly zh: string; readonly en: string } {
  switch (refusal.code) {
    case 'no_manifest':
      return {
        zh: '没有 manifest.json：不是备份，或者备份没有做完。请换一份。',
        en: 'There is no manifest.json: it is no backup, or one that was not finished. Take another.',
      }
    case 'manifest_damaged':
      return { zh: 'manifest.json 已损坏。请换一份。', en: 'manifest.json is damaged. Take another backup.' }
    case 'file_missing':
      return { zh: `缺少 ${refusal.file}。请换一份。`, en: `${refusal.file} is missing. Take another backup.` }
    case 'file_cut_off':
      return { zh: `${refusal.file} 不完整。请换一份。`, en: `${refusal.file} is cut off. Take another backup.` }
    case 'file_damaged':
      return { zh: `${refusal.file} 已损坏。请换一份。`, en: `${refusal.file} is damaged. Take another backup.` }
    case 'database_not_empty':
      return {
        zh: `数据库不是空的（${refusal.table}）。请指一个空的数据库。`,
        en: `The database is not empty (${refusal.table}). Name an empty one.`,
      }
    case 'backup_older':
      return {
        zh: `备份来自较早的版本（没有 ${refusal.missing.join('、')}）。请用当时的版本恢复，再启动本版本，由它升级。`,
        en: `The backup is of an earlier version (without ${refusal.missing.join(', ')}). Restore it with that version, then start this one, which brings it up to date.`,
      }
    case 'backup_newer':
      return {
        zh: `备份来自较新的版本（${refusal.unknown.join('、')}）。请用那个版本恢复。`,
        en: `The backup is of a later version (${refusal.unknown.join(', ')}). Restore it with that one.`,
      }
    case 'tables_differ':
      return { zh: `表不一致：${refusal.tables.join('、')}。`, en: `The tables differ: ${refusal.tables.join(', ')}.` }
    case 'rows_differ':
      return {
        zh: `${refusal.table} 读回后与备份不一致。`,
        en: `${refusal.table} does not read back as it stands in the backup.`,
      }
    case 'record_wrong':
      return {
        zh: `记录核对不符：\n${refusal.faults.join('\n')}`,
        en: `The record does not verify:\n${refusal.faults.join('\n')}`,
      }
  }
}
