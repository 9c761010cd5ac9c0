import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBase64 } from '#ledger/base64.ts'
import { parseCheckpoint, signCheckpoint } from '#ledger/checkpoint.ts'
import { cosignedAt } from '#ledger/cosignature.ts'
import { leafHash } from '#ledger/hash.ts'
import { signerKey } from '#ledger/note-key.ts'
import { consistencyProof } from '#ledger/proofs.ts'
import { parseSignatureLines } from '#ledger/signed-note.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { listCosignatures, newestCheckpoint } from '#store/log-checkpoints.ts'
import { tilesIn } from '#store/log-tiles.ts'
import { listWitnessedLogs } from '#store/witnessed-logs.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { askWitnesses, type Witness } from './ask-witnesses.ts'
import { checkpointFile } from './log-files.ts'
import { type LogKeys, publishLog } from './publish-log.ts'
import { type WitnessDesk, witnessCheckpoint } from './witness-checkpoint.ts'

const now = new Date('2026-03-16T02:00:00Z')
const patienceMs = 60_000
const newKey = (name: string, kind: 'log' | 'witness') =>
  signerKey(name, kind, generateKeyPairSync('ed25519').privateKey)

let city: TestDatabase
let neighbour: TestDatabase
let desk: WitnessDesk
let door: { server: Server; witness: Witness; isDown: boolean; meanwhile?: () => Promise<unknown> }

beforeEach(async () => {
  city = await createTestDatabase()
  neighbour = await createTestDatabase()
  desk = { key: newKey('neighbour.example', 'witness'), logs: [townLogKey] }
  door = await openDoor()
})

afterEach(async () => {
  door.server.close()
  await city.drop()
  await neighbour.drop()
})

/** The neighbour's witness behind a real address. */
async function openDoor(): Promise<typeof door> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      if (door.isDown) return response.destroy()
      const { meanwhile } = door
      delete door.meanwhile
      await meanwhile?.()
      const answer = await witnessCheckpoint(neighbour.db, desk, Buffer.concat(chunks).toString('utf8'), now)
      response.statusCode = answer.status
      return response.end(answer.status === 200 ? answer.lines : answer.status === 409 ? `${answer.size}\n` : '')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, witness: { key: desk.key, url: `http://127.0.0.1:${address.port}` }, isDown: false }
}

async function actAndPublish(count: number, from = city, who = from === city ? 'city' : 'copy'): Promise<void> {
  const acts = Array.from({ length: count }, (_, n) => ({
    at: now.toISOString(),
    payload: { act: 'test', n, from: who },
    caseId: null,
    caseSeq: null,
  }))
  await from.db.transaction().execute((tx) => appendLedgerActs(tx, acts))
  await publishLog(from.db, [townLogKey], () => now)
}

/** A request as the specification writes it, from the city's own tiles. */
async function request(older: number, changes: { proof?: string[]; note?: string } = {}): Promise<string> {
  const newest = await newestCheckpoint(city.db)
  const proof = await consistencyProof(older, newest?.size ?? 0, tileReader(tilesIn(city.db)))
  const lines = changes.proof ?? proof.map(toBase64)
  return `old ${older}\n${lines.map((line) => `${line}\n`).join('')}\n${changes.note ?? newest?.note ?? ''}`
}

const ask = (text: string) => witnessCheckpoint(neighbour.db, desk, text, now)

