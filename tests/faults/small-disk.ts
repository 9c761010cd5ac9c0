import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A disk of its own that is small enough to be filled: memory that counts as a file system. */
export type SmallDisk = {
  readonly folder: string
  /** Takes all room but so many bytes. */
  readonly fill: (leaving: number) => void
  readonly makeRoom: () => void
  readonly freeBytes: () => number
  readonly close: () => void
}

/** Undefined where this machine lets nobody mount one. */
export function makeSmallDisk(folder: string, megabytes: number): SmallDisk | undefined {
  // The database's own account must be able to walk there.
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const size = `size=${megabytes}m,mode=0755`
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' }).status !== 0)
    return undefined
  const ballast = join(folder, 'ballast')
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    freeBytes,
    fill: (leaving) => {
      const file = openSync(ballast, 'a')
      try {
        for (let left = freeBytes() - leaving; left > 0; left = freeBytes() - leaving)
          if (writeSync(file, Buffer.alloc(Math.min(left, 1 << 20))) === 0) return
      } catch (fault) {
        if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC')) throw fault
      } finally {
        closeSync(file)
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    close: () => {
      // What still runs there keeps it only until it ends.
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' })
    },
  }
}
