import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseInUse, type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import { findRunningServer } from './postgres/server-process.ts'

// Servers are killed and recover here: on a busy machine that takes its time.
const run = promisify(execFile)
const isRoot = process.getuid?.() === 0
const program = fileURLToPath(new URL('../../tests/support/run-embedded-database.ts', import.meta.url))

/** A fresh data folder with its database made, to copy: making one takes longer than anything else here. */
let original = ''
let dataDir = ''
let lines: string[] = []
const open: EmbeddedDatabase[] = []
const children: ChildProcess[] = []

beforeAll(async () => {
  original = await mkdtemp(join(tmpdir(), 'huiying-database-'))
  const database = await startEmbeddedDatabase({ dataDir: original, log: () => undefined })
  await database.stop()
})

afterAll(() => rm(original, { recursive: true, force: true }))

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'huiying-database-'))
  await run('cp', ['-a', `${original}/.`, dataDir])
  lines = []
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const database of open.splice(0)) await database.stop()
  // A server that was told to end may still be putting its files away.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataDir, log: (line) => lines.push(line) })
  open.push(database)
  return database
}

async function stop(database: EmbeddedDatabase): Promise<void> {
  open.splice(open.indexOf(database), 1)
  await database.stop()
}

/** Starts the database in a process of its own, which can then be killed. */
async function startElsewhere(): Promise<{ readonly app: ChildProcess; readonly ownerUrl: string }> {
  const app = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'ignore'] })
  children.push(app)
  const [line] = await once(createInterface({ input: app.stdout }), 'line')
  return { app, ownerUrl: JSON.parse(String(line)).ownerUrl }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' }).finally(() => client.end())
  return rows.flat()
}

async function serverPid(): Promise<number> {
  const server = await findRunningServer(await clusterDir())
  if (server === undefined) throw new Error('no server runs')
  return server.pid
}

async function clusterDir(): Promise<string> {
  return realpath(join(dataDir, 'postgres'))
}

/** Resolves as soon as the check says yes; the test's own time limit is the end of patience. */
async function until(check: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const holds = await check().catch(() => false)
    if (holds) return
    await new Promise((next) => setTimeout(next, 20))
  }
}

function killOutright(pid: number): void {
  process.kill(pid, 'SIGKILL')
}

const remember = "create table note as select '一一回应' as said"
const recall = 'select said from note'

