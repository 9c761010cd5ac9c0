import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseFilter } from '#store/case-lists.ts'
import { assignedCase, beginCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { allMet } from '#tests/support/proposal-desk.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { listSeenCases } from './list-seen-cases.ts'

let test: TestDatabase

/** A proposal that the roads bureau has; the congress's people see it only where it is public. */
async function assignedProposal(publishText: boolean) {
  const one = await beginProposal(test.db, '2026-03-02', { publishText })
  await one.act(people.committee, '2026-03-03', 'register')
  await one.act(people.committee, '2026-03-03', 'review_for_filing', allMet)
  await one.act(people.committee, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
  return one
}

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await assignedCase(test.db)
  await assignedCase(test.db, { publishText: false })
  const handedBack = await assignedCase(test.db)
  await handedBack.act(people.parks, '2026-03-05', 'return_assignment', { reason: '不属于本单位职责。' })
  await handedBack.act(people.assigner, '2026-03-06', 'accept_return', {}, 'parks')
  await beginCase(test.db, '2026-03-02')
  await assignedProposal(true)
  await assignedProposal(false)
})

afterAll(() => test.drop())

const seen = async (filter: CaseFilter, who: (typeof people)[keyof typeof people], countTo = 100) => {
  const page = await listSeenCases(test.db, who, { filter, order: 'newest', limit: 50, countTo })
  return { rows: page.rows.length, count: page.count }
}

describe('what a unit has, listed and counted for an office', () => {
  it.each([
    { filter: { unit: 'roads' }, who: 'secretary', many: 4 },
    { filter: { unit: 'roads' }, who: 'committee', many: 4 },
    { filter: { unit: 'roads' }, who: 'assigner', many: 5 },
    { filter: { unit: 'parks' }, who: 'secretary', many: 2 },
    { filter: { unit: 'parks', duty: 'lead' }, who: 'secretary', many: 0 },
    { filter: { unit: 'roads', duty: 'lead' }, who: 'assigner', many: 5 },
    { filter: { unit: 'roads', procedure: 'proposal' }, who: 'secretary', many: 1 },
    { filter: { unit: 'roads', procedure: 'proposal' }, who: 'committee', many: 2 },
    { filter: { unit: 'roads', states: ['closed'] }, who: 'secretary', many: 0 },
    { filter: { unit: 'roads' }, who: 'deputy', many: 4 },
    { filter: { unit: 'roads' }, who: 'water', many: 3 },
    { filter: { unit: 'roads' }, who: 'parks', many: 4 },
    { filter: { unit: 'roads' }, who: 'roads', many: 5 },
    { filter: { unit: 'parks' }, who: 'roads', many: 2 },
    { filter: { unit: 'water' }, who: 'roads', many: 0 },
  ] as const)('$filter as $who sees it: $many, both ways', async ({ filter, who, many }) => {
    expect(await seen(filter as CaseFilter, people[who])).toEqual({ rows: many, count: many })
  })

  it('is counted no further than was asked', async () => {
    for (const [countTo, count] of [
      [1, 1],
      [3, 3],
      [4, 4],
      [5, 4],
    ] as const)
      expect((await seen({ unit: 'roads' }, people.secretary, countTo)).count, `${countTo}`).toBe(count)
  })
})
