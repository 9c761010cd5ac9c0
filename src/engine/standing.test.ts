import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import { machinePer } from '#tests/support/machine-per.ts'
import type { Actor } from './case-file.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import { guardFault, instanceFor, momentFault, standingFault, windowFault } from './standing.ts'
import { type CaseClock, type CaseView, viewOf } from './view.ts'

const word = { zh: '词', en: 'Word' }
const act: ActionDefinition = { label: word, machine: 'case', from: ['asked'], by: [], event: 'e', fields: {} }
const empty = viewOf({ id: 'c', procedure: 'library-card', profile: 'f', events: [] })
const part = (machine: string, instance: string, state = 'open', unit: string | null = null) =>
  casePart(machine, instance, state, { unit })
const viewWith = (changes: Partial<CaseView>): CaseView => ({ ...empty, state: 'asked', ...changes })
const library: Procedure = {
  ...libraryCard,
  machines: {
    ...libraryCard.machines,
    card: machinePer('person'),
    draft: machinePer('version', { ownedByUnits: true }),
    linked: machinePer('linked_case'),
  },
}
const ann: Actor = { personId: 'ann', offices: [], unitId: null }
const east: Actor = { personId: 'eva', offices: [], unitId: 'east' }

describe('which part an act is about', () => {
  const view = viewWith({
    instances: [
      part('card', '1/ann'),
      part('card', '1/bob'),
      part('card', '2/ann'),
      part('letter', '1', 'open', 'east'),
      part('letter', '2', 'open', 'west'),
      part('draft', '1', 'open', 'east'),
      part('draft', '2', 'open', 'west'),
    ],
  })
  const of = (on: string, actor = ann, instance?: string, more: Partial<ActionDefinition> = {}) =>
    instanceFor(library, { ...act, machine: on, ...more }, view, {
      actor,
      ...(instance === undefined ? {} : { instance }),
    })

  it('is the case itself for its own acts, whatever part is named', () => {
    expect(of('case')).toBe('case')
    expect(of('case', ann, '7')).toBe('case')
    expect(of('unheard-of', ann, '7')).toBe('case')
  })

  it('is the next version for an act that opens one, whatever version is named', () => {
    expect(of('letter', ann, '1', { opens: 'next_version' })).toBe('3')
  })

  it('is the part that is named, where one is', () => {
    expect(of('letter', ann, '1')).toBe('1')
    expect(of('assignment', east, 'west')).toBe('west')
    expect(of('card', ann, '1/bob')).toBe('1/bob')
  })

  it('is else the own unit’s, the person’s own newest, the newest version, or the unit’s own newest', () => {
    expect(of('assignment', east)).toBe('east')
    expect(of('assignment', east, '')).toBe('east')
    expect(of('assignment', ann)).toBe('')
    expect(of('card', ann)).toBe('2/ann')
    expect(of('card', east)).toBe('')
    expect(of('letter', east)).toBe('2')
    expect(of('draft', east)).toBe('1')
    expect(of('draft', { ...east, unitId: 'north' })).toBe('')
    expect(of('linked', ann)).toBe('')
  })
})

describe('where an act can be taken from', () => {
  const place = { instance: 'case', unit: null }
  const fault = (action: ActionDefinition, view: CaseView, at = place) =>
    standingFault(library, action, 'note', view, at)
  const asked = viewWith({ instances: [part('case', 'case', 'asked')] })

  it('is the states it names, and no other', () => {
    expect(fault(act, asked)).toBeUndefined()
    expect(fault({ ...act, from: ['checking'] }, asked)).toEqual({
      code: 'action_not_available',
      action: 'note',
      state: 'asked',
    })
  })

  it('is a part that is there, but for an act that begins one', () => {
    const letter = { ...act, machine: 'letter' }

    expect(fault(letter, asked, { instance: '1', unit: null })).toEqual({
      code: 'instance_unknown',
      machine: 'letter',
      instance: '1',
    })
    expect(fault({ ...letter, from: [] }, asked, { instance: '1', unit: null })).toBeUndefined()
    expect(fault({ ...letter, opens: 'next_version' }, asked, { instance: '1', unit: null })).toBeUndefined()
    expect(fault({ ...act, from: [] }, asked)?.code).toBe('action_not_available')
  })

  it('is only while the case stands where the act says', () => {
    expect(fault({ ...act, whileCase: ['asked'] }, asked)).toBeUndefined()
    expect(fault({ ...act, whileCase: ['checking'] }, asked)).toEqual({
      code: 'action_not_available',
      action: 'note',
      state: 'asked',
    })
    expect(fault({ ...act, whileCase: ['checking'] }, empty)).toMatchObject({ state: 'none' })
    expect(fault({ ...act, from: [], whileCase: [''] }, empty)).toBeUndefined()
  })

  it('waits for every guard, which hears where the act takes place', () => {
    const heard: unknown[] = []
    const guarded: Procedure = {
      ...library,
      guards: {
        free: () => undefined,
        shut: (_, __, at) => {
          heard.push(at)
          return { code: 'rule_broken', rule: 'shut', detail: '' }
        },
      },
    }
    const faultOf = (...guards: string[]) => guardFault(guarded, guards, asked, undefined, place)

    expect(faultOf()).toBeUndefined()
    expect(faultOf('free')).toBeUndefined()
    expect(faultOf('free', 'shut')).toMatchObject({ rule: 'shut' })
    expect(heard).toEqual([place])
    expect(standingFault(guarded, { ...act, guards: ['shut'] }, 'note', asked, place)).toMatchObject({ rule: 'shut' })
    expect(() => faultOf('lost')).toThrow('procedure library-card names a guard it does not have: lost')
    expect(() => guardFault({ ...library, guards: undefined } as never, ['lost'], asked, undefined, place)).toThrow(
      'lost',
    )
  })
})