describe('asking witnesses', () => {
  it('puts their line under each checkpoint, from the first to those that follow', async () => {
    for (const count of [3, 300, 1]) {
      await actAndPublish(count)
      expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
      const served = parseCheckpoint(Buffer.from((await checkpointFile(city.db)) ?? []).toString('utf8'))
      expect(served && cosignedAt(served.note, desk.key)).toBe(now.getTime() / 1_000)
    }
    expect(await listWitnessedLogs(neighbour.db)).toMatchObject([{ origin: townLogKey.name, size: 304 }])
  })

  it('asks nobody twice for one checkpoint, and nobody when there is none', async () => {
    expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
    await actAndPublish(3)
    await askWitnesses(city.db, [door.witness], patienceMs)
    door.isDown = true

    expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
  })

  it('does not wait for one that is away, says so, and goes on from where that one was when it is back', async () => {
    await actAndPublish(3)
    await askWitnesses(city.db, [door.witness], patienceMs)
    await actAndPublish(3)
    door.isDown = true
    expect(await askWitnesses(city.db, [door.witness], patienceMs)).toMatchObject([{ witness: 'neighbour.example' }])
    await actAndPublish(3)
    door.isDown = false

    expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
    expect((await listCosignatures(city.db, 9)).map(({ witness }) => witness)).toEqual(['neighbour.example'])
  })

  it('gives one up that takes the question and never answers', async () => {
    await actAndPublish(3)
    door.server.removeAllListeners('request')

    expect(await askWitnesses(city.db, [door.witness], 50)).toMatchObject([
      { witness: 'neighbour.example', fault: expect.stringContaining('timeout') },
    ])
    door.server.closeAllConnections()
  })

  it('goes on from what the witness says it saw, when the answer to an earlier request was lost', async () => {
    await actAndPublish(3)
    expect(await ask(await request(0))).toMatchObject({ status: 200 })
    await actAndPublish(3)

    expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
    expect(await listCosignatures(city.db, 6)).toHaveLength(1)
  })

  it('learns from the witness that the log here was put back from an older copy', async () => {
    await actAndPublish(3)
    await actAndPublish(3)
    await askWitnesses(city.db, [door.witness], patienceMs)
    const copy = await createTestDatabase()
    await actAndPublish(3, copy)
    const [answer] = await askWitnesses(copy.db, [door.witness], patienceMs)
    await copy.drop()

    expect(answer?.fault).toContain('older copy')
  })

  it('learns it also of a copy whose newest checkpoint the witness had signed, where all are asked', async () => {
    const copy = await createTestDatabase()
    for (const one of [city, copy]) {
      await actAndPublish(3, one, 'city')
      expect(await askWitnesses(one.db, [door.witness], patienceMs, 'all')).toEqual([])
    }
    expect(await askWitnesses(copy.db, [door.witness], patienceMs, 'all')).toEqual([])
    await actAndPublish(3)
    await askWitnesses(city.db, [door.witness], patienceMs)
    const unsigned = await askWitnesses(copy.db, [door.witness], patienceMs)
    const all = await askWitnesses(copy.db, [door.witness], patienceMs, 'all')
    await copy.drop()

    expect(unsigned).toEqual([])
    expect(all).toMatchObject([{ witness: 'neighbour.example', seen: 6 }])
  })

  it('tells an older copy from a second program on the same log that signed and asked meanwhile', async () => {
    await actAndPublish(3)
    door.meanwhile = async () => {
      await actAndPublish(3)
      expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
    }

    expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
    expect((await listCosignatures(city.db, 6)).map(({ witness }) => witness)).toEqual(['neighbour.example'])
    expect(await listCosignatures(city.db, 3)).toEqual([])
  })

  it('puts the line under the newest checkpoint where the second program lost its answer', async () => {
    await actAndPublish(3)
    door.meanwhile = async () => {
      await actAndPublish(3)
      expect(await ask(await request(0))).toMatchObject({ status: 200 })
    }

    expect(await askWitnesses(city.db, [door.witness], patienceMs)).toEqual([])
    expect(await listCosignatures(city.db, 6)).toHaveLength(1)
  })

  it('reads no more of an answer than it looks at', async () => {
    await actAndPublish(3)
    const [part, most] = [Buffer.alloc(65_536, 'x'), 64 * 1_048_576]
    let sent = 0
    const endless = createServer(async (request, response) => {
      request.resume()
      const closed = new Promise<void>((done) => response.once('close', done))
      for (; sent < most && !response.destroyed; sent += part.length) {
        if (!response.write(part)) await Promise.race([closed, new Promise((done) => response.once('drain', done))])
      }
      response.end()
    })
    await new Promise<void>((done) => endless.listen(0, '127.0.0.1', done))
    const address = endless.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    const answer = await askWitnesses(city.db, [{ ...door.witness, url }], patienceMs)
    endless.close()

    expect(answer).toMatchObject([{ fault: 'answered without a good signature of its own' }])
    // What lies in the buffers of the connection was sent, and is not read.
    expect(sent).toBeLessThan(most / 2)
  })

  it('keeps no line that the witness’s own key did not make', async () => {
    await actAndPublish(3)
    const stranger = { ...door.witness, key: newKey('neighbour.example', 'witness') }

    expect(await askWitnesses(city.db, [stranger], patienceMs)).toMatchObject([{ witness: 'neighbour.example' }])
    expect(await listCosignatures(city.db, 3)).toEqual([])
  })
})

