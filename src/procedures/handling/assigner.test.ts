import { describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { clockHolders } from '#engine/clock-holders.ts'
import { procedureUnder } from '#engine/procedure-under.ts'
import { todosOf } from '#engine/todos.ts'
import { getLaw, type Law } from '#procedures/profiles.ts'
import { proposal } from '#procedures/proposal/procedure.ts'
import { suggestion } from '#procedures/suggestion/procedure.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { people } from '#tests/support/small-city.ts'
import { openDesk, shanghaiWith, suggestionFields } from '#tests/support/suggestion-desk.ts'

const { secretary, assigner, chairs, sessionSecretary, deputy, leader, roads, committee } = people
const everybody = [secretary, assigner, chairs, sessionSecretary, deputy, leader, roads, committee]

const lawOf = (id: string): Law => getLaw(profiles, 'suggestion', id)
const period = { during: 'in_session', between: 'between_sessions' } as const

/** Accepted and waiting to be assigned. */
function filed(law: Law, when: keyof typeof period) {
  const desk = openDesk(law)
  desk.act(deputy, 'submit', { ...suggestionFields, period: period[when] })
  desk.act(secretary, 'register')
  desk.act(secretary, 'file')
  return desk
}

const assignment: Fields = { leadUnit: 'roads' }

describe('who assigns', () => {
  it.each([
    ['shanghai-2015', 'during', [sessionSecretary, assigner], ['session_secretariat', 'assigning_office']],
    ['shanghai-2015', 'between', [secretary, assigner], ['secretariat', 'assigning_office']],
    ['beijing-2014', 'between', [chairs], ['chairpersons_council']],
    ['beijing-2014', 'during', [assigner], ['assigning_office']],
    ['national-2025', 'between', [secretary], ['secretariat']],
    ['national-2025', 'during', [assigner], ['assigning_office']],
    ['chongqing-2018', 'between', [assigner], ['assigning_office']],
    ['qingdao-2021', 'during', [assigner], ['assigning_office']],
    ['henan-2017', 'between', [assigner], ['assigning_office']],
    ['zhejiang-2016', 'during', [assigner], ['assigning_office']],
  ] as const)(
    'under %s, of what was raised %s (a session or sessions): whom that law names',
    (id, when, may, roles) => {
      const law = lawOf(id)
      const able: readonly Actor[] = may
      for (const who of able) {
        const desk = filed(law, when)
        expect(desk.offered(who)).toContain('assign')
        desk.act(who, 'assign', assignment)
        expect(desk.stateOf('assignment', 'roads')).toBe('dispatched')
        // Who did it stands on the record as what they are, not under a general word.
        expect(roles).toContain(desk.events().find(({ type }) => type === 'assigned')?.byRole)
      }
      const desk = filed(law, when)
      for (const who of everybody.filter((one) => !able.includes(one))) {
        const refusal = { code: 'role_required', action: 'assign', roles }
        expect(desk.refused(who, 'assign', assignment)[0], who.personId).toEqual(refusal)
        expect(desk.offered(who)).not.toContain('assign')
      }
    },
  )

  it('is whom the case waits for, and with whom its time lies', () => {
    const law = lawOf('shanghai-2015')
    const waitedFor = (when: keyof typeof period) => {
      const view = filed(law, when).view()
      const todos = todosOf(law.procedure, view).filter(({ action }) => action === 'assign')
      const clock = view.clocks.find((one) => one.stoppedOn === null)
      if (clock === undefined) throw new Error('no time runs')
      return [todos.map(({ holder }) => holder), clockHolders(law.procedure, view, clock).map(({ id }) => id)]
    }

    expect(waitedFor('during')).toEqual([
      ['session_secretariat', 'assigning_office'],
      ['session_secretariat', 'assigning_office'],
    ])
    expect(waitedFor('between')).toEqual([
      ['secretariat', 'assigning_office'],
      ['secretariat', 'assigning_office'],
    ])
  })

  it('is the named office alone where no law has the government share out what goes to it', () => {
    const profile = shanghaiWith({ government_shares_out: '' })
    const desk = filed({ procedure: procedureUnder(suggestion, profile), profile }, 'during')

    expect(desk.refused(assigner, 'assign', assignment)[0]).toMatchObject({ roles: ['session_secretariat'] })
    desk.act(sessionSecretary, 'assign', assignment)
  })

  it('of proposals is whom the committee’s own rules name, both where they assign together', () => {
    const { profile } = getLaw(profiles, 'proposal', 'national-cppcc-2018')
    const choices = { ...profile.choices, assigned_in_session: { value: 'joint', source: 'test' } }
    const { roles } = procedureUnder(proposal, { ...profile, choices })

    const named = roles.assigner?.held === 'named' ? roles.assigner.as.map(({ role, when }) => [role, when?.in[0]]) : []
    expect(named).toEqual([
      ['secretariat', 'in_session'],
      ['assigning_office', 'in_session'],
    ])
  })
})
