import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { libraryCard, libraryProfile } from '#tests/support/library-card.ts'
import type { WorkCalendar } from './calendar.ts'
import type { Actor, CaseFile, Fields } from './case-file.ts'
import { decide, type Refusals } from './decide.ts'
import { offersFor } from './offers.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import { todosOf } from './todos.ts'
import { viewOf } from './view.ts'
import { audienceOf, visibleEvents } from './visible.ts'

const calendar: WorkCalendar = new Map([
  [
    2026,
    {
      year: 2026,
      status: 'published',
      source: 'test notice',
      daysOff: new Map([[plainDate('2026-05-01'), { zh: '假日', en: 'Holiday' }]]),
      makeupWorkdays: new Map(),
    },
  ],
])

const reader: Actor = { personId: 'ann', offices: ['reader'], unitId: null }
const stranger: Actor = { personId: 'bob', offices: ['reader'], unitId: null }
const librarian: Actor = { personId: 'lib', offices: ['librarian'], unitId: null }
const east: Actor = { personId: 'eva', offices: [], unitId: 'east' }
const west: Actor = { personId: 'wes', offices: [], unitId: 'west' }

const empty: CaseFile = { id: 'c1', procedure: 'library-card', profile: 'small-town', events: [] }
const known = new Set(['ann', 'bob', 'cat', 'east', 'west'])

function tryAct(
  file: CaseFile,
  actor: Actor,
  action: string,
  fields: Fields = {},
  day = '2026-04-01',
  instance?: string,
) {
  const request = { action, actor, fields, ...(instance === undefined ? {} : { instance }) }
  const issued: Record<string, string> = action === 'assign' ? { number: 'C001' } : {}
  return decide(libraryCard, libraryProfile, file, request, {
    on: plainDate(day),
    at: `${day}T08:00:00.000Z`,
    calendar,
    isKnown: (_, id) => known.has(id),
    issued,
  })
}

function act(...args: Parameters<typeof tryAct>): CaseFile {
  const decided = tryAct(...args)
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  return { ...args[0], events: [...args[0].events, ...decided.value] }
}

function refusalOf(...args: Parameters<typeof tryAct>): Refusals {
  const decided = tryAct(...args)
  if (decided.ok) throw new Error('was not refused')
  return decided.refusal
}

const asked = () => act(empty, reader, 'ask', { applicant: 'ann', season: 'summer' })
const assigned = () => act(asked(), librarian, 'assign', { lead: 'east', also: 'west' })
const written = () => act(assigned(), east, 'write', { text: '您好' })

describe('deciding an action', () => {
  it('gives the action’s event first, then those of the machines it moves', () => {
    const types = assigned().events.map((event) => `${event.machine}/${event.instance}:${event.state}`)

    expect(types).toEqual([
      'case/case:asked',
      'case/case:checking',
      'assignment/east:dispatched',
      'assignment/west:dispatched',
    ])
  })

  it('refuses an action nobody declared', () => {
    expect(refusalOf(empty, reader, 'fly')).toEqual([{ code: 'action_unknown', action: 'fly' }])
  })

  it('refuses a step that was taken already', () => {
    expect(refusalOf(assigned(), librarian, 'assign', { lead: 'east' })).toEqual([
      { code: 'action_not_available', action: 'assign', state: 'checking' },
    ])
  })

  it('does not begin a case twice', () => {
    expect(refusalOf(asked(), reader, 'ask', { applicant: 'ann' })[0].code).toBe('action_not_available')
  })

  it('carries the role, the person and the day in every event', () => {
    for (const event of assigned().events.slice(1)) {
      expect(event).toMatchObject({ byPerson: 'lib', byRole: 'librarian', on: '2026-04-01' })
    }
  })
})

describe('who may act', () => {
  it.each([
    { who: 'a reader', actor: reader },
    { who: 'a branch', actor: east },
  ])('does not let $who assign', ({ actor }) => {
    expect(refusalOf(asked(), actor, 'assign', { lead: 'east' })).toEqual([
      { code: 'role_required', action: 'assign', roles: ['librarian'] },
    ])
  })

  it('lets a branch check its own assignment and not another’s', () => {
    expect(tryAct(assigned(), east, 'check', {}, '2026-04-02', 'east').ok).toBe(true)
    expect(refusalOf(assigned(), east, 'check', {}, '2026-04-02', 'west')[0].code).toBe('role_required')
  })

  it('lets the lead branch write and the other not', () => {
    expect(refusalOf(assigned(), west, 'write', { text: 'x' })[0].code).toBe('role_required')
  })

  it('takes a branch’s right away once it has handed its assignment back', () => {
    const handedBack = act(assigned(), east, 'hand_back', {}, '2026-04-02', 'east')

    expect(refusalOf(handedBack, east, 'write', { text: 'x' })[0].code).toBe('role_required')
  })

  it('lets the applicant end it and no other reader', () => {
    const sent = act(act(written(), west, 'check', {}, '2026-04-02', 'west'), east, 'send', { verdict: 'refused' })

    expect(refusalOf(sent, stranger, 'end')[0].code).toBe('role_required')
    expect(viewOf(act(sent, reader, 'end')).state).toBe('ended')
  })
})

