import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingClients, type Clients, hearOfAll, signInAsSecretariat } from './acting-clients.ts'
import { countKept, readLog } from './count-kept.ts'
import { startDatabaseProxy } from './database-proxy.ts'
import { randomFrom, seed, sized, tell, tellControl } from './form.ts'
import { outsideWitness } from './outside-witness.ts'
import {
  childrenOf,
  databasePid,
  killHard,
  type RunningDatabase,
  type RunningProgram,
  startDatabase,
  startProgram,
} from './running-program.ts'
import { hasStrace } from './this-machine.ts'
import { until } from './until.ts'

const runs = sized(1, 20)

let folder = ''
const random = randomFrom(seed)
const patience = { timeout: sized(900_000, 1_800_000) }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-troubled-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** A program and its database, and how to get at it directly. */
type Place = { readonly program: RunningProgram; readonly token: string; readonly databaseUrl: string }

/** Brings trouble until it has shown, then puts right what caused it, and nothing else. */
type Trouble = (clients: Clients) => Promise<void>

async function openPlace(name: string, url: string, databaseUrl: string): Promise<Place> {
  const settings = { DATA_DIR: join(folder, `${name}-program`), DATABASE_URL: url, DATABASE_OWNER_URL: url }
  // The city is put in by a program in no hurry.
  await (await startProgram(settings)).stop()
  const program = await startProgram({ ...settings, DATABASE_SECONDS: '1' })
  return { program, databaseUrl, token: await signInAsSecretariat(program.address) }
}

/** How long it takes until an act is taken again, in milliseconds; nobody but the database is put right. */
async function recovery(acts: readonly unknown[]): Promise<number> {
  const began = performance.now()
  const before = acts.length
  await until(() => acts.length > before, 'an act after the trouble')
  return performance.now() - began
}

function told({ troubles }: Clients): number {
  return (troubles.get(503) ?? 0) + (troubles.get(507) ?? 0)
}

/** A run in which the clients are careless on purpose. */
type Control = { readonly broken: string }

/** One trouble over and over while four clients work; everything that was acknowledged is counted at the end. */
async function live(name: string, { program, token, databaseUrl }: Place, trouble: Trouble, control?: Control) {
  const before = (await readLog(program.address)).length
  const witness = outsideWitness(join(folder, `${name}.jsonl`))
  const clients = actingClients(4, `${name}-${seed}`, token, witness.write, control !== undefined)
  clients.goTo(program.address)
  clients.work()
  let slowest = 0
  for (let run = 0; run < runs; run += 1) {
    await recovery(witness.acts)
    await pause(random() * 60)
    await trouble(clients)
    slowest = Math.max(slowest, await recovery(witness.acts))
  }
  await hearOfAll(clients)
  const kept = await countKept(program.address, databaseUrl, witness.acts, before)
  witness.close()
  const figures = {
    ...{ runs, ...kept, unanswered: clients.unanswered.size, troubles: Object.fromEntries(clients.troubles) },
    slowestRecoveryMs: Math.round(slowest),
  }
  if (control === undefined) tell(name, figures)
  else tellControl(name, control.broken, figures)
  return { kept, clients }
}

async function expectNothingLost(name: string, place: Place, trouble: Trouble, isTold = true): Promise<void> {
  const { kept, clients } = await live(name, place, trouble)
  expect(kept).toMatchObject({ lost: 0, doubled: 0 })
  expect(kept.logFault).toBeUndefined()
  expect(clients.dishonest).toEqual([])
  if (isTold) expect(told(clients)).toBeGreaterThanOrEqual(1)
  expect(clients.unanswered.size).toBe(0)
}

