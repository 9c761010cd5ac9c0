import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { jointAnswer } from '#tests/support/joint-answer.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let get: (path: string, as?: TownPerson) => Promise<Response>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  const api = createApi(dependencies)
  get = async (path, as) => {
    const headers = as === undefined ? {} : { authorization: `Bearer ${await tokenFor(dependencies, as)}` }
    return api.request(path, { headers })
  }
  await jointAnswer(test.db)
})

afterAll(() => test.drop())

describe('the yearly report by program', () => {
  const report = '/reports/annual?procedure=suggestion&year=2026'

  it('gives its figures, its law’s rules and the reports due', async () => {
    const read = await (await get(report, 'secretary')).json()

    expect(read).toMatchObject({
      law: { id: 'shanghai-2015' },
      unit: null,
      total: { received: 1, answered: 1, outcome: { planned: 1 } },
      matters: { promised: 1, notDue: 1 },
      satisfaction: { base: 'rated_only', source: null },
    })
    expect((await (await get(report, 'roads')).json()) as object).toMatchObject({ unit: 'roads' })
    const word = await get(report.replace('?', '.docx?'), 'secretary')
    expect((await mammoth.extractRawText({ buffer: Buffer.from(await word.arrayBuffer()) })).value).toContain(
      '共收到1件',
    )
  })

  it('is refused to who may not read figures, and for a kind of case there is no law on', async () => {
    expect((await get(report)).status).toBe(401)
    expect((await get(report, 'deputy')).status).toBe(403)
    expect((await get(report.replace('suggestion', 'nothing'), 'secretary')).status).toBe(404)
  })
})
