import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { people } from '#tests/support/small-city.ts'
import { faultsOf } from './invariants.ts'
import { kinds, newTown, type Step, type Town } from './town.ts'

const step: fc.Arbitrary<Step> = fc.record({
  place: fc.nat({ max: 1 }),
  actor: fc.nat(),
  pick: fc.nat(),
  filling: fc.nat(),
  days: fc.constantFrom(0, 0, 0, 1, 3, 10, 40),
  /** One in six asks for any act at all, whoever may take it. */
  wild: fc.integer({ min: 1, max: 6 }).map((roll) => roll === 1),
})

function lived(kind: keyof typeof kinds, steps: readonly Step[]): Town {
  const town = newTown(kinds[kind])
  for (const one of steps) town.take(one)
  return town
}

describe.each(['suggestion', 'proposal'] as const)('any course of two cases: %s', (kind) => {
  it('keeps the nine invariants, whoever does what in which order', () => {
    const reached = new Set<string>()
    const taken = new Set<string>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 80, maxLength: 180 }), (steps) => {
        const town = lived(kind, steps)
        for (const one of town.cases())
          for (const event of one.events) {
            reached.add(`${event.machine}:${event.state}`)
            taken.add(event.action)
          }
        expect(faultsOf(town)).toEqual([])
      }),
      { numRuns: 250, seed: 20260302, endOnFailure: true },
    )
    // The runs went far enough for the invariants to be about something.
    for (const state of ['replied', 'rated', 'rehandling', 'merged', 'withdrawn', 'closed', 'tracking']) {
      expect([...reached], state).toContain(`case:${state}`)
    }
    const lengthens = kind === 'suggestion' ? 'grant_extension' : 'lengthen_reply'
    for (const action of [
      'rate',
      'publish_reply',
      'merge',
      'receive_reply',
      lengthens,
      'countersign',
      'assign_separately',
      'answer_urging',
      'settle_disagreement',
      'settle_naming',
      'pass_on_reply',
      ...(kind === 'suggestion' ? ['choose_key_item', 'conclude_supervision'] : []),
    ]) {
      expect([...taken], action).toContain(action)
    }
  }, 180_000)

  it('would be found out by these invariants where they are broken', () => {
    const town = lived(kind, [])
    const [one] = town.cases()
    const rating = one?.events[0]
    if (one === undefined || rating === undefined) throw new Error('the town has no case')
    const forged = {
      ...rating,
      type: 'reply_rated',
      machine: 'delivery',
      instance: `1/${kinds[kind].authors[0].personId}`,
      byPerson: people.roads.personId,
      byUnit: 'roads',
      state: 'rated',
    }
    const published = { ...rating, type: 'reply_published', machine: 'publication', instance: '1', state: 'published' }

    expect(faultsOf({ ...town, cases: () => [{ ...one, events: [...one.events, forged] }] })).not.toEqual([])
    expect(faultsOf({ ...town, cases: () => [{ ...one, events: [...one.events, published] }] })).not.toEqual([])
  })
})
