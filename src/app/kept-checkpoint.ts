import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { verifyCheckpoint } from '#ledger/checkpoint.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { OlderState, refuseOlderThan } from '#operations/older-state.ts'
import type { LogKeys } from '#operations/publish-log.ts'
import type { Db } from '#store/schema.ts'
import { ConfigurationFault } from './configuration.ts'
import { readIfThere } from './read-if-there.ts'

/** Beside the key that signed it, and so outside of the database. */
export function keptCheckpointFile(logKeyFile: string): string {
  return join(dirname(logKeyFile), 'log-newest-checkpoint')
}

/** Writes the newest checkpoint down where it has changed, whole or not at all. */
export function keepCheckpoint(file: string): (note: string) => Promise<void> {
  let kept: string | undefined
  return async (note) => {
    if (note === kept) return
    const handle = await open(`${file}.new`, 'w', 0o644)
    await handle
      .writeFile(note)
      .then(() => handle.sync())
      .finally(() => handle.close())
    await rename(`${file}.new`, file)
    await flushFolder(dirname(file))
    kept = note
  }
}

/** The new name as well is to outlive a loss of power. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/**
 * What the checkpoint says that was kept outside of the database. Any key of the log that is here will do: by a database
 * that was put back, one that came later was never announced. What none of them signed says nothing about the log.
 * @throws ConfigurationFault where it is there and cannot be read: it would guard against nothing.
 */
export async function readKeptCheckpoint(keys: LogKeys, file: string): Promise<TreeHead | undefined> {
  const note = await readIfThere(file).catch((fault: unknown) => {
    throw unreadable(file, fault)
  })
  if (note === undefined) return undefined
  return keys.map((key) => verifyCheckpoint(note, key)).find((kept) => kept !== undefined)
}

/**
 * Holds the database against the newest checkpoint that was kept outside of it, and gives what that says; undefined where
 * none was kept. What was signed since an older state is gone then, while others may hold receipts of it; to sign on would
 * make a second history.
 * @throws ConfigurationFault that says what is missing and what to do.
 */
export async function refuseOlderState(db: Db, keys: LogKeys, file: string): Promise<TreeHead | undefined> {
  const kept = await readKeptCheckpoint(keys, file)
  if (kept === undefined) return undefined
  await refuseOlderThan(db, kept).catch((fault: unknown) => {
    if (!(fault instanceof OlderState)) throw fault
    throw olderState(file, fault.isAnotherHistory ? '另一段历史 / another history' : `${fault.found}`, kept.size)
  })
  return kept
}

function unreadable(file: string, fault: unknown): ConfigurationFault {
  const why = fault instanceof Error ? fault.message : String(fault)
  return new ConfigurationFault(
    `库外保存的检查点 ${file} 读不出来（${why}），无法判断是否放回了较早的状态。请修好这个文件再启动。\n` +
      `The checkpoint kept in ${file} cannot be read (${why}), and without it an older state that was put back is not noticed. Mend that file and start again.`,
  )
}

function olderState(file: string, found: string, kept: number): ConfigurationFault {
  return new ConfigurationFault(
    `数据库里的存证记录（${found}）与库外保存的检查点 ${file}（${kept} 条）不符：放回了较早的状态，此后签过的记录已经丢失。\n` +
      '请找更新的备份。确实没有更新的，先公布丢失的范围，再把这个检查点移到别处保存，然后启动；见 docs/guides/backup.md。\n' +
      `The log in the database (${found}) is not the one that ${file} was signed for (${kept} entries): an older state was put back, and what was signed since is lost.\n` +
      'Find a newer backup. Where there is none, make public what is lost, move that checkpoint to a safe place and start again; see docs/guides/backup.md.',
  )
}
