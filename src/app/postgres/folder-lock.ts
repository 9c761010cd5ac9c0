import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DatabaseFault, DatabaseInUse } from './database-fault.ts'

/** Held by one process at a time. The operating system gives it back when the process ends, however it ends. */
export type FolderLock = { readonly release: () => void }

const busy = 5

/**
 * Takes a folder for this process alone. Node has no file locks of its own, so the lock is that of an empty
 * SQLite file: it holds between users, containers and after `kill -9`, and leaves nothing stale behind.
 *
 * @throws DatabaseInUse when another process holds it; DatabaseFault when the folder may not be written to.
 */
export function lockFolder(dataDir: string): FolderLock {
  const path = join(dataDir, 'in-use.lock')
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path)
    file.exec('pragma journal_mode = memory; begin exclusive')
  } catch (fault) {
    file?.close()
    if (fault instanceof Error && 'errcode' in fault && fault.errcode === busy) throw new DatabaseInUse(dataDir)
    throw new DatabaseFault(
      `数据目录 ${dataDir} 不可写。请检查它属于哪个用户，或者用 DATA_DIR 另指目录。`,
      `The data folder ${dataDir} cannot be written to. Check whom it belongs to, or name another folder in DATA_DIR.`,
      { cause: fault },
    )
  }
  const held = file
  return { release: () => held.close() }
}
