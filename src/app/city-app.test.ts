import { generateKeyPairSync } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dependencies } from '#http/dependencies.ts'
import { packedTiles } from '#http/packed-tiles.ts'
import { rateLimiter } from '#http/rate-limiter.ts'
import { turns } from '#kernel/turns.ts'
import { decodeEntries } from '#ledger/entry-bundle.ts'
import { signerKey } from '#ledger/note-key.ts'
import { entriesPath, tilePath, tilesOf, tileWidth } from '#ledger/tile.ts'
import { checkpointFile } from '#operations/log-files.ts'
import { publishLog } from '#operations/publish-log.ts'
import { connect } from '#store/connect.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, townLogKey } from '#tests/support/test-dependencies.ts'
import { cityApp } from './city-app.ts'
import { readConfiguration } from './configuration.ts'

let test: TestDatabase
/** A city whose database is at an address where nobody listens. */
let cutOff: ReturnType<typeof cityApp>
let nowhere: Db

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  nowhere = connect('postgres://nobody:nothing@127.0.0.1:1/nowhere', { patience: { connectMs: 500, questionMs: 500 } })
  cutOff = cityApp({ ...(await testDependencies(test.db)), db: nowhere })
})

afterAll(async () => {
  await nowhere.destroy()
  await test.drop()
})

/** A request as it comes over a connection from there. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

/** Whoever asks may ask so much a minute of each kind. */
async function limitedTo(perMinute: number, changes: Partial<Dependencies> = {}): Promise<Hono> {
  const each = () => rateLimiter(perMinute)
  const limits = { requests: each(), signIns: each(), uploads: each(), openDoors: each(), bytesADay: 1e12 }
  return cityApp({ ...(await testDependencies(test.db)), limits, ...changes })
}

const witnessing = () => ({
  key: signerKey('witness.example', 'witness', generateKeyPairSync('ed25519').privateKey),
  logs: [townLogKey],
})

const signedIn = { authorization: `Bearer ${'0'.repeat(64)}` }

describe('while the database cannot be reached', () => {
  it.each([
    ['zh', '系统暂时连不上数据库', '可能已经保存，也可能没有'],
    ['en', 'The database cannot be reached just now', 'look before you send it again'],
  ])('a page says so in the language of its reader (%s)', async (language, title, text) => {
    const answer = await cutOff.request('/public/cases', { headers: { 'accept-language': language } })
    const page = await answer.text()

    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(page).toContain(`<h1>${title}</h1>`)
    expect(page).toContain(text)
  })

  it('the API answers with a problem that tells programs when to ask again', async () => {
    const answer = await cutOff.request('/api/cases', { headers: { ...signedIn, 'accept-language': 'en' } })

    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({
      type: '/problems/database_unreachable',
      title: 'The database cannot be reached just now',
      status: 503,
    })
  })

  it.each(['/healthz', '/log/checkpoint'])('%s says so without a page', async (path) => {
    const answer = await cutOff.request(path)

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  })
})

describe('a question the database does not finish', () => {
  it('is answered with 503 in time, and the next one is asked as ever', async () => {
    const impatient = connect(test.url, { max: 1, patience: { connectMs: 500, questionMs: 300 } })
    const app = cityApp({ ...(await testDependencies(test.db)), db: impatient })
    await test.ownerDb
      .transaction()
      .execute(async (tx) => {
        await sql`lock table city in access exclusive mode`.execute(tx)
        expect((await app.request('/healthz')).status).toBe(503)
      })
      .catch((fault: unknown) => expect(fault).toBeUndefined())
    const after = await app.request('/healthz')
    await impatient.destroy()

    expect(after.status).toBe(200)
  })
})

describe('a fault of ours', () => {
  it('is no trouble of the database', async () => {
    const app = cityApp({
      ...(await testDependencies(test.db)),
      clock: () => {
        throw new Error('ours')
      },
    })

    expect((await app.request('/public/cases')).status).toBe(500)
    expect((await app.request('/api/cases')).status).toBe(500)
  })
})

/** A place in an application: of every one there is, those that are asked by one method at one path. */
const placesOf = (app: Hono) =>
  new Map(
    app.routes
      .filter(({ method, path }) => ['GET', 'POST'].includes(method) && !path.endsWith('*'))
      .map(({ method, path }) => [`${method} ${path}`, { method, path: path.replace(/\/:[^/]+/g, '/x') }]),
  )

