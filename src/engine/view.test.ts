import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { caseEvent } from '#tests/support/case-event.ts'
import type { CaseEvent, ClockMark } from './case-file.ts'
import {
  type CaseClock,
  findInstance,
  latestInstance,
  latestOf,
  listInstances,
  nextDeadline,
  personIn,
  runningClock,
  textOf,
  versionIn,
  viewOf,
  withEvents,
} from './view.ts'

const day = plainDate('2026-03-02')
const later = plainDate('2026-03-05')

const viewAfter = (...events: readonly CaseEvent[]) => viewOf({ id: 'c', procedure: 'p', profile: 'f', events })
const started = (clock: string, deadline: string, changes: object = {}): ClockMark => ({
  mark: 'started',
  clock,
  instance: 'case',
  from: day,
  deadline: plainDate(deadline),
  provisional: false,
  ...changes,
})

describe('a case as its events make it', () => {
  it('is nothing before its first event', () => {
    expect(viewAfter()).toEqual({
      id: 'c',
      procedure: 'p',
      profile: 'f',
      version: 0,
      state: null,
      instances: [],
      facts: {},
      clocks: [],
    })
  })

  it('holds of each part the newest value of every field, its duty, and who opened it', () => {
    const view = viewAfter(
      caseEvent({
        machine: 'assignment',
        instance: 'east',
        state: 'sent',
        byUnit: 'office',
        fields: { duty: 'lead', a: 1 },
      }),
      caseEvent({
        machine: 'assignment',
        instance: 'east',
        state: 'sent',
        byUnit: 'east',
        fields: { duty: 'all', b: 2 },
      }),
      caseEvent({ machine: 'assignment', instance: 'east', state: 'sent', byUnit: 'east', fields: { a: 3 } }),
    )

    expect(view).toMatchObject({ version: 3, state: null, facts: {} })
    expect(view.instances).toEqual([
      {
        machine: 'assignment',
        instance: 'east',
        state: 'sent',
        duty: 'lead',
        unit: 'office',
        broughtBy: { sent: 'ann' },
        since: day,
        fields: { duty: 'all', a: 3, b: 2 },
      },
    ])
  })

  it('says since when a part stands where it stands, and who brought it to each state last', () => {
    const view = viewAfter(
      caseEvent({}),
      caseEvent({ state: 'checking', byPerson: 'bob', on: later }),
      caseEvent({ state: 'checking', byPerson: 'cat', on: plainDate('2026-03-09') }),
      caseEvent({ state: 'asked', byPerson: 'dan', on: plainDate('2026-03-10') }),
    )

    expect(findInstance(view, 'case', 'case')).toMatchObject({
      since: '2026-03-10',
      duty: null,
      broughtBy: { asked: 'dan', checking: 'bob' },
    })
    expect(withEvents(viewAfter(caseEvent({})), [caseEvent({ on: later })]).instances[0]?.since).toBe(day)
  })

  it('does not take one part for another whose names run together alike', () => {
    const view = viewAfter(caseEvent({ machine: 'a', instance: 'bc' }), caseEvent({ machine: 'ab', instance: 'c' }))

    expect(view.instances).toHaveLength(2)
  })
})

describe('finding a part', () => {
  const view = viewAfter(
    caseEvent({ machine: 'reply', instance: '1', byUnit: 'east' }),
    caseEvent({ machine: 'reply', instance: '2', byUnit: 'west' }),
    caseEvent({ machine: 'reply', instance: '3', byUnit: 'east' }),
    caseEvent({ machine: 'visit', instance: '1' }),
    caseEvent({ machine: 'assignment', instance: 'east', fields: { duty: 'lead' } }),
    caseEvent({ machine: 'assignment', instance: 'west', fields: { duty: 'joint' } }),
  )
  const ids = (...args: Parameters<typeof listInstances>) => listInstances(...args).map(({ instance }) => instance)

  it('is by machine and name, and by duty where one is asked for', () => {
    expect(findInstance(view, 'visit', '1')?.machine).toBe('visit')
    expect(findInstance(view, 'visit', '2')).toBeUndefined()
    expect(ids(view, 'assignment')).toEqual(['east', 'west'])
    expect(ids(view, 'assignment', 'lead')).toEqual(['east'])
    expect(ids(view, 'assignment', ['joint', 'separate'])).toEqual(['west'])
    expect(ids(view, 'visit', 'lead')).toEqual([])
  })

  it('knows the newest version, of all and of one unit', () => {
    expect(latestInstance(view, 'reply')?.instance).toBe('3')
    expect(latestOf(view, 'reply', 'west')?.instance).toBe('2')
    expect(latestOf(view, 'reply', null)?.instance).toBe('3')
    expect(latestOf(view, 'reply', 'north')).toBeUndefined()
  })

  it('reads version and person out of a name that has both, or one', () => {
    expect([versionIn('2/ann'), personIn('2/ann')]).toEqual(['2', 'ann'])
    expect([versionIn('2'), personIn('ann')]).toEqual(['2', 'ann'])
    expect(versionIn('/ann')).toBe('')
  })

  it('reads a field as text, left out as none', () => {
    expect([textOf('x'), textOf(undefined), textOf(7), textOf(true)]).toEqual(['x', '', '7', 'true'])
  })
})

