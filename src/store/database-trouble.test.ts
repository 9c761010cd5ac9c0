import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { connect } from './connect.ts'
import { databaseTrouble } from './database-trouble.ts'
import type { Db } from './schema.ts'

let test: TestDatabase
let impatient: Db

beforeAll(async () => {
  test = await createTestDatabase()
  impatient = connect(test.url, { max: 1, patience: { connectMs: 400, questionMs: 400 } })
})

afterAll(async () => {
  await impatient.destroy()
  await test.drop()
})

function troubleOf(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => 'none',
    (fault: unknown) => databaseTrouble(fault) ?? 'a fault',
  )
}

async function pidOf(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]?.pid ?? 0
}

describe('trouble with the database', () => {
  it('is too slow where the server gives a question up', async () => {
    expect(await troubleOf(sql`select pg_sleep(10)`.execute(impatient))).toBe('too_slow')
  })

  it('is too slow where the server hangs and says nothing at all; the next question gets another connection', {
    timeout: 180_000,
  }, async () => {
    const pid = await pidOf(impatient)
    process.kill(pid, 'SIGSTOP')
    try {
      expect(await troubleOf(sql`select 1`.execute(impatient))).toBe('too_slow')
      expect(await pidOf(impatient)).not.toBe(pid)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
  })

  it('is not there for a connection nobody asks anything of', async () => {
    const pid = await pidOf(impatient)
    await pause(4_000)

    expect(await pidOf(impatient)).toBe(pid)
  })

  it('is unreachable where the connection is ended, or no other is to be had in time', async () => {
    const pid = await pidOf(impatient)
    const asking = troubleOf(sql`select pg_sleep(10)`.execute(impatient))
    process.kill(pid, 'SIGTERM')
    expect(await asking).toBe('unreachable')
    await pause(100)

    const held = impatient.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      return troubleOf(sql`select 1`.execute(impatient))
    })
    expect(await held).toBe('unreachable')
  })

  it('is not what a wrong question or a broken rule is', async () => {
    expect(await troubleOf(sql`select no_such_column`.execute(test.db))).toBe('a fault')
    expect(await troubleOf(sql`select 1 / 0`.execute(test.db))).toBe('a fault')
  })

  it.each([
    ['53100', 'full'],
    ['ENOSPC', 'full'],
    ['57P03', 'unreachable'],
    ['08006', 'unreachable'],
    ['40P01', 'too_slow'],
  ])('by code %s it is %s, also behind another fault', (code, trouble) => {
    const fault = Object.assign(new Error('said by the server'), { code })

    expect(databaseTrouble(fault)).toBe(trouble)
    expect(databaseTrouble(new Error('outer', { cause: fault }))).toBe(trouble)
  })
})