describe('a door', () => {
  it('lets nobody ask without end, whichever there is, and says when to ask again', async () => {
    const app = await limitedTo(1, { witnessing: witnessing() })
    const places = placesOf(app).set('tiles', { method: 'GET', path: '/log/tile/entries/000' })
    // In memory, packed once: to say that it is too much costs as much as giving it.
    places.delete('GET /assets/:file')
    for (const name of ['GET /healthz', 'GET /log/checkpoint', 'GET /log/keys', 'POST /witness/add-checkpoint'])
      expect(places.has(name), name).toBe(true)
    const endless: string[] = []
    for (const [at, [name, { method, path }]] of [...places].entries()) {
      const ask = () => app.request(path, { method }, from(`198.18.${at >> 8}.${at & 255}`))
      const [first, second] = [await ask(), await ask()]
      const isLimited = first.status !== 429 && second.status === 429 && Number(second.headers.get('retry-after')) > 0
      if (!isLimited) endless.push(`${name}: ${first.status}, ${second.status}`)
    }
    expect(places.size).toBeGreaterThan(200)
    expect(endless).toEqual([])
  })

  it('stays open while another is asked too much, for other addresses, and for a proxy on this machine', async () => {
    const app = await limitedTo(2)
    const ask = async (path: string, address: string) => (await app.request(path, {}, from(address))).status
    for (let at = 0; at < 3; at += 1) await ask('/log/checkpoint', '203.0.113.1')

    expect(await ask('/log/checkpoint', '203.0.113.1')).toBe(429)
    expect(await ask('/log/keys', '203.0.113.1')).toBe(429)
    expect(await ask('/healthz', '203.0.113.1')).toBe(200)
    expect(await ask('/public/look-up', '203.0.113.1')).toBe(200)
    expect(await ask('/log/check-receipt.html', '203.0.113.2')).toBe(200)
    for (let at = 0; at < 5; at += 1) expect(await ask('/healthz', '127.0.0.1')).toBe(200)
  })

  it('gives an auditor a log of 70,000 entries at once, whoever watches over the city behind the same address', async () => {
    const app = await limitedTo(readConfiguration({}).openRequestsPerMinute)
    const files = [...tilesOf(70_000)].flatMap((tile) => [
      tilePath(tile),
      ...(tile.level === 0 ? [entriesPath(tile)] : []),
    ])
    const statuses = new Set<number>()
    const ask = async (path: string) => statuses.add((await app.request(path, {}, from('203.0.113.3'))).status)
    for (const file of ['checkpoint', 'keys', ...files]) await ask(`/log/${file}`)
    for (let second = 0; second < 60; second += 1) await ask('/healthz')

    expect(files.length).toBeGreaterThan(2 * 274)
    expect(statuses).not.toContain(429)
  })
})

describe('the log as files', () => {
  beforeAll(async () => {
    const acts = Array.from({ length: tileWidth + 3 }, (_, n) => ({
      ...{ at: '2026-03-16T02:00:00Z', caseId: null, caseSeq: null },
      payload: { act: 'test', n },
    }))
    await test.db.transaction().execute((tx) => appendLedgerActs(tx, acts))
    await publishLog(test.db, [townLogKey], () => new Date())
  })

  it('is read and packed once for all who download a full tile, and kept by a mirror for ever', async () => {
    let questions = 0
    const onQuery = () => {
      questions += 1
    }
    const counted = connect(test.url, { onQuery })
    const app = cityApp({ ...(await testDependencies(test.db)), db: counted })
    const download = async (path: string, accepted: string) => {
      const before = questions
      const answer = await app.request(`/log/tile/entries/${path}`, { headers: { 'accept-encoding': accepted } })
      const bytes = Buffer.from(await answer.arrayBuffer())
      const { status, headers } = answer
      return { status, headers, bytes, questions: questions - before }
    }
    const first = await download('000', 'gzip')
    const again = await download('000', 'gzip')
    const plain = await download('000', 'identity')
    const growing = [await download('001.p/3', 'gzip'), await download('001.p/3', 'gzip')]
    const notYet = await download('001', 'gzip')
    await counted.destroy()

    expect([first.status, first.headers.get('content-encoding')]).toEqual([200, 'gzip'])
    expect(first.questions).toBeGreaterThan(0)
    expect([again.questions, plain.questions]).toEqual([0, 0])
    expect(again.bytes).toEqual(first.bytes)
    expect(plain.bytes).toEqual(gunzipSync(first.bytes))
    expect(decodeEntries(plain.bytes)).toHaveLength(tileWidth)
    for (const { headers } of [first, again, plain]) {
      expect([headers.get('cache-control'), headers.get('vary')]).toEqual([
        'public, max-age=31536000, immutable',
        'accept-encoding',
      ])
    }
    expect(growing.map(({ status, questions: asked }) => [status, asked > 0])).toEqual(Array(2).fill([200, true]))
    expect([notYet.status, notYet.headers.get('cache-control')], 'it may be there tomorrow').toEqual([404, 'no-store'])
  })

  it('asks to come again in a moment where others’ downloads are as many as may be worked on', async () => {
    const packing = turns(1)
    const leave = await packing.take()
    const few = packedTiles({ turns: packing, mostWaiting: 5, patienceMs: 10, keepBytes: 1e6 })
    const app = cityApp({ ...(await testDependencies(test.db)), packedTiles: few })
    const busy = await app.request('/log/tile/entries/000')
    expect([busy.status, busy.headers.get('retry-after'), busy.headers.get('cache-control')]).toEqual([
      ...[503, '5', 'no-store'],
    ])
    // What asks for no entries waits for none of them.
    expect((await app.request('/log/checkpoint')).status).toBe(200)
    expect((await app.request('/log/tile/0/000')).status).toBe(200)
    leave()
    expect((await app.request('/log/tile/entries/000')).status).toBe(200)
  })

  it('is witnessed for a neighbour while others flood the desk and download', async () => {
    const app = await limitedTo(3, { witnessing: witnessing() })
    const note = Buffer.from((await checkpointFile(test.db)) ?? []).toString('utf8')
    const ask = async (body: string, address: string) =>
      (await app.request('/witness/add-checkpoint', { method: 'POST', body }, from(address))).status
    const flood = []
    for (let at = 0; at < 9; at += 1) flood.push(await ask('nonsense', '203.0.113.66'))
    for (let at = 0; at < 9; at += 1) await app.request('/log/checkpoint', {}, from('203.0.113.7'))

    expect(flood).toEqual([400, 400, 400, ...Array(6).fill(429)])
    expect(await ask(`old 0\n\n${note}`, '203.0.113.7')).toBe(200)
  })
})
