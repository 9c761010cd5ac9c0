import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { countedFor } from './tally.ts'
import type { CaseView, Instance } from './view.ts'

const law = { amounts: { readers: { value: 3, source: 'test' }, none: { value: null, source: null } } }

const standing = (states: readonly string[], facts = {}): CaseView => ({
  id: 'c',
  procedure: 'p',
  profile: 'f',
  version: 1,
  state: 'open',
  instances: states.map(
    (state, index): Instance => ({
      machine: 'card',
      instance: `p${index}`,
      state,
      duty: null,
      unit: null,
      broughtBy: {},
      since: plainDate('2026-03-02'),
      fields: {},
    }),
  ),
  facts,
  clocks: [],
})

const signed = { machine: 'card', in: ['signed'] } as const
const least = { ...signed, quantity: { atLeast: 'readers' } } as const

describe('how many stand where', () => {
  it('is enough with the number the law sets, and not with one fewer', () => {
    expect(countedFor(least, standing(['signed', 'signed', 'asked']), law)).toMatchObject({
      met: false,
      counted: 2,
      needed: 3,
    })
    expect(countedFor(least, standing(['signed', 'signed', 'signed']), law).met).toBe(true)
  })

  it('is enough with one where the law sets no number, and not with none', () => {
    const unset = { ...signed, quantity: { atLeast: 'none' } } as const
    expect(countedFor(unset, standing(['signed', 'asked']), law).met).toBe(true)
    expect(countedFor(unset, standing(['asked']), law).met).toBe(false)
    expect(countedFor(least, standing(['signed']), {}).met).toBe(true)
  })

  it('is enough with one where the case is of a kind that needs no more', () => {
    const one = { ...least, oneIsEnough: { fact: 'kind', in: ['branch'] } } as const
    expect(countedFor(one, standing(['signed'], { kind: 'branch' }), law).met).toBe(true)
    expect(countedFor(one, standing([], { kind: 'branch' }), law).met).toBe(false)
    expect(countedFor(one, standing(['signed'], { kind: 'reader' }), law).met).toBe(false)
  })

  it('is asked of the newest version alone, where there are several', () => {
    const states = ['1/a asked', '1/b asked', '10/a signed', '10/b asked', '2/a asked']
    const view = standing([])
    const instances = states.map((one): Instance => {
      const [instance = '', state = ''] = one.split(' ')
      return {
        machine: 'card',
        instance,
        state,
        duty: null,
        unit: null,
        broughtBy: {},
        since: plainDate('2026-03-02'),
        fields: {},
      }
    })

    expect(countedFor({ ...signed, quantity: 'all', ofLatest: true }, { ...view, instances }, law)).toMatchObject({
      counted: 1,
      needed: 2,
    })
  })

  it.each([
    { states: ['signed', 'asked'], met: false },
    { states: ['signed', 'signed', 'asked'], met: true },
    { states: ['signed', 'signed', 'asked', 'asked'], met: false },
    { states: ['signed'], met: true },
    { states: [], met: false },
  ])('is more than half of all of them: $states', ({ states, met }) => {
    expect(countedFor({ ...signed, quantity: 'more_than_half' }, standing(states), law).met).toBe(met)
  })
})
