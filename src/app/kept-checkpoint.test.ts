import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { witnessDesk } from '#api/witness-desk.ts'
import { encodeVerifierKey, parseVerifierKey, signerKey } from '#ledger/note-key.ts'
import { type LogKeys, publishLog } from '#operations/publish-log.ts'
import { ledgerHead } from '#store/ledger-entries.ts'
import { expectLog, LogBehind } from '#store/log-behind.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor, townLogKey } from '#tests/support/test-dependencies.ts'
import { cityApp } from './city-app.ts'
import { ConfigurationFault } from './configuration.ts'
import { keepCheckpoint, keptCheckpointFile, refuseOlderState } from './kept-checkpoint.ts'
import { listen } from './listen.ts'
import { startLogWorker } from './log-worker.ts'

let folder = ''
let file = ''
/** The same town twice: one went on, the other is as it was put back from an older copy. */
let ahead: TestDatabase
let behind: TestDatabase
let opened: TestDatabase[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-kept-'))
  file = keptCheckpointFile(join(folder, 'log-key.pem'))
  ahead = await town(6)
  behind = await town(2)
  await keepCheckpoint(file)((await newestCheckpoint(ahead.db))?.note ?? '')
})

afterEach(async () => {
  for (const one of opened.splice(0)) await one.drop()
})

afterAll(async () => {
  await ahead.drop()
  await behind.drop()
  await rm(folder, { recursive: true, force: true })
})

async function town(cases: number): Promise<TestDatabase> {
  const test = await createTestDatabase()
  await settleSmallCity(test.db)
  for (let n = 0; n < cases; n += 1) await assignedCase(test.db)
  await publishLog(test.db, [townLogKey], () => new Date())
  return test
}

const townKeys = async (): Promise<LogKeys> => [townLogKey]
const otherKey = (kind: 'log' | 'witness') =>
  signerKey('other.example/log', kind, generateKeyPairSync('ed25519').privateKey)

describe('the checkpoint kept outside of the database', () => {
  it('lets the state go on that it was signed for, and a later one', async () => {
    const { size } = (await newestCheckpoint(ahead.db)) ?? {}
    await expect(refuseOlderState(ahead.db, [townLogKey], file)).resolves.toMatchObject({ size })
    await assignedCase(ahead.db)
    await publishLog(ahead.db, [townLogKey], () => new Date())
    await expect(refuseOlderState(ahead.db, [townLogKey], file)).resolves.toMatchObject({ size })
  })

  it('24 stops the start on an older state and on another history, and says what to do, in both languages', async () => {
    const stopped = refuseOlderState(behind.db, [townLogKey], file)
    await expect(stopped).rejects.toThrow(ConfigurationFault)
    await expect(stopped).rejects.toThrow(/放回了较早的状态.*an older state was put back.*backup\.md/s)

    const another = await town(9)
    opened = [another]
    await expect(refuseOlderState(another.db, [townLogKey], file)).rejects.toThrow(/another history/)
  })

  it('says nothing where it is not there or was not signed by this log', async () => {
    await expect(refuseOlderState(behind.db, [townLogKey], join(folder, 'none'))).resolves.toBeUndefined()
    await expect(refuseOlderState(behind.db, [otherKey('log')], file)).resolves.toBeUndefined()
    const torn = join(folder, 'torn')
    await writeFile(torn, (await readFile(file, 'utf8')).slice(0, 40))
    await expect(refuseOlderState(behind.db, [townLogKey], torn)).resolves.toBeUndefined()
  })

  it('stops the start where it is there and cannot be read, since nothing would be noticed without it, and says so', async () => {
    const stopped = refuseOlderState(behind.db, [townLogKey], folder)
    await expect(stopped).rejects.toThrow(ConfigurationFault)
    await expect(stopped).rejects.toThrow(/读不出来.*EISDIR.*cannot be read/s)
  })
})

describe('a program whose database moved to a server that is behind', () => {
  afterEach(() => {
    for (const one of [ahead, behind]) expectLog(one.db, 0)
  })

  it('24 takes no act there, says so and what to do, and takes it once the state is the right one', async () => {
    const [said, right] = [[] as string[], [] as string[]]
    const given = {
      ...{ readKeys: townKeys, witnesses: [], everySeconds: 0.02, clock: () => new Date() },
      signed: await refuseOlderState(ahead.db, [townLogKey], file),
      log: pino({}, { write: (line: string) => void said.push(line) }),
      keep: async (note: string) => void right.push(note),
    }
    const entries = (await ledgerHead(behind.db)).seq
    const working = startLogWorker(behind.db, given)
    const dependencies = await testDependencies(behind.db)
    const app = cityApp(dependencies)
    const token = await tokenFor(dependencies, 'secretary')
    const fields = { title: '桥', demands: '请修', proposerName: '某代表', period: 'between_sessions' }
    const answer = await app.request('/api/cases', {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'behind-1' },
        'accept-language': 'en',
      },
      body: JSON.stringify({ procedure: 'suggestion', profile: 'shanghai-2015', fields }),
    })
    const told = await answer.text()
    const seen = await app.request('/cases', { headers: { authorization: `Bearer ${token}` } })
    while (said.length < 2) await pause(20)
    await expect(assignedCase(behind.db)).rejects.toThrow(LogBehind)
    await working.stop()

    expect([answer.status, answer.headers.get('retry-after'), seen.status]).toEqual([503, '60', 200])
    expect(told).toContain('log_behind')
    expect(told).toContain('没有保存')
    expect((await ledgerHead(behind.db)).seq).toBe(entries)

    const well = startLogWorker(ahead.db, given)
    while (right.length === 0) await pause(20)
    await expect(assignedCase(ahead.db)).resolves.toBeDefined()
    await well.stop()
  })

  it('24 signs nothing there, and keeps what it had signed', async () => {
    const before = await newestCheckpoint(behind.db)
    // A program that knows of nothing signed has taken acts there meanwhile.
    await assignedCase(behind.db)
    const [said, kept]: [string[], string[]] = [[], []]
    const working = startLogWorker(behind.db, {
      ...{ readKeys: townKeys, witnesses: [], everySeconds: 0.02, clock: () => new Date() },
      signed: await refuseOlderState(ahead.db, [townLogKey], file),
      log: pino({}, { write: (line) => void said.push(line) }),
      keep: async (note) => void kept.push(note),
    })
    while (said.length < 3) await pause(20)
    await working.stop()

    expect(
      said.every((line) => line.includes('an older state was put back: nothing is signed and no act is taken')),
    ).toBe(true)
    expect(kept).toEqual([])
    expect((await newestCheckpoint(behind.db))?.size).toBe(before?.size)
  })
})

