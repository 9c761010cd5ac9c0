import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockLedger } from '#store/ledger-entries.ts'
import type { Tx } from '#store/schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { lockTogether } from './lock-together.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const tables = ['finding_correction', 'table_import']
const readIt = (tx: Tx) => tx.selectFrom('finding_correction').select('id').execute()
const writeIt = (tx: Tx) => sql`lock table finding_correction, table_import in row exclusive mode`.execute(tx)

type Locking = (tx: Kysely<unknown>) => Promise<unknown>
const together: Locking = (tx) => lockTogether(tx, tables)
/** As a program would that thinks of no others: the tables, then the log. */
const tablesFirst: Locking = async (tx) => {
  await sql.raw(`lock table ${tables.join(', ')} in access exclusive mode`).execute(tx)
  await lockLedger(tx as unknown as Tx)
}

/** An act that did one thing when a migration began, and does another before it ends. How both came out. */
async function meeting(locking: Locking, before: (tx: Tx) => Promise<unknown>, after: (tx: Tx) => Promise<unknown>) {
  let migration: Promise<unknown> = Promise.resolve()
  const act = test.db.transaction().execute(async (tx) => {
    await before(tx)
    migration = test.ownerDb.transaction().execute((one) => locking(one as unknown as Kysely<unknown>))
    migration.catch(() => undefined)
    await pause(300)
    await after(tx)
  })
  const ends = await Promise.allSettled([act, act.catch(() => undefined).then(() => migration)])
  return ends.map(({ status }) => status)
}

const both = ['fulfilled', 'fulfilled']

describe('a migration that takes tables and the log', () => {
  it('waits for an act that has the log and writes its table after, and holds it up in nothing', async () => {
    expect(await meeting(together, lockLedger, writeIt)).toEqual(both)
  })

  it('waits for an act that wrote or read its table and goes on to the log', async () => {
    expect(await meeting(together, writeIt, lockLedger)).toEqual(both)
    expect(await meeting(together, readIt, lockLedger)).toEqual(both)
  })

  it('would be at odds with the first for good if it took one after the other', async () => {
    expect(await meeting(tablesFirst, lockLedger, writeIt)).toContain('rejected')
  })

  it('says so where they are in use all the time, and has taken none of them', async () => {
    await test.db.transaction().execute(async (tx) => {
      await sql`lock table table_import in row exclusive mode`.execute(tx)
      const tried = test.ownerDb
        .transaction()
        .execute((one) => lockTogether(one as unknown as Kysely<unknown>, tables, 3))
      await expect(tried).rejects.toThrow('in use all the time')
      await lockLedger(tx)
      await writeIt(tx)
    })
  })
})
