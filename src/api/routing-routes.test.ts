import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let ask: (
  path: string,
  as: TownPerson | null,
  method?: 'GET' | 'POST',
) => Promise<{ readonly status: number; readonly json: unknown }>
let caseId = ''

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  const api = createApi(dependencies)
  ask = async (path, as, method = 'GET') => {
    const headers = as === null ? {} : { authorization: `Bearer ${await tokenFor(dependencies, as)}` }
    const answer = await api.request(path, { headers, method })
    return { status: answer.status, json: await answer.json() }
  }
  const told = { title: '关于改造老旧供水管道的建议', demands: '供水管道漏水，请更换，并改造排水。' }
  const one = await beginCase(test.db, '2026-03-02', told)
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  caseId = one.caseId
})

afterAll(() => test.drop())

describe('the API on whom a case might be given to', () => {
  it('tells the office that assigns it the unit, how sure that is, the words and the model, once it was proposed', async () => {
    expect(await ask(`/cases/${caseId}/routing`, 'assigner')).toMatchObject({
      status: 404,
      json: { type: '/problems/nothing_proposed' },
    })
    const proposed = {
      status: 200,
      json: {
        lead: { unit: 'water' },
        model: { method: 'units-1', learnedTo: 0, cases: 0, duties: 3 },
        behind: false,
        agreement: [],
      },
    }
    expect(await ask(`/cases/${caseId}/routing`, 'assigner', 'POST')).toMatchObject(proposed)
    expect(await ask(`/cases/${caseId}/routing`, 'assigner')).toMatchObject(proposed)
  })

  it.each([
    ['nobody signed in', null, 401],
    ['the leader', 'leader', 403],
    ['the secretariat of a session, between sessions', 'sessionSecretary', 403],
    ['the deputy whose it is', 'deputy', 403],
    ['a unit', 'roads', 403],
  ] as const)('tells %s nothing', async (_who, as, status) => {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await ask(`/cases/${caseId}/routing`, as, method)
      expect([status, 404]).toContain(answer.status)
      expect(JSON.stringify(answer.json)).not.toContain('confidence')
    }
  })

  it('tells a unit that may hand a case back the unit it should go to instead, and not how often that was followed', async () => {
    const one = await beginCase(test.db, '2026-03-02', { title: '关于供水管道的建议', demands: '供水管道漏水。' })
    await one.act(people.secretary, '2026-03-03', 'register')
    await one.act(people.secretary, '2026-03-03', 'file')
    await one.act(people.assigner, '2026-03-12', 'assign', { leadUnit: 'roads' })
    const path = `/cases/${one.caseId}/routing?action=return_assignment`
    const answer = { status: 200, json: { lead: { unit: 'water' }, agreement: [] } }
    expect(await ask(path, 'roads', 'POST')).toMatchObject(answer)
    expect(await ask(path, 'roads')).toMatchObject(answer)
    expect((await ask(path, 'water')).status).not.toBe(200)
    expect((await ask(path, 'assigner')).status).toBe(403)
  })

  it('knows no proposal for an act that gives a case to nobody', async () => {
    expect((await ask(`/cases/${caseId}/routing?action=register`, 'assigner')).status).toBeGreaterThanOrEqual(400)
    expect((await ask(`/cases/${caseId}/routing?action=reassign`, 'assigner')).status).toBeGreaterThanOrEqual(400)
  })
})
