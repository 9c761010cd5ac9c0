import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { parcel, parcelLaw } from '#tests/support/parcel.ts'
import type { WorkCalendar } from './calendar.ts'
import type { Actor, CaseFile, Fields } from './case-file.ts'
import { decide } from './decide.ts'
import { offersFor } from './offers.ts'
import { procedureUnder } from './procedure-under.ts'
import type { Profile } from './profile.ts'
import { recomputedMarks } from './recomputed-marks.ts'
import { nextDeadline, viewOf } from './view.ts'

const plainYear = (...holidays: string[]): WorkCalendar =>
  new Map([
    [
      2026,
      {
        year: 2026,
        status: 'published',
        source: 'test notice',
        daysOff: new Map(holidays.map((day) => [plainDate(day), { zh: '假日', en: 'Holiday' }])),
        makeupWorkdays: new Map(),
      },
    ],
  ])

const master: Actor = { personId: 'mo', offices: ['master'], unitId: null }
const depot = (unitId: string): Actor => ({ personId: `of-${unitId}`, offices: [], unitId })

/** A parcel under a law: each act on a day, refused acts thrown. */
function under(law: Profile, calendar = plainYear()) {
  const procedure = procedureUnder(parcel, law)
  let file: CaseFile = { id: 'p', procedure: 'parcel', profile: law.id, events: [] }
  const attempt = (day: string, actor: Actor, action: string, fields: Fields = {}, instance?: string, by = calendar) =>
    decide(
      procedure,
      law,
      file,
      { action, actor, fields, ...(instance === undefined ? {} : { instance }) },
      {
        on: plainDate(day),
        at: `${day}T08:00:00.000Z`,
        calendar: by,
        isKnown: () => true,
        issued: {},
      },
    )
  return {
    act: (...args: Parameters<typeof attempt>) => {
      const decided = attempt(...args)
      if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
      file = { ...file, events: [...file.events, ...decided.value] }
    },
    refusal: (...args: Parameters<typeof attempt>) => {
      const decided = attempt(...args)
      return decided.ok ? undefined : decided.refusal[0]
    },
    clock: (name: string, instance = 'case') =>
      viewOf(file).clocks.find((one) => one.clock === name && one.instance === instance),
    view: () => viewOf(file),
    offers: (actor: Actor, day: string) =>
      offersFor(procedure, viewOf(file), actor, plainDate(day)).map((o) => o.action),
  }
}

/** Handed to two depots on Monday 2 March 2026. */
function handedOver(law: Profile, calendar?: WorkCalendar) {
  const one = under(law, calendar)
  one.act('2026-03-02', master, 'post')
  one.act('2026-03-02', master, 'hand_over', { first: 'east', second: 'west' })
  return one
}

const fromAssignment: Profile = {
  ...parcelLaw,
  clocks: Object.fromEntries(
    Object.entries(parcelLaw.clocks).map(([name, rule]) => [
      name,
      rule === null || rule.anchor === undefined ? rule : { ...rule, anchor: 'assignment' },
    ]),
  ),
}
const neverDeemed: Profile = { ...parcelLaw, deemedReceipt: null }

describe('a clock that counts from assignment', () => {
  it('starts at the act of assigning and is not touched by signing', () => {
    const one = handedOver(fromAssignment)
    one.act('2026-03-03', depot('east'), 'sign')

    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-02', deadline: '2026-04-02', deemed: false })
    expect(one.clock('check', 'east')).toMatchObject({ from: '2026-03-02', deadline: '2026-03-09' })
  })
})

