import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { caseClock } from '#tests/support/case-clock.ts'
import { casePart } from '#tests/support/case-part.ts'
import { parcel, parcelLaw } from '#tests/support/parcel.ts'
import type { WorkCalendar } from './calendar.ts'
import type { Actor, CaseEvent, Fields } from './case-file.ts'
import { clockMarks } from './clock-marks.ts'
import type { ClockStart } from './clock-start.ts'
import type { Decision } from './decision.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import { recomputedMarks } from './recomputed-marks.ts'
import { type CaseClock, type CaseView, type Instance, viewOf } from './view.ts'

const word = { zh: '词', en: 'Word' }
const on = plainDate('2026-03-02')
const calendar: WorkCalendar = new Map([
  [2026, { year: 2026, status: 'published', source: 'n', daysOff: new Map(), makeupWorkdays: new Map() }],
])
const act: ActionDefinition = { label: word, machine: 'case', from: ['out'], by: ['master'], event: 'e', fields: {} }

const part = (machine: string, instance: string, state = 'signed', more: Partial<Instance> = {}) =>
  casePart(machine, instance, state, { since: on, ...more })
const clock = (name: string, instance: string, more: Partial<CaseClock> = {}) =>
  caseClock(name, instance, {
    from: plainDate('2026-02-02'),
    deadline: plainDate('2026-03-20'),
    setOn: plainDate('2026-02-02'),
    ...more,
  })
const stopped = { stoppedOn: plainDate('2026-02-20') }
const view: CaseView = {
  ...viewOf({ id: 'p', procedure: 'parcel', profile: 'f', events: [] }),
  state: 'out',
  instances: [
    part('case', 'case', 'out'),
    part('assignment', 'east', 'signed', { duty: 'lead' }),
    part('assignment', 'west', 'signed', { duty: 'separate' }),
    part('asking', '1', 'open', { unit: 'west', fields: { months: 1 } }),
  ],
}
const master: Actor = { personId: 'mo', offices: ['master'], unitId: null }
const depot = (unitId: string): Actor => ({ personId: 'x', offices: [], unitId })

type Given = {
  readonly clocks?: readonly CaseClock[]
  readonly seen?: Partial<CaseView>
  readonly fields?: Fields
  readonly actor?: Actor
  readonly instance?: string
  readonly law?: Profile
  readonly procedure?: Procedure
  readonly days?: WorkCalendar
}

function marksOf(action: Partial<ActionDefinition>, given: Given = {}) {
  const { actor = master, instance = 'case', fields = {}, law = parcelLaw } = given
  const decision: Decision = {
    procedure: given.procedure ?? parcel,
    profile: law,
    action: { ...act, ...action },
    view: { ...view, ...given.seen, clocks: given.clocks ?? [] },
    request: { action: 'do', actor, fields, instance },
    role: 'master',
    circumstances: { on, at: `${on}T00:00:00.000Z`, calendar: given.days ?? calendar, isKnown: () => true, issued: {} },
  }
  const event: CaseEvent = {
    type: 'e',
    action: 'do',
    machine: action.machine ?? 'case',
    instance,
    stateBefore: 'out',
    state: action.to ?? 'out',
    byPerson: actor.personId,
    byRole: 'master',
    byUnit: actor.unitId,
    on,
    at: `${on}T00:00:00.000Z`,
    fields,
    clocks: [],
    waived: [],
  }
  return clockMarks(decision, event)
}

function told(action: Partial<ActionDefinition>, given?: Given): readonly string[] {
  const marks = marksOf(action, given)
  if (!marks.ok) return [marks.refusal.code]
  return marks.value.map((one) =>
    one.mark === 'stopped'
      ? `stopped ${one.clock}/${one.instance}`
      : `${one.mark} ${one.clock}/${one.instance} ${one.from} ${one.deadline}`,
  )
}
const starts = (start: Partial<ClockStart>, given?: Given, more: Partial<ActionDefinition> = {}) =>
  told({ ...more, starts: [{ clock: 'sign', for: 'case', ...start } as ClockStart] }, given)
const fromToday = 'started sign/case 2026-03-02 2026-03-05'

