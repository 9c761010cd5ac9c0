import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { caseEvent } from '#tests/support/case-event.ts'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import type { ActionDefinition, MachineDefinition, Procedure, RoleDefinition } from './procedure.ts'
import { beginningsFor, holdsOffice, officeOf, partiesOf, roleFor, rolesIn, rolesMeant, settledRoles } from './roles.ts'
import { todosOf } from './todos.ts'
import { type CaseView, viewOf } from './view.ts'
import { audienceOf } from './visible.ts'

/** The same kind of case in a house whose accounts hold the office of another name. */
const museum: Procedure = {
  ...libraryCard,
  roles: { ...libraryCard.roles, librarian: { label: { zh: '馆员', en: 'Keeper' }, held: 'office', office: 'keeper' } },
}

const asked = viewOf({
  id: 'one',
  procedure: museum.id,
  profile: 'x',
  events: [
    caseEvent({
      byPerson: 'rea',
      on: plainDate('2026-04-01'),
      at: '2026-04-01T02:00:00.000Z',
      fields: { applicant: 'rea' },
    }),
  ],
})

const holding = (...offices: string[]) => ({ personId: 'x', unitId: null, offices })

describe('a role held with an office of another name', () => {
  it('is held by accounts of that office and by no others', () => {
    expect(rolesIn(museum, asked, holding('keeper'))).toContain('librarian')
    expect(rolesIn(museum, asked, holding('librarian'))).not.toContain('librarian')
    expect(rolesIn(libraryCard, asked, holding('librarian'))).toContain('librarian')
    expect(rolesIn(libraryCard, asked, holding('keeper'))).not.toContain('librarian')
  })

  it('makes its steps wait for that office', () => {
    const holders = (procedure: Procedure) => todosOf(procedure, asked).map(({ holder }) => holder)

    expect(holders(museum)).toContain('keeper')
    expect(holders(museum)).not.toContain('librarian')
    expect(holders(libraryCard)).toContain('librarian')
  })

  it('opens every case to that office and keeps it from the other', () => {
    expect(audienceOf(museum, asked, holding('keeper'))).toBe('office')
    expect(audienceOf(museum, asked, holding('librarian'))).toBe('public')
  })

  it('names the office by its role, and anything else by itself', () => {
    expect(officeOf(museum, 'librarian')).toBe('keeper')
    expect(officeOf(museum, 'branch')).toBe('branch')
    expect(holdsOffice(museum, 'librarian', ['keeper'])).toBe(true)
    expect(holdsOffice(museum, 'branch', ['branch'])).toBe(false)
  })
})

const word = { zh: '词', en: 'Word' }
const plainAct: ActionDefinition = {
  label: word,
  machine: 'case',
  from: ['asked'],
  by: ['librarian'],
  event: 'noted',
  fields: {},
}
const versions: MachineDefinition = { label: word, per: 'version', start: 'drafted', states: {} }

/** The library's procedure with roles, machines and actions of its own beside the usual ones. */
const libraryWith = (more: {
  roles?: Readonly<Record<string, RoleDefinition>>
  machines?: Readonly<Record<string, MachineDefinition>>
  actions?: Readonly<Record<string, ActionDefinition>>
}): Procedure => ({
  ...libraryCard,
  roles: { ...libraryCard.roles, ...more.roles },
  machines: { ...libraryCard.machines, ...more.machines },
  actions: { ...libraryCard.actions, ...more.actions },
})

const viewWith = (changes: Partial<CaseView>): CaseView => ({ ...asked, ...changes })

describe('who may begin a case', () => {
  const told = libraryWith({
    actions: {
      tell_old: { ...plainAct, from: [], past: true },
      draft: { ...plainAct, from: [], opens: 'next_version' },
      take_in: { ...plainAct, from: [], by: ['branch', 'librarian'] },
    },
  })

  it('is whoever holds an office the beginning names, in declared order', () => {
    expect(beginningsFor(told, ['reader'])).toEqual(['ask'])
    expect(beginningsFor(told, ['librarian', 'reader'])).toEqual(['ask', 'take_in'])
    expect(beginningsFor(told, [])).toEqual([])
  })

  it('is not who may take later steps, open a version, or tell of the past', () => {
    expect(beginningsFor(told, ['librarian'])).toEqual(['take_in'])
  })
})

