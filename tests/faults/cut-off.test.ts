import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logSourceAt } from '#cli/log-source.ts'
import { parseVerifierKey } from '#ledger/note-key.ts'
import { verifyLog } from '#ledger/verify-log.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { connect } from '#store/connect.ts'
import { actingClients, type Clients, hearOfAll, signInAsSecretariat } from './acting-clients.ts'
import { countKept, readLog } from './count-kept.ts'
import { type DatabasePair, startDatabasePair } from './database-pair.ts'
import { randomFrom, seed, sized, tell, tellControl, tellProgress } from './form.ts'
import { keyOfLog, publishedCheckpoint, signedSize } from './log-from-outside.ts'
import { type Acknowledged, outsideWitness } from './outside-witness.ts'
import { type RunningProgram, startProgram } from './running-program.ts'
import { until } from './until.ts'

const rounds = sized(1, 12)
const actsPerRound = sized(8, 40)
const random = randomFrom(seed)

let folder = ''
let pair: DatabasePair
/** Reaches whichever server is the first. */
let running: RunningProgram
let machines = 0
/** Every checkpoint anybody was shown, by either program. */
const shown = new Set<string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-cut-off-'))
  pair = await startDatabasePair(join(folder, 'database'))
  running = await startOn(pair.url)
  await pair.attachSecond()
}, 240_000)