describe('what is filled in', () => {
  const ask = (fields: Fields) => tryAct(empty, reader, 'ask', { applicant: 'ann', ...fields })

  it.each([
    { field: 'books', value: 1 },
    { field: 'books', value: 5 },
    { field: 'wish', value: '一二三四五六七八九十' },
    { field: 'friends', value: ['bob', 'cat'] },
    { field: 'from', value: '2026-04-01' },
    { field: 'news', value: false },
  ])('takes $value for $field', ({ field, value }) => {
    expect(ask({ [field]: value }).ok).toBe(true)
  })

  it.each([
    { field: 'books', value: 0, why: 'out_of_range' },
    { field: 'books', value: 6, why: 'out_of_range' },
    { field: 'books', value: 1.5, why: 'not_a_number' },
    { field: 'books', value: '3', why: 'not_a_number' },
    { field: 'wish', value: '一二三四五六七八九十一', why: 'too_long' },
    { field: 'wish', value: 7, why: 'not_text' },
    { field: 'friends', value: ['bob', 'bob'], why: 'listed_twice' },
    { field: 'friends', value: ['bob', 'cat', 'ann'], why: 'out_of_range' },
    { field: 'friends', value: ['nobody'], why: 'not_in_list' },
    { field: 'friends', value: 'bob', why: 'not_a_list' },
    { field: 'season', value: 'spring', why: 'not_in_list' },
    { field: 'from', value: '2026-03-31', why: 'date_in_past' },
    { field: 'from', value: '2026-02-30', why: 'not_a_date' },
    { field: 'news', value: 'yes', why: 'not_in_list' },
    { field: 'applicant', value: 'nobody', why: 'not_in_list' },
  ])('refuses $value for $field: $why', ({ field, value, why }) => {
    expect(ask({ [field]: value })).toEqual({ ok: false, refusal: [{ code: 'field_invalid', field, why }] })
  })

  it('names every fault at once, and fields nobody asked for', () => {
    expect(refusalOf(empty, reader, 'ask', { applicant: ' ', books: 9, admin: true })).toEqual([
      { code: 'field_unknown', field: 'admin' },
      { code: 'field_missing', field: 'applicant' },
      { code: 'field_invalid', field: 'books', why: 'out_of_range' },
    ])
  })

  it('demands a date only where the verdict needs one', () => {
    const ready = act(written(), west, 'check', {}, '2026-04-02', 'west')

    expect(refusalOf(ready, east, 'send', { verdict: 'granted' })).toEqual([{ code: 'field_missing', field: 'until' }])
    expect(tryAct(ready, east, 'send', { verdict: 'refused' }).ok).toBe(true)
  })

  it('asks the procedure’s own rules last', () => {
    expect(refusalOf(asked(), librarian, 'assign', { lead: 'east', also: 'east' })[0]).toMatchObject({
      rule: 'not_twice',
    })
  })
})

describe('what must come first', () => {
  it('waits for the other branch, and names it', () => {
    expect(refusalOf(written(), east, 'send', { verdict: 'refused' })).toEqual([
      { code: 'waiting_for', what: 'checks', instances: ['west'] },
    ])
  })

  it('waits no longer once that branch is late, and records that it was', () => {
    expect(tryAct(written(), east, 'send', { verdict: 'refused' }, '2026-04-08').ok).toBe(false)
    const late = tryAct(written(), east, 'send', { verdict: 'refused' }, '2026-04-09')

    expect(late.ok && late.value[0]?.waived).toEqual(['checks:west'])
  })

  it('does not offer a second letter', () => {
    const offers = offersFor(libraryCard, viewOf(written()), east, plainDate('2026-04-02')).map((offer) => offer.action)

    expect(offers).not.toContain('write')
    expect(refusalOf(written(), east, 'write', { text: 'x' })[0]).toMatchObject({ rule: 'no_letter_yet' })
  })

  it('lets a branch hand back on the last day and not a day later', () => {
    expect(tryAct(assigned(), west, 'hand_back', {}, '2026-04-08', 'west').ok).toBe(true)
    expect(refusalOf(assigned(), west, 'hand_back', {}, '2026-04-09', 'west')).toEqual([
      { code: 'deadline_passed', clock: 'checking', deadline: '2026-04-08' },
    ])
  })
})