describe('the clocks an act stops', () => {
  const clocks = [
    clock('sign', 'case'),
    clock('sign', 'east'),
    clock('sign', 'west'),
    clock('check', 'east', stopped),
    clock('check', 'west'),
  ]

  it('are those that run, of the case and of what it is about', () => {
    expect(told({ stops: ['sign'] }, { clocks })).toEqual(['stopped sign/case'])
    expect(told({ machine: 'assignment', stops: ['sign', 'check'] }, { clocks, instance: 'east' })).toEqual([
      'stopped sign/east',
      'stopped sign/case',
    ])
    expect(told({}, { clocks })).toEqual([])
  })

  it('are only those of what it is about, where it says so', () => {
    expect(told({ machine: 'assignment', stopsHere: ['sign'] }, { clocks, instance: 'east' })).toEqual([
      'stopped sign/east',
    ])
    expect(told({ stopsHere: ['check'] }, { clocks })).toEqual([])
  })

  it('are those of the unit that answers for its part alone, instead of the case’s', () => {
    const asking = { machine: 'asking', stops: ['sign'] }

    expect(told({ stops: ['sign'] }, { clocks, actor: depot('west') })).toEqual([
      'stopped sign/case',
      'stopped sign/west',
    ])
    expect(told(asking, { clocks, actor: depot('west'), instance: '1' })).toEqual(['stopped sign/west'])
    expect(told(asking, { clocks, actor: depot('east'), instance: '1' })).toEqual(['stopped sign/case'])
    expect(told(asking, { clocks, actor: depot('north'), instance: '1' })).toEqual(['stopped sign/case'])
  })

  it('are those of what it moves as well, each once', () => {
    const effects: ActionDefinition['effects'] = [
      {
        machine: 'assignment',
        which: 'all',
        from: ['signed'],
        to: 'returned',
        event: 'r',
        stops: ['sign', 'check'],
      },
    ]

    expect(told({ effects, stops: ['sign'] }, { clocks })).toEqual([
      'stopped sign/case',
      'stopped sign/east',
      'stopped sign/west',
      'stopped check/west',
    ])
  })

  it('are all that run when the case ends, by the act or by what follows from it', () => {
    const home = { machine: 'case', which: 'case', from: ['out'], to: 'home', event: 'h' } as const
    const all = ['stopped sign/case', 'stopped sign/east', 'stopped sign/west', 'stopped check/west']

    expect(told({ to: 'home' }, { clocks })).toEqual(all)
    expect(told({ effects: [home] }, { clocks })).toEqual(all)
    expect(told({ effects: [{ ...home, from: ['posted'] }] }, { clocks })).toEqual([])
    expect(told({ effects: [{ ...home, to: 'out' }, home] }, { clocks })).toEqual(all)
    expect(told({ machine: 'assignment', to: 'returned' }, { clocks, instance: 'east' })).toEqual([])
  })
})

