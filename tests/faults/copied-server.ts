import { execFile } from 'node:child_process'
import { appendFile, chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import type { PostgresContext } from '#app/postgres/cluster.ts'

const run = promisify(execFile)

/** What belongs to the server that runs, and what the copy fetches by itself as it follows. */
function isCopied(path: string): boolean {
  const place = basename(dirname(path))
  return !['postmaster.pid', 'postmaster.opts', 'pgsql_tmp'].includes(basename(path)) && place !== 'pg_wal'
}

/**
 * Copies a running server's files into a new folder, as a server that follows it (PostgreSQL's own low-level way, since
 * the packaged programs have no pg_basebackup).
 * @param admin - of the running server; it must stay connected meanwhile.
 * @param following - how the copy reaches the server it follows.
 */
export async function copyServer(
  admin: pg.Client,
  { account }: PostgresContext,
  from: string,
  to: string,
  following: string,
): Promise<void> {
  await rm(to, { recursive: true, force: true })
  await mkdir(to)
  await admin.query("select pg_backup_start('second', true)")
  await cp(from, to, { recursive: true, filter: isCopied })
  await mkdir(join(to, 'pg_wal'), { recursive: true })
  const { rows } = await admin.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
  await writeFile(join(to, 'backup_label'), rows[0]?.labelfile ?? '')
  await writeFile(join(to, 'standby.signal'), '')
  await appendFile(join(to, 'postgresql.auto.conf'), `primary_conninfo = '${following}'\n`)
  await chmod(to, 0o700)
  if (account !== undefined) await run('chown', ['-R', `${account.uid}:${account.gid}`, to])
}