describe('clocks', () => {
  const clocksOf = (file: CaseFile) =>
    Object.fromEntries(
      viewOf(file).clocks.map((one) => [`${one.clock}/${one.instance}`, one.stoppedOn ?? one.deadline]),
    )

  it('start only where the law starts them', () => {
    expect(clocksOf(asked())).toEqual({ 'assigning/case': '2026-04-06' })
    expect(clocksOf(act(empty, reader, 'ask', { applicant: 'ann', season: 'winter' }))).toEqual({})
  })

  it('run for each branch by itself, and stop for the one that has done its part', () => {
    const checked = act(assigned(), west, 'check', {}, '2026-04-03', 'west')

    expect(clocksOf(checked)).toEqual({
      'assigning/case': '2026-04-01',
      'checking/east': '2026-04-08',
      'checking/west': '2026-04-03',
      'letter/case': '2026-05-04',
    })
  })

  it('are moved from where they began, not from today', () => {
    const moved = act(assigned(), librarian, 'more_time', { months: 2 }, '2026-04-20')

    expect(clocksOf(moved)['letter/case']).toBe('2026-07-01')
  })

  it('run to a promised day where somebody named one', () => {
    const ready = act(written(), west, 'check', {}, '2026-04-02', 'west')
    const sent = act(ready, east, 'send', { verdict: 'granted', until: '2026-08-15' }, '2026-04-03')

    expect(clocksOf(sent)['pick_up/case']).toBe('2026-08-15')
  })

  it('all stop when the case ends', () => {
    const ready = act(written(), west, 'check', {}, '2026-04-02', 'west')
    const sent = act(ready, east, 'send', { verdict: 'granted', until: '2026-08-15' }, '2026-04-03')

    expect(viewOf(act(sent, reader, 'end')).clocks.every((clock) => clock.stoppedOn !== null)).toBe(true)
  })

  it('refuse an act whose deadline falls into a year without a calendar', () => {
    expect(refusalOf(asked(), librarian, 'assign', { lead: 'east' }, '2026-12-30')).toEqual([
      { code: 'calendar_missing', year: 2027 },
    ])
  })
})

describe('next steps and offers', () => {
  it('tell each branch what it owes, with its own deadline', () => {
    expect(todosOf(libraryCard, viewOf(assigned()))).toEqual([
      expect.objectContaining({ action: 'check', holderKind: 'unit', holder: 'east', deadline: '2026-04-08' }),
      expect.objectContaining({ action: 'check', holderKind: 'unit', holder: 'west', deadline: '2026-04-08' }),
    ])
  })

  it('offer a waiting step with what it waits for', () => {
    const offer = offersFor(libraryCard, viewOf(written()), east, plainDate('2026-04-02')).find(
      (one) => one.action === 'send',
    )

    expect(offer?.waitsFor).toEqual({ code: 'waiting_for', what: 'checks', instances: ['west'] })
  })

  it('offer a stranger nothing', () => {
    expect(
      offersFor(
        libraryCard,
        viewOf(assigned()),
        { personId: 'x', offices: [], unitId: 'north' },
        plainDate('2026-04-02'),
      ),
    ).toEqual([])
  })
})

describe('what each may see', () => {
  it.each([
    { who: 'the public', actor: null, audience: 'public', types: ['asked'] },
    { who: 'the applicant', actor: reader, audience: 'proposer', types: ['asked', 'assigned'] },
    { who: 'a branch', actor: west, audience: 'unit', types: ['asked', 'assigned', 'dispatched', 'dispatched'] },
  ] as const)('shows $who no more than is theirs', ({ actor, audience, types }) => {
    const file = assigned()

    expect(audienceOf(libraryCard, viewOf(file), actor)).toBe(audience)
    expect(visibleEvents(libraryCard, file.events, audience).map((event) => event.type)).toEqual(types)
  })

  it('keeps a field nobody declared for the offices', () => {
    const seen = visibleEvents(libraryCard, asked().events, 'unit')

    expect(seen[0]?.fields).toEqual({ applicant: 'ann' })
  })
})

