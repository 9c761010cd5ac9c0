import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { logFiles } from '#api/log-files.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { publishLog } from '#operations/publish-log.ts'
import { readReceipt } from '#operations/read-receipt.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, townLogKey } from '#tests/support/test-dependencies.ts'
import { checkReceiptCommand } from './check-receipt-command.ts'
import { exportLogCommand } from './export-log-command.ts'
import { verifyCommand } from './verify-command.ts'

let test: TestDatabase
let server: Server
let address: string
let folder: string
let caseId: string
const key = encodeVerifierKey(townLogKey)

beforeAll(async () => {
  test = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'huiying-log-'))
  await settleSmallCity(test.db)
  for (let n = 0; n < 12; n += 1) caseId = (await assignedCase(test.db)).caseId
  await publishLog(test.db, [townLogKey], () => new Date())
  const app = new Hono().route('/log', logFiles(await testDependencies(test.db)))
  ;({ server, address } = await served(app))
})

function served(app: Hono): Promise<{ readonly server: Server; readonly address: string }> {
  return new Promise((done) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      done({ server: listening as Server, address: `http://127.0.0.1:${port}/log` }),
    )
  })
}

afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
  await test.drop()
})

/** Runs a command and gives its exit code and what it printed. */
async function printed(run: () => Promise<number>): Promise<{ code: number; text: string }> {
  let text = ''
  const catching = (chunk: unknown) => {
    text += String(chunk)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catching),
    vi.spyOn(process.stderr, 'write').mockImplementation(catching),
  ]
  const code = await run().finally(() => {
    for (const spy of spies) spy.mockRestore()
  })
  return { code, text }
}

const verify = (args: readonly string[]) => printed(() => verifyCommand(args, {}))

describe('the log from outside', () => {
  it('is rebuilt over the web, and from a folder of files, and says the same as the database', async () => {
    expect((await printed(() => exportLogCommand([folder, '--database-url', test.url], {}))).code).toBe(0)
    for (const place of [address, folder]) {
      const alone = await verify([place, '--key', key])
      const beside = await verify([place, '--key', key, '--database-url', test.url])
      expect(alone).toMatchObject({ code: 0, text: expect.stringMatching(/\d{2,} entries rebuilt/) })
      expect(beside).toMatchObject({ code: 0, text: expect.stringContaining('12 cases checked') })
    }
  })

  it('is served compressed to who takes that, and for ever', async () => {
    const path = 'tile/0/000.p/1'
    const plain = await fetch(`${address}/${path}`)
    const missing = await fetch(`${address}/tile/0/999`)

    expect(plain.headers.get('cache-control')).toContain('immutable')
    expect((await plain.arrayBuffer()).byteLength).toBe(32)
    expect(missing.status).toBe(404)
    const bundle = `${address}/tile/entries/000.p/2`
    const packed = await fetch(bundle, { headers: { 'accept-encoding': 'gzip' } })
    const bare = await fetch(bundle, { headers: { 'accept-encoding': 'identity' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.arrayBuffer()).toEqual(await bare.arrayBuffer())
  })

  it('is read to its end where its city says that it is too much just now, and not where it says nothing of when', async () => {
    const files = logFiles(await testDependencies(test.db))
    const told = new Map<string, number>()
    const busy = (retryAfter: Record<string, string>) =>
      new Hono().all('*', async (c) => {
        const times = (told.get(c.req.path) ?? 0) + 1
        told.set(c.req.path, times)
        if (times <= 2) return c.text('', times === 1 ? 429 : 503, retryAfter)
        return files.request(c.req.path.replace('/log', ''))
      })
    const reading = async (app: Hono) => {
      told.clear()
      const from = await served(app)
      return verify([from.address, '--key', key])
        .catch(String)
        .finally(() => from.server.close())
    }
    expect(await reading(busy({ 'retry-after': '0' }))).toMatchObject({ code: 0 })
    expect(new Set(told.values())).toEqual(new Set([3]))
    expect(JSON.stringify(await reading(busy({})))).toContain('429')
  })

  it('shows a changed file, a kept checkpoint that no longer fits, and a database that says otherwise', async () => {
    await printed(() => exportLogCommand([folder, '--database-url', test.url], {}))
    const kept = join(folder, 'kept')
    await writeFile(kept, await readFile(join(folder, 'checkpoint')))
    expect((await verify([folder, '--key', key, '--checkpoint', kept])).code).toBe(0)

    await writeFile(kept, (await readFile(kept, 'utf8')).replace(/\n\d+\n/, '\n3\n'))
    expect(await verify([folder, '--key', key, '--checkpoint', kept])).toMatchObject({
      code: 1,
      text: expect.stringContaining('older_not_signed'),
    })
    await sql`alter table ledger_entry disable trigger user`.execute(test.ownerDb)
    await sql`update ledger_entry set payload = payload || ' ' where seq = 3`.execute(test.ownerDb)
    const changed = await verify([folder, '--key', key, '--database-url', test.url])
    expect(changed).toMatchObject({
      code: 1,
      text: expect.stringContaining('log entry 3: the database says otherwise'),
    })
    expect(await verify([address, '--key', key])).toMatchObject({ code: 1 })
    await sql`update ledger_entry set payload = rtrim(payload) where seq = 3`.execute(test.ownerDb)
    await sql`alter table ledger_entry enable trigger user`.execute(test.ownerDb)
  })

  it('verifies once content was removed, alone and beside the database', async () => {
    const asked = await askRemoval(test.db, acting(people.secretary, '2026-03-16'), {
      target: { kind: 'event', caseId: (await assignedCase(test.db)).caseId, seq: 1, field: 'demands' },
      ...{ askedAs: 'office', ground: 'personal_information', reference: '' },
    })
    if (!asked.ok) throw new Error('refused')
    await takeRemovalStep(test.db, acting(people.leader, '2026-03-16'), asked.value.id, 'confirm')
    await publishLog(test.db, [townLogKey], () => new Date())

    expect(await verify([address, '--key', key, '--database-url', test.url])).toMatchObject({ code: 0 })
  })

  it.each([[[]], [['somewhere']], [['a', 'b', '--key', key]]])('asks for what is missing: %j', async (args) => {
    expect((await verify(args)).code).toBe(2)
  })
})

describe('a receipt from outside', () => {
  it('is checked as a file with the key alone, and refused once it is changed', async () => {
    const given = { profiles, actor: people.deputy, on: plainDate('2026-03-16') }
    const receipt = await readReceipt(test.db, given, caseId, 1)
    if (!receipt.ok) throw new Error('refused')
    const file = join(folder, 'one.tlog-proof')
    await writeFile(file, receipt.value)

    expect(await printed(() => checkReceiptCommand([file, '--key', key]))).toMatchObject({
      code: 0,
      text: expect.stringMatching(
        /case_event[\s\S]*所附的内容就是当时写下的内容[\s\S]*The words beside it are those written then/,
      ),
    })
    await writeFile(file, receipt.value.replace(/\n\d+\n/, '\n99\n'))
    expect(await printed(() => checkReceiptCommand([file, '--key', key]))).toMatchObject({
      code: 1,
      text: expect.stringContaining('not_signed_by_the_log'),
    })
    expect((await printed(() => checkReceiptCommand([file]))).code).toBe(2)
    expect((await printed(() => checkReceiptCommand([file, '--key', key, '--quorum', '1']))).code).toBe(2)
  })
})