describe('the clocks of a case', () => {
  const clockOf = (view: ReturnType<typeof viewAfter>, name: string): CaseClock | undefined =>
    view.clocks.find(({ clock }) => clock === name)

  it('are told with all that was said when they were set, and what was left out as not so', () => {
    const view = viewAfter(
      caseEvent({
        clocks: [
          started('reply', '2026-06-02'),
          started('visit', '2026-03-20', { monthsMore: 2, deemed: true, window: true, provisional: true }),
        ],
      }),
    )

    expect(view.clocks).toEqual([
      {
        clock: 'reply',
        instance: 'case',
        from: day,
        deadline: '2026-06-02',
        provisional: false,
        setOn: day,
        monthsMore: 0,
        deemed: false,
        window: false,
        stoppedOn: null,
      },
      expect.objectContaining({ clock: 'visit', monthsMore: 2, deemed: true, window: true, provisional: true }),
    ])
  })

  it('run on through what happens without a word of them', () => {
    const view = viewAfter(caseEvent({ clocks: [started('reply', '2026-06-02')] }))

    expect(withEvents(view, [caseEvent({ on: later })]).clocks).toEqual(view.clocks)
  })

  it('keep the day they were set on when they are moved, and have the new one when they start anew', () => {
    const begun = caseEvent({ clocks: [started('reply', '2026-06-02')] })
    const moved = caseEvent({ on: later, clocks: [{ ...started('reply', '2026-07-02'), mark: 'moved' } as ClockMark] })
    const anew = caseEvent({ on: later, clocks: [started('reply', '2026-07-02')] })

    expect(clockOf(viewAfter(begun, moved), 'reply')).toMatchObject({ setOn: day, deadline: '2026-07-02' })
    expect(clockOf(viewAfter(begun, anew), 'reply')?.setOn).toBe(later)
    expect(clockOf(viewAfter(moved), 'reply')?.setOn).toBe(later)
  })

  it('stop once, on the first day they are stopped, and not where they never ran', () => {
    const stop: ClockMark = { mark: 'stopped', clock: 'reply', instance: 'case' }
    const begun = caseEvent({ clocks: [started('reply', '2026-06-02'), started('visit', '2026-03-20')] })
    const view = viewAfter(
      begun,
      caseEvent({ on: later, clocks: [stop] }),
      caseEvent({ on: plainDate('2026-03-09'), clocks: [stop, { ...stop, clock: 'other' }] }),
    )

    expect(view.clocks.map(({ clock, stoppedOn }) => [clock, stoppedOn])).toEqual([
      ['reply', later],
      ['visit', null],
    ])
    expect(runningClock(view, 'reply', 'case')).toBeUndefined()
    expect(runningClock(view, 'visit', 'east')).toBeUndefined()
    expect(runningClock(view, 'visit', 'case')?.deadline).toBe('2026-03-20')
  })

  it('make the next deadline that of the first somebody can be late for', () => {
    const clocks = [
      started('late', '2026-06-02'),
      started('first', '2026-03-20'),
      started('same', '2026-03-20'),
      started('window', '2026-03-10', { window: true }),
    ]
    const stop: ClockMark = { mark: 'stopped', clock: 'first', instance: 'case' }

    expect(nextDeadline(viewAfter(caseEvent({ clocks })))?.clock).toBe('first')
    expect(nextDeadline(viewAfter(caseEvent({ clocks: clocks.toReversed() })))?.clock).toBe('same')
    expect(nextDeadline(viewAfter(caseEvent({ clocks: [...clocks, stop] })))?.clock).toBe('same')
    expect(nextDeadline(viewAfter(caseEvent({})))).toBeUndefined()
  })
})