describe('a role the case settles', () => {
  const named: RoleDefinition = {
    label: word,
    held: 'named',
    otherwise: 'librarian',
    as: [
      { role: 'reader', where: { choice: 'x', in: [] }, when: { fact: 'season', in: ['summer', 'spring'] } },
      { role: 'branch', where: { choice: 'x', in: [] } },
    ],
  }
  const keeper = libraryWith({ roles: { keeper: named } })
  const settle = (facts: CaseView['facts'], role = named) =>
    settledRoles(libraryWith({ roles: { keeper: role } }), { ...plainAct, settles: 'keeper' }, viewWith({ facts }))

  it('is whom the law names for such a case, else the one it falls to', () => {
    expect(settle({ season: 'summer' })).toEqual({ keeper: ['reader', 'branch'] })
    expect(settle({ season: 'winter' })).toEqual({ keeper: ['branch'] })
    expect(settle({})).toEqual({ keeper: ['branch'] })
    expect(settle({}, { ...named, as: [] })).toEqual({ keeper: ['librarian'] })
  })

  it('is settled by no act that names none, or a role that is none of these', () => {
    expect(settledRoles(keeper, plainAct, asked)).toEqual({})
    expect(settledRoles(keeper, { ...plainAct, settles: 'reader' }, asked)).toEqual({})
    expect(settledRoles(keeper, { ...plainAct, settles: 'nobody' }, asked)).toEqual({})
  })

  it('means those settled, and while nobody is the one it falls to, each once', () => {
    const meant = (facts: CaseView['facts'], ...codes: string[]) => rolesMeant(keeper, codes, viewWith({ facts }))

    expect(meant({}, 'keeper')).toEqual(['librarian'])
    expect(meant({ keeper: ['reader', 'branch'] }, 'keeper', 'reader')).toEqual(['reader', 'branch'])
    expect(meant({}, 'nobody', 'reader')).toEqual(['nobody', 'reader'])
  })

  it('is held by nobody itself: who acts, acts as one of those', () => {
    const eastHas = viewWith({ instances: [...asked.instances, casePart('assignment', 'east', 'dispatched')] })
    const east = { personId: 'eva', offices: [], unitId: 'east' }

    expect(rolesIn(keeper, eastHas, east)).toEqual(['branch'])
    expect(roleFor(keeper, { ...plainAct, by: ['keeper'] }, asked, holding('librarian'), 'case')).toBe('librarian')
  })

  it('that was settled as a role nobody declared lets nobody act', () => {
    const lost = viewWith({ facts: { keeper: ['ghost'] } })

    expect(roleFor(keeper, { ...plainAct, by: ['keeper'] }, lost, holding('librarian'), 'case')).toBeUndefined()
  })
})

describe('roles that nobody holds', () => {
  const linked = libraryWith({
    roles: { linked_case: { label: word, held: 'through' }, timer: { label: word, held: 'timer' } },
  })

  it('are an act’s of another case, and time’s alone', () => {
    expect(rolesIn(linked, asked, { ...holding(), through: 'case-2' })).toEqual(['linked_case'])
    expect(rolesIn(linked, asked, { ...holding(), timer: true })).toEqual(['timer'])
    expect(rolesIn(linked, asked, holding())).toEqual([])
  })
})

