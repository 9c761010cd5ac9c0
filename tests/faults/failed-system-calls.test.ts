import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logSourceAt } from '#cli/log-source.ts'
import { verifyLog } from '#ledger/verify-log.ts'
import { publishLog } from '#operations/publish-log.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { sized, tell, tellControl } from './form.ts'
import { hasStrace } from './this-machine.ts'

const program = fileURLToPath(new URL('../../src/app/huiying.ts', import.meta.url))
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

/** Publishes into a place; the nth call of its kind on a file of the log fails. Undefined when there were not so many. */
async function publishFailing(
  place: string,
  call: string,
  nth: number,
): Promise<'ended badly' | 'ended well' | undefined> {
  const notes = `${place}.strace`
  // The log's own files alone: what the program writes to its pipes, its threads and the database is none of it.
  const ofTheLog = files.flatMap((file) => ['-P', join(place, `${file}.new`)])
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${nth}`, ...ofTheLog]
  const ran = spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-y',
      '-o',
      notes,
      ...inject,
      process.execPath,
      program,
      'export-log',
      place,
      '--database-url',
      test.url,
    ],
    // Calls are counted thread by thread: one thread does them all.
    { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '1' } },
  )
  if (!(await readFile(notes, 'utf8')).includes('(INJECTED)')) return undefined
  return ran.status === 0 ? 'ended well' : 'ended badly'
}

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
