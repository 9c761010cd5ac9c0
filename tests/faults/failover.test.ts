import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logSourceAt } from '#cli/log-source.ts'
import { parseVerifierKey } from '#ledger/note-key.ts'
import { verifyLog } from '#ledger/verify-log.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { connect } from '#store/connect.ts'
import { actingClients, type Clients, hearOfAll, signInAsSecretariat } from './acting-clients.ts'
import { countKept, readLog } from './count-kept.ts'
import { type DatabasePair, startDatabasePair } from './database-pair.ts'
import { pick, randomFrom, seed, sized, tell, tellControl, tellProgress } from './form.ts'
import { keyOfLog, publishedCheckpoint, receiptFaults, signedSize } from './log-from-outside.ts'
import { type Acknowledged, outsideWitness } from './outside-witness.ts'
import { killHard, type RunningProgram, startProgram } from './running-program.ts'
import { until } from './until.ts'

const rounds = sized(2, 24)
const roundsCutOff = sized(1, 12)
const actsPerRound = sized(8, 40)
/** What one server says reaches the other so much later, in both modes: they differ in nothing else. */
const lateMs = 150
const random = randomFrom(seed)

/** Which machine is lost; each round takes the next, at a moment nobody chose. */
const blows = [
  'the second server',
  'the first server, with the program',
  'the first server, after it came back without the second',
  'the first server',
] as const

type Blow = (typeof blows)[number]

let folder = ''
let pair: DatabasePair
let running: RunningProgram
let machines = 0
/** Where the program keeps what is its own. */
let place = ''
/** Every checkpoint anybody was shown in a test. */
const shown = new Set<string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-failover-'))
  pair = await startDatabasePair(join(folder, 'database'))
  await startRunning()
  await pair.attachSecond()
  pair.beLate(lateMs)
})

afterAll(async () => {
  await running.stop()
  await pair.stop()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => shown.clear())

const machine = (number: number): string => join(folder, `machine-${number}`)

const startOn = (dataDir: string, databaseUrl: string): Promise<RunningProgram> =>
  startProgram({
    ...{ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseUrl },
    DATABASE_SECONDS: '3',
  })

/** A machine on which, of what the others keep, the log's key alone is. */
async function anotherMachine(): Promise<string> {
  machines += 1
  await mkdir(machine(machines), { recursive: true })
  if (machines > 1) await copyFile(join(machine(1), 'log-key.pem'), join(machine(machines), 'log-key.pem'))
  return machine(machines)
}

/** The program that reaches whichever server is the first. */
async function startRunning(): Promise<void> {
  place = await anotherMachine()
  running = await startOn(place, pair.url)
}

/** Takes a machine away, has the other take its place, and gives it a second one again. */
async function strike(blow: Blow, clients: Clients): Promise<void> {
  const isProgramLost = blow === 'the first server, with the program'
  if (blow === 'the second server') {
    killHard(await pair.pidsOfSecond())
    // The acts asked for meanwhile wait, and are not answered.
    await until(() => pair.isActWaiting(), 'an act that waits for the second server')
  } else {
    if (blow === 'the first server, after it came back without the second') await comeBackAlone(clients)
    killHard([...(await pair.pidsOfFirst()), ...(isProgramLost ? [running.pid] : [])])
    await pair.promoteSecond()
  }
  await pair.attachSecond()
  if (isProgramLost) await startRunning()
  clients.goTo(running.address)
}

/**
 * The first server ends while acts wait for the second, and starts again: it then shows acts that it alone has. Whoever
 * asks again for one of them must not be told that it is done.
 */
async function comeBackAlone(clients: Clients): Promise<void> {
  // Whatever is asked for from here on cannot have arrived there.
  await clients.rest()
  pair.loseLine()
  clients.work()
  await until(() => pair.isActWaiting(), 'an act that waits for the second server')
  killHard(await pair.pidsOfFirst())
  await pair.startFirstAgain()
  await until(() => pair.isActWaiting(), 'an act that waits again')
  const before = troublesOf(clients)
  // By then each of the four has asked again.
  await until(() => troublesOf(clients) >= before + 8, 'clients that have asked again')
}

/** Each of four has asked; the program has had its time to sign meanwhile. */
function haveAskedInVain(clients: Clients): Promise<void> {
  const before = troublesOf(clients)
  return until(() => troublesOf(clients) >= before + 4, 'clients that have asked in vain')
}

const troublesOf = ({ troubles }: Clients): number => [...troubles.values()].reduce((sum, one) => sum + one, 0)

/** Looks at what some programs publish again and again, as anybody may. */
function watchCheckpoints(programs: () => readonly RunningProgram[]): { readonly stop: () => Promise<void> } {
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const notes = await Promise.all(programs().map(({ address }) => publishedCheckpoint(address)))
      for (const note of notes) if (note !== '') shown.add(note)
      await pause(20)
    }
  })()
  return {
    stop: () => {
      isOver = true
      return watching
    },
  }
}