describe('a clock starts', () => {
  it('for the case, for what is acted on, for the acting unit, or for what comes into being', () => {
    expect(starts({})).toEqual([fromToday])
    expect(starts({ for: 'instance' }, { instance: 'east' }, { machine: 'assignment' })).toEqual([
      'started sign/east 2026-03-02 2026-03-05',
    ])
    expect(starts({ for: 'unit' }, { actor: depot('east') })).toEqual(['started sign/east 2026-03-02 2026-03-05'])
    expect(starts({ for: 'unit' })).toEqual([])
    const creates = [
      { machine: 'assignment', event: 'd', of: { field: 'a' }, duty: 'lead' },
      { machine: 'assignment', event: 'd', of: { field: 'b' }, duty: 'joint' },
    ] as const
    const fields = { a: 'north', b: 'south' }
    expect(starts({ for: 'new_instances' }, { fields }, { creates })).toHaveLength(2)
    expect(starts({ for: 'new_instances', duty: 'joint' }, { fields }, { creates })).toEqual([
      'started sign/south 2026-03-02 2026-03-05',
    ])
  })

  it('for the duty asked of what is acted on, else of the unit that acts', () => {
    expect(starts({ duty: 'lead' }, { instance: 'east' }, { machine: 'assignment' })).toEqual([fromToday])
    expect(starts({ duty: 'lead' }, { instance: 'west', actor: depot('east') }, { machine: 'assignment' })).toEqual([])
    expect(starts({ duty: 'lead' }, { actor: depot('east') })).toEqual([fromToday])
    expect(starts({ duty: 'lead' }, { actor: depot('west') })).toEqual([])
    expect(starts({ duty: 'lead' })).toEqual([])
  })

  it('only while the case stands where it says, and only where a fact says so, the request before the case', () => {
    const when = { fact: 'size', in: ['big'] }

    expect(starts({ whileCase: ['out'] })).toEqual([fromToday])
    expect(starts({ whileCase: ['posted'] })).toEqual([])
    expect(starts({ whileCase: ['posted'] }, { seen: { state: null } })).toEqual([])
    expect(starts({ when }, { seen: { facts: { size: 'big' } } })).toEqual([fromToday])
    expect(starts({ when }, { seen: { facts: { size: 'big' } }, fields: { size: 'small' } })).toEqual([])
    expect(starts({ when })).toEqual([])
  })

  it('only where the law gives it a length and counts it from there', () => {
    expect(starts({ clock: 'promise' })).toEqual([])
    expect(starts({ clock: 'unheard-of' })).toEqual([])
    expect(starts({ clock: 'check', anchor: 'receipt' })).toHaveLength(1)
    expect(starts({ clock: 'check', anchor: 'delivery' })).toEqual([])
  })

  it('on the day a fact names, by its day or its minute, else on the day of the act', () => {
    const anchored = (closes: Fields[string]) => starts({ anchorFact: 'closes' }, { seen: { facts: { closes } } })

    expect(anchored('2026-03-09')).toEqual(['started sign/case 2026-03-09 2026-03-12'])
    expect(anchored('2026-03-09T14:00')).toEqual(['started sign/case 2026-03-09 2026-03-12'])
    expect(anchored('soon')).toEqual([fromToday])
    expect(anchored(7)).toEqual([fromToday])
    expect(starts({ anchorFact: 'closes' })).toEqual([fromToday])
    expect(starts({}, { seen: { facts: { undefined: '2026-03-09' } } })).toEqual([fromToday])
  })

  it('anew from the last day it had, where it comes round', () => {
    const clocks = [clock('check', 'case'), clock('sign', 'case')]

    expect(starts({ renews: true }, { clocks })).toEqual(['started sign/case 2026-03-20 2026-03-25'])
    expect(starts({ renews: true })).toEqual([fromToday])
    expect(starts({}, { clocks })).toEqual([fromToday])
    expect(marksOf({ starts: [{ clock: 'sign', for: 'case', renews: true }] }, { clocks })).toEqual({
      ok: true,
      value: [
        {
          mark: 'started',
          clock: 'sign',
          instance: 'case',
          from: '2026-03-20',
          deadline: '2026-03-25',
          provisional: false,
        },
      ],
    })
  })

  it('with the first day any unit had, unless the law lets each begin anew', () => {
    const clocks = [
      clock('check', 'north', { from: plainDate('2026-01-05') }),
      clock('sign', 'west', { from: plainDate('2026-02-10') }),
      clock('sign', 'east', { from: plainDate('2026-02-09') }),
    ]
    const unless = (value: string) => ({ countsWithFirst: { unless: { choice: 'restarts', in: [value] } } })

    expect(starts(unless('yes'), { clocks })).toEqual(['started sign/case 2026-02-09 2026-02-12'])
    expect(starts(unless('no'), { clocks })).toEqual([fromToday])
    expect(starts(unless('yes'), { clocks: clocks.slice(0, 1) })).toEqual([fromToday])
    const marks = marksOf({ starts: [{ clock: 'sign', for: 'case', ...unless('yes') }] }, { clocks })
    expect(marks.ok && marks.value[0]).not.toHaveProperty('deemed')
  })

  it('not anew but on to the day it had, unless the law lets it begin anew', () => {
    const unless = (value: string) => ({ resumes: { unless: { choice: 'restarts', in: [value] } } })
    const before = clock('sign', 'case', { ...stopped, deemed: true, monthsMore: 2, provisional: true })
    const marks = (clocks: readonly CaseClock[]) =>
      marksOf({ starts: [{ clock: 'sign', for: 'case', ...unless('yes') }] }, { clocks })

    expect(marks([before])).toEqual({
      ok: true,
      value: [
        {
          mark: 'moved',
          clock: 'sign',
          instance: 'case',
          from: '2026-02-02',
          deadline: '2026-03-20',
          provisional: true,
          monthsMore: 2,
          deemed: true,
        },
      ],
    })
    const plain = marks([clock('sign', 'case', stopped)])
    expect(plain.ok && Object.keys(plain.value[0] ?? {})).not.toContain('monthsMore')
    expect(plain.ok && Object.keys(plain.value[0] ?? {})).not.toContain('deemed')
    expect(starts(unless('no'), { clocks: [before] })).toEqual([fromToday])
    expect(starts(unless('yes'), { clocks: [clock('sign', 'case')] })).toEqual([fromToday])
    expect(
      starts(unless('yes'), { clocks: [clock('sign', 'east', stopped), clock('check', 'case', stopped)] }),
    ).toEqual([fromToday])
  })

  it('not where one of that name runs that is to be left, or receipt was there before', () => {
    const receipt = { clock: 'check', anchor: 'receipt' } as const
    const running = (from: string) => [clock('check', 'case', { from: plainDate(from) })]

    expect(starts({ keepsRunning: true }, { clocks: [clock('sign', 'case')] })).toEqual([])
    expect(starts({ keepsRunning: true }, { clocks: [clock('sign', 'case', stopped)] })).toEqual([fromToday])
    expect(starts({ keepsRunning: true }, { clocks: [clock('sign', 'east'), clock('check', 'case')] })).toEqual([
      fromToday,
    ])
    expect(starts(receipt, { clocks: running('2026-03-01') })).toEqual([])
    expect(starts(receipt, { clocks: running('2026-03-02') })).toEqual([])
    expect(starts(receipt, { clocks: running('2026-03-03') })).toEqual(['started check/case 2026-03-02 2026-03-09'])
    expect(starts(receipt, { clocks: [clock('check', 'case', stopped)] })).toEqual([])
    expect(
      starts(
        { ...receipt, for: 'instance' },
        { clocks: [clock('check', 'east', stopped)], instance: 'east' },
        {
          machine: 'assignment',
        },
      ),
    ).toEqual(['started check/east 2026-03-02 2026-03-09'])
  })

  it('with its window told, by length and by a promised day', () => {
    const window = (start: object, given: Given = {}) => {
      const marks = marksOf({ starts: [{ clock: 'sign', for: 'case', ...start }] }, given)
      return marks.ok ? marks.value[0] : marks.refusal
    }
    const promised = { clock: 'promise', dateField: 'day' }
    const fields = { day: '2026-08-15' }

    expect(window({ window: true })).toMatchObject({ window: true })
    expect(window({})).not.toHaveProperty('window')
    expect(window({ ...promised, window: true }, { fields })).toEqual({
      mark: 'started',
      clock: 'promise',
      instance: 'case',
      from: '2026-03-02',
      deadline: '2026-08-15',
      provisional: false,
      window: true,
    })
    expect(window(promised, { fields })).not.toHaveProperty('window')
    expect(window(promised)).toBeUndefined()
  })

  it('in no year without its calendar, whichever day is reckoned first', () => {
    const days: WorkCalendar = new Map()
    const delivers = { creates: [{ machine: 'assignment', event: 'd', of: { field: 'a' } }] } as const

    expect(starts({}, { days })).toEqual(['calendar_missing'])
    expect(starts({ clock: 'check', anchor: 'receipt' }, { days, fields: { a: 'north' } }, delivers)).toEqual([
      'calendar_missing',
    ])
    expect(told({ recomputes: true }, { days, clocks: [clock('sign', 'case')] })).toEqual(['calendar_missing'])
    expect(told({ recomputes: true }, { clocks: [] })).toEqual(['nothing_to_recompute'])
  })
})