describe('a clock that counts from receipt', () => {
  it('runs from the deemed day until somebody signs', () => {
    const one = handedOver(parcelLaw)

    expect(one.clock('sign', 'east')?.deadline).toBe('2026-03-05')
    expect(one.clock('check', 'east')).toMatchObject({ from: '2026-03-05', deadline: '2026-03-12', deemed: true })
    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-05', deadline: '2026-04-06', deemed: true })
  })

  it('comes forward with an early signature', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-03', depot('east'), 'sign')

    expect(one.clock('check', 'east')).toMatchObject({ from: '2026-03-03', deadline: '2026-03-10', deemed: false })
    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-03', deadline: '2026-04-03', deemed: false })
    expect(one.clock('check', 'west')?.deemed).toBe(true)
  })

  it.each(['2026-03-05', '2026-03-06', '2026-03-31'])('is not put back by a signature on %s', (day) => {
    const one = handedOver(parcelLaw)
    one.act(day, depot('east'), 'sign')

    expect(one.clock('check', 'east')?.deadline).toBe('2026-03-12')
    expect(one.clock('delivery')?.deadline).toBe('2026-04-06')
  })

  it('is started for the whole case by the first depot alone', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-03', depot('west'), 'sign')

    expect(one.clock('delivery')?.from).toBe('2026-03-05')
  })

  it('does not run before the signature where receipt is never deemed', () => {
    const one = handedOver(neverDeemed)
    expect(one.clock('check', 'east')).toBeUndefined()
    expect(one.clock('delivery')).toBeUndefined()

    one.act('2026-03-20', depot('east'), 'sign')

    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-20', deadline: '2026-04-20', deemed: false })
  })
})

describe('a parcel passed on to another first depot', () => {
  const passedOn = (law: Profile) => {
    const one = handedOver(law)
    one.act('2026-03-03', depot('east'), 'sign')
    one.act('2026-03-10', master, 'pass_on', { to: 'north' })
    return one
  }

  it('keeps its clock, though the new one signs later', () => {
    const one = passedOn(parcelLaw)
    one.act('2026-03-11', depot('north'), 'sign')

    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-03', deadline: '2026-04-03' })
  })

  it('begins anew on that day where the law says so', () => {
    const one = passedOn({ ...parcelLaw, choices: { ...parcelLaw.choices, restarts: { value: 'yes', source: null } } })
    one.act('2026-03-11', depot('north'), 'sign')

    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-10', deadline: '2026-04-10' })
  })
})

describe('a window', () => {
  it('bounds the act on its last day and the day after', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-03', depot('east'), 'sign')

    expect(one.refusal('2026-03-05', depot('east'), 'give_back')).toBeUndefined()
    expect(one.refusal('2026-03-06', depot('east'), 'give_back')).toEqual({
      code: 'deadline_passed',
      clock: 'refusal',
      deadline: '2026-03-05',
    })
  })

  it('is nobody’s next deadline', () => {
    const one = handedOver(parcelLaw)

    expect(one.clock('refusal', 'east')).toMatchObject({ window: true })
    expect(nextDeadline(one.view())?.clock).toBe('sign')
    one.act('2026-03-03', depot('east'), 'sign')
    one.act('2026-03-03', depot('west'), 'sign')
    expect(one.clock('refusal', 'west')?.deadline).toBe('2026-03-05')
    expect(nextDeadline(one.view())?.clock).toBe('check')
  })
})

describe('more time', () => {
  it('is added to the rule’s own length, again and again up to the most', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-10', master, 'lengthen', { months: 1 })
    expect(one.clock('delivery')).toMatchObject({ monthsMore: 1, deadline: '2026-05-05' })

    one.act('2026-03-11', master, 'lengthen', { months: 1 })
    expect(one.clock('delivery')).toMatchObject({ monthsMore: 2, deadline: '2026-06-05' })
    expect(one.refusal('2026-03-12', master, 'lengthen', { months: 1 })).toEqual({
      code: 'extension_too_long',
      clock: 'delivery',
      mostMonths: 2,
      source: 'parcel rules § 9',
    })
  })

  it('is refused at once when it is more than the most', () => {
    expect(handedOver(parcelLaw).refusal('2026-03-10', master, 'lengthen', { months: 3 })?.code).toBe(
      'extension_too_long',
    )
  })
})