describe('a role held by a person of their own', () => {
  const cards: MachineDefinition = { label: word, per: 'person', start: 'open', states: {} }
  const guests = libraryWith({
    machines: { card: cards },
    roles: { guest: { label: word, held: 'self', machine: 'card', in: ['open', 'kept'] } },
  })
  const view = viewWith({ instances: [casePart('card', '1/ann', 'open'), casePart('card', '1/bob', 'lost')] })
  const as = (personId: string, unitId: string | null = null) => ({ personId, offices: [], unitId })

  it('is theirs while their own stands in one of its states, and nobody’s who sits at a unit’s account', () => {
    expect(rolesIn(guests, view, as('ann'))).toEqual(['guest'])
    expect(rolesIn(guests, view, as('bob'))).toEqual([])
    expect(rolesIn(guests, view, as('cat'))).toEqual([])
    expect(rolesIn(guests, view, as('ann', 'east'))).toEqual([])
  })

  it('reaches their own card and no other’s, and the case itself', () => {
    const act = { ...plainAct, by: ['guest'] }

    expect(roleFor(guests, { ...act, machine: 'card' }, view, as('ann'), '1/ann')).toBe('guest')
    expect(roleFor(guests, { ...act, machine: 'card' }, view, as('ann'), '1/bob')).toBeUndefined()
    expect(roleFor(guests, act, view, as('ann'), 'case')).toBe('guest')
  })

  it('does not bind an office to its own', () => {
    expect(roleFor(guests, { ...plainAct, machine: 'card' }, view, holding('librarian'), '1/bob')).toBe('librarian')
  })
})

describe('a version', () => {
  const view = viewWith({
    instances: [
      casePart('assignment', 'east', 'dispatched'),
      casePart('assignment', 'west', 'dispatched'),
      casePart('letter', '1', 'drafted', { unit: 'east' }),
      casePart('letter', '2', 'drafted'),
    ],
  })
  const sends: ActionDefinition = { ...plainAct, machine: 'letter', by: ['branch'] }
  const unit = (unitId: string) => ({ personId: 'x', offices: [], unitId })
  const may = (procedure: Procedure, instance: string) => [
    roleFor(procedure, sends, view, unit('east'), instance),
    roleFor(procedure, sends, view, unit('west'), instance),
  ]

  it('is any unit’s that has the case, where versions are nobody’s own', () => {
    expect(may(libraryWith({ machines: { letter: versions } }), '1')).toEqual(['branch', 'branch'])
  })

  it('is the unit’s alone that opened it, where they are; any unit’s where none did', () => {
    const owned = libraryWith({ machines: { letter: { ...versions, ownedByUnits: true } } })

    expect(may(owned, '1')).toEqual(['branch', undefined])
    expect(may(owned, '2')).toEqual(['branch', 'branch'])
    expect(may(owned, '3')).toEqual(['branch', 'branch'])
  })
})

describe('the persons a fact names', () => {
  const view = viewWith({
    facts: { one: 'ann', none: '', several: ['ann', 'bob'], number: 3 },
    instances: [
      casePart('visit', '1', 'open', { fields: { guest: 'cat' } }),
      casePart('visit', '2', 'closed', { fields: { guest: 'dan' } }),
    ],
  })

  it('are one, several, or none where nothing or no person is written', () => {
    expect(partiesOf(view, 'one', undefined)).toEqual(['ann'])
    expect(partiesOf(view, 'several', undefined)).toEqual(['ann', 'bob'])
    expect(partiesOf(view, 'none', undefined)).toEqual([])
    expect(partiesOf(view, 'number', undefined)).toEqual([])
    expect(partiesOf(view, 'missing', undefined)).toEqual([])
  })

  it('are those of instances in the states asked for alone', () => {
    expect(partiesOf(view, 'guest', { machine: 'visit', in: ['open'] })).toEqual(['cat'])
    expect(partiesOf(view, 'guest', { machine: 'visit', in: ['open', 'closed'] })).toEqual(['cat', 'dan'])
  })
})

describe('an office', () => {
  it('comes with no role that is not declared', () => {
    expect(holdsOffice(libraryCard, 'nobody', ['nobody'])).toBe(false)
    expect(officeOf(libraryCard, 'nobody')).toBe('nobody')
  })
})