describe('a clock is lengthened', () => {
  const grant = { machine: 'asking', extends: { clock: 'delivery', monthsFact: 'months' } }
  const running = clock('delivery', 'case')
  const own = clock('delivery', 'west', { from: plainDate('2026-02-05') })
  const granted = (given: Given, instance = '1') => told(grant, { ...given, instance })

  it('by the months of the request it grants, or of the act, the unit’s own clock before the case’s', () => {
    expect(granted({ clocks: [running, own] })).toEqual(['moved delivery/west 2026-02-05 2026-04-06'])
    expect(granted({ clocks: [running] })).toEqual(['moved delivery/case 2026-02-02 2026-04-02'])
    expect(granted({ clocks: [running], fields: { months: 2 } })).toEqual(['moved delivery/case 2026-02-02 2026-05-04'])
    expect(granted({ clocks: [running, own], actor: depot('west'), fields: { months: 1 } }, '9')).toEqual([
      'moved delivery/west 2026-02-05 2026-04-06',
    ])
  })

  it('and says so: from where it ran, and whether receipt was deemed', () => {
    const mark = (more: Partial<CaseClock>) => {
      const marks = marksOf(grant, { clocks: [{ ...running, ...more }], instance: '1' })
      return marks.ok ? marks.value[0] : marks.refusal
    }

    expect(mark({ deemed: true })).toEqual({
      mark: 'moved',
      clock: 'delivery',
      instance: 'case',
      from: '2026-02-02',
      deadline: '2026-04-02',
      provisional: false,
      monthsMore: 1,
      deemed: true,
    })
    expect(mark({})).not.toHaveProperty('deemed')
    expect(mark({ monthsMore: 1 })).toMatchObject({ monthsMore: 2 })
    expect(mark({ monthsMore: 2 })).toMatchObject({ code: 'extension_too_long' })
  })

  it('not at all where it does not run, has no length, or nobody says by how much', () => {
    const unset = (delivery: null) => ({ ...parcelLaw, clocks: { ...parcelLaw.clocks, delivery } })
    const { delivery: _, ...others } = parcelLaw.clocks

    expect(granted({})).toEqual([])
    expect(granted({ clocks: [{ ...running, ...stopped }] })).toEqual([])
    expect(granted({ clocks: [running], law: unset(null) })).toEqual([])
    expect(granted({ clocks: [running], law: { ...parcelLaw, clocks: others } })).toEqual([])
    expect(granted({ clocks: [running], fields: { months: '2' } })).toEqual([])
    expect(granted({ clocks: [running] }, '9')).toEqual([])
  })

  it('not into a year without its calendar', () => {
    const late = clock('delivery', 'case', { from: plainDate('2026-11-20') })

    expect(granted({ clocks: [late] })).toEqual(['calendar_missing'])
  })
})