describe('an act of a procedure declared otherwise', () => {
  const under = (
    changes: Partial<ActionDefinition>,
    given: { file?: CaseFile; fields?: Fields; instance?: string; past?: true; procedure?: Partial<Procedure> } = {},
  ) => {
    const { more_time } = libraryCard.actions
    if (more_time === undefined) throw new Error('nobody gives more time')
    const note: ActionDefinition = {
      label: more_time.label,
      machine: 'case',
      from: ['asked'],
      by: ['librarian'],
      event: 'noted',
      fields: {},
      ...changes,
    }
    const procedure = { ...libraryCard, ...given.procedure, actions: { ...libraryCard.actions, note } }
    const { fields = {}, instance } = given
    const request = { action: 'note', actor: librarian, fields, ...(instance === undefined ? {} : { instance }) }
    return decide(procedure, libraryProfile, given.file ?? asked(), request, {
      on: plainDate('2026-04-01'),
      at: '2026-04-01T08:00:00.000Z',
      calendar,
      isKnown: () => true,
      issued: {},
      ...(given.past === undefined ? {} : { past: given.past }),
    })
  }
  const firstOf = (decided: ReturnType<typeof under>) => (decided.ok ? decided.value[0] : decided.refusal[0])

  it('that tells of the past is taken where the past is told, and no other is', () => {
    const unknown = { code: 'action_unknown', action: 'note' }

    expect(firstOf(under({ past: true }))).toEqual(unknown)
    expect(firstOf(under({}, { past: true }))).toEqual(unknown)
    expect(firstOf(under({ past: true }, { past: true }))).toMatchObject({ type: 'noted' })
  })

  it('stays in its state where none is named, and begins where its machine does where it opens something', () => {
    expect(firstOf(under({}))).toMatchObject({ stateBefore: 'asked', state: 'asked', clocks: [], waived: [] })
    expect(firstOf(under({ machine: 'letter', from: [], opens: 'next_version' }))).toMatchObject({
      instance: '1',
      stateBefore: null,
      state: 'drafted',
    })
    const opened = under({ machine: 'assignment', from: [], opens: 'instance' }, { file: assigned(), instance: 'east' })
    expect(firstOf(opened)).toMatchObject({ instance: 'east', stateBefore: null, state: 'dispatched' })
    expect(firstOf(under({ to: 'checking' }))).toMatchObject({ stateBefore: 'asked', state: 'checking' })
  })

  it('writes anew what it revises: what is left empty is empty afterwards, and only texts that stood there', () => {
    const line = { label: { zh: '行', en: 'Line' }, type: 'line', maxLength: 9 } as const
    const fields = { wish: line, shelf: line, number: { ...line, type: 'whole_number', min: 0, max: 9 } as const }
    const begun = act(empty, reader, 'ask', { applicant: 'ann', season: 'summer', wish: 'old', books: 3 })
    const revised = (given: Fields, revises: boolean) =>
      firstOf(
        under(
          { fields: { ...fields, books: fields.number }, ...(revises ? { revises } : {}) },
          { file: begun, fields: given },
        ),
      )

    expect(revised({}, true)).toMatchObject({ fields: { wish: '' } })
    expect(revised({}, true)).not.toHaveProperty('fields.shelf')
    expect(revised({}, true)).not.toHaveProperty('fields.books')
    expect(revised({ wish: 'new' }, true)).toMatchObject({ fields: { wish: 'new' } })
    expect(revised({}, false)).toMatchObject({ fields: {} })
    expect(revised({}, false)).not.toHaveProperty('fields.wish')
    expect(firstOf(under({ revises: true, fields, machine: 'letter', from: [] }, { instance: '7' }))).toMatchObject({
      fields: {},
    })
  })

  it('asks rules with every role its actor has, and fails loudly for one that is not there', () => {
    const heard: unknown[] = []
    const rules: Procedure['rules'] = {
      hears: (_, { roles, instance }) => {
        heard.push([roles, instance])
        return undefined
      },
      no: () => ({ code: 'rule_broken', rule: 'no', detail: '' }),
    }

    expect(under({ rules: ['hears'] }, { procedure: { rules } }).ok).toBe(true)
    expect(heard).toEqual([[['librarian'], 'case']])
    expect(firstOf(under({ rules: ['hears', 'no'] }, { procedure: { rules } }))).toMatchObject({ rule: 'no' })
    expect(() => under({ rules: ['lost'] })).toThrow('procedure library-card names a rule it does not have: lost')
    const { rules: _, ...without } = libraryCard
    expect(() =>
      decide(
        {
          ...without,
          actions: {
            note: { ...libraryCard.actions.end, by: ['librarian'], from: ['asked'], rules: ['lost'] } as never,
          },
        },
        libraryProfile,
        asked(),
        { action: 'note', actor: librarian, fields: {} },
        { on: plainDate('2026-04-01'), at: '', calendar, isKnown: () => true, issued: {} },
      ),
    ).toThrow('names a rule it does not have: lost')
  })

  it('is refused too late or too early for a sitting, by the very instant', () => {
    const sat = act(empty, reader, 'ask', { applicant: 'ann', wish: '四月一日' })
    const at = (moment: string) => ({
      ...sat,
      events: sat.events.map((event) => ({ ...event, fields: { ...event.fields, opensAt: moment } })),
    })
    const before = { before: { moment: 'opensAt', hours: 'none' } }

    expect(firstOf(under(before, { file: at('2026-04-01T16:00') }))).toMatchObject({ type: 'noted' })
    expect(firstOf(under(before, { file: at('2026-04-01T15:59') }))).toMatchObject({ code: 'too_late' })
  })
})