describe('the embedded database', () => {
  it('writes what is acknowledged to the disk and checks every page it reads', async () => {
    const { ownerUrl } = await start()

    const settings = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_encoding']
    const shown = settings.map((name) => `current_setting('${name}')`).join(', ')
    expect(await query(ownerUrl, `select ${shown}`)).toEqual(['on', 'on', 'on', 'on', 'UTF8'])
  })

  it('listens on this machine alone and asks for a password', async () => {
    const { ownerUrl } = await start()

    expect(await query(ownerUrl, "select current_setting('listen_addresses')")).toEqual(['127.0.0.1'])
    await expect(query(ownerUrl.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  })

  it('finds Chinese words by their characters, and sorts text the same everywhere', async () => {
    const { ownerUrl } = await start()

    await query(ownerUrl, 'create extension pg_trgm')
    expect(await query(ownerUrl, "select similarity('停车难', '停车') > 0.3, '停车难' ~ '^\\w+$'")).toEqual([
      true,
      true,
    ])
    const sorted = "select v from (values ('b'), ('Ä'), ('a'), ('B')) as t (v) order by v"
    expect(await query(ownerUrl, sorted)).toEqual(['B', 'a', 'b', 'Ä'])
  })

  it('gives the application and the owner no rights over the server', async () => {
    const { ownerUrl, appUrl, appRole } = await start()

    const rights = 'select rolname, rolsuper, rolcreaterole from pg_roles where rolname = current_user'
    expect(await query(appUrl, rights)).toEqual([appRole, false, false])
    expect(await query(ownerUrl, rights)).toEqual(['huiying_owner', false, false])
    await expect(query(appUrl, 'create table mine (x int)')).rejects.toThrow(/permission denied/)
  })

  it('keeps its passwords where only this user can read them', async () => {
    await start()

    expect((await stat(join(dataDir, 'database-secrets.json'))).mode & 0o777).toBe(0o600)
  })

  it('gives each role another password at each start: the ones before open nothing', async () => {
    const adminUrl = async (port: number) => {
      const { admin } = JSON.parse(await readFile(join(dataDir, 'database-secrets.json'), 'utf8'))
      return `postgres://huiying_admin:${admin}@127.0.0.1:${port}/postgres`
    }
    const first = await start()
    const before = [first.ownerUrl, first.appUrl, await adminUrl(first.port)]
    for (const url of before) expect(await query(url, 'select 1')).toEqual([1])
    await stop(first)
    const second = await start()
    const after = [second.ownerUrl, second.appUrl, await adminUrl(second.port)]

    for (const url of after) expect(await query(url, 'select 1')).toEqual([1])
    for (const url of before) {
      const old = Object.assign(new URL(url), { port: String(second.port) }).href
      await expect(query(old, 'select 1'), new URL(url).username).rejects.toThrow(/password/)
    }
  })

  it('finds its data again after a clean stop', async () => {
    const first = await start()
    await query(first.ownerUrl, remember)
    await stop(first)
    const second = await start()

    expect(await query(second.ownerUrl, recall)).toEqual(['一一回应'])
    expect(lines.join('\n')).not.toMatch(/recovery/)
  })

  it('turns a second start on the same folder away, in this process and in another', async () => {
    await startElsewhere()

    await expect(start()).rejects.toThrow(DatabaseInUse)
    await expect(start()).rejects.toThrow(/正被另一个进程使用[\s\S]*Another process/)
  })

  it('can be started again at once after a stop', async () => {
    for (let round = 0; round < 3; round += 1) await stop(await start())

    expect(await query((await start()).ownerUrl, 'select 1')).toEqual([1])
  })
})

describe('the embedded database after an accident', () => {
  it('ends by itself when the application is killed, and has everything at the next start', async () => {
    const { app, ownerUrl } = await startElsewhere()
    await query(ownerUrl, remember)
    app.kill('SIGKILL')

    await until(async () => (await findRunningServer(await clusterDir())) === undefined)
    expect(await query((await start()).ownerUrl, recall)).toEqual(['一一回应'])
    expect(lines.join('\n')).not.toMatch(/not properly shut down/)
  })

  it('can be started while the server of a killed application still runs', async () => {
    const { app, ownerUrl } = await startElsewhere()
    await query(ownerUrl, remember)
    const orphan = await serverPid()
    // Stopped, it cannot hear the guard: as if the guard had been killed as well.
    process.kill(orphan, 'SIGSTOP')
    app.kill('SIGKILL')
    await once(app, 'exit')
    const starting = start()
    setTimeout(() => process.kill(orphan, 'SIGCONT'), 200)

    expect(await query((await starting).ownerUrl, recall)).toEqual(['一一回应'])
    expect(lines.join('\n')).toMatch(/left behind/)
  })

  it('recovers what was acknowledged when application and server are killed together', async () => {
    const { app, ownerUrl } = await startElsewhere()
    await query(ownerUrl, remember)
    killOutright(await serverPid())
    app.kill('SIGKILL')
    await once(app, 'exit')

    expect(await query((await start()).ownerUrl, recall)).toEqual(['一一回应'])
    expect(lines.join('\n')).toMatch(/not properly shut down/)
  })

  it('starts the server again on the same port when it alone is killed', async () => {
    const { ownerUrl } = await start()
    await query(ownerUrl, remember)
    killOutright(await serverPid())

    await until(async () => (await query(ownerUrl, recall)).length === 1)
    expect(await query(ownerUrl, recall)).toEqual(['一一回应'])
  })

  it('is not held up by a program that meanwhile has the process number of a killed server', async () => {
    const { app, ownerUrl } = await startElsewhere()
    await query(ownerUrl, remember)
    const killed = await serverPid()
    killOutright(killed)
    app.kill('SIGKILL')
    await once(app, 'exit')
    const cluster = await clusterDir()
    const pidFile = join(cluster, 'postmaster.pid')
    const { uid, gid } = await stat(cluster)
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
    children.push(other)
    await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(String(killed), String(other.pid)))

    expect(await query((await start()).ownerUrl, recall)).toEqual(['一一回应'])
    expect(other.exitCode).toBeNull()
  })

  it.each([
    { state: 'lost', damage: (path: string) => rm(path) },
    { state: 'damaged', damage: (path: string) => writeFile(path, '{"owner":') },
  ])('loses nothing with a $state file of passwords: it makes new ones', async ({ damage }) => {
    const first = await start()
    await query(first.ownerUrl, remember)
    await stop(first)
    await damage(join(dataDir, 'database-secrets.json'))
    const second = await start()

    expect(await query(second.ownerUrl, recall)).toEqual(['一一回应'])
    expect(second.ownerUrl.replace(/:\d+\//, '/')).not.toBe(first.ownerUrl.replace(/:\d+\//, '/'))
  })

  it('finds its way in with a file of passwords of another state of it', async () => {
    const path = join(dataDir, 'database-secrets.json')
    const old = await readFile(path)
    const first = await start()
    await query(first.ownerUrl, remember)
    await stop(first)
    await writeFile(path, old)

    expect(await query((await start()).ownerUrl, recall)).toEqual(['一一回应'])
  })

  it('begins anew when the very first start was killed half-way', async () => {
    await rm(dataDir, { recursive: true })
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true })
    await writeFile(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n')

    expect(await query((await start()).ownerUrl, 'select 1')).toEqual([1])
  })

  it.runIf(isRoot)('works in a folder that only root may enter: its data are then behind a link', async () => {
    const closed = await mkdtemp(join(dataDir, 'closed-'))
    const database = await startEmbeddedDatabase({ dataDir: join(closed, 'data'), log: (line) => lines.push(line) })
    open.push(database)

    expect(await query(database.ownerUrl, 'select 1')).toEqual([1])
    expect(await realpath(join(closed, 'data', 'postgres'))).toBe(database.folder)
    await stop(database)
    await rm(database.folder, { recursive: true })
  })

  it('says in both languages what the server said when it cannot start', async () => {
    await stop(await start())
    await rm(join(await clusterDir(), 'global', 'pg_control'))

    await expect(start()).rejects.toThrow(/数据库没有启动[\s\S]*did not start[\s\S]*pg_control/)
  })
})
