import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { caseEvent } from '#tests/support/case-event.ts'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard, libraryProfile } from '#tests/support/library-card.ts'
import type { Actor, CaseEvent } from './case-file.ts'
import type { Procedure } from './procedure.ts'
import { isUnnamed, unnamingFor } from './unnamed-authors.ts'
import { type CaseView, type Instance, viewOf } from './view.ts'
import type { UnnamedAuthors } from './visibility.ts'

const word = { zh: '词', en: 'Word' }
const day = plainDate('2026-04-01')
const declared: UnnamedAuthors = {
  asked: (view) => view.facts.unnamed === true,
  fields: ['applicant', 'friends'],
  others: ['otherAuthor'],
  knownTo: () => ['librarian', 'mayor'],
}
const libraryWith = (unnamed?: UnnamedAuthors): Procedure => ({
  ...libraryCard,
  machines: { ...libraryCard.machines, card: { label: word, per: 'person', start: 'open', states: {} } },
  roles: {
    ...libraryCard.roles,
    mayor: { label: word, held: 'office' },
    guest: { label: word, held: 'self', machine: 'card', in: ['open'] },
    joined: { label: word, held: 'party', fact: 'guest', on: { machine: 'visit', in: ['open'] } },
  },
  visibility: { ...libraryCard.visibility, ...(unnamed === undefined ? {} : { unnamed }) },
})
const library = libraryWith(declared)

const part = (machine: string, instance: string, more: Partial<Instance> = {}) =>
  casePart(machine, instance, 'open', { broughtBy: { open: 'ann' }, since: day, ...more })
const event = (more: Partial<CaseEvent>) =>
  caseEvent({ byRole: 'applicant', on: day, at: '2026-04-01T00:00:00.000Z', ...more })
const events = [
  event({ byPerson: 'clerk', byRole: 'librarian', fields: { applicant: 'ann', friends: ['', 'bob'], title: 't' } }),
  event({ byPerson: 'dan', byRole: 'guest', fields: { applicant: 7 } }),
  event({ byPerson: 'fay', byRole: 'applicant' }),
  event({ byPerson: 'eva', byRole: 'branch' }),
  event({ byPerson: 'old', byRole: 'gone' }),
]
const view = (unnamed: boolean): CaseView => ({
  ...viewOf({ id: 'c', procedure: library.id, profile: 'f', events: [] }),
  state: 'asked',
  facts: { unnamed, applicant: 'ann' },
  instances: [part('card', '1/cat'), part('assignment', 'east'), part('visit', '1', { fields: { guest: 'gil' } })],
})
const somebody = (personId: string, ...offices: string[]): Actor => ({ personId, offices, unitId: null })
const unnaming = (actor: Actor | null, given: { asked?: boolean; procedure?: Procedure } = {}) =>
  unnamingFor(given.procedure ?? library, libraryProfile, view(given.asked ?? true), events, actor)

describe('authors who asked to stay unnamed', () => {
  it.each([
    { who: 'nobody signed in', actor: null, knows: false },
    { who: 'a stranger', actor: somebody('eve', 'reader'), knows: false },
    { who: 'a unit that has the case', actor: { personId: 'eva', offices: [], unitId: 'east' }, knows: false },
    { who: 'an author of a case that joined', actor: somebody('gil'), knows: false },
    { who: 'an author', actor: somebody('ann'), knows: true },
    { who: 'somebody they invited', actor: somebody('cat'), knows: true },
    { who: 'the office that has to know', actor: somebody('lib', 'librarian'), knows: true },
    { who: 'another office that has to know', actor: somebody('may', 'mayor'), knows: true },
  ])('are told to $who: $knows', ({ actor, knows }) => {
    expect(unnaming(actor) === undefined).toBe(knows)
  })

  it('are everyone who was named, was asked to sign, or acted as one of them, and nobody else', () => {
    const isAuthor = unnaming(null)?.isAuthor ?? (() => false)
    const persons = ['ann', 'bob', 'cat', 'dan', 'fay', 'clerk', 'eva', 'old', 'east', '', 'gil']

    expect(persons.filter(isAuthor)).toEqual(['ann', 'bob', 'cat', 'dan', 'fay'])
  })

  it('are left out of every field that tells of them, or of authors of other cases', () => {
    const fields = { applicant: 'ann', friends: ['bob'], otherAuthor: 'zoe', title: 't' }
    const shown = unnaming(null)

    expect(shown?.fields(fields)).toEqual({ title: 't' })
    expect(shown?.event(event({ fields }))).toEqual(event({ byPerson: '', fields: { title: 't' } }))
    expect(shown?.event(event({ byPerson: 'clerk' })).byPerson).toBe('clerk')
  })

  it('are the same number throughout the case, where a part is named by its person', () => {
    const shown = unnaming(null)
    const names = ['1/ann', '2/cat', 'bob', '1/clerk'].map((id) => shown?.instance(part('card', id)).instance)

    expect(names).toEqual(['1/unnamed-1', '2/unnamed-3', 'unnamed-2', '1/clerk'])
    expect(shown?.event(event({ machine: 'card', instance: '1/ann' })).instance).toBe('1/unnamed-1')
    expect(shown?.event(event({ machine: 'lost', instance: '1/ann' })).instance).toBe('1/ann')
    expect(shown?.instance(part('assignment', 'ann')).instance).toBe('ann')
  })

  it('are not told by who brought a part where it stands', () => {
    expect(unnaming(null)?.instance(part('card', '1/ann', { fields: { applicant: 'ann', title: 't' } }))).toEqual(
      part('card', '1/unnamed-1', { broughtBy: {}, fields: { title: 't' } }),
    )
  })

  it('are known by their names alone', () => {
    expect([isUnnamed('unnamed-1'), isUnnamed('ann'), isUnnamed('x-unnamed-'), isUnnamed('')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('authors who did not ask', () => {
  it('are named, but for those of other cases, which are those cases’ to tell', () => {
    const shown = unnaming(null, { asked: false })
    const fields = { applicant: 'ann', otherAuthor: 'zoe' }

    expect(shown?.fields(fields)).toEqual({ applicant: 'ann' })
    expect(shown?.event(event({ fields }))).toEqual(event({ fields: { applicant: 'ann' } }))
    expect(shown?.instance(part('card', '1/ann', { fields }))).toEqual(
      part('card', '1/ann', { fields: { applicant: 'ann' } }),
    )
    expect(shown?.isAuthor('ann')).toBe(false)
  })

  it('leave other cases’ authors untold to an author as well, and not to the office', () => {
    expect(unnaming(somebody('ann'), { asked: false })).toBeDefined()
    expect(unnaming(somebody('lib', 'librarian'), { asked: false })).toBeUndefined()
  })

  it('leave nothing out where no field tells of others, or the kind of case knows no such thing', () => {
    expect(unnaming(null, { asked: false, procedure: libraryWith({ ...declared, others: [] }) })).toBeUndefined()
    expect(unnaming(null, { procedure: libraryWith() })).toBeUndefined()
  })
})
