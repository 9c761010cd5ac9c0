import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignedCase, beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { readPublicStatistics, readStatistics } from './statistics.ts'

let test: TestDatabase

const year = { procedure: 'suggestion', by: 'unit', from: '2026-01-01', to: '2026-12-31' } as const

/**
 * Counted by hand, all led by the roads bureau unless said: one rated satisfied and mostly satisfied; one answered, late
 * and not rated; one only assigned; one declined and one only submitted, led by nobody; one of the year before.
 */
beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const review = { outcome: 'adopted', publication: 'full', secrecy: 'cleared', secrecyReviewer: '审查人某' }
  const rated = await assignedCase(test.db)
  await rated.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意。' }, 'parks')
  await rated.act(people.roads, '2026-03-09', 'draft_reply', { text: '收悉。' })
  // Assigned on 2026-03-04, so 2026-06-04 is the last day.
  await rated.act(people.roads, '2026-03-10', 'review_reply', review)
  await rated.act(people.roads, '2026-06-04', 'issue_reply', { signer: '段路遥' })
  await rated.act(people.deputy, '2026-06-10', 'rate', { attitude: 'satisfied', result: 'basically_satisfied' })
  const late = await assignedCase(test.db)
  await late.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意。' }, 'parks')
  await late.act(people.roads, '2026-03-09', 'draft_reply', { text: '收悉。' })
  await late.act(people.roads, '2026-03-10', 'review_reply', { ...review, outcome: 'planned', doneBy: '2026-12-01' })
  await late.act(people.roads, '2026-06-05', 'issue_reply', { signer: '段路遥' })
  await assignedCase(test.db)
  const declined = await beginCase(test.db, '2026-03-02')
  await declined.act(people.secretary, '2026-03-03', 'register')
  await declined.act(people.secretary, '2026-03-03', 'decline', {
    declineReason: 'no_content',
    explanation: '没有内容。',
  })
  await beginCase(test.db, '2026-03-02')
  await beginCase(test.db, '2025-12-31')
})

afterAll(() => test.drop())

const roads = {
  group: 'roads',
  received: 3,
  declined: 0,
  accepted: 3,
  answered: 2,
  timed: 2,
  onTime: 1,
  keyItems: 0,
  keyAnswered: 0,
  outcome: { adopted: 1, planned: 1 },
  attitude: { satisfied: 1 },
  result: { basically_satisfied: 1 },
}

describe('figures of the year', () => {
  it('are what one counts by hand; who did not rate is in no rating', async () => {
    const read = await readStatistics(test.db, people.secretary, year)

    if (!read.ok) throw new Error('refused')
    expect(read.value.groups).toEqual([
      roads,
      {
        ...roads,
        group: null,
        received: 2,
        declined: 1,
        accepted: 0,
        answered: 0,
        timed: 0,
        onTime: 0,
        keyItems: 0,
        keyAnswered: 0,
        outcome: {},
        attitude: {},
        result: {},
      },
    ])
    expect(read.value.total).toEqual({ ...roads, group: null, received: 5, declined: 1 })
  })

  it.each(['unit', 'subject', 'session'] as const)('add up to the same total by %s', async (by) => {
    const read = await readStatistics(test.db, people.leader, { ...year, by })

    expect(read.ok && read.value.total).toEqual({ ...roads, group: null, received: 5, declined: 1 })
  })

  it('begin and end with the days asked', async () => {
    const received = async (from: string, to: string) => {
      const read = await readStatistics(test.db, people.secretary, { ...year, from, to })
      return read.ok ? read.value.total.received : null
    }

    expect(await received('2025-12-31', '2025-12-31')).toBe(1)
    expect(await received('2026-03-02', '2026-03-02')).toBe(5)
    expect(await received('2026-03-03', '2026-12-31')).toBe(0)
  })

  it('are a unit’s own for a unit, and nobody else’s inside figures', async () => {
    const own = await readStatistics(test.db, people.roads, year)
    const parks = await readStatistics(test.db, people.parks, year)

    expect(own.ok && own.value.total.received).toBe(3)
    expect(parks.ok && parks.value.total.received).toBe(0)
    expect(await readStatistics(test.db, people.deputy, year)).toEqual({
      ok: false,
      refusal: { code: 'statistics_not_allowed' },
    })
  })

  it('tell the public no group and no rating while there are so few', async () => {
    const { groups, total } = await readPublicStatistics(test.db, year)

    for (const one of groups) expect(one).toMatchObject({ received: null, accepted: null, outcome: null })
    expect(JSON.stringify([...groups, total])).not.toContain('satisfied')
  })
})