describe('an act of one unit on another’s part', () => {
  it('is for the first depot on others, not on its own, and for no other', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-03', depot('east'), 'sign')
    one.act('2026-03-03', depot('west'), 'sign')

    expect(one.refusal('2026-03-04', depot('east'), 'take_from', {}, 'west')).toBeUndefined()
    expect(one.refusal('2026-03-04', depot('east'), 'take_from', {}, 'east')?.code).toBe('role_required')
    expect(one.refusal('2026-03-04', depot('west'), 'take_from', {}, 'east')?.code).toBe('role_required')
  })
})

describe('reckoning anew', () => {
  const holiday = plainYear('2026-03-04', '2026-04-06', '2026-04-07')

  it('moves what the new calendar puts on another day, by an event that names its authority', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-02', master, 'reckon_anew', { authority: 'notice 7' }, undefined, holiday)

    const event = one.view()
    expect(one.clock('sign', 'east')).toMatchObject({ deadline: '2026-03-06', setOn: '2026-03-02' })
    expect(one.clock('check', 'east')).toMatchObject({ from: '2026-03-06', deadline: '2026-03-13', deemed: true })
    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-06', deadline: '2026-04-08', deemed: true })
    expect(event.facts.authority).toBe('notice 7')
  })

  it('keeps the months that were granted, and the day on which somebody signed', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-03', depot('east'), 'sign')
    one.act('2026-03-10', master, 'lengthen', { months: 2 })
    one.act('2026-03-11', master, 'reckon_anew', { authority: 'notice 7' }, undefined, plainYear('2026-06-03'))

    expect(one.clock('delivery')).toMatchObject({ from: '2026-03-03', monthsMore: 2, deadline: '2026-06-04' })
  })

  it('leaves promised days and clocks that were met alone', () => {
    const one = handedOver(parcelLaw)
    one.act('2026-03-03', depot('east'), 'sign')
    one.act('2026-03-03', master, 'promise', { day: '2026-04-06' })
    one.act('2026-03-03', master, 'reckon_anew', { authority: 'notice 7' }, undefined, holiday)

    expect(one.clock('promise')?.deadline).toBe('2026-04-06')
    expect(one.clock('sign', 'east')).toMatchObject({ deadline: '2026-03-05', stoppedOn: '2026-03-03' })
  })

  it('stops a clock whose number was taken out of the law', () => {
    const law = { ...parcelLaw, clocks: { ...parcelLaw.clocks, check: null } }
    const marks = recomputedMarks(parcel, law, handedOver(parcelLaw).view(), plainYear())

    expect(marks).toEqual({
      ok: true,
      value: ['east', 'west'].map((instance) => ({ mark: 'stopped', clock: 'check', instance })),
    })
  })

  it('is refused for a year whose calendar is not there', () => {
    const marks = recomputedMarks(parcel, parcelLaw, handedOver(parcelLaw).view(), new Map())

    expect(marks).toEqual({ ok: false, refusal: { code: 'calendar_missing', year: 2026 } })
  })

  it('is refused when nothing changes, and when nobody says on what authority', () => {
    const one = handedOver(parcelLaw)

    expect(one.refusal('2026-03-03', master, 'reckon_anew', { authority: 'notice 7' })).toEqual({
      code: 'nothing_to_recompute',
    })
    expect(one.refusal('2026-03-03', master, 'reckon_anew', {}, undefined, holiday)?.code).toBe('field_missing')
  })

  it('is refused to whoever does not hold the office, and never offered on a case’s page', () => {
    const one = handedOver(parcelLaw)

    expect(
      one.refusal('2026-03-03', depot('east'), 'reckon_anew', { authority: 'mine' }, undefined, holiday)?.code,
    ).toBe('role_required')
    expect(one.offers(master, '2026-03-03')).not.toContain('reckon_anew')
    expect(one.offers(master, '2026-03-03')).toContain('lengthen')
  })
})
