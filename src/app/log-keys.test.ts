import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkReceiptCommand } from '#cli/check-receipt-command.ts'
import { exportLogCommand } from '#cli/export-log-command.ts'
import { runCommand } from '#cli/run-command.ts'
import { verifyCommand } from '#cli/verify-command.ts'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { publishLog } from '#operations/publish-log.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { receiptFor } from '#tests/support/receipt-for.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { ConfigurationFault } from './configuration.ts'
import { keepCheckpoint, keptCheckpointFile, refuseOlderState } from './kept-checkpoint.ts'
import { laterKeyFile, loadLogKeys } from './log-keys.ts'
import { startLogWorker } from './log-worker.ts'
import { reachLogKeys } from './reach-log-keys.ts'

const origin = 'city.example/log'
let test: TestDatabase
let folder = ''
let file = ''
let now = new Date()

beforeEach(async () => {
  test = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'huiying-keys-'))
  file = join(folder, 'log-key.pem')
  now = new Date()
  await settleSmallCity(test.db)
  await beginCase(test.db, '2026-03-02')
  await publishLog(test.db, await keys(), clock)
})
afterEach(async () => {
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

const clock = () => now
const keys = () => loadLogKeys(test.db, origin, file)

/** Runs a command as on the city's machine; gives its exit code and what it printed. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const env = { LOG_KEY_FILE: file, LOG_ORIGIN: origin, DATA_DIR: folder }
  const database = async () => ({ url: test.url, appRole: undefined, close: async () => undefined })
  return printed(() => runCommand(args, env, { database, logKeys: reachLogKeys(env) }))
}

async function printed(work: () => Promise<number>): Promise<{ readonly code: number; readonly text: string }> {
  const said: string[] = []
  const catching = (chunk: unknown) => said.push(String(chunk)) > 0
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catching),
    vi.spyOn(process.stderr, 'write').mockImplementation(catching),
  ]
  const code = await work().finally(() => {
    for (const spy of spies) spy.mockRestore()
  })
  return { code, text: said.join('') }
}

const change = (...how: readonly string[]) =>
  run('change-log-key', '--by', 'administrator', '--reason', 'every three years', ...how)

describe('the command that changes a log’s key', () => {
  it('keeps the new key beside the old, for its owner alone, and tells where, and what to do with it', async () => {
    const { code, text } = await change('--overlap-days', '10')
    const [first, second] = await keys()
    if (second === undefined) throw new Error('no second key')

    expect(code).toBe(0)
    expect(text).toContain(encodeVerifierKey(second))
    expect(text).toContain(laterKeyFile(file, second))
    expect((await stat(laterKeyFile(file, second))).mode & 0o777).toBe(0o600)
    const [said] = (await listKeyEntries(test.db)).map(({ payload }) => JSON.parse(payload))
    expect(said).toMatchObject({ key: encodeVerifierKey(second), of: encodeVerifierKey(first), by: 'p-administrator' })
    expect(Date.parse(said.until) - Date.parse(said.at)).toBe(10 * 86_400_000)
  })

  it('makes no key where it is refused, and says why in both languages', async () => {
    const before = await readdir(folder)
    const refused = await run('change-log-key', '--by', 'secretary', '--reason', 'x')
    expect(refused).toMatchObject({ code: 1, text: expect.stringMatching(/没有更改.*Nothing was changed/s) })
    expect(await readdir(folder)).toEqual(before)
    await change()
    expect(await change()).toMatchObject({ code: 1, text: expect.stringContaining('retire-log-key') })
    expect((await run('retire-log-key', '--by', 'secretary', '--reason', 'x')).code).toBe(1)
    expect((await run('retire-log-key', '--by', 'administrator', '--reason', 'stolen')).code).toBe(0)
  })

  it.each([
    [['change-log-key', '--by', 'administrator']],
    [['change-log-key', '--reason', 'x']],
    [['change-log-key', '--by', 'a', '--reason', 'x', '--overlap-days', '0']],
    [['change-log-key', '--by', 'a', '--reason', 'x', '--overlap-days', '3651']],
    [['change-log-key', '--by', 'a', '--reason', 'x', '--overlap-days', '1', '--at-once']],
    [['change-log-key', 'more', '--by', 'a', '--reason', 'x']],
    [['retire-log-key', '--by', 'a', '--reason', 'x', '--at-once']],
  ])('asks for what is missing: %j', async (args) => {
    expect((await run(...args)).code).toBe(2)
    expect(await listKeyEntries(test.db)).toEqual([])
  })
})

describe('the program that signs meanwhile', () => {
  it('takes the new key up by itself, signs with both, and ends the old one at its time', async () => {
    const [said, kept]: [string[], string[]] = [[], []]
    const working = startLogWorker(test.db, {
      ...{ readKeys: keys, witnesses: [], everySeconds: 0.02, clock, signed: undefined },
      log: pino({}, { write: (line: string) => void said.push(line) }),
      keep: async (note) => void kept.push(note),
    })
    const untilSignedBy = async (keysDue: number): Promise<void> => {
      for (let tries = 0; tries < 1_000; tries += 1) {
        const newest = parseCheckpoint((await newestCheckpoint(test.db))?.note ?? '')
        if (newest?.note.signatures.length === keysDue) return
        await pause(20)
      }
      throw new Error(`never signed by ${keysDue}: ${said.join('')}`)
    }
    expect((await change('--overlap-days', '10')).code).toBe(0)
    await untilSignedBy(2)
    now = new Date(now.getTime() + 11 * 86_400_000)
    await untilSignedBy(1)
    await working.stop()

    expect(said.map((line) => JSON.parse(line).msg)).toEqual(['a key of the log has ended as announced'])
    const verdict = await printed(() => verifyCommand(['--database-url', test.url], {}))
    expect(verdict).toMatchObject({ code: 0 })
  })

  it('does not start without a key in force, and says which file is missing; with it put back, it does', async () => {
    await change()
    const [, second] = await keys()
    if (second === undefined) throw new Error('no second key')
    const place = laterKeyFile(file, second)
    for (const missing of [place, file]) {
      await rename(missing, `${missing}.away`)
      await expect(keys()).rejects.toThrow(ConfigurationFault)
      await rename(`${missing}.away`, missing)
    }
    await publishLog(test.db, await keys(), clock)
    await run('retire-log-key', '--by', 'administrator', '--reason', 'over')
    await rm(file)
    expect((await keys()).map(encodeVerifierKey)).toEqual([encodeVerifierKey(second)])
    await rename(place, file)
    expect((await keys()).map(encodeVerifierKey)).toEqual([encodeVerifierKey(second)])
    await writeFile(file, 'no key')
    await expect(keys()).rejects.toThrow(ConfigurationFault)
  })

  it('24 does not start on a state put back from before the change, though that knows the old key alone', async () => {
    const behind = await createTestDatabase()
    await settleSmallCity(behind.db)
    await beginCase(behind.db, '2026-03-02')
    await publishLog(behind.db, await keys(), clock)
    await beginCase(test.db, '2026-03-02')
    await change('--at-once')
    await publishLog(test.db, await keys(), clock)
    await beginCase(test.db, '2026-03-02')
    await publishLog(test.db, await keys(), clock)
    const kept = keptCheckpointFile(file)
    await keepCheckpoint(kept)((await newestCheckpoint(test.db))?.note ?? '')

    await expect(refuseOlderState(test.db, await keys(), kept)).resolves.toBeDefined()
    const there = await loadLogKeys(behind.db, origin, file)
    await expect(refuseOlderState(behind.db, there, kept)).rejects.toThrow(ConfigurationFault)
    await behind.drop()
  })
})

describe('from outside, a log whose key was changed', () => {
  it('is verified with either key, and so are its receipts from before and after, with a copy of /log/keys', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02')
    await publishLog(test.db, await keys(), clock)
    const before = join(folder, 'before.tlog-proof')
    await writeFile(before, await receiptFor(test.db, people.deputy, caseId, 1))
    await change('--at-once')
    const second = (await keys())[1]
    await publishLog(test.db, await keys(), clock)
    await publishLog(test.db, await keys(), clock)
    const after = join(folder, 'after.tlog-proof')
    await writeFile(after, await receiptFor(test.db, people.deputy, caseId, 1))
    const place = join(folder, 'log')
    await printed(() => exportLogCommand([place, '--database-url', test.url], {}))

    const [old, present] = [(await keys())[0], second].map((key) => (key === undefined ? '' : encodeVerifierKey(key)))
    if (old === undefined || present === undefined) throw new Error('no keys')
    const check = async (receipt: string, ...args: readonly string[]) =>
      (await printed(() => checkReceiptCommand([receipt, ...args]))).code
    const list = join(place, 'keys')
    for (const key of [old, present]) {
      expect(await printed(() => verifyCommand([place, '--key', key], {}))).toMatchObject({ code: 0 })
      for (const receipt of [before, after]) expect(await check(receipt, '--key', key, '--keys', list)).toBe(0)
    }
    expect([await check(before, '--key', old), await check(before, '--key', present)]).toEqual([0, 1])
    expect([await check(after, '--key', old), await check(after, '--key', present)]).toEqual([1, 0])
    await writeFile(list, (await readFile(list, 'utf8')).replace('"acts": [', '"acts": ["",'))
    expect(await check(after, '--key', old, '--keys', list)).toBe(1)
    expect(await printed(() => verifyCommand([place, '--key', old], {}))).toMatchObject({
      code: 1,
      text: expect.stringContaining('not_a_key_file'),
    })
  })
})
