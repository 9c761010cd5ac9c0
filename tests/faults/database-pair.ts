import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedDatabase } from '#app/embedded-database.ts'
import type { PostgresContext } from '#app/postgres/cluster.ts'
import { type LaunchedServer, launchServer } from '#app/postgres/launch-server.ts'
import { findPostgresPrograms } from '#app/postgres/postgres-programs.ts'
import { findRunningServer } from '#app/postgres/server-process.ts'
import { accountForDatabase } from '#app/postgres/system-account.ts'
import { lockNumbers } from '#store/lock-numbers.ts'
import { copyServer } from './copied-server.ts'
import { startDatabaseProxy } from './database-proxy.ts'
import { childrenOf, killHard } from './running-program.ts'

/** Whether an act is answered before the second server has it on its disk, or after. */
export type Mode = 'synchronous' | 'asynchronous'

/** A first server that nobody but its own side reaches any more. */
export type CutOff = {
  /** It crashes and starts again, still alone. */
  readonly crashAndStart: () => Promise<void>
  /** Nothing of it stays. */
  readonly end: () => Promise<void>
}

type Server = { readonly folder: string; readonly running: LaunchedServer }

const settings = {
  wal_keep_size: '256MB',
  wal_retrieve_retry_interval: '100ms',
  // What a copy of a busy server misses is made up for at its first checkpoint, not after five minutes.
  checkpoint_completion_target: '0',
}

/**
 * Two PostgreSQL servers, of which the second follows the first over a line of its own, and one address that leads to
 * whichever is the first. `attachSecond` must have been called before an act is answered in the synchronous mode.
 */
export async function startDatabasePair(dataDir: string) {
  const made = await startEmbeddedDatabase({ dataDir, log: () => undefined })
  await made.stop()
  const account = await accountForDatabase(made.folder)
  const context: PostgresContext = { account, programs: await findPostgresPrograms(account), log: () => undefined }
  const secrets = JSON.parse(await readFile(join(dataDir, 'database-secrets.json'), 'utf8')) as { admin: string }

  const launch = async (folder: string, port?: number): Promise<Server> => ({
    folder,
    running: await launchServer(context, folder, settings, port),
  })
  const urlOf = ({ running }: Server): string => {
    const url = new URL(made.ownerUrl)
    url.port = `${running.port}`
    return url.href
  }
  const asAdmin = async <Answer>({ running }: Server, ask: (admin: pg.Client) => Promise<Answer>): Promise<Answer> => {
    const admin = new pg.Client(`postgres://huiying_admin:${secrets.admin}@127.0.0.1:${running.port}/postgres`)
    await admin.connect()
    return ask(admin).finally(() => admin.end())
  }
  const holds = (server: Server, condition: string): Promise<boolean> =>
    asAdmin(server, async (admin) => (await admin.query(`select 1 where ${condition}`)).rowCount === 1)

  let first = await launch(made.folder)
  let second: Server | undefined
  let copies = 0
  const address = await startDatabaseProxy(urlOf(first))
  const line = await startDatabaseProxy(urlOf(first))
  const following = `host=127.0.0.1 port=${new URL(line.url).port} user=huiying_admin password=${secrets.admin} application_name=second`

  const theSecond = (): Server => {
    if (second === undefined) throw new Error('there is no second server')
    return second
  }
  return {
    /** Where the program reaches whichever server is the first. */
    url: address.url,
    /** The first server itself, now. */
    firstUrl: () => urlOf(first),
    /** Stands on both, so that it goes on when the second takes over. */
    become: async (mode: Mode): Promise<void> => {
      const names = mode === 'synchronous' ? 'second' : ''
      for (const server of second === undefined ? [first] : [first, second])
        await asAdmin(server, async (admin) => {
          await admin.query(`alter system set synchronous_standby_names = '${names}'`)
          await admin.query('select pg_reload_conf()')
        })
    },
    /** Copies the first and has the copy follow it; resolves once it is there and has everything. */
    attachSecond: async (): Promise<void> => {
      await clearAway(second)
      copies += 1
      const folder = `${made.folder}-copy-${copies}`
      await asAdmin(first, (admin) => copyServer(admin, context, first.folder, folder, following))
      second = await launch(folder)
      const isThere = `exists (select from pg_stat_replication where application_name = 'second' and state = 'streaming'
        and flush_lsn >= pg_current_wal_flush_lsn())`
      while (!(await holds(first, isThere))) await pause(20)
    },
    /** What the first server says reaches the second so much later. */
    beLate: line.beLate,
    /** From now on nothing reaches the second. */
    loseLine: (): void => line.become('hanging'),
    /** Whether an act that is on the first server's disk waits there for the second. */
    isActWaiting: (): Promise<boolean> =>
      holds(
        first,
        `exists (select from pg_stat_activity join pg_locks using (pid)
          where wait_event = 'SyncRep' and locktype = 'advisory' and objid = ${lockNumbers.ledger} and granted)`,
      ),
    /** The processes of a server, all of them, for a blow that spares none. */
    pidsOfFirst: () => pidsOf(first),
    pidsOfSecond: () => pidsOf(theSecond()),
    /** After a blow: the same server, from what is on its disk. */
    startFirstAgain: async (): Promise<void> => {
      await first.running.exited
      first = await launch(first.folder, first.running.port)
    },
    /** After a blow at the first: the second takes its place, and the address leads there. */
    promoteSecond: async (): Promise<void> => {
      const [lost, promoted] = [first, theSecond()]
      await clearAway(lost)
      await asAdmin(promoted, (admin) => admin.query('select pg_promote(true)'))
      first = promoted
      second = undefined
      address.leadTo(urlOf(first))
      line.leadTo(urlOf(first))
      line.become('well')
    },
    /**
     * The second takes its place while the first runs on, cut off from it: whoever reaches the first itself still does. The
     * address leads to the second. Gives what was the first, which no second follows any more.
     */
    cutFirstOff: async (): Promise<CutOff> => {
      line.become('hanging')
      let left = first
      await asAdmin(theSecond(), (admin) => admin.query('select pg_promote(true)'))
      first = theSecond()
      second = undefined
      address.leadTo(urlOf(first))
      line.leadTo(urlOf(first))
      line.become('well')
      return {
        crashAndStart: async () => {
          killHard(await pidsOf(left))
          await left.running.exited
          left = await launch(left.folder, left.running.port)
        },
        end: async () => {
          killHard(await pidsOf(left))
          await clearAway(left)
        },
      }
    },
    stop: async (): Promise<void> => {
      address.close()
      line.close()
      for (const { running, folder } of [second, first].flatMap((one) => one ?? [])) {
        await running.stop()
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

export type DatabasePair = Awaited<ReturnType<typeof startDatabasePair>>

/** Of a server that was struck down nothing stays. */
async function clearAway(lost: Server | undefined): Promise<void> {
  if (lost === undefined) return
  await lost.running.exited
  await rm(lost.folder, { recursive: true, force: true })
}

async function pidsOf({ folder }: Server): Promise<readonly number[]> {
  const found = await findRunningServer(folder)
  return found === undefined ? [] : [...(await childrenOf(found.pid)), found.pid]
}