describe('being a witness', () => {
  it('signs nothing for a log it does not know, nor under a key that is not the log’s', async () => {
    await actAndPublish(3)
    const head = { size: 3, root: leafHash(Buffer.from('any')) }

    expect(await ask(await request(0, { note: signCheckpoint(head, newKey('other.example/log', 'log')) }))).toEqual({
      status: 404,
    })
    expect(await ask(await request(0, { note: signCheckpoint(head, newKey(townLogKey.name, 'log')) }))).toEqual({
      status: 403,
    })
    expect(await listWitnessedLogs(neighbour.db)).toEqual([])
  })

  it('says how far it has seen when the question starts elsewhere', async () => {
    await actAndPublish(5)
    await ask(await request(0))
    await actAndPublish(5)

    expect(await ask(await request(3))).toEqual({ status: 409, size: 5 })
    expect(await ask(await request(0))).toEqual({ status: 409, size: 5 })
    expect(await ask(await request(5))).toMatchObject({ status: 200 })
  })

  it('signs the same checkpoint again, and no other of the same size', async () => {
    await actAndPublish(5)
    await ask(await request(0))
    const fork = signCheckpoint({ size: 5, root: leafHash(Buffer.from('another')) }, townLogKey)

    const again = await ask(await request(5))
    expect(again.status === 200 && parseSignatureLines(again.lines)).toHaveLength(1)
    expect(await ask(await request(5, { note: fork }))).toEqual({ status: 409, size: 5 })
  })

  it('signs no tree that does not continue the one it saw', async () => {
    await actAndPublish(5)
    await ask(await request(0))
    await actAndPublish(4)
    const fork = signCheckpoint({ size: 9, root: leafHash(Buffer.from('another')) }, townLogKey)

    expect(await ask(await request(5, { note: fork }))).toEqual({ status: 422 })
    expect(await ask(await request(5, { proof: [] }))).toEqual({ status: 422 })
    expect(await listWitnessedLogs(neighbour.db)).toMatchObject([{ size: 5 }])
  })

  it.each(['', 'old 0\n\n', 'old 00\n\nx', 'new 0\n\nx', 'old 0\nnot base64\n\nx', 'old -1\n\nx'])(
    'does not understand %j',
    async (text) => {
      expect(await ask(text)).toEqual({ status: 400 })
    },
  )

  it('does not go back from a larger size to a smaller, in whatever order requests meet', async () => {
    await actAndPublish(5)
    const small = await request(0)
    await actAndPublish(5)
    const large = await request(0)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n % 2 === 0 ? small : large)))
    const signed = answers.filter(({ status }) => status === 200)
    const [seen] = await listWitnessedLogs(neighbour.db)

    expect(signed).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409).map((one) => one.status === 409 && one.size)).toEqual(
      Array.from({ length: 19 }, () => seen?.size),
    )
    expect(await ask(await request(seen?.size ?? 0))).toMatchObject({ status: 200 })
    expect(await ask(small)).toEqual({ status: 409, size: 10 })
  })
})

describe('a log that changes its key', () => {
  const next = newKey(townLogKey.name, 'log')

  it('is followed over the change by a witness that has both keys, and by one with the old key while both sign', async () => {
    await actAndPublish(3)
    await askWitnesses(city.db, [door.witness], patienceMs)
    const both = async (...keys: LogKeys) => {
      await actAndPublish(2)
      const { size = 0, root = new Uint8Array() } = (await newestCheckpoint(city.db)) ?? {}
      return request((await listWitnessedLogs(neighbour.db))[0]?.size ?? 0, {
        note: signCheckpoint({ size, root }, ...keys),
      })
    }
    expect((await ask(await both(townLogKey, next))).status).toBe(200)
    expect((await ask(await both(next))).status).toBe(403)
    desk = { ...desk, logs: [townLogKey, next] }
    expect((await ask(await both(next))).status).toBe(200)
    expect((await ask(await both(townLogKey))).status).toBe(200)
    desk = { ...desk, logs: [next] }
    expect((await ask(await both(townLogKey))).status).toBe(403)
    expect(await listWitnessedLogs(neighbour.db)).toHaveLength(1)
  })

  it('has one history, whichever of two keys known here signs: of two trees at once one is cosigned', async () => {
    desk = { ...desk, logs: [townLogKey, next] }
    await actAndPublish(4)
    const note = (key: typeof next, fill: number) =>
      signCheckpoint({ size: 4, root: new Uint8Array(32).fill(fill) }, key)
    const answers = await Promise.all(
      [note(townLogKey, 1), note(next, 2), note(townLogKey, 3), note(next, 4)].map((one) => ask(`old 0\n\n${one}`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })
})
