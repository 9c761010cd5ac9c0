import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { inAct } from './act-transaction.ts'
import { listCaseIds } from './case-files.ts'
import { connect, seenBy } from './connect.ts'
import { lockContent } from './content-lock.ts'
import { lockLedger } from './ledger-entries.ts'
import { lockNumbers } from './lock-numbers.ts'
import type { Db, Tx } from './schema.ts'

let test: TestDatabase
let one: Db

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await beginCase(test.db, '2026-03-02', { publishText: false })
  one = connect(test.url, { max: 1 })
})

afterAll(async () => {
  await one.destroy()
  await test.drop()
})

const thePublic = () => seenBy(one, { kinds: [], personId: null, unitId: null })
const casesFor = (db: Db) => listCaseIds(db, '', 10)

/** How a lock is held, as another connection sees it. */
async function holds(number: number = lockNumbers.content): Promise<readonly string[]> {
  const { rows } = await sql<{ mode: string }>`select mode from pg_locks
    where locktype = 'advisory' and objid = ${number}
      and database = (select oid from pg_database where datname = current_database())`.execute(test.db)
  return rows.map(({ mode }) => mode)
}

describe('a transaction that acts', () => {
  it('holds the content from its beginning until it ends, once, whoever asks for it again', async () => {
    const held = await inAct(one, async (tx) => {
      const atFirst = await holds()
      await lockContent(tx, 'to_act')
      return [atFirst, await holds()]
    })
    expect(held).toEqual([['ShareLock'], ['ShareLock']])
    expect(await holds()).toEqual([])
  })

  it('adds to the log under the lock of the log, until it ends', async () => {
    await inAct(one, async (tx) => {
      await lockLedger(tx)
      expect(await holds(lockNumbers.ledger)).toEqual(['ExclusiveLock'])
    })
    expect(await holds(lockNumbers.ledger)).toEqual([])
  })

  it('sees every case, and leaves its connection with the eyes it had', async () => {
    expect(await casesFor(thePublic())).toEqual([])
    expect(await inAct(thePublic(), casesFor)).toHaveLength(1)
    expect(await casesFor(thePublic())).toEqual([])
    await expect(inAct(thePublic(), () => Promise.reject(new Error('given up')))).rejects.toThrow('given up')
    expect(await casesFor(thePublic())).toEqual([])
    expect(await casesFor(one)).toHaveLength(1)
  })

  it('plans what it asks once on a connection, and sees with the same plan what it may see each time', async () => {
    const byPlan = (tx: Tx) => sql<{ n: number }>`select count(*)::integer as n from case_event`.execute(tx)
    for (let n = 0; n < 8; n += 1) expect((await inAct(one, byPlan)).rows).toEqual([{ n: 1 }])
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from pg_prepared_statements
      where statement like '%from case_event%'`.execute(one)
    expect(rows).toEqual([{ n: 1 }])
    // Even where somebody used that plan outside of an act.
    const { rows: plans } = await sql<{ name: string }>`select name from pg_prepared_statements
      where statement like '%from case_event%'`.execute(one)
    const outside = await sql<{ n: number }>`execute ${sql.id(plans[0]?.name ?? '')}`.execute(thePublic())
    expect(outside.rows).toEqual([{ n: 0 }])
  })

  it('waits for a removal no longer than a question may, and then leaves the connection to the next', async () => {
    const impatient = connect(test.url, { max: 1, patience: { connectMs: 10_000, questionMs: 300 } })
    await test.db.transaction().execute(async (tx) => {
      await lockContent(tx, 'to_remove')
      await expect(inAct(impatient, casesFor)).rejects.toThrow(/statement timeout/)
      expect(await casesFor(impatient)).toHaveLength(1)
    })
    expect(await inAct(impatient, casesFor)).toHaveLength(1)
    await impatient.destroy()
  })
})
