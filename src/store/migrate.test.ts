import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitCase } from '#operations/submit-case.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { appendOnlyTables } from './migrate.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await submitCase(test.db, acting(people.deputy, '2026-03-02'), {
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    submitToken: 'one',
    fields: { title: '标题', demands: '内容', leadProposer: people.deputy.personId, period: 'between_sessions' },
  })
})

afterAll(() => test.drop())

const recorded = ['case_file', 'case_event', 'ledger_entry'] as const

describe('the record in the database', () => {
  it.each(appendOnlyTables)('gives the application no right to change %s', async (table) => {
    const name = sql.table(table)

    await expect(sql`delete from ${name}`.execute(test.db)).rejects.toThrow(/permission denied/)
    await expect(sql`truncate ${name} cascade`.execute(test.db)).rejects.toThrow(/permission denied/)
  })

  it.each(recorded)('refuses even its owner to delete from or empty %s', async (table) => {
    const name = sql.table(table)

    await expect(sql`delete from ${name}`.execute(test.ownerDb)).rejects.toThrow(/append-only/)
    await expect(sql`truncate ${name} cascade`.execute(test.ownerDb)).rejects.toThrow(/append-only/)
  })

  it('refuses even its owner to empty what witnesses said of the log', async () => {
    await expect(sql`truncate log_cosignature`.execute(test.ownerDb)).rejects.toThrow(/append-only/)
  })

  it('refuses even its owner to change an act', async () => {
    await expect(test.ownerDb.updateTable('case_event').set({ by_person: 'p-leader' }).execute()).rejects.toThrow(
      /append-only/,
    )
    await expect(test.ownerDb.updateTable('ledger_entry').set({ payload: '{}' }).execute()).rejects.toThrow(
      /append-only/,
    )
  })

  it('does not let two entries follow the same one', async () => {
    const [entry] = await test.db.selectFrom('ledger_entry').selectAll().execute()
    if (entry === undefined) throw new Error('no entry')
    const fork = { ...entry, seq: entry.seq + 100, hash: 'f'.repeat(64), case_id: null, case_seq: null }

    await expect(test.db.insertInto('ledger_entry').values(fork).execute()).rejects.toThrow(/previous_hash/)
  })
})
