import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { adminRole } from '#app/postgres/cluster.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { connect } from '#store/connect.ts'
import { actingClients, hearOfAll, signInAsSecretariat } from './acting-clients.ts'
import { countKept, readLog } from './count-kept.ts'
import { randomFrom, seed, sized, tell, tellControl } from './form.ts'
import { outsideWitness } from './outside-witness.ts'
import { childrenOf, databasePid, killHard, startDatabase, startProgram } from './running-program.ts'
import { makeSmallDisk, type SmallDisk } from './small-disk.ts'
import { until } from './until.ts'

const runs = sized(1, 20)
const random = randomFrom(seed)
const patience = { timeout: sized(900_000, 2_400_000) }

let folder = ''
const disks: SmallDisk[] = []

const trial = makeSmallDisk(join(tmpdir(), `huiying-trial-${process.pid}`), 1)
trial?.close()
const canMount = trial !== undefined
if (!canMount) console.warn('The drill of a full disk is skipped: this machine lets nobody mount a small one.')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-full-'))
  await chmod(folder, 0o755)
})

afterAll(async () => {
  for (const disk of disks) disk.close()
  await rm(folder, { recursive: true, force: true })
})

/** A program whose database stands on a small disk of its own, and four clients at work. */
async function openPlace(name: string, settings: Readonly<Record<string, string>>) {
  const disk = makeSmallDisk(join(folder, name), 256)
  if (disk === undefined) throw new Error('no small disk can be mounted')
  disks.push(disk)
  const dataDir = join(disk.folder, 'data')
  const database = await startDatabase(dataDir, { max_wal_size: '64MB', min_wal_size: '32MB', ...settings })
  const program = await startProgram({
    ...{ DATA_DIR: join(folder, `${name}-program`), DATABASE_URL: database.ownerUrl, DATABASE_SECONDS: '5' },
    DATABASE_OWNER_URL: database.ownerUrl,
  })
  const token = await signInAsSecretariat(program.address)
  const before = (await readLog(program.address)).length
  const witness = outsideWitness(join(folder, `${name}.jsonl`))
  const clients = actingClients(4, `${name}-${seed}`, token, witness.write)
  clients.goTo(program.address)
  clients.work()
  await until(() => witness.acts.length >= 4, 'the first acts')
  // Room first: a database on a full disk does not end.
  onTestFinished(async () => {
    disk.makeRoom()
    await clients.rest()
    await program.stop()
    await database.stop()
    witness.close()
    disk.close()
  })
  return { disk, dataDir, database, program, before, witness, clients }
}

/** Asks the database as its administrator. */
async function asked<Row extends pg.QueryResultRow>({ dataDir, database }: Place, question: string): Promise<Row[]> {
  const secrets = JSON.parse(await readFile(join(dataDir, 'database-secrets.json'), 'utf8')) as { admin: string }
  const url = new URL(database.ownerUrl)
  const client = new pg.Client({
    host: url.hostname,
    port: Number(url.port),
    user: adminRole,
    password: secrets.admin,
    database: 'postgres',
  })
  await client.connect()
  const { rows } = await client.query<Row>(question).finally(() => client.end())
  return rows
}

/** The database goes on with a new file of its own log, which finds its room only as it is written. */
const beginLogFile = (place: Place) => asked(place, 'select pg_switch_wal()')

/** Up to where its own log has reached the disk. */
async function writtenTo(place: Place): Promise<string> {
  const [row] = await asked<{ place: string }>(place, 'select pg_current_wal_flush_lsn()::text as place')
  return row?.place ?? ''
}

/** Waits until more acts were acknowledged than can have been under way, and nothing of the log reached the disk meanwhile. */
async function actsNotWritten(place: Place): Promise<void> {
  await until(async () => {
    const [before, known] = [await writtenTo(place), place.witness.acts.length]
    await until(() => place.witness.acts.length >= known + 8, 'eight acts more')
    return (await writtenTo(place)) === before
  }, 'acts that stand in memory alone')
}

type Place = Awaited<ReturnType<typeof openPlace>>

const saidNo = ({ clients: { troubles } }: Place): number => (troubles.get(503) ?? 0) + (troubles.get(507) ?? 0)

