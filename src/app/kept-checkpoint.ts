import { open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { verifyCheckpoint } from '#ledger/checkpoint.ts'
import type { SignerKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { OlderState, refuseOlderThan } from '#operations/older-state.ts'
import type { Db } from '#store/schema.ts'
import { ConfigurationFault } from './configuration.ts'

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
    kept = note
  }
}

/**
 * Holds the database against the newest checkpoint that was kept outside of it, and gives what that says; undefined where
 * none was kept. What was signed since an older state is gone then, while others may hold receipts of it; to sign on would
 * make a second history.
 * @throws ConfigurationFault that says what is missing and what to do.
 */
export async function refuseOlderState(db: Db, key: SignerKey, file: string): Promise<TreeHead | undefined> {
  const note = await readFile(file, 'utf8').catch(() => undefined)
  const kept = note === undefined ? undefined : verifyCheckpoint(note, key)
  // A file that was not signed by the log's own key says nothing about it.
  if (kept === undefined) return undefined
  await refuseOlderThan(db, kept).catch((fault: unknown) => {
    if (!(fault instanceof OlderState)) throw fault
    throw olderState(file, fault.isAnotherHistory ? '另一段历史 / another history' : `${fault.found}`, kept.size)
  })
  return kept
}

function olderState(file: string, found: string, kept: number): ConfigurationFault {
  return new ConfigurationFault(
    `数据库里的存证记录（${found}）与库外保存的检查点 ${file}（${kept} 条）不符：放回了较早的状态，此后签过的记录已经丢失。\n` +
      '请找更新的备份。确实没有更新的，先公布丢失的范围，再把这个检查点移到别处保存，然后启动；见 docs/guides/backup.md。\n' +
      `The log in the database (${found}) is not the one that ${file} was signed for (${kept} entries): an older state was put back, and what was signed since is lost.\n` +
      'Find a newer backup. Where there is none, make public what is lost, move that checkpoint to a safe place and start again; see docs/guides/backup.md.',
  )
}
