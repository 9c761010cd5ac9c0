import { mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { adminRole, makeCluster, type PostgresContext, resetAdminPassword } from './postgres/cluster.ts'
import { DatabaseFault } from './postgres/database-fault.ts'
import {
  type DatabaseSecrets,
  findDatabaseSecrets,
  newDatabaseSecrets,
  newPassword,
  saveDatabaseSecrets,
} from './postgres/database-secrets.ts'
import { lockFolder } from './postgres/folder-lock.ts'
import { type LaunchedServer, launchServer, type ServerSettings } from './postgres/launch-server.ts'
import { findPostgresPrograms } from './postgres/postgres-programs.ts'
import { findRunningServer, forgetGonePid, stopServerProcess } from './postgres/server-process.ts'
import { accountForDatabase } from './postgres/system-account.ts'

export { DatabaseFault, DatabaseInUse } from './postgres/database-fault.ts'

/** A PostgreSQL of our own, reachable from this machine alone. */
export type EmbeddedDatabase = {
  /** For migrations: owns the database and may make others, but is no superuser. */
  readonly ownerUrl: string
  /** For the application, which may do what the migrations grant it. */
  readonly appUrl: string
  readonly appRole: string
  /** The database of one city among several, made on the first call: its application may enter no other. */
  readonly databaseOf: (city: string) => Promise<CityDatabase>
  readonly port: number
  /** Where the data are: in the data folder, or behind a link there. */
  readonly folder: string
  /** Shuts the database down cleanly; end the connections first. */
  readonly stop: () => Promise<void>
}

export type CityDatabase = Pick<EmbeddedDatabase, 'ownerUrl' | 'appUrl'> & {
  /** Left out where somebody else gives the application its rights. */
  readonly appRole?: string
}

export type EmbeddedDatabaseOptions = {
  readonly dataDir: string
  readonly log: (line: string) => void
  /** Further settings of the server, e.g. for throw-away tests. */
  readonly settings?: ServerSettings
}

const ownerRole = 'huiying_owner'
const appRole = 'huiying_app'
const eraserRole = 'huiying_eraser'
const database = 'huiying'

/**
 * Starts the database in `dataDir`, making it on the first call. What was acknowledged is on the disk, every
 * page has a checksum. A server left behind by a killed process is stopped first; one that dies while we run is
 * started again on the same port. It never outlives this process.
 *
 * @throws DatabaseInUse when another process works on the folder; DatabaseFault when it cannot be used.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true }).catch((cause: unknown) => {
    throw cannotMake(dataDir, cause)
  })
  const lock = lockFolder(dataDir)
  try {
    const started = await startLocked(options, dataDir)
    return {
      ...started,
      stop: async () => {
        await started.stop()
        lock.release()
      },
    }
  } catch (fault) {
    lock.release()
    throw fault
  }
}

async function startLocked(options: EmbeddedDatabaseOptions, dataDir: string): Promise<EmbeddedDatabase> {
  const { log, settings = {} } = options
  const clusterLink = join(dataDir, 'postgres')
  const account = await accountForDatabase(clusterLink)
  const context = { account, programs: await findPostgresPrograms(account), log }

  const made = await makeCluster(context, clusterLink, settings.fsync !== 'off')
  const clusterDir = await realpath(clusterLink)
  await stopOrphan(clusterDir, log)
  const path = join(dataDir, 'database-secrets.json')
  const kept = await agreeOnSecrets(context, clusterDir, path, made)

  const launch = (port?: number): Promise<LaunchedServer> => launchServer(context, clusterDir, settings, port)
  const { first, admin } = await enterAsAdmin(kept, launch, () => resetSecrets(context, clusterDir, path))
  const running = keepRunning(first, context, () => launch(first.port))
  const secrets = await makeRolesAndDatabase(admin, path, first.port).catch(async (fault: unknown) => {
    await running.stop()
    throw fault
  })
  return {
    ownerUrl: urlOf(ownerRole, secrets.owner, first.port),
    appUrl: urlOf(appRole, secrets.app, first.port),
    appRole,
    databaseOf: (city) => makeCityDatabase(secrets, first.port, city),
    port: first.port,
    folder: clusterDir,
    stop: running.stop,
  }
}

async function stopOrphan(clusterDir: string, log: (line: string) => void): Promise<void> {
  const orphan = await findRunningServer(clusterDir)
  if (orphan !== undefined) {
    log(`stopping the server that a killed process left behind (process ${orphan.pid})`)
    await stopServerProcess(orphan.pid)
  }
  await forgetGonePid(clusterDir)
}

/** The passwords of the start before, or new ones for a new cluster and where the file is lost: with the file no data is lost. */
async function agreeOnSecrets(
  context: PostgresContext,
  clusterDir: string,
  path: string,
  cluster: 'made' | 'found',
): Promise<DatabaseSecrets> {
  const kept = await findDatabaseSecrets(path)
  return kept !== undefined && cluster === 'found' ? kept : resetSecrets(context, clusterDir, path)
}

async function resetSecrets(context: PostgresContext, clusterDir: string, path: string): Promise<DatabaseSecrets> {
  const secrets = newDatabaseSecrets()
  // The file comes last: a start killed before it simply does this again.
  await resetAdminPassword(context, clusterDir, secrets.admin)
  await saveDatabaseSecrets(path, secrets)
  return secrets
}

/**
 * The server and the superuser's password that opens it: set anew where the file is not of this state of the database,
 * as after a start that was killed before it wrote the file.
 */
async function enterAsAdmin(
  { admin }: DatabaseSecrets,
  launch: (port?: number) => Promise<LaunchedServer>,
  reset: () => Promise<DatabaseSecrets>,
): Promise<{ readonly first: LaunchedServer; readonly admin: string }> {
  const first = await launch()
  const isRight = await opens(admin, first.port).catch(async (fault: unknown) => {
    await first.stop()
    throw fault
  })
  if (isRight) return { first, admin }
  await first.stop()
  const anew = await reset()
  return { first: await launch(first.port), admin: anew.admin }
}

const wrongPassword = '28P01'

async function opens(password: string, port: number): Promise<boolean> {
  try {
    await (await connectAsAdmin(password, port)).end()
    return true
  } catch (fault) {
    if (fault instanceof pg.DatabaseError && fault.code === wrongPassword) return false
    throw fault
  }
}

/** Starts the server again when it dies unasked, e.g. for want of memory. Its own log then brings everything back. */
function keepRunning(
  first: LaunchedServer,
  { log }: PostgresContext,
  launchAgain: () => Promise<LaunchedServer>,
): { readonly stop: () => Promise<void> } {
  let server = first
  let isStopping = false
  const watch = async (): Promise<void> => {
    while (!isStopping) {
      await server.exited
      if (isStopping) return
      log('the database ended without being asked: starting it again')
      const again = await launchUntilRunning(launchAgain, () => isStopping, log)
      if (again === undefined) return
      server = again
      if (isStopping) await server.stop()
    }
  }
  const watched = watch()
  return {
    stop: async () => {
      isStopping = true
      await server.stop()
      await watched
    },
  }
}

/** However long it takes: room must be made on a full disk, memory be given back. Undefined once nobody wants it any more. */
async function launchUntilRunning(
  launch: () => Promise<LaunchedServer>,
  isStopping: () => boolean,
  log: (line: string) => void,
): Promise<LaunchedServer | undefined> {
  for (let tries = 1; !isStopping(); tries += 1) {
    await pause(Math.min(tries * 200, 2_000))
    try {
      return await launch()
    } catch (fault) {
      log(`the database could not be started again, it will be tried once more: ${String(fault)}`)
    }
  }
  return undefined
}

/** Gives each role a new password, so that none lasts longer than until the next start. @returns them. */
async function makeRolesAndDatabase(admin: string, path: string, port: number): Promise<DatabaseSecrets> {
  const client = await connectAsAdmin(admin, port)
  try {
    const secrets = newDatabaseSecrets()
    await client.query(`alter role ${adminRole} password '${secrets.admin}'`)
    await saveDatabaseSecrets(path, secrets)
    await setRole(client, ownerRole, secrets.owner, 'createdb')
    await setRole(client, appRole, secrets.app, 'nocreatedb')
    await makeEraser(client)
    // To drop a database is to end its sessions first, and those are the application's.
    await client.query(`grant pg_signal_backend to ${ownerRole}`)
    const there = await client.query('select 1 from pg_database where datname = $1', [database])
    if (there.rowCount === 0) await client.query(`create database ${database} owner ${ownerRole}`)
    return secrets
  } finally {
    await client.end()
  }
}

async function connectAsAdmin(password: string, port: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(adminRole, password, port, 'postgres') })
  await client.connect()
  return client
}

