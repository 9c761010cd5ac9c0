import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { startWordIndex } from './start-word-index.ts'

let test: TestDatabase
const log = pino({ level: 'silent' })
const question = {
  asks: { kind: 'like', title: '霁月桥限高杆', text: '' },
  kinds: ['case'],
  seenBy: ['kind:suggestion'],
  limit: 5,
} as const

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

describe('the thread that keeps the index', () => {
  it('reads the database by itself, answers from then on, and knows what was written since', async () => {
    const index = startWordIndex(test.url, log)
    await expect.poll(async () => (await index.ask(question)).state, { timeout: 180_000 }).toBe('ready')
    const { caseId } = await beginCase(test.db, '2026-03-02', { title: '关于霁月桥限高杆的建议' })
    expect(await index.ask(question)).toMatchObject({ state: 'ready', found: [{ key: `case/${caseId}` }] })
    await index.stop()
  })

  it('says that everything is still to be read where the database does not answer, and ends when it is told to', async () => {
    const index = startWordIndex('postgres://nobody@127.0.0.1:1/none', log)
    expect(await index.ask(question)).toEqual({ state: 'being_read', done: 0, of: 0 })
    await index.stop()
    await expect(index.ask(question)).rejects.toThrow('stopped')
  })
})