describe('a witness that does not answer', () => {
  it('holds up no signing: acts go on into checkpoints while it is asked', async () => {
    const key = signerKey('silent.example', 'witness', generateKeyPairSync('ed25519').privateKey)
    let asked = 0
    // The first question, before anything is signed, is refused; the next is left open for good.
    const server = createServer((_, response) => {
      asked += 1
      if (asked === 1) response.writeHead(404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    const kept: string[] = []
    const working = startLogWorker(ahead.db, {
      ...{ readKeys: townKeys, signed: undefined, witnesses: [{ key: parseVerifierKey(encodeVerifierKey(key)), url }] },
      // Longer than this test may take: whoever waits for it signs nothing here.
      ...{ patienceMs: 3_600_000, everySeconds: 0.02, clock: () => new Date(), log: pino({ level: 'silent' }) },
      keep: async (note: string) => void kept.push(note),
    })
    while (asked < 2) await pause(20)
    for (let acts = 0; acts < 3; acts += 1) {
      await assignedCase(ahead.db)
      const { seq } = await ledgerHead(ahead.db)
      while (((await newestCheckpoint(ahead.db))?.size ?? 0) < seq) await pause(20)
    }
    server.closeAllConnections()
    await working.stop()
    server.close()

    expect(asked).toBe(2)
    expect(new Set(kept).size).toBeGreaterThanOrEqual(3)
  })
})

describe('a witness that has seen more than there is', () => {
  it('holds the signing up until it signs again, and not for ever', async () => {
    const here = await createTestDatabase()
    opened = [here]
    const key = signerKey('witness.example', 'witness', generateKeyPairSync('ed25519').privateKey)
    const desk = witnessDesk({ db: here.db, witnessing: { key, logs: [townLogKey] }, clock: () => new Date() })
    let asked = 0
    let answer: 'more' | 'nothing' | 'its line' = 'more'
    const witness = new Hono().all('*', (c) => {
      asked += 1
      if (answer === 'its line') return desk.fetch(c.req.raw)
      return answer === 'more' ? c.body('1000000\n', 409) : c.body(null, 500)
    })
    const listening = await listen(witness, { port: 0, host: '127.0.0.1' })
    const kept: string[] = []
    const working = startLogWorker(ahead.db, {
      ...{ readKeys: townKeys, signed: undefined, everySeconds: 0.02, clock: () => new Date() },
      witnesses: [{ key: parseVerifierKey(encodeVerifierKey(key)), url: `http://127.0.0.1:${listening.port}` }],
      log: pino({ level: 'silent' }),
      keep: async (note: string) => void kept.push(note),
    })
    const askedAgain = async () => {
      const from = asked
      while (asked < from + 3) await pause(20)
    }
    await assignedCase(ahead.db)
    await askedAgain()
    answer = 'nothing'
    await askedAgain()
    expect(kept, 'a word that is not taken back holds, also while its witness is away').toEqual([])

    answer = 'its line'
    const { seq } = await ledgerHead(ahead.db)
    while (((await newestCheckpoint(ahead.db))?.size ?? 0) < seq) await pause(20)
    await working.stop()
    await listening.close()
    expect(kept.length).toBeGreaterThan(0)
  })

  it('is asked before anything is signed, and then nothing is', async () => {
    const here = await createTestDatabase()
    opened = [here]
    const key = signerKey('witness.example', 'witness', generateKeyPairSync('ed25519').privateKey)
    const desk = witnessDesk({ db: here.db, witnessing: { key, logs: [townLogKey] }, clock: () => new Date() })
    const server = await new Promise<Server>((done) => {
      const one = serve({ fetch: desk.fetch, port: 0, hostname: '127.0.0.1' }, () => done(one as Server))
    })
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    const witnesses = [{ key: parseVerifierKey(encodeVerifierKey(key)), url }]
    const kept: string[] = []
    const given = {
      ...{
        readKeys: townKeys,
        signed: undefined,
        witnesses,
        everySeconds: 0.05,
        clock: () => new Date(),
        log: pino({ level: 'silent' }),
      },
      keep: async (note: string) => void kept.push(note),
    }
    const went = startLogWorker(ahead.db, given)
    while (kept.length < 2) await pause(20)
    await went.stop()

    const before = await newestCheckpoint(behind.db)
    await assignedCase(behind.db)
    kept.length = 0
    const stopped = startLogWorker(behind.db, given)
    await pause(500)
    await stopped.stop()
    // What a witness says without our signature stops nobody's work.
    await expect(assignedCase(behind.db)).resolves.toBeDefined()
    server.close()

    expect(kept).toEqual([])
    expect((await newestCheckpoint(behind.db))?.size).toBe(before?.size)
  })
})