/**
 * A city's application has a role and a password of its own, and only that role may enter its database: what the code
 * of one city did wrong could still reach no other.
 */
async function makeCityDatabase(secrets: DatabaseSecrets, port: number, city: string): Promise<CityDatabase> {
  const name = `${database}_${city.replaceAll('-', '_')}`
  const role = `${appRole}_${city.replaceAll('-', '_')}`
  const password = newPassword()
  const client = await connectAsAdmin(secrets.admin, port)
  try {
    await setRole(client, role, password, 'nocreatedb')
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 0) await client.query(`create database ${name} owner ${ownerRole}`)
    for (const [one, its] of [
      [name, role],
      [database, appRole],
    ]) {
      await client.query(`revoke connect, temporary on database ${one} from public`)
      await client.query(`grant connect on database ${one} to ${its}`)
    }
  } finally {
    await client.end()
  }
  return {
    ownerUrl: urlOf(ownerRole, secrets.owner, port, name),
    appUrl: urlOf(role, password, port, name),
    appRole: role,
  }
}

/** Nobody signs in as it: what belongs to it takes removed content off the record. The owner gives it its functions. */
async function makeEraser(client: pg.Client): Promise<void> {
  const there = await client.query('select 1 from pg_roles where rolname = $1', [eraserRole])
  if (there.rowCount === 0) await client.query(`create role ${eraserRole} nologin`)
  await client.query(`grant ${eraserRole} to ${ownerRole} with inherit false, set true`)
}

async function setRole(client: pg.Client, role: string, password: string, right: string): Promise<void> {
  const there = await client.query('select 1 from pg_roles where rolname = $1', [role])
  const verb = there.rowCount === 0 ? 'create' : 'alter'
  await client.query(`${verb} role ${role} login ${right} password '${password}'`)
}

function urlOf(user: string, password: string, port: number, name = database): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
}

function cannotMake(dataDir: string, cause: unknown): DatabaseFault {
  return new DatabaseFault(
    `无法建立数据目录 ${dataDir}。请用 DATA_DIR 另指目录。`,
    `The data folder ${dataDir} could not be made. Name another in DATA_DIR.`,
    { cause },
  )
}
