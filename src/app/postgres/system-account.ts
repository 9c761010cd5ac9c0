import { execFile, spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseFault } from './database-fault.ts'

const run = promisify(execFile)

/** A user of the operating system, by numbers. */
export type SystemAccount = { readonly uid: number; readonly gid: number }

const accountName = 'postgres'

/**
 * Whom the database runs as. PostgreSQL refuses to run as root, so then it is the owner of the existing
 * cluster, or the user `postgres`, made where the machine has none. Undefined: as ourselves.
 *
 * @throws DatabaseFault when no such user can be had.
 */
export async function accountForDatabase(clusterDir: string): Promise<SystemAccount | undefined> {
  const self = process.getuid?.()
  const cluster = await stat(clusterDir).catch(() => undefined)
  if (self !== 0) {
    if (cluster !== undefined && self !== undefined && cluster.uid !== self) throw belongsToAnother(clusterDir)
    return undefined
  }
  if (cluster !== undefined && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid }
  return (await findAccount()) ?? (await makeAccount())
}

/** The outermost place on the way to `path` that the account may not walk through; undefined when it can get there. */
export function firstClosedFolder(account: SystemAccount, path: string): string | undefined {
  if (canReach(account, path)) return undefined
  const parent = dirname(path)
  return (parent === path ? undefined : firstClosedFolder(account, parent)) ?? path
}

/** Asked of the system itself, since access lists and mounts count as well as the mode. */
function canReach(account: SystemAccount, path: string): boolean {
  return spawnSync('test', ['-x', path], { ...account, cwd: '/' }).status === 0
}

async function findAccount(): Promise<SystemAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', accountName]), run('id', ['-g', accountName])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function makeAccount(): Promise<SystemAccount> {
  const flags = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin']
  const fault = await run('useradd', [...flags, '--user-group', accountName]).then(
    () => undefined,
    (cause: unknown) => cause,
  )
  const made = await findAccount()
  if (made !== undefined) return made
  throw new DatabaseFault(
    `数据库不能以 root 身份运行，也无法建立用户 ${accountName}。请以普通用户启动，或者先建立该用户。`,
    `The database may not run as root, and the user ${accountName} could not be made. Start as an ordinary user, or make that user first.`,
    { cause: fault },
  )
}

function belongsToAnother(clusterDir: string): DatabaseFault {
  return new DatabaseFault(
    `数据库目录 ${clusterDir} 属于另一个用户。请以该用户或 root 身份启动，或者用 DATA_DIR 另指目录。`,
    `The database in ${clusterDir} belongs to another user. Start as that user or as root, or name another folder in DATA_DIR.`,
  )
}