afterAll(async () => {
  await running.stop()
  await pair.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A program on a machine of its own, with the log's key and nothing else of the others'. */
async function startOn(databaseUrl: string): Promise<RunningProgram> {
  const dataDir = join(folder, `machine-${machines}`)
  await mkdir(dataDir, { recursive: true })
  if (machines > 0) await copyFile(join(folder, 'machine-0', 'log-key.pem'), join(dataDir, 'log-key.pem'))
  machines += 1
  return startProgram({
    ...{ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseUrl },
    DATABASE_SECONDS: '3',
  })
}

/** Looks at what some programs publish again and again, as anybody may. */
function watchCheckpoints(...programs: readonly RunningProgram[]): { readonly stop: () => Promise<void> } {
  let isOver = false
  const watching = programs.map(async ({ address }) => {
    while (!isOver) {
      const note = await publishedCheckpoint(address)
      if (note !== '') shown.add(note)
      await pause(20)
    }
  })
  return {
    stop: async () => {
      isOver = true
      await Promise.all(watching)
    },
  }
}

const troublesOf = ({ troubles }: Clients): number => [...troubles.values()].reduce((sum, one) => sum + one, 0)

/** Each of four has asked; the program has had its time to sign meanwhile. */
function haveAskedInVain(clients: Clients): Promise<void> {
  const before = troublesOf(clients)
  return until(() => troublesOf(clients) >= before + 4, 'clients that have asked in vain')
}

async function faultsOfRecord(): Promise<readonly unknown[]> {
  const key = parseVerifierKey(await keyOfLog(running.address))
  const { faults } = await verifyLog(logSourceAt(`${running.address}/log`), key, { older: [...shown] })
  const db = connect(pair.firstUrl(), { max: 1 })
  const record = await verifyRecord(db).finally(() => db.destroy())
  return [...faults, ...record.faults]
}

describe('a first server that is cut off while the second takes its place', () => {
  it('and that runs on, crashes and comes back beside it, has nothing acknowledged lost or doubled, and signs no second history', {
    timeout: sized(600_000, 7_200_000),
  }, async () => {
    const began = performance.now()
    const witness = outsideWitness(join(folder, 'acknowledged.jsonl'))
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    await pair.become('synchronous')
    const clients = actingClients(4, `${seed}`, token, witness.write)
    const dishonest: string[] = []
    let [resolved, toldAtTheCutOff] = [0, 0]
    for (let round = 0; round < rounds; round += 1) {
      const here = await startOn(pair.firstUrl())
      const watch = watchCheckpoints(running, here)
      const there: Acknowledged[] = []
      const beside = actingClients(4, `beside-${round}-${seed}`, token, (act) => {
        there.push(act)
        witness.write(act)
      })
      clients.goTo(running.address)
      beside.goTo(here.address)
      clients.work()
      beside.work()
      const enough = witness.acts.length + actsPerRound
      await until(() => witness.acts.length >= enough, `${actsPerRound} acts in round ${round}`)
      await pause(random() * 1_000)
      pair.loseLine()
      await until(() => pair.isActWaiting(), 'an act that waits for the second server')
      const left = await pair.cutFirstOff()
      const told = there.length
      pair.mendLine()
      await pair.attachSecond()
      await haveAskedInVain(beside)
      // What was stored there and waited is seen once it has crashed, and what was then signed once it has again.
      await left.crashAndStart()
      await haveAskedInVain(beside)
      await left.crashAndStart()
      await haveAskedInVain(beside)
      toldAtTheCutOff += there.length - told
      const known = witness.acts.length
      await until(() => witness.acts.length > known, 'an act on the second server')
      await watch.stop()
      await here.stop()
      await left.end()
      beside.goTo(running.address)
      resolved += (await hearOfAll(beside)) + (await hearOfAll(clients))
      dishonest.push(...beside.dishonest)
      tellProgress('cut off', { rounds: round + 1, acknowledged: witness.acts.length })
    }
    const kept = await countKept(running.address, pair.firstUrl(), witness.acts, before)
    await until(async () => (await signedSize(running.address)) >= kept.entries, 'a checkpoint over all of it')
    const faults = await faultsOfRecord()
    witness.close()

    tell('cut off', {
      ...{ rounds, ...kept, resolvedByKey: resolved, toldAtTheCutOff, checkpointsShown: shown.size },
      ...{ faults: faults.length, seconds: Math.round((performance.now() - began) / 1_000) },
    })
    expect(kept).toMatchObject({ lost: 0, doubled: 0 })
    expect(kept.logFault).toBeUndefined()
    expect(kept.acknowledged).toBeGreaterThanOrEqual(rounds * actsPerRound)
    expect(toldAtTheCutOff).toBe(0)
    expect([...dishonest, ...clients.dishonest]).toEqual([])
    expect(faults).toEqual([])
  })

  it('is seen to lose acts and to sign a second history where it answers alone', { timeout: 600_000 }, async () => {
    await pair.become('asynchronous')
    const witness = outsideWitness(join(folder, 'careless.jsonl'))
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    const here = await startOn(pair.firstUrl())
    const watch = watchCheckpoints(running, here)
    const clients = actingClients(2, `careless-${seed}`, token, witness.write)
    const beside = actingClients(2, `careless-beside-${seed}`, token, witness.write)
    const left = await pair.cutFirstOff()
    clients.goTo(running.address)
    beside.goTo(here.address)
    for (const one of [clients, beside]) one.work()
    await until(() => witness.acts.length >= 20, 'twenty acts')
    for (const one of [clients, beside]) await one.rest()
    const isSigned = async () => {
      const sizes = await Promise.all([running, here].map(({ address }) => signedSize(address)))
      return sizes.every((size) => size > before)
    }
    await until(isSigned, 'two histories that are signed')
    await pause(200)
    await watch.stop()
    // As long as the other, so that the two can be held against each other.
    const longest = await signedSize(here.address)
    clients.work()
    await until(async () => (await signedSize(running.address)) > longest, 'a history as long')
    await clients.rest()
    await here.stop()
    await left.end()
    const kept = await countKept(running.address, pair.firstUrl(), witness.acts, before)
    const faults = await faultsOfRecord()
    witness.close()

    tellControl('cut off, replication not waited for', "a first server cut off with synchronous_standby_names = ''", {
      ...{ ...kept, faults: faults.length },
    })
    expect(kept.lost).toBeGreaterThan(0)
    expect(faults).toContainEqual(expect.objectContaining({ code: 'rewritten' }))
  })
})
