import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import type { Procedure } from './procedure.ts'
import { holdsOffice, officeOf, rolesIn } from './roles.ts'
import { todosOf } from './todos.ts'
import { viewOf } from './view.ts'
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
    {
      type: 'asked',
      action: 'ask',
      machine: 'case',
      instance: 'case',
      stateBefore: null,
      state: 'asked',
      byPerson: 'rea',
      byRole: 'reader',
      byUnit: null,
      on: plainDate('2026-04-01'),
      at: '2026-04-01T02:00:00.000Z',
      fields: { applicant: 'rea' },
      clocks: [],
      waived: [],
    },
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
