import { spawnSync } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeptCheckpoint } from '#app/kept-checkpoint.ts'
import { logSourceAt } from '#cli/log-source.ts'
import { verifyLog } from '#ledger/verify-log.ts'
import { publishLog } from '#operations/publish-log.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { sized, tell, tellControl } from './form.ts'
import { hasStrace, mayStrace } from './this-machine.ts'

const program = fileURLToPath(new URL('../../src/app/huiying.ts', import.meta.url))
const keeper = fileURLToPath(new URL('keep-checkpoint.ts', import.meta.url))
/** All that writing a file down whole is made of: what is in it, its flush, its name. */
const calls = ['write,pwrite64', 'fsync,fdatasync', 'rename,renameat,renameat2'] as const
/** Each of them in the long form, the first few in the short one. */
const mostFailures = sized(2, Number.POSITIVE_INFINITY)

let test: TestDatabase
let folder = ''
let before = ''
let after = ''
/** What the later log has that the earlier had not, the checkpoint among it: what publishing it writes. */
let files: readonly string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-calls-'))
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  // Over the edge of a tile of 256: whole tiles, begun ones and one of the level above are written.
  before = await grown('before', sized(3, 20))
  after = await grown('after', sized(3, 20))
  files = await filesIn(after)
})

afterAll(async () => {
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Some acts more, signed and written out. */
async function grown(name: string, cases: number): Promise<string> {
  for (let n = 0; n < cases; n += 1) await assignedCase(test.db)
  await publishLog(test.db, [townLogKey], () => new Date())
  const place = join(folder, name)
  expect(spawnSync(process.execPath, [program, 'export-log', place, '--database-url', test.url]).status).toBe(0)
  return place
}

async function sizeIn(place: string): Promise<number | string> {
  const { size, faults } = await verifyLog(logSourceAt(place), townLogKey, {})
  return faults.length === 0 ? size : JSON.stringify(faults)
}

async function filesIn(place: string): Promise<readonly string[]> {
  const found = await readdir(place, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => relative(place, join(one.parentPath, one.name)))
}

type Ended = 'ended badly' | 'ended well'

/** Runs a program of ours; the nth call of its kind on some files fails. Undefined when there were not so many. */
async function runFailing(
  args: readonly string[],
  call: string,
  nth: number,
  { notes, on }: { readonly notes: string; readonly on: readonly string[] },
): Promise<Ended | undefined> {
  // These files alone: what the program writes to its pipes, its threads and the database is none of it.
  const ofThese = on.flatMap((file) => ['-P', file])
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${nth}`, ...ofThese]
  const ran = spawnSync(
    'strace',
    ['-f', '-qq', '-y', '-o', notes, ...inject, process.execPath, ...args],
    // Calls are counted thread by thread: one thread does them all.
    { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '1' } },
  )
  if (!(await readFile(notes, 'utf8')).includes('(INJECTED)')) return undefined
  return ran.status === 0 ? 'ended well' : 'ended badly'
}

/** Publishes into a place; the nth call of its kind on a file of the log fails. */
function publishFailing(place: string, call: string, nth: number): Promise<Ended | undefined> {
  const on = files.map((file) => join(place, `${file}.new`))
  const args = [program, 'export-log', place, '--database-url', test.url]
  return runFailing(args, call, nth, { notes: `${place}.strace`, on })
}

/** How far the checkpoint goes that is kept there; undefined where what is kept says nothing. */
async function keptIn(file: string): Promise<number | undefined> {
  return (await readKeptCheckpoint([townLogKey], file))?.size
}

describe('a machine that cannot make system calls fail', () => {
  it('leaves these tests out with a word about it, and stops CI, which is never without them', () => {
    expect(() => mayStrace(false, { CI: 'true' })).toThrow('install it')
    expect(mayStrace(true, { CI: 'true' })).toBe(true)
    expect(mayStrace(false, {})).toBe(false)
  })
})

describe.skipIf(!hasStrace)('each write, flush and renaming of the published log, failed once', () => {
  it.each(calls)(
    'leaves the old log or the new one, whole (%s)',
    { timeout: sized(900_000, 1_800_000) },
    async (call) => {
      const [old, whole] = [await sizeIn(before), await sizeIn(after)]
      const found = { failed: 0, endedBadly: 0, old: 0, new: 0, inconsistent: [] as unknown[] }
      for (let nth = 1; nth <= mostFailures; nth += 1) {
        const place = join(folder, `${call.split(',')[0]}-${nth}`)
        await cp(before, place, { recursive: true })
        const ended = await publishFailing(place, call, nth)
        if (ended === undefined) break
        const size = await sizeIn(place)
        found.failed += 1
        if (ended === 'ended badly') found.endedBadly += 1
        if (size === old) found.old += 1
        else if (size === whole) found.new += 1
        else found.inconsistent.push({ nth, size })
        await rm(place, { recursive: true })
      }

      tell('system calls', { call, ...found })
      expect(found.failed).toBe(Math.min(mostFailures, files.length))
      expect(found.endedBadly).toBe(found.failed)
      expect(found.inconsistent).toEqual([])
      expect(typeof old === 'number' && typeof whole === 'number' && whole > old).toBe(true)
    },
  )

  it('and a publisher that would write its checkpoint first is seen to leave a broken one', async () => {
    const careless = join(folder, 'careless')
    await cp(before, careless, { recursive: true })
    await cp(join(after, 'checkpoint'), join(careless, 'checkpoint'))

    const found = await sizeIn(careless)
    tellControl('checkpoint written first', 'the checkpoint is written before its tiles', { inconsistent: [found] })
    expect(typeof found).toBe('string')
  })
})

describe.skipIf(!hasStrace)('each write, flush and renaming of the checkpoint kept beside the key, failed once', () => {
  it('leaves the old one or the new one, whole, and the next try keeps the new one', { timeout: 300_000 }, async () => {
    const [old, newest] = [await sizeIn(before), await sizeIn(after)]
    const note = join(after, 'checkpoint')
    const found = { failed: 0, endedBadly: 0, old: 0, new: 0, inconsistent: [] as unknown[] }
    for (const call of calls)
      for (let nth = 1; ; nth += 1) {
        const file = join(folder, `kept-${call.split(',')[0]}-${nth}`)
        await copyFile(join(before, 'checkpoint'), file)
        const place = { notes: `${file}.strace`, on: [`${file}.new`] }
        const ended = await runFailing([keeper, file, note], call, nth, place)
        if (ended === undefined) break
        const size = await keptIn(file)
        found.failed += 1
        if (ended === 'ended badly') found.endedBadly += 1
        if (size === old) found.old += 1
        else if (size === newest) found.new += 1
        else found.inconsistent.push({ call, nth, size })
        expect(spawnSync(process.execPath, [keeper, file, note]).status).toBe(0)
        expect(await keptIn(file)).toBe(newest)
      }

    tell('kept checkpoint', found)
    expect(found.inconsistent).toEqual([])
    expect(found.failed).toBe(calls.length)
    expect(found.endedBadly).toBe(found.failed)
  })

  it('is written down again where its folder was not flushed, so that its name may not be on the disk', async () => {
    const own = join(folder, 'kept-in-a-folder')
    await mkdir(own)
    const [file, note] = [join(own, 'kept'), join(after, 'checkpoint')]
    const place = { notes: `${own}.strace`, on: [own] }

    expect(await runFailing([keeper, file, note], calls[1], 1, place)).toBe('ended badly')
    expect(spawnSync(process.execPath, [keeper, file, note]).status).toBe(0)
    expect(await keptIn(file)).toBe(await sizeIn(after))
  })

  it('and a keeper that writes into the one that is there is seen to lose it', async () => {
    const file = join(folder, 'kept-carelessly')
    await copyFile(join(before, 'checkpoint'), file)
    const place = { notes: `${file}.strace`, on: [file] }
    const args = [keeper, file, join(after, 'checkpoint'), 'careless']
    expect(await runFailing(args, calls[0], 1, place)).toBe('ended badly')

    const kept = (await keptIn(file)) ?? 'nothing'
    tellControl('kept without another name', 'the newest checkpoint is written over the one before', { kept })
    expect(kept).toBe('nothing')
  })
})
