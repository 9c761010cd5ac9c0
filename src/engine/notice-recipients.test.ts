import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { caseEvent } from '#tests/support/case-event.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import type { CaseEvent } from './case-file.ts'
import { clockHolders, rolesHolding } from './clock-holders.ts'
import { noticeRecipients } from './notice-recipients.ts'
import type { NoticeStep } from './notice-schedule.ts'
import { viewOf } from './view.ts'

const day = plainDate('2026-03-02')

const event = (changes: Partial<CaseEvent>) => caseEvent({ byPerson: 'p-reader', ...changes })

const started = (clock: string, instance = 'case') =>
  ({ mark: 'started', clock, instance, from: day, deadline: plainDate('2026-03-20'), provisional: false }) as const

const branchEvent = (unit: string, changes: Partial<CaseEvent> = {}) =>
  event({
    type: 'dispatched',
    action: 'assign',
    machine: 'assignment',
    instance: unit,
    state: 'dispatched',
    byPerson: 'p-librarian',
    byRole: 'librarian',
    fields: { duty: unit === 'north' ? 'lead' : 'joint' },
    clocks: [started('checking', unit)],
    ...changes,
  })

const caseFile = (events: readonly CaseEvent[]) => ({ id: 'c', procedure: 'library-card', profile: 'x', events })

function recipientsOf(events: readonly CaseEvent[], clock: string, instance: string, to: NoticeStep['to']) {
  const file = caseFile(events)
  const view = viewOf(file)
  const running = view.clocks.find((one) => one.clock === clock && one.instance === instance)
  if (running === undefined) throw new Error(`${clock} does not run`)
  const step = { code: 's', kind: 'alarm', offset: 1, unit: 'day', to } as const
  return noticeRecipients(libraryCard, file, view, running, step).map(({ kind, id }) => `${kind}:${id}`)
}

describe('whom a deadline lies with', () => {
  it('are the roles whose actions stop its clock, where the procedure says nothing else', () => {
    expect(rolesHolding(libraryCard, 'checking')).not.toEqual([])
    expect(rolesHolding({ ...libraryCard, clockHolders: { checking: ['librarian'] } }, 'checking')).toEqual([
      'librarian',
    ])
  })

  it('is one unit alone, for a clock of that unit', () => {
    const events = [event({}), branchEvent('north'), branchEvent('south')]

    expect(recipientsOf(events, 'checking', 'south', ['holder_office'])).toEqual(['unit:south'])
  })

  it('is not a unit that handed the case back', () => {
    const events = [
      event({ clocks: [started('letter')] }),
      branchEvent('north'),
      branchEvent('north', { type: 'returned', state: 'returned', clocks: [] }),
    ]
    const procedure = { ...libraryCard, clockHolders: { letter: ['branch'] } }
    const view = viewOf(caseFile(events))
    const letter = view.clocks.find((one) => one.clock === 'letter')

    expect(letter && clockHolders(procedure, view, letter)).toEqual([])
  })
})

describe('whom a notice goes to', () => {
  it('is everyone of the unit while none of its clerks has acted, then the clerk who did last', () => {
    const before = [event({}), branchEvent('south')]
    const acted = branchEvent('south', {
      type: 'noted',
      byPerson: 'p-south',
      byRole: 'branch',
      byUnit: 'south',
      clocks: [],
    })

    expect(recipientsOf(before, 'checking', 'south', ['holder'])).toEqual(['unit:south'])
    expect(recipientsOf([...before, acted], 'checking', 'south', ['holder'])).toEqual(['person:p-south'])
  })

  it('is each once, in the order the schedule names them', () => {
    const to: NoticeStep['to'] = ['holder', 'holder_office', { office: 'librarian' }, { office: 'librarian' }]

    expect(recipientsOf([event({}), branchEvent('south')], 'checking', 'south', to)).toEqual([
      'unit:south',
      'office:librarian',
    ])
  })
})
