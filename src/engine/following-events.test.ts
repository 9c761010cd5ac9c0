import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import { machinePer } from '#tests/support/machine-per.ts'
import { parcelLaw } from '#tests/support/parcel.ts'
import { carriedActs } from './carried-acts.ts'
import type { Actor, CaseEvent, Fields } from './case-file.ts'
import type { Circumstances, Decision } from './decision.ts'
import { followingEvents, movesOf, newInstances } from './following-events.ts'
import { kindOpened, mayOpenAnother } from './kind-opened.ts'
import type { ActionDefinition, Effect, MachineDefinition, Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import { type CaseView, viewOf } from './view.ts'

const word = { zh: '词', en: 'Word' }
const since = plainDate('2026-04-01')
const act: ActionDefinition = {
  label: word,
  machine: 'case',
  from: ['asked'],
  by: ['librarian'],
  event: 'noted',
  fields: {
    outcome: { label: word, type: 'code', list: 'outcome' },
    title: { label: word, type: 'line', maxLength: 9 },
  },
}
const machine = (per: MachineDefinition['per'], more: Partial<MachineDefinition> = {}) =>
  machinePer(per, { start: 'begun', ...more })
const library: Procedure = {
  ...libraryCard,
  machines: {
    ...libraryCard.machines,
    draft: machine('version'),
    check: machine('person', { ofVersions: 'draft' }),
    card: machine('person'),
    other: machine('linked_case'),
  },
  named: { friends: (view) => [String(view.facts.friend ?? ''), 'bob'] },
}
const law: Profile = {
  ...parcelLaw,
  lists: {
    outcome: [
      { code: 'pass_on', label: word, opens: 'petition' },
      { code: 'keep', label: word },
    ],
  },
}

const view: CaseView = {
  ...viewOf({ id: 'c', procedure: 'library-card', profile: 'f', events: [] }),
  state: 'asked',
  facts: { friend: 'ann' },
  instances: [
    casePart('case', 'case', 'asked', { fields: { friend: 'ann' } }),
    casePart('assignment', 'east', 'open', { duty: 'lead' }),
    casePart('assignment', 'west', 'open', { duty: 'joint' }),
    casePart('draft', '1', 'open', { unit: 'west' }),
    casePart('draft', '2', 'open', { unit: 'east' }),
    casePart('check', '1/ann'),
    casePart('check', '2/ann'),
    casePart('check', '2/bob', 'done'),
    casePart('card', 'ann'),
    casePart('card', 'bob'),
    casePart('card', 'cat'),
  ],
}
const librarian: Actor = { personId: 'lib', offices: ['librarian'], unitId: null }
const east: Actor = { personId: 'eva', offices: [], unitId: 'east' }

type Given = {
  readonly fields?: Fields
  readonly actor?: Actor
  readonly instance?: string
  readonly seen?: CaseView
  readonly procedure?: Procedure
  readonly newCase?: Circumstances['newCase']
}

function deciding(action: Partial<ActionDefinition>, given: Given = {}): Decision {
  return {
    procedure: given.procedure ?? library,
    profile: law,
    action: { ...act, ...action },
    view: given.seen ?? view,
    request: {
      action: 'note',
      actor: given.actor ?? librarian,
      fields: given.fields ?? {},
      instance: given.instance ?? 'case',
    },
    role: 'librarian',
    circumstances: {
      on: since,
      at: '2026-04-01T00:00:00.000Z',
      calendar: new Map(),
      isKnown: () => true,
      issued: {},
      ...(given.newCase === undefined ? {} : { newCase: given.newCase }),
    },
  }
}

const own = (machine = 'case', instance = 'case', state = 'noted'): CaseEvent => ({
  type: 'noted',
  action: 'note',
  machine,
  instance,
  stateBefore: 'asked',
  state,
  byPerson: 'lib',
  byRole: 'librarian',
  byUnit: null,
  on: since,
  at: '2026-04-01T00:00:00.000Z',
  fields: { own: 'words' },
  clocks: [{ mark: 'stopped', clock: 'reply', instance: 'case' }],
  waived: ['checks:west'],
})

const following = (action: Partial<ActionDefinition>, given?: Given) => followingEvents(deciding(action, given), own())
const moved = (effect: Partial<Effect>, given?: Given, more: Partial<ActionDefinition> = {}, event = own()) =>
  movesOf(
    deciding(
      { ...more, effects: [{ machine: 'card', which: 'all', from: ['open'], to: 'shut', event: 'shut', ...effect }] },
      given,
    ),
    event,
  ).flatMap(({ instances }) => instances.map((one) => `${one.machine}/${one.instance}`))

describe('what an act brings into being', () => {
  const made = (of: NonNullable<ActionDefinition['creates']>[number]['of'], given?: Given, more = {}) =>
    newInstances(deciding({ creates: [{ machine: 'card', event: 'made', of, ...more }] }, given))
  const ids = (...args: Parameters<typeof made>) => made(...args).map(({ instance }) => instance)

  it('is one for each that a field names, and none for an empty field', () => {
    expect(ids({ field: 'who' }, { fields: { who: 'dan' } })).toEqual(['dan'])
    expect(ids({ field: 'who' }, { fields: { who: ['dan', 'eve'] } })).toEqual(['dan', 'eve'])
    expect(ids({ field: 'who' }, { fields: { who: '' } })).toEqual([])
    expect(ids({ field: 'who' }, { fields: { who: 7 } })).toEqual([])
    expect(ids({ field: 'who' })).toEqual([])
  })

  it('is one for each of a list of the procedure’s, which has to be there', () => {
    expect(ids({ named: 'friends' })).toEqual(['ann', 'bob'])
    expect(() => ids({ named: 'foes' })).toThrow('procedure library-card names a list it does not have: foes')
    const { named: _, ...without } = library
    expect(() => ids({ named: 'foes' }, { procedure: without })).toThrow('names a list it does not have')
  })

  it('is one of the same id as what was acted on', () => {
    expect(ids({ actedOn: true }, { instance: '2' })).toEqual(['2'])
  })

  it('is the new case where the chosen code opens a kind that can be had, and none otherwise', () => {
    const newCase = { id: 'n', kinds: ['petition'] }

    expect(ids({ openedBy: 'outcome' }, { fields: { outcome: 'pass_on' }, newCase })).toEqual(['n'])
    expect(ids({ openedBy: 'outcome' }, { fields: { outcome: 'keep' }, newCase })).toEqual([])
    expect(ids({ openedBy: 'outcome' }, { fields: {}, newCase })).toEqual([])
    expect(ids({ openedBy: 'outcome' }, { fields: { outcome: 'pass_on' }, newCase: { id: 'n', kinds: [] } })).toEqual(
      [],
    )
    expect(ids({ openedBy: 'outcome' }, { fields: { outcome: 'pass_on' } })).toEqual([])
  })

  it('is named by its version as well, the one acted on or the newest, where it is of versions', () => {
    const check = { machine: 'check' }
    const bare = { ...view, instances: [] }

    expect(ids({ field: 'who' }, { fields: { who: 'dan' } }, check)).toEqual(['2/dan'])
    expect(ids({ field: 'who' }, { fields: { who: 'dan' }, seen: bare }, check)).toEqual(['/dan'])
    const onDraft = deciding(
      { machine: 'draft', creates: [{ machine: 'check', event: 'made', of: { field: 'who' } }] },
      { fields: { who: 'dan' }, instance: '1' },
    )
    expect(newInstances(onDraft)[0]?.instance).toBe('1/dan')
  })

  it('begins where its machine does, or where the act says', () => {
    const who = { fields: { who: 'dan' } }

    expect(made({ field: 'who' }, who)[0]).toEqual({
      machine: 'card',
      instance: 'dan',
      state: 'begun',
      duty: null,
      fields: {},
      event: 'made',
    })
    expect(made({ field: 'who' }, who, { state: 'kept' })[0]?.state).toBe('kept')
  })

  it('has the duty the act says, or a field does, and joins where that says none', () => {
    const duty = (given: Fields, of: unknown) =>
      made({ field: 'who' }, { fields: { who: 'x', ...given } }, { duty: of })[0]?.duty

    expect(duty({}, 'lead')).toBe('lead')
    expect(duty({ part: 'separate' }, { field: 'part' })).toBe('separate')
    expect(duty({ part: 'whole' }, { field: 'part' })).toBe('joint')
    expect(duty({}, { field: 'part' })).toBe('joint')
  })

  it('holds what of the act it is to hold, and nothing that was left out', () => {
    const fields = { who: 'x', a: 'said', b: '', d: 0 }

    expect(
      made({ field: 'who' }, { fields }, { fields: { one: 'a', two: 'b', three: 'c', four: 'd' } })[0]?.fields,
    ).toEqual({
      one: 'said',
      four: 0,
    })
  })
})

describe('the events that follow an act', () => {
  it('are told as of the same act, without its words, clocks and what it left open', () => {
    const [made] = following(
      { creates: [{ machine: 'card', event: 'made', of: { field: 'who' }, duty: 'lead' }] },
      { fields: { who: 'dan' } },
    )
    const [shut] = following({
      effects: [{ machine: 'card', which: 'all', from: ['open'], to: 'shut', event: 'shut' }],
    })
    const shared = { action: 'note', byPerson: 'lib', byRole: 'librarian', byUnit: null, clocks: [], waived: [] }

    expect(made).toMatchObject({ ...shared, type: 'made', instance: 'dan', stateBefore: null, state: 'begun' })
    expect(made?.fields).toEqual({ duty: 'lead' })
    expect(shut).toMatchObject({ ...shared, type: 'shut', machine: 'card', stateBefore: 'open', state: 'shut' })
    expect(shut?.fields).toEqual({})
  })

  it('say from where something is brought into being anew', () => {
    const [made] = following(
      { creates: [{ machine: 'card', event: 'made', of: { field: 'who' }, fields: { note: 'why' } }] },
      { fields: { who: 'ann', why: 'again' } },
    )

    expect(made).toMatchObject({ instance: 'ann', stateBefore: 'open', fields: { note: 'again' } })
    expect(made?.fields).toEqual({ note: 'again' })
  })

  it('are none where nothing follows', () => {
    expect(following({})).toEqual([])
  })
})

describe('what an act moves', () => {
  it('is all that stood where it says, of the duty it says', () => {
    expect(moved({})).toEqual(['card/ann', 'card/bob', 'card/cat'])
    expect(moved({ from: ['shut'] })).toEqual([])
    expect(moved({ machine: 'assignment', duty: 'joint' })).toEqual(['assignment/west'])
  })

  it('is the newest version alone, where it says so and that stands there', () => {
    expect(moved({ machine: 'draft', which: 'latest' })).toEqual(['draft/2'])
    expect(moved({ machine: 'draft', which: 'latest', from: ['done'] })).toEqual([])
    expect(moved({ machine: 'unheard-of', which: 'latest' })).toEqual([])
  })

  it('is the case', () => {
    expect(moved({ machine: 'case', which: 'case', from: ['asked'] })).toEqual(['case/case'])
  })

  it('is the acting unit’s own, or of the versions it opened', () => {
    expect(moved({ machine: 'assignment', which: 'own' }, { actor: east })).toEqual(['assignment/east'])
    expect(moved({ machine: 'assignment', which: 'own' })).toEqual([])
    expect(moved({ machine: 'draft', which: 'own_versions' }, { actor: east })).toEqual(['draft/2'])
    expect(moved({ machine: 'check', which: 'own_versions' }, { actor: east })).toEqual(['check/2/ann'])
    expect(moved({ machine: 'unheard-of', which: 'own_versions' }, { actor: east })).toEqual([])
  })

  it('is those of a list of the procedure’s, which has to be there', () => {
    expect(moved({ which: { named: 'friends' } })).toEqual(['card/ann', 'card/bob'])
    expect(() => moved({ which: { named: 'foes' } })).toThrow(
      'procedure library-card names a list it does not have: foes',
    )
    const { named: _, ...without } = library
    expect(() => moved({ which: { named: 'foes' } }, { procedure: without })).toThrow('names a list it does not have')
  })

  it('waits until all of another machine stand somewhere, the act counted in', () => {
    const onceAll = { machine: 'check', in: ['done'] }
    const checked = (instance: string) => own('check', instance, 'done')

    expect(moved({ onceAll }, {}, {}, checked('1/ann'))).toEqual([])
    expect(moved({ onceAll: { ...onceAll, in: ['done', 'open'] } })).toHaveLength(3)
    expect(moved({ onceAll: { machine: 'draft', in: ['open'] } })).toHaveLength(3)
  })

  it('waits for each count that has to come out, and until one no longer does', () => {
    const some = { machine: 'check', in: ['done'], quantity: 'some' } as const
    const all = { ...some, quantity: 'all' } as const

    expect(moved({ onceMet: [some] })).toHaveLength(3)
    expect(moved({ onceMet: [some, all] })).toEqual([])
    expect(moved({ onceShort: all })).toHaveLength(3)
    expect(moved({ onceShort: some })).toEqual([])
  })

  it('waits for its guards, which hear who acts where', () => {
    const heard: unknown[] = []
    const guards: Procedure['guards'] = {
      noted: (seen, _, place) => {
        heard.push(place)
        return seen.state === 'noted' ? undefined : { code: 'rule_broken', rule: 'noted', detail: '' }
      },
    }
    const procedure = { ...library, guards }

    expect(moved({ guards: ['noted'] }, { procedure, actor: east })).toHaveLength(3)
    expect(moved({ guards: ['noted'] }, { procedure }, {}, own('case', 'case', 'else'))).toEqual([])
    expect(heard[0]).toEqual({ instance: 'case', unit: 'east' })
  })

  it('leaves what the act itself brings into being where it begins, but counts it in', () => {
    const creates = [{ machine: 'card', event: 'made', of: { field: 'who' }, state: 'open' }] as const
    const fields = { who: 'dan' }

    expect(moved({}, { fields }, { creates })).toEqual(['card/ann', 'card/bob', 'card/cat'])
    expect(moved({ onceAll: { machine: 'card', in: ['begun'] } }, { fields }, { creates })).toEqual([])
    expect(
      moved(
        { onceMet: [{ machine: 'check', in: ['new'], quantity: 'some' }] },
        { fields },
        {
          creates: [{ machine: 'check', event: 'made', of: { field: 'who' }, state: 'new' }],
        },
      ),
    ).toHaveLength(3)
  })

  it('counts in what was moved before it', () => {
    const shut: Effect = { machine: 'card', which: 'all', from: ['open'], to: 'shut', event: 'shut' }
    const then: Effect = {
      machine: 'draft',
      which: 'latest',
      from: ['open'],
      to: 'done',
      event: 'done',
      onceAll: { machine: 'card', in: ['shut'] },
    }
    const ids = (effects: readonly Effect[]) => movesOf(deciding({ effects }), own()).map(({ effect }) => effect.event)

    expect(ids([shut, then])).toEqual(['shut', 'done'])
    expect(ids([then, shut])).toEqual(['shut'])
  })
})

describe('acts on other cases that come with one', () => {
  type Carry = NonNullable<ActionDefinition['carries']>[number]
  const carried = (carry: Partial<Carry>, action: Partial<ActionDefinition> = {}, seen = view, instance = 'case') =>
    carriedActs(
      library,
      law,
      { ...act, ...action, carries: [{ action: 'hear', to: 'new_case', fields: {}, ...carry } as Carry] },
      seen,
      instance,
    )
  const held: CaseView = {
    ...view,
    facts: { number: 'C-7', title: 'fact', empty: '' },
    instances: [
      ...view.instances,
      casePart('draft', '3', 'open', { fields: { title: 'own', outcome: 'pass_on' } }),
      casePart('other', 'x', 'joined'),
      casePart('other', 'y', 'dropped'),
    ],
  }

  it('go to a new case of the same kind, the one a number stands for, or those that are linked', () => {
    expect(carried({}, {}, held, '9')[0]?.target).toEqual({ newId: '9', procedure: 'library-card' })
    expect(carried({ to: { numbered: 'number' } }, {}, held)[0]?.target).toEqual({ number: 'C-7' })
    expect(carried({ to: { numbered: 'lost' } }, {}, held)[0]?.target).toEqual({ number: '' })
    expect(carried({ to: { machine: 'other', in: ['joined'] } }, {}, held).map(({ target }) => target)).toEqual([
      { id: 'x' },
    ])
  })

  it('go to the new case of the kind that the chosen code opens, where it opens one', () => {
    const to = { openedBy: 'outcome', machine: 'other' }
    const onDraft = { machine: 'draft' }

    expect(carried({ to }, onDraft, held, '3').map(({ target }) => target)).toEqual([
      { newId: 'x', procedure: 'petition' },
      { newId: 'y', procedure: 'petition' },
    ])
    expect(carried({ to }, onDraft, held, '2')).toEqual([])
  })

  it('tell what the act’s own part says before what the case does, lists too, and nothing that is empty', () => {
    const fields = { heading: 'title', list: { named: 'friends' }, none: 'empty', lost: 'lost' }

    expect(carried({ fields }, { machine: 'draft' }, held, '3')[0]).toEqual({
      action: 'hear',
      target: { newId: '3', procedure: 'library-card' },
      fields: { heading: 'own', list: ['', 'bob'] },
      whereOpen: false,
    })
    expect(carried({ fields: { heading: 'title' }, whereOpen: true }, {}, { ...held, instances: [] })[0]).toMatchObject(
      {
        fields: { heading: 'fact' },
        whereOpen: true,
      },
    )
    expect(() => carried({ fields: { list: { named: 'foes' } } })).toThrow(
      'procedure library-card names a list it does not have: foes',
    )
    const { named: _, ...without } = library
    const lost = { ...act, carries: [{ action: 'hear', to: 'new_case', fields: { list: { named: 'foes' } } } as const] }
    expect(() => carriedActs(without, law, lost, view, 'case')).toThrow('names a list it does not have: foes')
  })

  it('are none where the act carries none', () => {
    expect(carriedActs(library, law, act, view, 'case')).toEqual([])
  })
})

describe('the kind of case a code opens', () => {
  it('is the one its list says, for a field that asks for a code', () => {
    expect(kindOpened(law, act, 'outcome', { outcome: 'pass_on' })).toBe('petition')
    expect(kindOpened(law, act, 'outcome', { outcome: 'keep' })).toBeUndefined()
    expect(kindOpened(law, act, 'outcome', { outcome: 'lost' })).toBeUndefined()
    expect(kindOpened(law, act, 'title', { title: 'pass_on' })).toBeUndefined()
    expect(kindOpened(law, act, 'lost', { lost: 'pass_on' })).toBeUndefined()
    expect(kindOpened({ ...law, lists: {} }, act, 'outcome', { outcome: 'pass_on' })).toBeUndefined()
  })

  it('may come of an act that creates one, and of no other', () => {
    const creation = (of: object) => ({ machine: 'other', event: 'made', of }) as never

    expect(mayOpenAnother({ ...act, creates: [creation({ field: 'x' }), creation({ openedBy: 'outcome' })] })).toBe(
      true,
    )
    expect(mayOpenAnother({ ...act, creates: [creation({ field: 'x' })] })).toBe(false)
    expect(mayOpenAnother(act)).toBe(false)
  })
})
