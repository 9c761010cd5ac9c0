import { readFile, readlink, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A server found running on a cluster. */
export type RunningServer = { readonly pid: number; readonly port: number; readonly isReady: boolean }

/**
 * What the server's own pid file says, if that process lives and works on this cluster. A number that now
 * belongs to another program, as after a restart of a container, is struck out: the server would not start.
 */
export async function findRunningServer(clusterDir: string): Promise<RunningServer | undefined> {
  const path = join(clusterDir, 'postmaster.pid')
  const text = await readFile(path, 'utf8').catch(() => '')
  const [first = '', , , port, , , , state] = text.split('\n')
  const pid = Number(first)
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined
  if (await worksOn(pid, clusterDir)) return { pid, port: Number(port), isReady: state?.trim() === 'ready' }

  // The rest of the file stays: by it the server makes sure that no child of the old one is left.
  await writeFile(path, text.replace(first, String(process.pid)))
  return undefined
}

/** Asks a server to end its sessions, write everything down and go; waits until it has. */
export async function stopServerProcess(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await isGoneWithin(pid, 60_000)) return
  // Not even a write to disk ends: leave the rest to the recovery of the next start.
  signal(pid, 'SIGQUIT')
  if (await isGoneWithin(pid, 30_000)) return
  throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 20) {
    if (!isAlive(pid)) return true
    await pause(20)
  }
  return !isAlive(pid)
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}
