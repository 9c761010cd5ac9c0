import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyRecord } from '#operations/verify-record.ts'
import { connect } from '#store/connect.ts'
import { actingClients, hearOfAll, signInAsSecretariat } from './acting-clients.ts'
import { countKept, readLog } from './count-kept.ts'
import { pick, randomFrom, seed, sized, sizedBy, tell, tellControl, tellProgress } from './form.ts'
import { keyOfLog, receiptFaults, signedSize } from './log-from-outside.ts'
import { outsideWitness } from './outside-witness.ts'
import {
  childrenOf,
  databasePid,
  killHard,
  launchProgram,
  type RunningProgram,
  startDatabase,
  startProgram,
} from './running-program.ts'
import { until } from './until.ts'

/** Of a night: so many rounds, each until its share of the acts has come or its share of the minutes is over. */
const rounds = sizedBy('KILL_ROUNDS', 6, 204)
const actsPerRound = Math.ceil(sizedBy('KILL_ACTS', 72, 1_000_000) / rounds)
const minutes = sizedBy('KILL_MINUTES', 4, 8 * 60)
const roundMs = (minutes * 60_000) / rounds

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-killed-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Where the blow falls; each round takes the next, at a moment nobody chose. */
const points = [
  'the program',
  'the database',
  'one process of the database',
  'program and database at once',
  'the program, and once more while it starts',
  'program and every process of the database',
] as const

type Point = (typeof points)[number]

/** Strikes, and gives the program that runs afterwards. */
async function strike(point: Point, running: RunningProgram, dataDir: string, random: () => number) {
  const first = await databasePid(dataDir)
  const children = first === undefined ? [] : await childrenOf(first)
  if (point === 'the database' || point === 'one process of the database') {
    killHard([point === 'the database' ? first : pick(random, children)])
    return running
  }
  const whole = point === 'program and every process of the database'
  killHard([running.pid, ...(whole || point === 'program and database at once' ? [first] : [])])
  if (whole) killHard(children)
  await running.ended
  if (point === 'the program, and once more while it starts') {
    const starting = launchProgram({ DATA_DIR: dataDir })
    await pause(200 + random() * 2_000)
    killHard([starting.pid])
    await starting.ended
  }
  return startProgram({ DATA_DIR: dataDir })
}

/** The address of the embedded database while the program runs. */
async function embeddedUrl(dataDir: string): Promise<string> {
  const { app } = JSON.parse(await readFile(join(dataDir, 'database-secrets.json'), 'utf8')) as { app: string }
  const port = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]
  return `postgres://huiying_app:${app}@127.0.0.1:${port}/huiying`
}

describe('kill -9 in the middle of work', () => {
  it('loses nothing that was acknowledged, doubles nothing, and the log still holds', {
    timeout: sized(900_000, (minutes + 4 * 60) * 60_000),
  }, async () => {
    const began = performance.now()
    const random = randomFrom(seed)
    const dataDir = join(folder, 'city')
    const witness = outsideWitness(join(folder, 'acknowledged.jsonl'))
    let running = await startProgram({ DATA_DIR: dataDir })
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    const clients = actingClients(8, `${seed}`, token, witness.write)
    let [resolved, cutShort, workingMs] = [0, 0, 0]
    for (let round = 0; round < rounds; round += 1) {
      clients.goTo(running.address)
      clients.work()
      const enough = witness.acts.length + actsPerRound
      const asked = performance.now()
      const isOver = () => performance.now() - asked > roundMs
      await until(() => witness.acts.length >= enough || isOver(), `${actsPerRound} acts in round ${round}`, 3_600)
      workingMs += performance.now() - asked
      if (witness.acts.length < enough) cutShort += 1
      await pause(random() * 100)
      running = await strike(points[round % points.length] ?? 'the program', running, dataDir, random)
      clients.goTo(running.address)
      resolved += await hearOfAll(clients)
      if (round % 6 === 5)
        tellProgress('kill', { rounds: round + 1, acknowledged: witness.acts.length, resolvedByKey: resolved })
    }
    const kept = await countKept(running.address, await embeddedUrl(dataDir), witness.acts, before)
    const signedLate = performance.now()
    while ((await signedSize(running.address)) < kept.entries && performance.now() - signedLate < 10_000)
      await pause(50)
    const sample = Array.from({ length: sized(30, 500) }, () => pick(random, witness.acts))
    const wrongReceipts = await receiptFaults(running.address, token, await keyOfLog(running.address), sample)
    const db = connect(await embeddedUrl(dataDir), { max: 1 })
    const verdict = await verifyRecord(db)
    await db.destroy()
    const signed = await signedSize(running.address)
    const stopped = await running.stop()
    witness.close()

    tell('kill', {
      ...{
        rounds,
        roundsCutShort: cutShort,
        points: points.length,
        ...kept,
        actsPerSecond: Math.round((10_000 * kept.acknowledged) / workingMs) / 10,
        resolvedByKey: resolved,
        unanswered: clients.unanswered.size,
      },
      ...{ receiptsChecked: sample.length, receiptFaults: wrongReceipts.length, recordFaults: verdict.faults.length },
      ...{ troubles: Object.fromEntries(clients.troubles), seconds: Math.round((performance.now() - began) / 1_000) },
    })
    expect(kept).toMatchObject({ lost: 0, doubled: 0 })
    expect(kept.logFault).toBeUndefined()
    expect(kept.acknowledged).toBeGreaterThanOrEqual((rounds - cutShort) * actsPerRound)
    expect(kept.acknowledged).toBeGreaterThan(rounds)
    expect(clients.unanswered.size).toBe(0)
    expect(clients.dishonest).toEqual([])
    expect(wrongReceipts).toEqual([])
    expect(verdict.faults).toEqual([])
    expect(signed).toBeGreaterThanOrEqual(kept.entries)
    expect(stopped).toBe(0)
  })

  it('is seen to lose where the database answers before it has written to the disk', {
    timeout: 900_000,
  }, async () => {
    const dataDir = join(folder, 'careless')
    // The default settings but for one: a commit is answered before its record is on the disk.
    const database = await startDatabase(dataDir, { synchronous_commit: 'off', wal_writer_delay: '10s' })
    const running = await startProgram({
      DATA_DIR: join(folder, 'careless-program'),
      DATABASE_URL: database.ownerUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
    })
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    const witness = outsideWitness(join(folder, 'careless.jsonl'))
    const clients = actingClients(8, `careless-${seed}`, token, witness.write)
    clients.goTo(running.address)
    clients.work()
    await until(() => witness.acts.length >= 60, 'sixty acts')
    const first = await databasePid(dataDir)
    // The walwriter is among them: what only stood in memory is gone.
    killHard(first === undefined ? [] : [...(await childrenOf(first)), first])
    await clients.rest()
    const answersAgain = async () => (await fetch(`${running.address}/healthz`).catch(() => undefined))?.status === 200
    while (!(await answersAgain())) await pause(100)
    const kept = await countKept(running.address, database.ownerUrl, witness.acts, before)
    await running.stop()
    await database.stop()
    witness.close()

    tellControl('answered before it is written', 'synchronous_commit=off', kept)
    expect(kept.lost).toBeGreaterThan(0)
  })
})