/** Fills the disk until an act was refused and for a while longer; then makes room, and nothing else. */
async function fillOnce(place: Place): Promise<{ readonly recoveryMs: number; readonly takenMeanwhile: number }> {
  const { disk, witness } = place
  const told = saidNo(place)
  disk.fill(Math.floor(random() * 400_000))
  await until(() => {
    // What the database gives back of its own files is taken as well.
    disk.fill(0)
    return saidNo(place) > told
  }, 'an honest refusal on a full disk')
  const takenBefore = witness.acts.length
  for (const end = performance.now() + 500 + random() * 1_500; performance.now() < end; await pause(20)) disk.fill(0)
  const takenMeanwhile = witness.acts.length - takenBefore
  const began = performance.now()
  disk.makeRoom()
  const acts = witness.acts.length
  await until(() => witness.acts.length > acts, 'an act after room was made')
  return { recoveryMs: Math.round(performance.now() - began), takenMeanwhile }
}

describe.skipIf(!canMount)('a disk that is really full', () => {
  it.each([
    { what: 'no table can grow', name: 'tables', line: 'full disk, tables', settings: {} },
    // Its own log finds no room either, and the database ends itself rather than answer.
    {
      what: 'its own log cannot be written',
      name: 'own log',
      line: 'full disk, own log',
      settings: { wal_init_zero: 'off', wal_recycle: 'off' },
    },
  ])(
    'has acts refused and none lost or doubled, and work goes on by itself once there is room, when $what',
    patience,
    async ({ name, line, settings }) => {
      const place = await openPlace(name.replace(' ', '-'), settings)
      const { clients, program, database, witness, before } = place
      let [slowest, takenMeanwhile] = [0, 0]
      for (let run = 0; run < runs; run += 1) {
        if (name === 'own log') await beginLogFile(place)
        const filled = await fillOnce(place)
        slowest = Math.max(slowest, filled.recoveryMs)
        takenMeanwhile += filled.takenMeanwhile
        await pause(random() * 300)
      }
      await hearOfAll(clients)
      const kept = await countKept(program.address, database.ownerUrl, witness.acts, before)
      const db = connect(database.ownerUrl, { max: 1 })
      const record = await verifyRecord(db)
      await db.destroy()
      tell(line, {
        ...{ runs, ...kept, unanswered: clients.unanswered.size, troubles: Object.fromEntries(clients.troubles) },
        ...{ slowestRecoveryMs: slowest, takenMeanwhile, recordFaults: record.faults.length },
      })

      expect(kept).toMatchObject({ lost: 0, doubled: 0 })
      expect(kept.logFault).toBeUndefined()
      expect(clients.dishonest).toEqual([])
      expect(clients.unanswered.size).toBe(0)
      expect(record.faults).toEqual([])
      expect(clients.troubles.get(name === 'tables' ? 507 : 503) ?? 0).toBeGreaterThan(0)
    },
  )

  it('is seen to cost acts where the database answers before it has written', patience, async () => {
    let kept = await strikeCareless('careless')
    // Now and then it writes for some other reason in the moment before the blow falls.
    for (let again = 1; kept.lost === 0 && again < 4; again += 1) kept = await strikeCareless(`careless-${again}`)
    tellControl('answered before it is written, full disk', 'synchronous_commit=off', kept)

    expect(kept.lost).toBeGreaterThan(0)
  })
})

/** Ends a database that answers before it has written while acts stand in memory alone and the disk is full. */
async function strikeCareless(name: string) {
  const place = await openPlace(name, {
    ...{ wal_init_zero: 'off', wal_recycle: 'off', synchronous_commit: 'off', wal_writer_delay: '10s' },
  })
  const { clients, program, database, witness, before, dataDir, disk } = place
  const first = await databasePid(dataDir)
  await actsNotWritten(place)
  disk.fill(0)
  // The walwriter is among them: what only stood in memory is gone.
  killHard(first === undefined ? [] : [...(await childrenOf(first)), first])
  await pause(500)
  disk.makeRoom()
  await clients.rest()
  const answersAgain = async () => (await fetch(`${program.address}/healthz`).catch(() => undefined))?.status === 200
  while (!(await answersAgain())) await pause(100)
  return countKept(program.address, database.ownerUrl, witness.acts, before)
}
