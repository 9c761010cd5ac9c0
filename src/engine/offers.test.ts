import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { caseClock } from '#tests/support/case-clock.ts'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import { machinePer } from '#tests/support/machine-per.ts'
import { candidatesFor, offersFor } from './offers.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import { type Todo, todosOf } from './todos.ts'
import { type CaseClock, type CaseView, viewOf } from './view.ts'

const word = { zh: '词', en: 'Word' }
const since = plainDate('2026-04-01')
const act: ActionDefinition = {
  label: word,
  machine: 'case',
  from: ['asked'],
  by: ['librarian'],
  event: 'e',
  fields: {},
}
const clock = (name: string, instance: string, deadline: string, more: Partial<CaseClock> = {}) =>
  caseClock(name, instance, { deadline: plainDate(deadline), ...more })

/** A library with drafts that are each unit's own, notes that are anybody's, and cards of persons. */
const libraryThat = (
  actions: Readonly<Record<string, ActionDefinition>>,
  more: Partial<Procedure> = {},
): Procedure => ({
  ...libraryCard,
  machines: {
    ...libraryCard.machines,
    draft: machinePer('version', { ownedByUnits: true }),
    note: machinePer('version'),
    card: machinePer('person'),
  },
  roles: { ...libraryCard.roles, guest: { label: word, held: 'self', machine: 'card', in: ['open'] } },
  actions,
  ...more,
})

const view: CaseView = {
  ...viewOf({ id: 'c', procedure: 'library-card', profile: 'f', events: [] }),
  state: 'asked',
  facts: { applicant: 'ann' },
  instances: [
    casePart('case', 'case', 'asked'),
    casePart('assignment', 'east', 'open', { duty: 'lead' }),
    casePart('assignment', 'west', 'open', { duty: 'separate' }),
    casePart('assignment', 'north', 'returned', { duty: 'lead' }),
    casePart('draft', '1', 'open', { unit: 'east' }),
    casePart('draft', '2', 'open', { unit: 'west' }),
    casePart('draft', '3', 'open', { unit: 'east' }),
    casePart('note', '1', 'open', { unit: 'west' }),
    casePart('note', '2', 'open', { unit: 'east' }),
    casePart('card', '1/ann'),
    casePart('card', '1/bob'),
  ],
}

describe('what an act could be about', () => {
  const about = (more: Partial<ActionDefinition>, seen = view) =>
    candidatesFor(libraryThat({}), { ...act, ...more }, seen)

  it('is the case, each unit or person, the newest version, or each unit’s newest', () => {
    expect(about({})).toEqual(['case'])
    expect(about({ machine: 'assignment' })).toEqual(['east', 'west', 'north'])
    expect(about({ machine: 'card' })).toEqual(['1/ann', '1/bob'])
    expect(about({ machine: 'note' })).toEqual(['2'])
    expect(about({ machine: 'draft' })).toEqual(['3', '2'])
  })

  it('is the next version of what it opens, and nothing yet of what it brings into being', () => {
    expect(about({ machine: 'note', opens: 'next_version' })).toEqual(['3'])
    expect(about({ machine: 'draft', opens: 'next_version' })).toEqual(['4'])
    expect(about({ machine: 'card', opens: 'instance' })).toEqual([''])
  })

  it('is nothing where there is no version', () => {
    const bare = { ...view, instances: [] }

    expect(about({ machine: 'note' }, bare)).toEqual([])
    expect(about({ machine: 'draft' }, bare)).toEqual([])
    expect(about({ machine: 'note', opens: 'next_version' }, bare)).toEqual(['1'])
    expect(about({ machine: 'unheard-of' })).toEqual([])
  })
})

describe('an act on offer', () => {
  const librarian = { personId: 'lib', offices: ['librarian'], unitId: null }
  const guards: Procedure['guards'] = {
    shut: () => ({ code: 'rule_broken', rule: 'shut', detail: '' }),
    lacking: () => ({ code: 'field_missing', field: 'shut' }),
  }
  const offered = (more: Partial<ActionDefinition>, seen = view) =>
    offersFor(libraryThat({ note: { ...act, ...more } }, { guards }), seen, librarian, plainDate('2026-04-10'))

  it('can be taken at once, or says what has to happen first', () => {
    const need = { what: 'checks', machine: 'card', in: ['done'], quantity: 'all' } as const

    expect(offered({})).toEqual([{ action: 'note', instance: 'case', role: 'librarian', waitsFor: null }])
    expect(offered({ needs: [need] })[0]?.waitsFor).toEqual({
      code: 'waiting_for',
      what: 'checks',
      instances: ['1/ann', '1/bob'],
    })
  })

  it('waits by the guards it names as such, and is not there for the others', () => {
    expect(offered({ guards: ['shut'], waitsBy: ['shut'] })[0]?.waitsFor).toMatchObject({ rule: 'shut' })
    expect(offered({ guards: ['shut'], waitsBy: ['other'] })).toEqual([])
    expect(offered({ guards: ['shut'] })).toEqual([])
    expect(offered({ guards: ['lacking'], waitsBy: ['shut'] })).toEqual([])
  })

  it('is not there where it cannot be taken, by state, by day, by hour, or for a page at all', () => {
    const passed = { ...view, clocks: [clock('checking', 'case', '2026-04-09')] }
    const sat = { ...view, facts: { opensAt: '2026-04-09T14:00' } }

    expect(offered({ from: ['checking'] })).toEqual([])
    expect(offered({ unoffered: true })).toEqual([])
    expect(offered({ by: ['reader'] })).toEqual([])
    expect(offered({ within: 'checking' }, passed)).toEqual([])
    expect(offered({ before: { moment: 'opensAt', hours: 'x' } }, sat)).toEqual([])
    expect(offered({ after: { moment: 'opensAt', hours: 'x' } }, sat)).toHaveLength(1)
  })
})