/** What the published log is found to be, held against every checkpoint that was shown. */
async function logFaults(): Promise<readonly unknown[]> {
  const key = parseVerifierKey(await keyOfLog(running.address))
  return (await verifyLog(logSourceAt(`${running.address}/log`), key, { older: [...shown] })).faults
}

async function recordFaults(): Promise<readonly string[]> {
  const db = connect(pair.firstUrl(), { max: 1 })
  return (await verifyRecord(db).finally(() => db.destroy())).faults
}

describe('the loss of a machine', () => {
  it('loses and doubles nothing that was acknowledged, where both servers have it first', {
    timeout: sized(900_000, 3_900_000),
  }, async () => {
    const began = performance.now()
    const witness = outsideWitness(join(folder, 'acknowledged.jsonl'))
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    await pair.become('synchronous')
    const watch = watchCheckpoints(() => [running])
    const clients = actingClients(4, `${seed}`, token, witness.write)
    let [resolved, slowestMs] = [0, 0]
    for (let round = 0; round < rounds; round += 1) {
      clients.goTo(running.address)
      clients.work()
      const enough = witness.acts.length + actsPerRound
      await until(() => witness.acts.length >= enough, `${actsPerRound} acts in round ${round}`)
      await pause(random() * 2 * lateMs)
      const struck = performance.now()
      await strike(blows[round % blows.length] ?? 'the first server', clients)
      const known = witness.acts.length
      resolved += await hearOfAll(clients)
      clients.work()
      await until(() => witness.acts.length > known, 'an act after the loss')
      slowestMs = Math.max(slowestMs, performance.now() - struck)
      await clients.rest()
      if (round % 4 === 3) tellProgress('failover', { rounds: round + 1, acknowledged: witness.acts.length })
    }
    resolved += await hearOfAll(clients)
    const kept = await countKept(running.address, pair.firstUrl(), witness.acts, before)
    await until(async () => (await signedSize(running.address)) >= kept.entries, 'a checkpoint over all of it')
    await watch.stop()
    const sample = Array.from({ length: sized(20, 300) }, () => pick(random, witness.acts))
    const wrongReceipts = await receiptFaults(running.address, token, await keyOfLog(running.address), sample)
    const faults = [...(await logFaults()), ...(await recordFaults())]
    witness.close()

    tell('failover', {
      ...{ rounds, blows: blows.length, lateMs, ...kept, resolvedByKey: resolved, unanswered: clients.unanswered.size },
      ...{ receiptsChecked: sample.length, receiptFaults: wrongReceipts.length, checkpointsShown: shown.size },
      ...{ faults: faults.length, troubles: Object.fromEntries(clients.troubles) },
      ...{ slowestRecoveryMs: Math.round(slowestMs), seconds: Math.round((performance.now() - began) / 1_000) },
    })
    expect(kept).toMatchObject({ lost: 0, doubled: 0 })
    expect(kept.logFault).toBeUndefined()
    expect(kept.acknowledged).toBeGreaterThanOrEqual(rounds * actsPerRound)
    expect(clients.unanswered.size).toBe(0)
    expect(clients.dishonest).toEqual([])
    expect(wrongReceipts).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('a first server that is cut off while the second takes its place', () => {
  it('and that runs on, crashes and comes back beside it, has nothing acknowledged lost or doubled, and signs no second history', {
    timeout: sized(900_000, 7_200_000),
  }, async () => {
    const began = performance.now()
    const witness = outsideWitness(join(folder, 'cut-off.jsonl'))
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    pair.beLate(0)
    await pair.become('synchronous')
    const clients = actingClients(4, `cut-off-${seed}`, token, witness.write)
    const dishonest: string[] = []
    let [resolved, toldAtTheCutOff] = [0, 0]
    for (let round = 0; round < roundsCutOff; round += 1) {
      const here = await startOn(await anotherMachine(), pair.firstUrl())
      const watch = watchCheckpoints(() => [running, here])
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
    const faults = [...(await logFaults()), ...(await recordFaults())]
    witness.close()

    tell('cut off', {
      ...{ rounds: roundsCutOff, ...kept, resolvedByKey: resolved, toldAtTheCutOff, checkpointsShown: shown.size },
      ...{ faults: faults.length, seconds: Math.round((performance.now() - began) / 1_000) },
    })
    expect(kept).toMatchObject({ lost: 0, doubled: 0 })
    expect(kept.logFault).toBeUndefined()
    expect(kept.acknowledged).toBeGreaterThanOrEqual(roundsCutOff * actsPerRound)
    expect(toldAtTheCutOff).toBe(0)
    expect([...dishonest, ...clients.dishonest]).toEqual([])
    expect(faults).toEqual([])
  })

  it('is seen to lose acts and to sign a second history where it answers alone', { timeout: 900_000 }, async () => {
    await pair.become('asynchronous')
    const witness = outsideWitness(join(folder, 'cut-off-careless.jsonl'))
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    const here = await startOn(await anotherMachine(), pair.firstUrl())
    const watch = watchCheckpoints(() => [running, here])
    const clients = actingClients(2, `apart-${seed}`, token, witness.write)
    const beside = actingClients(2, `apart-beside-${seed}`, token, witness.write)
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
    await watch.stop()
    for (const one of [running, here]) shown.add(await publishedCheckpoint(one.address))
    // As long as the other, so that the two can be held against each other.
    const longest = await signedSize(here.address)
    clients.work()
    await until(async () => (await signedSize(running.address)) > longest, 'a history as long')
    await clients.rest()
    await here.stop()
    await left.end()
    const kept = await countKept(running.address, pair.firstUrl(), witness.acts, before)
    const faults = [...(await logFaults()), ...(await recordFaults())]
    witness.close()

    tellControl('cut off, replication not waited for', "a first server cut off with synchronous_standby_names = ''", {
      ...{ ...kept, faults: faults.length },
    })
    expect(kept.lost).toBeGreaterThan(0)
    expect(faults).toContainEqual(expect.objectContaining({ code: 'rewritten' }))
  })
})

describe('a first server that answers alone', () => {
  it('is seen to lose acts with it; even then no second history is signed, and no act taken where some are missing', {
    timeout: 900_000,
  }, async () => {
    pair.beLate(lateMs)
    await pair.attachSecond()
    await pair.become('asynchronous')
    const witness = outsideWitness(join(folder, 'careless.jsonl'))
    const token = await signInAsSecretariat(running.address)
    const before = (await readLog(running.address)).length
    const clients = actingClients(4, `careless-${seed}`, token, witness.write)
    const watch = watchCheckpoints(() => [running])
    clients.goTo(running.address)
    clients.work()
    await until(() => witness.acts.length >= 20, 'twenty acts')
    // As in the last of the blows, the second hears nothing more before the first is lost; here acts go on, and are signed.
    pair.loseLine()
    const known = witness.acts.length
    await until(() => witness.acts.length >= known + 5, 'acts the second server has not heard of')
    const unheard = witness.acts.at(-1)?.receipt.seq ?? 0
    await until(async () => (await signedSize(running.address)) >= unheard, 'a checkpoint over them')
    const lostSize = await signedSize(running.address)
    killHard(await pair.pidsOfFirst())
    await pair.promoteSecond()
    await clients.rest()
    const answersAgain = async () => (await fetch(`${running.address}/healthz`).catch(() => undefined))?.status === 200
    await until(answersAgain, 'an answer')
    const kept = await countKept(running.address, pair.firstUrl(), witness.acts, before)
    const left = await signedSize(running.address)
    // What is asked for now is refused, since it would stand on a history that people hold another of. By others: those of
    // before may all wait to act on cases that were lost, of which nobody knows any more.
    const later = actingClients(4, `careless-later-${seed}`, token, witness.write)
    later.goTo(running.address)
    later.work()
    await until(() => (later.troubles.get(503) ?? 0) >= 8, 'refusals')
    await later.rest()
    await watch.stop()
    const takenSince = (await readLog(running.address)).length - kept.entries
    const faults = await logFaults()
    const signedSince = await signedSize(running.address)
    const stopped = await running.stop()
    const again = await startOn(place, pair.url).then(
      async (program) => `it serves, and ends with ${await program.stop()}`,
      (fault: Error) => fault.message,
    )
    witness.close()

    tellControl('replication not waited for', "synchronous_standby_names = ''", {
      ...{ lateMs, ...kept, signed: lostSize, left, signedSince, takenSince, faults },
    })
    expect(kept.lost).toBeGreaterThan(0)
    expect(left).toBeLessThan(lostSize)
    expect(signedSince).toBe(left)
    expect(takenSince).toBe(0)
    expect(clients.dishonest.filter((one) => !one.includes(': 404 '))).toEqual([])
    expect(later.dishonest).toEqual([])
    expect(faults).not.toContainEqual(expect.objectContaining({ code: 'rewritten' }))
    expect(stopped).toBe(0)
    expect(again).toMatch(/an older state was put back/)
  })
})
