import { describe, expect, it } from 'vitest'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import type { Procedure } from './procedure.ts'
import { type CaseView, viewOf } from './view.ts'
import type { Audience } from './visibility.ts'
import { audienceOf, isPrivateState, sees, seesClock, seesEvery, seesInstance, visibleFields } from './visible.ts'

const word = { zh: '词', en: 'Word' }
const library: Procedure = {
  ...libraryCard,
  machines: {
    ...libraryCard.machines,
    case: {
      label: word,
      per: 'case',
      start: 'drafted',
      states: { drafted: { label: word, private: true }, asked: { label: word } },
    },
    card: { label: word, per: 'person', start: 'open', states: { open: { label: word, private: true } } },
  },
  roles: { ...libraryCard.roles, guest: { label: word, held: 'self', machine: 'card', in: ['open'] } },
  visibility: {
    ...libraryCard.visibility,
    offices: ['librarian', 'mayor'],
    instances: { letter: { drafted: 'unit' } },
    clocks: { letter: 'public' },
    fields: { name: 'public', shelf: 'unit' },
  },
}

const empty = viewOf({ id: 'c', procedure: library.id, profile: 'f', events: [] })
const standing = (state: string): CaseView => ({
  ...empty,
  state,
  facts: { applicant: 'ann' },
  instances: [casePart('assignment', 'east', 'dispatched'), casePart('card', '1/bob', 'open')],
})
const somebody = (personId: string, offices: readonly string[] = [], unitId: string | null = null) => ({
  personId,
  offices,
  unitId,
})

describe('as what somebody looks at a case', () => {
  it.each([
    { who: 'nobody signed in', actor: null, asked: 'public', drafted: 'public' },
    { who: 'a stranger', actor: somebody('eve', ['reader']), asked: 'public', drafted: 'public' },
    { who: 'the applicant', actor: somebody('ann'), asked: 'proposer', drafted: 'proposer' },
    { who: 'somebody with a card', actor: somebody('bob'), asked: 'proposer', drafted: 'proposer' },
    { who: 'a unit that has it', actor: somebody('eva', [], 'east'), asked: 'unit', drafted: 'public' },
    { who: 'a unit that has not', actor: somebody('wes', [], 'west'), asked: 'public', drafted: 'public' },
    { who: 'an office that sees all', actor: somebody('lib', ['librarian']), asked: 'office', drafted: 'public' },
    { who: 'an office of accounts', actor: somebody('may', ['x', 'mayor']), asked: 'office', drafted: 'public' },
    { who: 'the applicant with an office', actor: somebody('ann', ['mayor']), asked: 'office', drafted: 'proposer' },
  ])('is, of $who: $asked, and of a draft: $drafted', ({ actor, asked, drafted }) => {
    expect(audienceOf(library, standing('asked'), actor)).toBe(asked)
    expect(audienceOf(library, standing('drafted'), actor)).toBe(drafted)
  })

  it('is every case for the offices declared, and for no others', () => {
    expect(seesEvery(library, ['reader', 'mayor'])).toBe(true)
    expect(seesEvery(library, ['reader'])).toBe(false)
    expect(seesEvery(library, [])).toBe(false)
  })

  it('is private by the state of the case alone', () => {
    expect(isPrivateState(library, 'drafted')).toBe(true)
    expect(isPrivateState(library, 'asked')).toBe(false)
    expect(isPrivateState(library, 'open')).toBe(false)
    expect(isPrivateState(library, null)).toBe(false)
  })
})

describe('what is open from an audience on', () => {
  const order: readonly Audience[] = ['public', 'proposer', 'unit', 'office']

  it.each(order)('is seen by those from %s on and nobody before', (from) => {
    expect(order.filter((audience) => sees(audience, from))).toEqual(order.slice(order.indexOf(from)))
  })

  it('is for the offices alone where nothing is said', () => {
    expect(order.filter((audience) => sees(audience, undefined))).toEqual(['office'])
    expect(order.filter((audience) => sees(audience, 'everybody' as Audience))).toEqual(['office'])
    expect(visibleFields(library, { name: 'x', shelf: 'y', note: 'z' }, 'proposer')).toEqual({ name: 'x' })
    expect(visibleFields(library, { name: 'x', shelf: 'y', note: 'z' }, 'office')).toEqual({
      name: 'x',
      shelf: 'y',
      note: 'z',
    })
  })

  it('is, of a part of the case, everybody’s where nothing is said', () => {
    const letter = (state: string) => casePart('letter', '1', state)

    expect(order.filter((audience) => seesInstance(library, letter('drafted'), audience))).toEqual(['unit', 'office'])
    expect(order.filter((audience) => seesInstance(library, letter('sent'), audience))).toEqual(order)
    expect(seesInstance(library, casePart('card', '1/bob', 'open'), 'public')).toBe(true)
  })

  it('is, of a clock, the units’ where nothing is said', () => {
    expect(order.filter((audience) => seesClock(library, 'letter', audience))).toEqual(order)
    expect(order.filter((audience) => seesClock(library, 'checking', audience))).toEqual(['unit', 'office'])
  })
})