describe('reckoning anew', () => {
  const anew = (running: CaseClock, law: Profile = parcelLaw, procedure = parcel) => {
    const marks = recomputedMarks(procedure, law, { ...view, clocks: [running] }, calendar)
    return marks.ok ? marks.value : marks.refusal
  }
  const right = clock('sign', 'case', { deadline: plainDate('2026-02-05') })

  it('leaves a clock that stands where it would be set, and moves it for another day or another standing', () => {
    expect(anew(right)).toEqual([])
    expect(anew({ ...right, provisional: true })).toMatchObject([{ mark: 'moved', provisional: false }])
    expect(anew({ ...right, deadline: plainDate('2026-02-06') })).toEqual([
      {
        mark: 'moved',
        clock: 'sign',
        instance: 'case',
        from: '2026-02-02',
        deadline: '2026-02-05',
        provisional: false,
      },
    ])
  })

  it('keeps what was granted, deemed and a window', () => {
    const given = { ...right, monthsMore: 1, deemed: true as const, window: true }

    expect(anew(given)).toMatchObject([
      { mark: 'moved', from: '2026-02-05', monthsMore: 1, deemed: true, window: true },
    ])
    expect(anew({ ...given, deemed: false, deadline: plainDate('2026-03-20') })).toMatchObject([
      { from: '2026-02-02', monthsMore: 1 },
    ])
    expect(anew({ ...given, deemed: true }, { ...parcelLaw, deemedReceipt: null })).toMatchObject([
      { from: '2026-02-02' },
    ])
    expect(anew({ ...given, deemed: true }, { ...parcelLaw, deemedReceipt: 'promise' })).toMatchObject([
      { from: '2026-02-02' },
    ])
  })

  it('moves a clock whose day of receipt is another, though its last day is the same', () => {
    const deemed = clock('check', 'case', {
      deemed: true,
      from: plainDate('2026-02-06'),
      deadline: plainDate('2026-02-12'),
    })

    expect(anew(deemed)).toMatchObject([{ from: '2026-02-05', deadline: '2026-02-12' }])
  })

  it('leaves alone what was met and what was promised, and stops what has no length any more', () => {
    const { sign: _, ...others } = parcelLaw.clocks

    expect(anew({ ...right, ...stopped, deadline: plainDate('2026-02-06') })).toEqual([])
    expect(anew(clock('promise', 'case'))).toEqual([])
    expect(anew(right, { ...parcelLaw, clocks: others })).toEqual([
      { mark: 'stopped', clock: 'sign', instance: 'case' },
    ])
    expect(anew(right, { ...parcelLaw, clocks: { ...others, sign: null } })).toEqual([
      { mark: 'stopped', clock: 'sign', instance: 'case' },
    ])
  })

  it('is refused for a year without its calendar, of the clock or of the day of receipt', () => {
    const none = new Map()
    const marks = (running: CaseClock) => recomputedMarks(parcel, parcelLaw, { ...view, clocks: [running] }, none)

    expect(marks(right)).toEqual({ ok: false, refusal: { code: 'calendar_missing', year: 2026 } })
    expect(marks({ ...right, deemed: true })).toEqual({ ok: false, refusal: { code: 'calendar_missing', year: 2026 } })
  })
})
