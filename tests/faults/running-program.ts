import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as `npm start` runs it, in a process of its own. */
export type RunningProgram = {
  readonly address: string
  readonly pid: number
  /** Resolves with the exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>
  readonly stop: () => Promise<number | null>
}

type Settings = Readonly<Record<string, string>>

/** What Node made of the program's modules at an earlier start, where all checks are run. */
const compiled =
  process.env.NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }

/** Starts it and waits until it serves. @throws with its last words when it ends before. */
export async function startProgram(settings: Settings): Promise<RunningProgram> {
  const { process: child, ended, pid } = launchProgram(settings)
  const address = await new Promise<string>((done, fail) => {
    let output = ''
    const follow = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (found !== undefined) done(found)
    }
    child.stdout?.on('data', follow)
    child.stderr?.on('data', follow)
    void ended.then((code) => fail(new Error(`ended with ${code} before it served: ${output}`)))
  })
  return {
    address,
    pid,
    ended,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Starts it without waiting, e.g. to kill it while it starts. */
export function launchProgram(settings: Settings): {
  readonly process: ChildProcess
  readonly pid: number
  readonly ended: Promise<number | null>
} {
  const child = spawn(process.execPath, [join(root, 'src/app/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...compiled,
      PORT: '0',
      LOG_LEVEL: 'silent',
      LOG_SECONDS: '1',
      REQUESTS_PER_MINUTE: '1000000',
      OPEN_REQUESTS_PER_MINUTE: '1000000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  if (child.pid === undefined) throw new Error('the program could not be started')
  return { process: child, pid: child.pid, ended }
}

/** The first process of the database in a data folder, by the file it keeps itself. */
export async function databasePid(dataDir: string): Promise<number | undefined> {
  const [line = ''] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(line)
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** The processes a process has started and that still run. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return text.split(' ').filter(Boolean).map(Number)
}

/** kill -9, by number. What is gone already is left alone. */
export function killHard(pids: readonly (number | undefined)[]): void {
  for (const pid of pids) {
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'ESRCH')) throw fault
    }
  }
}

export type RunningDatabase = {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly stop: () => Promise<void>
}

/** A database server in a process of its own, which a program reaches by `DATABASE_URL`. */
export async function startDatabase(dataDir: string, settings: Settings = {}): Promise<RunningDatabase> {
  const script = join(root, 'tests/support/run-embedded-database.ts')
  const child = spawn(process.execPath, [script, dataDir, JSON.stringify(settings)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const urls = await new Promise<{ readonly appUrl: string; readonly ownerUrl: string }>((done, fail) => {
    child.stdout.once('data', (chunk: Buffer) => done(JSON.parse(chunk.toString())))
    void ended.then(() => fail(new Error('the database ended before it was ready')))
  })
  return {
    ...urls,
    stop: () => {
      child.stdin.end()
      return ended
    },
  }
}
