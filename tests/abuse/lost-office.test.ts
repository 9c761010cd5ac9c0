import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { changeRoles } from '#operations/accounts/change-account.ts'
import { startBatch } from '#operations/batch-acts.ts'
import { continueImports } from '#operations/continue-imports.ts'
import { takeOver } from '#operations/take-over.ts'
import { findCaseFile } from '#store/case-files.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { csvOf, handIn } from '#tests/support/import-desk.ts'
import { officing } from '#tests/support/officer-desk.ts'
import { acting, people, settleSmallCity, timing } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

const today = '2026-03-16'
const secretary = acting(people.secretary, today)
let now = new Date(`${today}T02:00:00Z`)

let test: TestDatabase
let dependencies: Dependencies
let app: ReturnType<typeof cityApp>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db, { clock: () => now })
  app = cityApp(dependencies)
})

afterAll(() => test.drop())

async function ask(path: string, method = 'GET') {
  const headers = { authorization: `Bearer ${await tokenFor(dependencies, 'secretary')}` }
  const answer = await app.request(path, { method, headers })
  return { status: answer.status, text: await answer.text() }
}

/** The administrator gives the secretary another office, or its own again. */
async function given(office: 'assigning_office' | 'secretariat'): Promise<void> {
  const by = officing('administrator', `${today}T02:00:00.000Z`)
  const changed = await changeRoles(test.db, by, { id: 'a-p-secretary', offices: [office], unitId: null })
  expect(changed).toMatchObject({ ok: true })
}

async function eventsOf(caseId: string) {
  return (await test.db.transaction().execute((tx) => findCaseFile(tx, caseId)))?.events ?? []
}

/** What is done in an office that is lost on the way. */
async function whileLost(work: () => Promise<void>): Promise<void> {
  await given('assigning_office')
  try {
    await work()
  } finally {
    await given('secretariat')
  }
}

describe('what an official had begun when the office was lost', () => {
  it('22 of a batch nothing more is done: each act is refused like one asked for now', async () => {
    const cases = [await beginCase(test.db, '2026-03-02'), await beginCase(test.db, '2026-03-02')]
    const items = cases.map(({ caseId }) => ({ caseId, seenVersion: 1, instance: '', fields: {} }))
    const asked = { batchId: 'broken-off-in-the-middle', procedure: 'suggestion', action: 'register', items }
    expect(await startBatch(test.db, secretary, 'a-p-secretary', asked)).toMatchObject({ ok: true })

    await whileLost(async () => {
      const gone = await ask(`/api/batches/${asked.batchId}/continue`, 'POST')
      expect(gone.text.match(/"role_required"/g), gone.text).toHaveLength(2)
      for (const { caseId } of cases) expect(await eventsOf(caseId)).toHaveLength(1)
    })
  })

  it('22 of an import that was taken over in office the rest is taken as said that day, and shown to them no more', async () => {
    const lines = Array.from({ length: 230 }, (_, at) => [
      `2011-${at + 1}`,
      `旧件${at + 1}`,
      '内容',
      '2011-03-01',
      '办结',
    ])
    const table = csvOf([['建议号', '标题', '内容', '提出日期', '状态'], ...lines])
    const importId = await handIn(test.db, secretary, 'cases', table)
    await takeOver(test.db, secretary, importId)
    const taken = () =>
      test.db.selectFrom('case_summary').select('case_id').where('case_number', 'like', '2011-%').execute()
    const before = (await taken()).length
    expect(before).toBeLessThan(lines.length)

    await whileLost(async () => {
      await continueImports(test.db, timing('2026-03-17'))
      expect([403, 404]).toContain((await ask(`/api/imports/${importId}`)).status)
    })

    const all = await taken()
    expect(all).toHaveLength(lines.length)
    expect((await eventsOf(all.at(-1)?.case_id ?? ''))[0]?.byPerson).toBe('p-secretary')
  })

  it.each([
    '/exports/cases.csv',
    '/exports/cases.xlsx',
    '/papers/register.xlsx',
    '/papers/register.docx',
    '/papers/collection.docx',
    '/api/papers/register.xlsx',
    '/api/papers/collection.docx',
  ])('22 of %s no more is read once a second has gone by, and all of it by who keeps the office', async (path) => {
    const opened = async () => {
      const headers = { authorization: `Bearer ${await tokenFor(dependencies, 'secretary')}` }
      const { status, body } = await app.request(path, { headers })
      expect(status).toBe(200)
      const reader = body?.getReader()
      if (reader === undefined) throw new Error('no body')
      expect((await reader.read()).done).toBe(false)
      return reader
    }
    const rest = async (reader: Awaited<ReturnType<typeof opened>>) => {
      now = new Date(now.getTime() + 1_000)
      while (!(await reader.read()).done);
      return 'all of it'
    }
    expect(await rest(await opened())).toBe('all of it')
    const reader = await opened()
    await whileLost(async () => {
      await expect(rest(reader)).rejects.toThrow('rights of whoever reads have ended')
    })
  })
})
