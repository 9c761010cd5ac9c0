import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, lstat, mkdir, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatabaseFault } from './database-fault.ts'
import { closedFolder, makePublicFolder, type PostgresPrograms, publicFolder } from './postgres-programs.ts'
import { firstClosedFolder, type SystemAccount } from './system-account.ts'

/** Whom the programs run as, and where they are. */
export type PostgresContext = {
  readonly account: SystemAccount | undefined
  readonly programs: PostgresPrograms
  readonly log: (line: string) => void
}

/** The superuser, who only makes the other roles. */
export const adminRole = 'huiying_admin'

/**
 * Makes the cluster if there is none: UTF-8, the same order of text on every machine, checksums on every page.
 * It appears under its name only when it is complete, so a start that was killed is simply begun again.
 *
 * @param isKept - false for throw-away data, which need not reach the disk.
 */
export async function makeCluster(
  context: PostgresContext,
  clusterDir: string,
  isKept: boolean,
): Promise<'made' | 'found'> {
  if ((await lstat(clusterDir).catch(() => undefined)) !== undefined) return 'found'

  const place = await placeFor(context.account, clusterDir)
  const partial = `${place}.new`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { mode: 0o700 })
  if (context.account !== undefined) await chown(partial, context.account.uid, context.account.gid)
  await runToEnd(context, context.programs.initdb, [...initFlags, ...(isKept ? [] : ['--no-sync']), '-D', partial])
  await rename(partial, place)
  if (place !== clusterDir) await symlink(place, clusterDir)
  return 'made'
}

/** Sets the superuser's password without knowing the old one; no server may run on the cluster. */
export async function resetAdminPassword(
  context: PostgresContext,
  clusterDir: string,
  password: string,
): Promise<void> {
  const flags = ['--single', '-D', clusterDir, '-c', 'exit_on_error=on', 'postgres']
  await runToEnd(context, context.programs.postgres, flags, `alter role ${adminRole} password '${password}'\n`)
}

/** What the programs may know of our environment: nothing that changes their behaviour. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

// The provider compares text the same way everywhere; the character classes of the system are needed besides,
// since pg_trgm finds no Chinese characters without them.
const initFlags = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  process.platform === 'darwin' ? '--lc-ctype=en_US.UTF-8' : '--lc-ctype=C.UTF-8',
  '--data-checksums',
  '--auth-host=scram-sha-256',
  '--auth-local=reject',
  `--username=${adminRole}`,
]

/** Where the account cannot get to the data folder, the cluster is kept in the public one, behind a link. */
async function placeFor(account: SystemAccount | undefined, clusterDir: string): Promise<string> {
  const dataDir = dirname(clusterDir)
  if (account === undefined) return clusterDir
  // The data folder is ours alone to open: others may walk through it, not look into it.
  await chmod(dataDir, 0o711)
  if (firstClosedFolder(account, dataDir) === undefined) return clusterDir

  await makePublicFolder()
  const closed = firstClosedFolder(account, publicFolder)
  if (closed !== undefined) throw closedFolder(closed)
  return join(publicFolder, `cluster-${randomBytes(6).toString('hex')}`)
}

function runToEnd(context: PostgresContext, program: string, args: readonly string[], input = ''): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...context.account, cwd: '/', env: programEnvironment(), stdio: 'pipe' })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', fail)
    child.once('close', (code) => {
      if (code === 0) return done()
      const name = basename(program)
      fail(
        new DatabaseFault(
          `数据库程序 ${name} 出错：${output.trim()}`,
          `The database program ${name} failed (${code}).`,
        ),
      )
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
