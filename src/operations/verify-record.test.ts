import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { tamper } from '#tests/support/tamper.ts'
import { recordAudit } from './audit/record-audit.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase

beforeEach(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  for (const token of ['one', 'two', 'three']) {
    const submitted = await submitCase(test.db, acting(people.deputy, '2026-03-02'), {
      procedure: 'suggestion',
      profile: 'shanghai-2015',
      submitToken: token,
      fields: { title: token, demands: '内容', leadProposer: people.deputy.personId, period: 'between_sessions' },
    })
    if (!submitted.ok) throw new Error('refused')
    const asked = { caseId: submitted.value.caseId, seenVersion: 1, action: 'register', fields: {} }
    await takeAction(test.db, acting(people.secretary, '2026-03-03'), asked)
  }
})

afterEach(() => test.drop())

describe('verifying the record', () => {
  it('finds nothing wrong with what was recorded by acts', async () => {
    expect(await verifyRecord(test.db)).toMatchObject({ entries: 6, cases: 3, faults: [] })
  })

  it.each([
    {
      what: 'a changed act',
      statement: `update case_event set by_person = 'p-leader' where type = 'registered'`,
      says: 'differs from the log',
    },
    {
      what: 'changed words',
      statement: `update case_event set fields = fields || '{"title":"别的"}' where type = 'submitted'`,
      says: 'differs from the log',
    },
    { what: 'a deleted act', statement: `delete from case_event where type = 'registered'`, says: 'missing' },
    {
      what: 'a log entry with other words',
      statement: `update ledger_entry set payload = replace(payload, 'case_event', 'other_event') where seq = 3`,
      says: 'log entry 3: wrong_hash',
    },
    { what: 'a log entry taken out', statement: 'delete from ledger_entry where seq = 2', says: 'log entry 3: gap' },
    {
      what: 'a list that says otherwise',
      statement: `update case_summary set state = 'closed' where title = 'two'`,
      says: 'list copies (summaries)',
    },
    { what: 'a next step that nobody has', statement: `delete from case_todo`, says: 'list copies (todos)' },
  ])('24 finds $what', async ({ statement, says }) => {
    await tamper(test, statement)

    expect((await verifyRecord(test.db)).faults.join('\n')).toContain(says)
  })

  it('24 finds a number that was given twice because its series was set back', async () => {
    const fileAndNumber = async (token: string) => {
      const { case_id: caseId } = await test.db
        .selectFrom('case_summary')
        .select('case_id')
        .where('title', '=', token)
        .executeTakeFirstOrThrow()
      const filed = { caseId, seenVersion: 2, action: 'file', fields: {} }
      expect(await takeAction(test.db, acting(people.secretary, '2026-03-04'), filed)).toMatchObject({ ok: true })
    }
    await fileAndNumber('one')
    await fileAndNumber('two')
    expect((await verifyRecord(test.db)).faults).toEqual([])
    await sql`update number_series set last = 0`.execute(test.ownerDb)
    await fileAndNumber('three')

    expect((await verifyRecord(test.db)).faults.join('\n')).toMatch(/^number \S+ \(suggestion\): given to \S+, \S+$/m)
  })

  it('24 writes nothing of the audit over where its sequence was set back', async () => {
    const before = await test.ownerDb.selectFrom('audit_entry').selectAll().execute()
    await sql`alter table audit_entry alter column seq restart with 1`.execute(test.ownerDb)
    const one = { act: 'signed_out', at: '2026-03-05T00:00:00.000Z', by: 'a-p-deputy' } as const
    await recordAudit(test.db, one)
    await sql`alter table audit_entry alter column seq restart with 1`.execute(test.ownerDb)
    await expect(recordAudit(test.db, one)).rejects.toThrow(/duplicate key/)
    expect(await test.ownerDb.selectFrom('audit_entry').selectAll().execute()).toHaveLength(before.length + 1)
  })
})
