import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { connect, seenBy } from './connect.ts'
import { databaseTrouble } from './database-trouble.ts'
import { appendLedgerActs, ledgerHead } from './ledger-entries.ts'
import { expectLog } from './log-behind.ts'
import type { Db } from './schema.ts'

let test: TestDatabase
/** Another program on the same database. */
let other: Db

beforeAll(async () => {
  test = await createTestDatabase()
  other = connect(test.url, { max: 1 })
})

afterAll(async () => {
  await other.destroy()
  await test.drop()
})

const act = { at: '2026-03-02T00:00:00Z', payload: { act: 'tried' }, caseId: null, caseSeq: null }

const append = (db: Db): Promise<unknown> => db.transaction().execute((tx) => appendLedgerActs(tx, [act]))

describe('an act on a log', () => {
  it('is taken where everything is there that was signed, and refused with nothing written where one entry is missing', async () => {
    await append(test.db)
    const { seq } = await ledgerHead(test.db)
    expectLog(test.db, seq)
    await append(test.db)
    expectLog(test.db, seq + 2)
    const fault = await append(test.db).catch((one: unknown) => one)

    expect(databaseTrouble(fault)).toBe('behind')
    expect((await ledgerHead(test.db)).seq).toBe(seq + 1)
    expectLog(test.db, seq + 1)
    await append(test.db)
    expect((await ledgerHead(test.db)).seq).toBe(seq + 2)
  })

  it('is refused to whoever reads through a view of that database, and not to a program that knows of nothing signed', async () => {
    expectLog(test.db, Number.POSITIVE_INFINITY)
    const view = seenBy(test.db, { kinds: [], personId: 'p', unitId: null })

    await expect(append(view)).rejects.toThrow(/entries were signed/)
    await append(other)
    expectLog(test.db, 0)
    await append(view)
  })
})
