import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type PostgresContext, programEnvironment } from './cluster.ts'
import { DatabaseFault } from './database-fault.ts'
import { findRunningServer, stopServerProcess } from './server-process.ts'

/** A server that takes connections. */
export type LaunchedServer = {
  readonly port: number
  /** Settled when the process is gone, asked for or not. */
  readonly exited: Promise<void>
  /** Ends sessions, writes everything down and waits until the process is gone. */
  readonly stop: () => Promise<void>
}

export type ServerSettings = Readonly<Record<string, string>>

/** Small, and safe: an acknowledged act is on the disk. Reached from this machine alone. */
const defaultSettings: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '64MB',
  max_connections: '60',
  max_wal_size: '256MB',
  jit: 'off',
  log_checkpoints: 'off',
  // It is started anew from here, which also tries again where its own way of doing so gives up, as on a full disk.
  restart_after_crash: 'off',
  timezone: 'UTC',
}

const triesAtMost = 50

/**
 * Starts the server and waits until it takes connections, however long a recovery takes.
 *
 * @param port - kept on a restart, so that addresses stay good; otherwise a free one is taken.
 * @throws DatabaseFault with the server's last words when it does not start.
 */
export async function launchServer(
  context: PostgresContext,
  clusterDir: string,
  settings: ServerSettings,
  port?: number,
): Promise<LaunchedServer> {
  for (let tries = 1; ; tries += 1) {
    const started = await launchOnce(context, clusterDir, settings, port ?? (await freePort()))
    if (typeof started !== 'string') return started
    // The port went to somebody else meanwhile, or children of a killed server are about to end.
    const willPass = started.includes('Address already in use') || started.includes('still in use')
    if (!willPass || tries >= triesAtMost) throw notStarted(clusterDir, started)
    await pause(100)
  }
}

/** The running server, or what it said when it gave up. */
async function launchOnce(
  context: PostgresContext,
  clusterDir: string,
  settings: ServerSettings,
  port: number,
): Promise<LaunchedServer | string> {
  const flags = Object.entries({ ...defaultSettings, ...settings, port: String(port) })
  const child = spawn(
    context.programs.postgres,
    ['-D', clusterDir, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: Ctrl+C in a terminal is for the application, which ends its work before the database's.
    { ...context.account, cwd: '/', env: programEnvironment(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const lastWords = followOutput(child, context.log)
  const exited = new Promise<void>((done) => {
    child.once('error', () => done())
    child.once('close', () => done())
  })
  let isOver = false
  void exited.then(() => {
    isOver = true
  })
  while (!isOver) {
    const found = await findRunningServer(clusterDir)
    if (found?.pid === child.pid && found?.isReady === true) return running(child, port, exited, context)
    await pause(10)
  }
  return lastWords()
}

function running(child: ChildProcess, port: number, exited: Promise<void>, context: PostgresContext): LaunchedServer {
  const pid = child.pid
  if (pid === undefined) throw new Error('a running server has a process id')
  const guard = guardAgainstOrphan(pid, context)
  // Its number may go to another program once it is gone.
  void exited.then(() => guard.kill('SIGKILL'))
  return {
    port,
    exited,
    stop: async () => {
      guard.kill('SIGKILL')
      await stopServerProcess(pid)
      await exited
    },
  }
}

/** A shell that waits for us to end and then has the server end as well, even when we were killed outright. */
function guardAgainstOrphan(pid: number, { account }: PostgresContext): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'guard', String(pid)], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => undefined)
  guard.stdin.on('error', () => undefined)
  return guard
}

/** As the server begins its own lines; what it quotes stands further on or behind a tab. */
const lastOfItsKind = /^[\d-]+ [\d:.]+ UTC \[\d+\] PANIC: {2}/
const endsWithinMs = 10_000

/**
 * A server that panicked ends by itself, but for one whose recovery found no room: that waits for ever for a process
 * that is gone. Nothing it still does is wanted.
 */
function endSoon(child: ChildProcess): void {
  const timers = [
    setTimeout(() => child.kill('SIGQUIT'), endsWithinMs),
    setTimeout(() => child.kill('SIGKILL'), 2 * endsWithinMs),
  ]
  for (const timer of timers) timer.unref()
  child.once('exit', () => {
    for (const timer of timers) clearTimeout(timer)
  })
}

function followOutput(child: ChildProcess, log: (line: string) => void): () => string {
  let tail: string[] = []
  const follow = (chunk: Buffer): void => {
    const lines = chunk.toString('utf8').split('\n').filter(Boolean)
    for (const line of lines) log(line)
    if (lines.some((line) => lastOfItsKind.test(line))) endSoon(child)
    tail = [...tail, ...lines].slice(-20)
  }
  child.stdout?.on('data', follow)
  child.stderr?.on('data', follow)
  child.on('error', (fault) => follow(Buffer.from(fault.message)))
  return () => tail.join('\n')
}

function notStarted(clusterDir: string, lastWords: string): DatabaseFault {
  return new DatabaseFault(
    `数据库没有启动（${clusterDir}）。它最后的输出如下：`,
    `The database in ${clusterDir} did not start. Its last words:\n${lastWords}`,
  )
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no port')),
      )
    })
  })
}
