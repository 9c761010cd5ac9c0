import { describe, expect, it } from 'vitest'
import { libraryCard } from '#tests/support/library-card.ts'
import { plainTerms } from '#tests/support/plain-terms.ts'
import { defineProcedure } from './define-procedure.ts'

const terms = { ...plainTerms, matter: { zh: '提案', en: 'proposal' } }
const spoken = (place: string) => ({ zh: `${place}{matter}`, en: `${place} {matter}` })
const heard = (place: string) => ({ zh: `${place}提案`, en: `${place} proposal` })

describe('a procedure speaks in its own terms', () => {
  const procedure = defineProcedure({
    ...libraryCard,
    terms,
    title: spoken('t'),
    machines: {
      case: {
        label: spoken('m'),
        per: 'case',
        start: 'open',
        states: { open: { label: spoken('s'), publicLabel: spoken('p'), final: true }, shut: { label: spoken('x') } },
      },
    },
    roles: { clerk: { label: spoken('r'), held: 'office', office: 'desk' } },
    clocks: { reply: spoken('c') },
    clockHolders: {},
    choices: { speed: { label: spoken('q'), values: { slow: spoken('v') } } },
    events: { asked: spoken('e') },
    actions: {
      ask: {
        label: spoken('a'),
        machine: 'case',
        from: [],
        to: 'open',
        by: ['clerk'],
        event: 'asked',
        fields: {
          title: { label: spoken('f'), hint: spoken('h'), type: 'line', maxLength: 9 },
          note: { label: spoken('n'), type: 'yes_no' },
        },
      },
    },
  })

  it('in its title, and the names of its parts, states, roles, clocks, choices and events', () => {
    expect(procedure.title).toEqual(heard('t'))
    expect(procedure.machines).toEqual({
      case: {
        label: heard('m'),
        per: 'case',
        start: 'open',
        states: { open: { label: heard('s'), publicLabel: heard('p'), final: true }, shut: { label: heard('x') } },
      },
    })
    expect(procedure.roles).toEqual({ clerk: { label: heard('r'), held: 'office', office: 'desk' } })
    expect(procedure.clocks).toEqual({ reply: heard('c') })
    expect(procedure.choices).toEqual({ speed: { label: heard('q'), values: { slow: heard('v') } } })
    expect(procedure.events).toEqual({ asked: heard('e') })
  })

  it('in its acts and what they ask for, which else stay as they were declared', () => {
    expect(procedure.actions).toEqual({
      ask: {
        label: heard('a'),
        machine: 'case',
        from: [],
        to: 'open',
        by: ['clerk'],
        event: 'asked',
        fields: {
          title: { label: heard('f'), hint: heard('h'), type: 'line', maxLength: 9 },
          note: { label: heard('n'), type: 'yes_no' },
        },
      },
    })
    expect(procedure.answers).toBe(libraryCard.answers)
  })
})