describe('who is expected to take a step', () => {
  const steps = (more: Partial<ActionDefinition>, seen = view, given: Partial<Procedure> = {}): readonly Todo[] =>
    todosOf(libraryThat({ step: { ...act, main: true, ...more } }, given), seen)
  const holders = (more: Partial<ActionDefinition>, seen = view) =>
    steps(more, seen).map(({ holderKind, holder, instance }) => `${holderKind} ${holder}: ${instance}`)

  it('is an office, the persons the case names, the person whose own it is, and units that have the case', () => {
    expect(holders({})).toEqual(['office librarian: case'])
    expect(holders({ by: ['applicant'] })).toEqual(['person ann: case'])
    expect(holders({ by: ['guest'], machine: 'card', from: ['open'] })).toEqual([
      'person ann: 1/ann',
      'person bob: 1/bob',
    ])
    expect(holders({ by: ['branch'] })).toEqual(['unit east: case', 'unit west: case'])
    expect(holders({ by: ['lead_branch'] })).toEqual(['unit east: case'])
  })

  it('is, of a unit’s own assignment or version, that unit alone', () => {
    expect(holders({ by: ['branch'], machine: 'assignment', from: ['open', 'returned'] })).toEqual([
      'unit east: east',
      'unit west: west',
    ])
    expect(holders({ by: ['branch'], machine: 'draft', from: ['open'] })).toEqual(['unit east: 3', 'unit west: 2'])
    expect(holders({ by: ['branch'], machine: 'note', from: ['open'] })).toEqual(['unit east: 2', 'unit west: 2'])
    expect(holders({ by: ['branch'], machine: 'draft', from: [], opens: 'next_version' })).toEqual([
      'unit east: 4',
      'unit west: 4',
    ])
  })

  it('is nobody for what is no main step, for a role nobody holds, or for one nobody declared', () => {
    const roles = { ...libraryCard.roles, timer: { label: word, held: 'timer' } } as const

    expect(todosOf(libraryThat({ step: act }), view)).toEqual([])
    expect(steps({ by: ['timer', 'ghost'] }, view, { roles })).toEqual([])
  })

  it('is asked with the unit that would act', () => {
    const asked: unknown[] = []
    const guards: Procedure['guards'] = {
      mine: (_, __, place) => {
        asked.push(place)
        return place?.unit === 'west' ? { code: 'rule_broken', rule: 'mine', detail: '' } : undefined
      },
    }
    const found = steps({ by: ['branch', 'librarian'], guards: ['mine'] }, view, { guards })

    expect(found.map(({ holder }) => holder)).toEqual(['east', 'librarian'])
    expect(asked).toEqual([
      { instance: 'case', unit: 'east' },
      { instance: 'case', unit: 'west' },
      { instance: 'case', unit: null },
    ])
  })

  it('says since when the part stands so, and nothing of one that is not there yet', () => {
    expect(steps({})[0]).toMatchObject({ action: 'step', since: '2026-04-01', deadline: null })
    expect(steps({ machine: 'note', from: [], opens: 'next_version' })[0]?.since).toBeNull()
  })
})

describe('the deadline of a step', () => {
  const clocks = [
    clock('reply', 'case', '2026-06-01'),
    clock('visit', 'case', '2026-05-20'),
    clock('met', 'case', '2026-04-02', { stoppedOn: since }),
    clock('window', 'case', '2026-04-03', { window: true }),
    clock('reply', 'west', '2026-05-01'),
    clock('reply', 'east', '2026-04-15'),
  ]
  const due = (by: string, more: Partial<ActionDefinition> = {}, given = clocks) =>
    todosOf(libraryThat({ step: { ...act, main: true, by: [by], ...more } }), { ...view, clocks: given }).map(
      ({ holder, deadline }) => `${holder} ${deadline}`,
    )

  it('is that of the clock it stops, the first of several', () => {
    expect(due('librarian', { stops: ['reply'] })).toEqual(['librarian 2026-06-01'])
    expect(due('librarian', { stops: ['reply', 'visit'] })).toEqual(['librarian 2026-05-20'])
    expect(due('applicant', { stops: ['reply'] })).toEqual(['ann 2026-06-01'])
  })

  it('is else the first that runs for an office or a unit and is no window, and none for a person', () => {
    expect(due('librarian')).toEqual(['librarian 2026-05-20'])
    expect(due('librarian', { stops: ['met'] })).toEqual(['librarian 2026-05-20'])
    expect(due('applicant')).toEqual(['ann null'])
    expect(due('librarian', {}, [])).toEqual(['librarian null'])
  })

  it('is its own clock’s too, for a unit that answers for its part alone', () => {
    expect(due('branch')).toEqual(['east 2026-05-20', 'west 2026-05-01'])
    expect(due('branch', { stops: ['reply'] })).toEqual(['east 2026-06-01', 'west 2026-05-01'])
  })

  it('is that of the part the step is about', () => {
    expect(due('branch', { machine: 'assignment', from: ['open'] })).toEqual(['east 2026-04-15', 'west 2026-05-01'])
  })
})
