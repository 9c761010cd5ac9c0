import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { type Hash, leafHash } from '#ledger/hash.ts'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { consistencyProof, continues, includes, inclusionProof } from '#ledger/proofs.ts'
import { joinedHash, treeRoot } from '#ledger/subtree.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { publishLog } from '#operations/publish-log.ts'
import { connect } from '#store/connect.ts'
import { appendLedgerActs, listLedgerEntries } from '#store/ledger-entries.ts'
import { tilesIn } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { buildGoVerifier, buildTamperedLogs, findGo } from '#tests/support/go-verifier.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey as key } from '#tests/support/test-dependencies.ts'
import { randomFrom, seed, sized, tell, tellControl } from './form.ts'
import { type Ran, runHuiyingWithPeak, runWithPeak } from './program-with-peak.ts'

const count = sized(10_000, 1_000_000)
const batch = 2_000
const patience = { timeout: sized(900_000, 3_600_000) }
const clock = () => new Date('2026-03-16T02:00:00Z')
const random = randomFrom(seed)

const goIsHere = findGo()
const verifierKey = encodeVerifierKey(key)

let test: TestDatabase
let folder = ''
/** The log as files, once it has been exported. */
let log = ''
/** The same database, each question to which is counted. */
let counted: Db
let questions = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-entries-'))
  log = join(folder, 'log')
  if (goIsHere) buildGoVerifier(folder)
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  counted = connect(test.url, { max: 1, onQuery: () => (questions += 1) })
})

