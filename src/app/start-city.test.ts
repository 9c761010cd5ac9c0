import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { startApp } from './app.ts'
import { readConfiguration } from './configuration.ts'

const data = (name: string) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url))
let folder = ''
let test: TestDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-start-'))
  test = await createTestDatabase()
})

afterAll(async () => {
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Whether somebody has waited for another's lock longer than a page would. */
async function isWaitingPatiently(): Promise<boolean> {
  const waiting = await sql`
    select 1 from pg_locks where not granted and clock_timestamp() - waitstart > interval '1.2 seconds'
    and database = (select oid from pg_database where datname = current_database())`.execute(test.ownerDb)
  return waiting.rows.length > 0
}

describe('a city that is put into its empty database', () => {
  it('takes as long as the database takes: nobody waits for a page yet', async () => {
    const { promise: isOver, resolve: letGo } = Promise.withResolvers<void>()
    const held = test.ownerDb.transaction().execute(async (tx) => {
      await sql`lock table case_event in exclusive mode`.execute(tx)
      await isOver
    })
    const starting = startApp(
      readConfiguration({
        ...{ PORT: '0', DATABASE_URL: test.url, DATABASE_OWNER_URL: test.ownerUrl, DATABASE_SECONDS: '1' },
        ...{ DATA_DIR: folder, CALENDAR_DIR: data('calendars'), PROFILE_DIR: data('profiles'), DEMONSTRATION: 'yes' },
      }),
      { log: pino({ level: 'silent' }), clock: () => new Date() },
    )
    await vi.waitFor(async () => expect(await isWaitingPatiently()).toBe(true), { timeout: 60_000, interval: 100 })
    letGo()
    await held
    const app = await starting
    const page = await fetch(`${app.address}/public/cases`)
    expect(page.status).toBe(200)
    await app.stop()
  })
})