describe('the time for an act', () => {
  const clock = (name: string, instance: string, deadline: string, stoppedOn: string | null = null): CaseClock => ({
    clock: name,
    instance,
    from: plainDate('2026-03-02'),
    deadline: plainDate(deadline),
    provisional: false,
    setOn: plainDate('2026-03-02'),
    monthsMore: 0,
    deemed: false,
    window: false,
    stoppedOn: stoppedOn === null ? null : plainDate(stoppedOn),
  })
  const on = (action: Partial<ActionDefinition>, clocks: readonly CaseClock[], day: string, instance = 'east') =>
    windowFault({ ...act, ...action }, viewWith({ clocks }), instance, plainDate(day))

  it('begins on the last day of the clock it waits for, and not a day before', () => {
    const waits = { notBefore: 'notice' }
    const running = [clock('notice', 'case', '2026-03-20')]

    expect(on(waits, running, '2026-03-20')).toBeUndefined()
    expect(on(waits, running, '2026-03-19')).toEqual({
      code: 'not_due_yet',
      clock: 'notice',
      deadline: '2026-03-20',
    })
    expect(on(waits, [], '2026-03-20')).toEqual({ code: 'not_due_yet', clock: 'notice', deadline: null })
    expect(on(waits, [clock('notice', 'case', '2026-03-20', '2026-03-03')], '2026-03-20')?.code).toBe('not_due_yet')
    expect(on({}, running, '2026-03-19')).toBeUndefined()
  })

  it('ends with the last day of the part’s own clock, run or stopped, or of the case’s while that runs', () => {
    const ends = { within: 'refusal' }
    const late = { code: 'deadline_passed', clock: 'refusal', deadline: '2026-03-05' }

    for (const own of [
      clock('refusal', 'east', '2026-03-05'),
      clock('refusal', 'east', '2026-03-05', '2026-03-03'),
      clock('refusal', 'case', '2026-03-05'),
    ]) {
      expect(on(ends, [own], '2026-03-05')).toBeUndefined()
      expect(on(ends, [own], '2026-03-06')).toEqual(late)
    }
    expect(on(ends, [clock('refusal', 'case', '2026-03-05', '2026-03-03')], '2026-03-06')).toBeUndefined()
    expect(on(ends, [clock('refusal', 'west', '2026-03-05')], '2026-03-06')).toBeUndefined()
    expect(on(ends, [clock('other', 'east', '2026-03-05')], '2026-03-06')).toBeUndefined()
    expect(
      on(ends, [clock('refusal', 'case', '2026-03-09'), clock('refusal', 'east', '2026-03-05')], '2026-03-06'),
    ).toEqual(late)
    expect(on({}, [clock('refusal', 'east', '2026-03-05')], '2026-03-06')).toBeUndefined()
  })
})

describe('an act that ends, or begins, some hours before a sitting', () => {
  const law = { amounts: { notice: { value: 48, source: null } } }
  const sitting = (opensAt: string | undefined) => viewWith({ facts: opensAt === undefined ? {} : { opensAt } })
  const limit = { moment: 'opensAt', hours: 'notice' }
  const ends: ActionDefinition = { ...act, before: limit }
  const begins: ActionDefinition = { ...act, after: limit }
  const fault = (
    action: ActionDefinition,
    day: string,
    at?: string,
    { view = sitting('2026-01-20T14:00'), profile = law }: { view?: CaseView; profile?: typeof law | undefined } = {},
  ) => momentFault(action, 'note', view, profile, plainDate(day), at)
  // 48 hours before 14:00 in the city, which is 06:00 UTC.
  const last = '2026-01-18T06:00:00.000Z'

  it('ends at that very minute', () => {
    expect(fault(ends, '2026-01-18', last)).toBeUndefined()
    expect(fault(ends, '2026-01-18', '2026-01-18T06:00:00.001Z')).toEqual({
      code: 'too_late',
      action: 'note',
      until: '2026-01-18T14:00',
    })
  })

  it('begins after that very minute', () => {
    expect(fault(begins, '2026-01-18', '2026-01-18T06:00:00.001Z')).toBeUndefined()
    expect(fault(begins, '2026-01-18', last)).toEqual({
      code: 'too_early',
      action: 'note',
      from: '2026-01-18T14:00',
    })
  })

  it('counts as open through the whole of that day where nobody says the minute', () => {
    expect([fault(ends, '2026-01-17'), fault(ends, '2026-01-18')]).toEqual([undefined, undefined])
    expect(fault(ends, '2026-01-19')?.code).toBe('too_late')
    expect([fault(begins, '2026-01-18'), fault(begins, '2026-01-19')]).toEqual([undefined, undefined])
    expect(fault(begins, '2026-01-17')?.code).toBe('too_early')
  })

  it('is the sitting itself where the law sets no hours', () => {
    expect(momentFault(ends, 'note', sitting('2026-01-20T14:00'), undefined, plainDate('2026-01-20'))).toBeUndefined()
    expect(momentFault(ends, 'note', sitting('2026-01-20T14:00'), {}, plainDate('2026-01-21'))?.code).toBe('too_late')
  })

  it('has no limit where the case names no moment, or the act none', () => {
    for (const view of [sitting(undefined), sitting(''), sitting('soon'), viewWith({ facts: { opensAt: 7 } })]) {
      expect(fault(ends, '2026-12-31', undefined, { view })).toBeUndefined()
      expect(fault(begins, '2026-01-01', undefined, { view })).toBeUndefined()
    }
    expect(fault(act, '2026-12-31')).toBeUndefined()
  })
})