describe('nothing acknowledged is lost or doubled, answers are honest, and work goes on by itself', () => {
  let database: RunningDatabase
  let way: Awaited<ReturnType<typeof startDatabaseProxy>>
  let place: Place

  beforeAll(async () => {
    database = await startDatabase(join(folder, 'database'))
    way = await startDatabaseProxy(database.ownerUrl)
    place = await openPlace('proxied', way.url, database.ownerUrl)
  })

  afterAll(async () => {
    await place.program.stop()
    way.close()
    await database.stop()
  })

  const cutBehindCommit = async (): Promise<void> => {
    const before = way.cuts()
    way.become('cut behind a commit')
    await until(() => way.cuts() > before, 'a commit to cut')
    way.become('well')
  }

  /** Commits are cut until a client has heard of one: the log and the mail commit as well. */
  const cutForAClient =
    (mood: 'cut before a commit' | 'cut behind a commit'): Trouble =>
    async (clients) => {
      const before = told(clients)
      way.become(mood)
      await until(() => told(clients) > before, 'a client whose commit was cut')
      way.become('well')
    }

  it('when the database hangs', patience, () =>
    expectNothingLost('hanging database', place, async (clients) => {
      const before = told(clients)
      way.become('hanging')
      await until(() => told(clients) > before, 'an honest answer while the database hangs')
      way.become('well')
    }),
  )

  it('when connections are cut', patience, () =>
    expectNothingLost('cut connections', place, async () => {
      way.become('cut')
      await pause(random() * 100)
      way.become('well')
    }),
  )

  it('when a connection is cut before a commit arrives', patience, () =>
    expectNothingLost('cut before commit', place, cutForAClient('cut before a commit')),
  )

  it('when a connection is cut after a commit was done and before anybody hears of it', patience, () =>
    expectNothingLost('cut behind commit', place, cutForAClient('cut behind a commit')),
  )

  it('and a client that asks again under another key is seen to double', patience, async () => {
    // Not every commit is an act's: the log and the mail commit as well. Of ten cut behind, some are.
    const tenTimes: Trouble = async () => {
      for (let cut = 0; cut < 10; cut += 1) {
        await cutBehindCommit()
        await pause(300)
      }
    }
    const { kept } = await live('asking again under another key', place, tenTimes, {
      broken: 'clients ask again under another key',
    })

    expect(kept.doubled).toBeGreaterThan(0)
  })

  it.skipIf(!hasStrace)(
    'when each flush to the disk takes 0.7 s, and the database is killed in the middle of one',
    patience,
    () =>
      expectNothingLost(
        'slow fsync',
        place,
        async () => {
          const slow = await slowFlushes(join(folder, 'database'))
          await pause(2_500)
          await slow.killDatabase()
        },
        false,
      ),
  )

  it.skipIf(!hasStrace)('and a database that answers before it has flushed is seen to lose', patience, async () => {
    const dataDir = join(folder, 'hasty-database')
    const hasty = await startDatabase(dataDir, { synchronous_commit: 'off', wal_writer_delay: '10s' })
    const { program, token } = await openPlace('hasty', hasty.ownerUrl, hasty.ownerUrl)
    const before = (await readLog(program.address)).length
    const witness = outsideWitness(join(folder, 'hasty.jsonl'))
    const clients = actingClients(4, `hasty-${seed}`, token, witness.write)
    clients.goTo(program.address)
    clients.work()
    await until(() => witness.acts.length >= 4, 'the first acts')
    const slow = await slowFlushes(dataDir)
    const known = witness.acts.length
    await until(() => witness.acts.length >= known + 8, 'eight acts more than can have been under way')
    await slow.killDatabase()
    await clients.rest()
    const answersAgain = async () => (await fetch(`${program.address}/healthz`).catch(() => undefined))?.status === 200
    await until(answersAgain, 'an answer after the trouble')
    const kept = await countKept(program.address, hasty.ownerUrl, witness.acts, before)
    await program.stop()
    await hasty.stop()
    witness.close()

    tellControl('slow fsync, answered before the flush', 'synchronous_commit=off', kept)
    expect(kept.lost).toBeGreaterThan(0)
  })
})

/** From now on each flush of a database, by any of its processes, takes 0.7 s, until it is killed with all of them. */
async function slowFlushes(dataDir: string) {
  const first = await databasePid(dataDir)
  if (first === undefined) throw new Error('the database does not run')
  const processes = async () => [...(await childrenOf(first)), first]
  const pids = (await processes()).flatMap((pid) => ['-p', `${pid}`])
  const inject = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:delay_enter=700000']
  const slowing = spawn('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, ...pids], { stdio: 'ignore' })
  const ended = once(slowing, 'exit')
  return {
    killDatabase: async (): Promise<void> => {
      killHard(await processes())
      slowing.kill('SIGINT')
      await ended
    },
  }
}
