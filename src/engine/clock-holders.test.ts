import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { caseClock } from '#tests/support/case-clock.ts'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import { clockHolders, holderOf, rolesHolding } from './clock-holders.ts'
import { noticeRecipients } from './notice-recipients.ts'
import type { NoticeStep } from './notice-schedule.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import { type CaseView, viewOf } from './view.ts'

const word = { zh: '词', en: 'Word' }
const day = plainDate('2026-04-01')
const act: ActionDefinition = { label: word, machine: 'case', from: ['asked'], by: [], event: 'e', fields: {} }
const view: CaseView = {
  ...viewOf({ id: 'c', procedure: 'library-card', profile: 'f', events: [] }),
  state: 'asked',
  facts: { applicant: ['ann', 'bob'] },
  instances: [
    casePart('case', 'case', 'asked'),
    casePart('assignment', 'east', 'open', { duty: 'lead' }),
    casePart('assignment', 'west'),
    casePart('card', '1/cat'),
    casePart('card', '1/dan', 'shut'),
  ],
}
const clock = (instance = 'case') => caseClock('reply', instance)
const libraryWith = (roles: readonly string[], actions: Procedure['actions'] = {}): Procedure => ({
  ...libraryCard,
  roles: {
    ...libraryCard.roles,
    librarian: { label: word, held: 'office', office: 'desk' },
    guest: { label: word, held: 'self', machine: 'card', in: ['open'] },
    timer: { label: word, held: 'timer' },
  },
  clockHolders: { reply: roles },
  actions,
})
const told = (holders: readonly { kind: string; id: string }[]) => holders.map(({ kind, id }) => `${kind} ${id}`)
const holders = (roles: readonly string[], instance?: string, actions?: Procedure['actions']) =>
  told(clockHolders(libraryWith(roles, actions), view, clock(instance)))

describe('with whom a deadline lies', () => {
  it('is an office, the persons of the case, who has a part of their own, or the units that have it', () => {
    expect(holders(['librarian'])).toEqual(['office desk'])
    expect(holders(['applicant'])).toEqual(['person ann', 'person bob'])
    expect(holders(['guest'])).toEqual(['person cat'])
    expect(holders(['branch'])).toEqual(['unit east', 'unit west'])
    expect(holders(['lead_branch'])).toEqual(['unit east'])
  })

  it('is each once, whatever roles they have', () => {
    expect(holders(['branch', 'lead_branch', 'librarian'])).toEqual(['unit east', 'unit west', 'office desk'])
  })

  it('is one unit alone for its own clock', () => {
    expect(holders(['branch'], 'west')).toEqual(['unit west'])
  })

  it('is nobody for time alone, or for a role nobody declared', () => {
    expect(holders(['timer', 'ghost'])).toEqual([])
  })

  it('is, of those, who is waited for now; all of them where nobody is', () => {
    const waited = (by: string) => ({ step: { ...act, main: true as const, by: [by] } })

    expect(holders(['branch', 'librarian'], 'case', waited('lead_branch'))).toEqual(['unit east'])
    expect(holders(['branch', 'librarian'], 'case', waited('applicant'))).toEqual([
      'unit east',
      'unit west',
      'office desk',
    ])
  })

  it('is not who is waited for under the same name as another kind of holder', () => {
    const desk = { ...view, facts: { applicant: 'desk' } }
    const procedure = libraryWith(['librarian', 'branch'], { step: { ...act, main: true, by: ['applicant'] } })

    expect(told(clockHolders(procedure, desk, clock()))).toEqual(['office desk', 'unit east', 'unit west'])
    expect(
      holderOf({ action: 'a', instance: 'i', holderKind: 'unit', holder: 'x', since: null, deadline: null }),
    ).toEqual({
      kind: 'unit',
      id: 'x',
    })
  })
})

describe('the roles a clock lies with', () => {
  it('are those whose acts stop it, or move what stops it, each once', () => {
    const stops: ActionDefinition = { ...act, by: ['branch', 'librarian'], stops: ['reply'] }
    const moves: ActionDefinition = {
      ...act,
      by: ['librarian', 'reader'],
      effects: [
        { machine: 'card', which: 'all', from: [], to: 'x', event: 'x' },
        { machine: 'card', which: 'all', from: [], to: 'x', event: 'x', stops: ['reply'] },
      ],
    }
    const others: ActionDefinition = { ...act, by: ['guest'], stops: ['other'] }
    const { clockHolders: _, ...undeclared } = libraryWith([], {
      stops,
      moves,
      others,
      plain: { ...act, by: ['timer'] },
    })

    expect(rolesHolding(undeclared, 'reply')).toEqual(['branch', 'librarian', 'reader'])
    expect(rolesHolding({ ...undeclared, clockHolders: { other: ['timer'] } }, 'other')).toEqual(['timer'])
    expect(rolesHolding(undeclared, 'unheard-of')).toEqual([])
  })
})

describe('whose hands a matter is in', () => {
  const acted = (byPerson: string, byRole: string, byUnit: string | null) => ({
    type: 'e',
    action: 'a',
    machine: 'case',
    instance: 'case',
    stateBefore: null,
    state: 'asked',
    byPerson,
    byRole,
    byUnit,
    on: day,
    at: '2026-04-01T00:00:00.000Z',
    fields: {},
    clocks: [],
    waived: [],
  })
  const recipients = (roles: readonly string[], to: NoticeStep['to'], events = [acted('lib', 'librarian', null)]) => {
    const step: NoticeStep = { code: 's', kind: 'alarm', offset: 1, unit: 'day', to }
    const file = { id: 'c', procedure: 'library-card', profile: 'f', events }
    return told(noticeRecipients(libraryWith(roles), file, view, clock(), step))
  }

  it('are the office’s clerk’s who acted last for it, and not one’s who acted for a unit in that role', () => {
    expect(recipients(['librarian'], ['holder'])).toEqual(['person lib'])
    expect(
      recipients(
        ['librarian'],
        ['holder'],
        [
          acted('lib', 'librarian', null),
          acted('meg', 'librarian', null),
          acted('eva', 'librarian', 'east'),
          acted('rea', 'reader', null),
        ],
      ),
    ).toEqual(['person meg'])
    expect(recipients(['librarian'], ['holder'], [acted('rea', 'reader', null)])).toEqual(['office desk'])
  })

  it('are a person’s own, whoever acted', () => {
    expect(recipients(['guest'], ['holder'])).toEqual(['person cat'])
  })

  it('are told by the name of the office, each once', () => {
    expect(recipients(['librarian'], ['holder_office', { office: 'librarian' }, { office: 'mayor' }])).toEqual([
      'office desk',
      'office mayor',
    ])
  })

  it('are not mixed up where a unit and a person have one name', () => {
    const step: NoticeStep = { code: 's', kind: 'alarm', offset: 1, unit: 'day', to: ['holder_office'] }
    const file = { id: 'c', procedure: 'library-card', profile: 'f', events: [] }
    const seen = { ...view, facts: { applicant: 'east' } }

    expect(told(noticeRecipients(libraryWith(['branch', 'applicant']), file, seen, clock(), step))).toEqual([
      'unit east',
      'unit west',
      'person east',
    ])
  })
})
