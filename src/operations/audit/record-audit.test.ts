import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAuditEntries } from '#store/audit-entries.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { recordAudit } from './record-audit.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'

describe('the audit', () => {
  it('tells who did what to whom, newest first', async () => {
    await recordAudit(test.db, { act: 'signed_out', at, by: 'a-p-deputy' })
    await recordAudit(test.db, { act: 'account_disabled', at, by: 'a-p-administrator', about: 'a-p-parks' })

    expect(await listAuditEntries(test.db, { limit: 2 })).toMatchObject([
      { act: 'account_disabled', login: 'administrator', aboutLogin: 'parks', aboutPerson: '林屿苔' },
      { act: 'signed_out', login: 'deputy', aboutLogin: null },
    ])
  })

  it('23 keeps an entry to one line each, whatever is sent: no line break, no sign that turns text round', async () => {
    const sent = 'ok\r\n2026 signed_in administrator\u2028\u202e\u0007\ud800'
    await recordAudit(test.db, { act: 'refused', at, by: null, address: sent, detail: { path: sent, all: [sent] } })
    const [entry] = await listAuditEntries(test.db, { limit: 1 })

    expect(JSON.stringify(entry)).not.toMatch(/\p{C}|\p{Zl}|\\[rnu]/u)
    expect(entry?.address).toBe('ok 2026 signed_in administrator \ufffd')
  })

  it.each(['update', 'delete'] as const)('refuses every %s, also by the owner of the database', async (how) => {
    for (const db of [test.db, test.ownerDb]) {
      const change = {
        update: () => db.updateTable('audit_entry').set({ act: 'signed_in' }).execute(),
        delete: () => db.deleteFrom('audit_entry').execute(),
      }
      await expect(change[how]()).rejects.toThrow(/append-only|permission denied/)
    }
  })
})