afterAll(async () => {
  await counted.destroy()
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

const anAct = (n: number) => ({
  at: '2026-03-03T00:00:00Z',
  caseId: null,
  caseSeq: null,
  payload: { act: 'test', n, salt: Math.floor(random() * 2 ** 52).toString(16) },
})

const append = (from: number, acts: number) =>
  counted.transaction().execute((tx) =>
    appendLedgerActs(
      tx,
      Array.from({ length: acts }, (_, n) => anAct(from + n)),
    ),
  )

async function millisOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

type Cost = { readonly ms: number; readonly questions: number }

/** What some work costs, the middle of several times. */
async function costOf(runs: number, work: (run: number) => Promise<unknown>): Promise<Cost> {
  const costs: Cost[] = []
  for (let run = 0; run < runs; run += 1) {
    const before = questions
    const ms = await millisOf(() => work(run))
    costs.push({ ms: rounded(ms), questions: questions - before })
  }
  const middle = costs.sort((a, b) => a.ms - b.ms)[Math.floor(runs / 2)]
  if (middle === undefined) throw new RangeError('nothing was measured')
  return middle
}

const rounded = (value: number): number => Math.round(value * 100) / 100
const below = (size: number): number => Math.floor(random() * size)

async function leafOf(index: number): Promise<Hash> {
  const [entry] = await listLedgerEntries(test.db, index, 1)
  return leafHash(Buffer.from(entry?.payload ?? '', 'utf8'))
}

function oneBitOff(hash: Hash): Hash {
  const changed = Buffer.from(hash)
  const at = below(changed.length)
  changed[at] = (changed[at] ?? 0) ^ (1 << below(8))
  return changed
}

async function filesIn(place: string): Promise<readonly string[]> {
  const found = await readdir(place, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
}

const readTiles = () => tileReader(tilesIn(test.db))

describe(`a log of ${count.toLocaleString('en')} entries`, () => {
  it('asks the database no more to take, sign or prove an entry than a small one', patience, async () => {
    const single = (at: number) => costOf(60, (run) => append(at + run, 1))
    const publishing = (at: number) =>
      costOf(5, async (run) => {
        await append(at + 10 * run, 10)
        await publishLog(counted, [key], clock)
      })
    const proving = (of: number) => costOf(100, () => inclusionProof(below(of), of, tileReader(tilesIn(counted))))
    // Looks at every leaf, as one does who keeps no tiles: the control, which must become dearer as the log grows.
    const withoutTiles = (of: number) =>
      costOf(3, async () => {
        let [after, last]: [number, Hash] = [0, new Uint8Array(32)]
        while (after < of) {
          const entries = await listLedgerEntries(counted, after, 500)
          for (const { payload } of entries) last = joinedHash([last, leafHash(Buffer.from(payload, 'utf8'))])
          after += entries.length
        }
      })
    const firstAppends = await single(0)
    let size = 60
    for (; size < count / 20; size += batch) await append(size, batch)
    await publishLog(test.db, [key], clock)
    const small = size
    const early = {
      append: firstAppends,
      publish: await publishing(size),
      prove: await proving(size),
      withoutTiles: await withoutTiles(size),
    }
    size += 50
    const filling = await millisOf(async () => {
      for (; size < count; size += batch) await append(size, Math.min(batch, count - size))
    })
    size = count
    const signing = await millisOf(() => publishLog(test.db, [key], clock))
    const late = {
      append: await single(size),
      publish: await publishing(size + 60),
      prove: await proving(size),
      withoutTiles: await withoutTiles(size),
    }
    tell('many entries, an act at a time', {
      ...{ entries: size + 110, entriesWhenEarly: small, early, late, perEntryFillingMs: rounded(filling / count) },
      signingTheRestSeconds: rounded(signing / 1_000),
    })
    expect(late.append.questions).toBe(early.append.questions)
    // A larger tree has more levels, and so more tiles at its edge: never more questions for them.
    for (const one of ['publish', 'prove'] as const)
      expect(late[one].questions).toBeLessThanOrEqual(early[one].questions)
    expect(late.withoutTiles.questions).toBeGreaterThan(3 * early.withoutTiles.questions)
  })

  it('is proved entry by entry and from every older state; one bit off is refused', patience, async () => {
    const size = parseCheckpoint(await publishedCheckpoint())?.size ?? 0
    const read = readTiles()
    const root = await treeRoot(size, read)
    const proofs = sized(200, 10_000)
    const score = { entries: 0, states: 0, accepted: 0, refused: 0 }
    for (let n = 0; n < proofs; n += 1) {
      const index = below(size)
      const [leaf, proof] = [await leafOf(index), await inclusionProof(index, size, read)]
      if (includes(root, size, { index, leaf, proof })) score.entries += 1
      const which = below(proof.length + 1)
      const forged = {
        index,
        leaf: which === proof.length ? oneBitOff(leaf) : leaf,
        proof: proof.map((one, at) => (at === which ? oneBitOff(one) : one)),
      }
      score[includes(root, size, forged) ? 'accepted' : 'refused'] += 1
      if (n % 10 !== 0) continue
      const older = 1 + below(size - 1)
      const before = { size: older, root: await treeRoot(older, read) }
      const goesOn = await consistencyProof(older, size, read)
      if (continues(before, { size, root }, goesOn)) score.states += 1
      const isTaken = continues({ ...before, root: oneBitOff(before.root) }, { size, root }, goesOn)
      score[isTaken ? 'accepted' : 'refused'] += 1
    }
    tell('many entries, proofs', { proofs, size, ...score })
    expect(score).toEqual({ entries: proofs, states: proofs / 10, accepted: 0, refused: proofs + proofs / 10 })
  })

  it('is verified in bounded memory, by our command and by Go’s own packages', patience, async () => {
    const exported = await runHuiyingWithPeak(['export-log', log, '--database-url', test.url])
    expect(exported.code, exported.output).toBe(0)
    const published = await runHuiyingWithPeak(['verify', log, '--key', verifierKey])
    const record = await runHuiyingWithPeak(['verify', '--database-url', test.url])
    const both = await runHuiyingWithPeak(['verify', log, '--key', verifierKey, '--database-url', test.url])
    // A command that checks nothing: what the program itself takes.
    const nothing = await runHuiyingWithPeak(['verify', log])
    const outside = goIsHere ? await runWithPeak(join(folder, 'verify-log'), [log, verifierKey]) : undefined
    const figure = ({ seconds, peakMb }: Ran) => ({ seconds: rounded(seconds), peakMb })
    tell('many entries, verified', {
      ...{ entries: count, files: (await filesIn(log)).length, export: figure(exported), verify: figure(published) },
      ...{ verifyRecord: figure(record), verifyBoth: figure(both), nothing: figure(nothing) },
      go: outside === undefined ? 'not here' : figure(outside),
    })
    for (const { code, output } of [published, record, both]) expect(code, output).toBe(0)
    for (const { peakMb } of [exported, published, record, both]) expect(peakMb).toBeLessThan(600)
    if (outside !== undefined) expect(outside).toMatchObject({ code: 0 })
    if (outside !== undefined) expect(outside.peakMb).toBeLessThan(100)
  })

  it('is refused with one bit changed anywhere, by whichever of the two reads its files', patience, async () => {
    const flips = sized(4, 20)
    const files = await filesIn(log)
    const score = { refused: 0, accepted: 0 }
    for (let n = 0; n < flips; n += 1) {
      const path = files[below(files.length)] ?? ''
      const right = await readFile(path)
      await writeFile(path, oneBitOff(right))
      const isOurs = !goIsHere || n % 4 === 0
      const ran = isOurs
        ? await runHuiyingWithPeak(['verify', log, '--key', verifierKey])
        : await runWithPeak(join(folder, 'verify-log'), [log, verifierKey])
      score[ran.code === 0 ? 'accepted' : 'refused'] += 1
      await writeFile(path, right)
    }
    tell('many entries, bits changed on the disk', { flips, ...score })
    expect(score).toEqual({ refused: flips, accepted: 0 })
  })

  it.skipIf(!goIsHere)(
    'is refused by Go’s own packages with any of many bits changed, and with every forgery that holds together',
    patience,
    async () => {
      const [flips, forgeries] = [sized(300, 10_000), sized(24, 204)]
      const tried = await runWithPeak(buildTamperedLogs(folder), ['-test.v', '-test.timeout=0'], {
        ...{ LOG: log, KEY: verifierKey, SEED: `${seed}`, FLIPS: `${flips}`, FORGERIES: `${forgeries}` },
      })
      const [bits, forged] = [...tried.output.matchAll(/^figures (.+)$/gm)].map(([, json = '']) => JSON.parse(json))
      tell('many entries, tampered with', { entries: count, bits, forged, seconds: rounded(tried.seconds) })
      tellControl('forgeries under the forger’s own key', 'the forger’s key is taken for the log’s', {
        accepted: forged.acceptedUnderTheForgersKey,
      })
      expect(tried.code, tried.output).toBe(0)
      expect(bits).toMatchObject({ accepted: 0 })
      expect(bits.refused).toBeGreaterThanOrEqual(flips)
      // A quarter of the forgeries is signed by another, under whose key each is found whole.
      const expected = { refused: forgeries, accepted: 0, acceptedUnderTheForgersKey: forgeries / 4 }
      expect(forged).toMatchObject(expected)
    },
  )
})

async function publishedCheckpoint(): Promise<string> {
  const row = await test.db
    .selectFrom('log_checkpoint')
    .select('note')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.note
}
