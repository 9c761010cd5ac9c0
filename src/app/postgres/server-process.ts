import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A server found running on a cluster; `isReady` once it takes connections. */
export type RunningServer = { readonly pid: number; readonly isReady: boolean }

/** What the server's own pid file says, if that process lives and works on the same cluster. */
export async function findRunningServer(clusterDir: string): Promise<RunningServer | undefined> {
  const { pid, folder, state } = await readPidFile(clusterDir)
  if (pid === undefined) return undefined
  const [program = '', ...args] = await commandOf(pid)
  return program.endsWith('postgres') && args.includes(folder) ? { pid, isReady: state === 'ready' } : undefined
}

/**
 * Strikes out the pid of a server that is gone. The number may meanwhile belong to another program, as after a
 * restart of a container, and the server would take that for a server and not start. The rest of the file stays,
 * since by it the server makes sure that no child of the old one is left. Call it only when no server runs.
 */
export async function forgetGonePid(clusterDir: string): Promise<void> {
  const { pid, path, text } = await readPidFile(clusterDir)
  // The server knows its own parent to be none.
  if (pid !== undefined) await writeFile(path, text.replace(String(pid), String(process.pid)))
}

async function readPidFile(clusterDir: string): Promise<{
  readonly path: string
  readonly text: string
  readonly pid: number | undefined
  readonly folder: string
  readonly state: string
}> {
  const path = join(clusterDir, 'postmaster.pid')
  const text = await readFile(path, 'utf8').catch(() => '')
  const [first = '', folder = '', , , , , , state = ''] = text.split('\n')
  return { path, text, pid: /^[1-9]\d*$/.test(first) ? Number(first) : undefined, folder, state: state.trim() }
}

/** Asks a server to end its sessions, write everything down and go; waits until it has. */
export async function stopServerProcess(pid: number): Promise<void> {
  send(pid, 'SIGINT')
  if (await isGoneWithin(pid, 60_000)) return
  // The disk does not even take the last writes: the log has them, and the next start recovers from it.
  send(pid, 'SIGQUIT')
  if (await isGoneWithin(pid, 30_000)) return
  throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while ((await commandOf(pid)).length > 0) {
    if (performance.now() > end) return false
    await pause(20)
  }
  return true
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (fault) {
    const isGone = fault instanceof Error && 'code' in fault && fault.code === 'ESRCH'
    if (!isGone) throw fault
  }
}

/** The words of a living process's command line; none for one that is gone or only waits to be taken note of. */
async function commandOf(pid: number): Promise<readonly string[]> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return text.split('\0').filter(Boolean)
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.includes('<defunct>') ? [] : stdout.split(' ').filter(Boolean)
}
