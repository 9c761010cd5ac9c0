import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { isDuty } from './duty.ts'
import { overdueInstances, unmetNeed } from './needs.ts'
import type { ActionDefinition } from './procedure.ts'
import { countedFor, type Need } from './tally.ts'
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

describe('the need of an act', () => {
  const late = {
    clock: 'checking',
    instance: 'p1',
    from: plainDate('2026-03-02'),
    deadline: plainDate('2026-03-09'),
    provisional: false,
    setOn: plainDate('2026-03-02'),
    monthsMore: 0,
    deemed: false,
    window: false,
    stoppedOn: null,
  }
  const need = { ...signed, what: 'signatures', quantity: 'all', unlessClockPast: ['other', 'checking'] } as const
  const act: ActionDefinition = {
    label: { zh: '词', en: 'Word' },
    machine: 'case',
    from: [],
    by: [],
    event: 'e',
    fields: {},
    needs: [need],
  }
  const view = { ...standing(['signed', 'asked']), clocks: [late] }

  it('holds it up until the last day of who is late, names them, and records from the next day that they were', () => {
    const [last, next] = [plainDate('2026-03-09'), plainDate('2026-03-10')]

    expect(unmetNeed(act, view, last, law)).toEqual({ code: 'waiting_for', what: 'signatures', instances: ['p1'] })
    expect(overdueInstances(act, view, last)).toEqual([])
    expect(unmetNeed(act, view, next, law)).toBeUndefined()
    expect(overdueInstances(act, view, next)).toEqual(['signatures:p1'])
  })

  it('is no longer waived by a clock that was met, or of another part', () => {
    const next = plainDate('2026-03-10')
    for (const clock of [
      { ...late, stoppedOn: next },
      { ...late, instance: 'p0' },
      { ...late, clock: 'third' },
    ]) {
      expect(overdueInstances(act, { ...view, clocks: [clock] }, next)).toEqual([])
      expect(unmetNeed(act, { ...view, clocks: [clock] }, next)?.code).toBe('waiting_for')
    }
    const { unlessClockPast: _, ...strict } = need
    expect(unmetNeed({ ...act, needs: [strict] }, view, next)?.code).toBe('waiting_for')
  })

  it('says how many are counted and how many are needed, where it asks for a number', () => {
    const on = plainDate('2026-03-02')
    const asking = (quantity: Need['quantity']) => unmetNeed({ ...act, needs: [{ ...need, quantity }] }, view, on, law)

    expect(asking({ atLeast: 'readers' })).toEqual({ code: 'too_few', what: 'signatures', counted: 1, needed: 3 })
    expect(asking('more_than_half')).toEqual({ code: 'too_few', what: 'signatures', counted: 1, needed: 2 })
    expect(asking('some')).toBeUndefined()
    expect(unmetNeed({ ...act, needs: [{ ...need, quantity: { atLeast: 'readers' } }] }, view, on)).toBeUndefined()
  })

  it('is the acting unit’s own where it says so, and none for an act without any', () => {
    const on = plainDate('2026-03-02')
    const own = { ...act, needs: [{ ...need, quantity: 'own' }] } as const
    const { needs: _, ...free } = act

    expect(unmetNeed(own, view, on, law, 'p0')).toBeUndefined()
    expect(unmetNeed(own, view, on, law, 'p1')).toEqual({ code: 'waiting_for', what: 'signatures', instances: ['p1'] })
    expect(unmetNeed(own, view, on, law)).toBeUndefined()
    expect(unmetNeed(free, view, on)).toBeUndefined()
    expect(overdueInstances(free, view, on)).toEqual([])
  })

  it('asks for the duties it names', () => {
    const duties = ['lead', 'joint', null] as const
    const instances = view.instances.map((one, index) => ({ ...one, duty: duties[index] ?? null }))
    const seen = {
      ...standing(['asked', 'asked', 'asked']),
      instances: [...instances, ...standing(['asked']).instances],
    }
    const waiting = (duty: Need['duty']) =>
      unmetNeed(
        { ...act, needs: [{ ...need, ...(duty === undefined ? {} : { duty }) }] },
        seen,
        plainDate('2026-03-02'),
      )

    expect(waiting('joint')).toMatchObject({ instances: ['p1'] })
    expect(waiting(['lead', 'separate'])).toBeUndefined()
    expect(waiting(undefined)).toMatchObject({ instances: ['p1', 'p0'] })
    expect(['lead', 'joint', 'separate', 'all', '', null].map(isDuty)).toEqual([true, true, true, false, false, false])
  })
})
