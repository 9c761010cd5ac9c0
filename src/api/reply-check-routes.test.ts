import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignedCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let api: ReturnType<typeof createApi>
let caseId = ''
const tokens = new Map<TownPerson, string>()

const draft = '我局已于2026年3月修缮栈桥栏杆40米。'

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  api = createApi(dependencies)
  for (const person of Object.keys(people) as TownPerson[]) tokens.set(person, await tokenFor(dependencies, person))
  const one = await assignedCase(test.db, { demands: '建议修缮栈桥栏杆。建议在桥头设置夜间警示灯。' })
  await one.act(people.roads, '2026-03-10', 'draft_reply', { text: draft })
  caseId = one.caseId
})

afterAll(() => test.drop())

async function check(as: TownPerson | null, body: unknown = {}) {
  const response = await api.request(`/cases/${caseId}/reply-check`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as === null ? {} : { authorization: `Bearer ${tokens.get(as) ?? ''}` }),
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, cache: response.headers.get('cache-control'), json: await response.json() }
}

describe('the check of a reply through the API', () => {
  it.each(['roads', 'parks', 'assigner'] as const)('is for %s, of the draft as it stands', async (who) => {
    const { status, json, cache } = await check(who)

    expect(status).toBe(200)
    expect(cache).not.toContain('public')
    expect(json.reply).toBe(draft)
    expect(json.points.map((point: { standing: string }) => point.standing)).toEqual(['answered', 'unanswered'])
    for (const { start, end, quote } of json.passages) expect(json.reply.slice(start, end)).toBe(quote)
    for (const { start, end, quote } of json.points) expect(json.asked.slice(start, end)).toBe(quote)
    expect(json.passages[0].dates).toEqual([{ start: 4, end: 11, until: '2026-03-31' }])
  })

  it('takes words that are not stored, with the outcome they are to have', async () => {
    const { json } = await check('roads', { text: '我们将进一步加强管理。', outcome: 'planned', doneBy: '2020-01-01' })

    expect(json.passages[0].isHollow).toBe(true)
    const codes = json.remarks.map((remark: { code: string }) => remark.code)
    expect(codes).toEqual(expect.arrayContaining(['day_past', 'day_not_named']))
    expect((await check('roads')).json.reply).toBe(draft)
  })

  it.each(['deputy', 'secretary', 'leader'] as const)('is refused to %s, who sees the case', async (who) => {
    const { status, json } = await check(who, { text: '我们将进一步加强管理。' })
    expect(status).toBe(403)
    expect(json.errors[0].code).toBe('role_required')
    expect(json).not.toHaveProperty('points')
  })

  it.each(['water', 'member', 'administrator'] as const)('knows no case for %s', async (who) => {
    expect([403, 404]).toContain((await check(who)).status)
  })

  it('asks for a sign-in, and takes no more than a reply may hold', async () => {
    expect((await check(null)).status).toBe(401)
    expect((await check('roads', { text: '长'.repeat(50_000) })).status).toBe(200)
    expect((await check('roads', { text: '长'.repeat(50_001) })).status).toBeGreaterThanOrEqual(400)
    expect((await check('roads', { score: true })).status).toBeGreaterThanOrEqual(400)
  })
})
