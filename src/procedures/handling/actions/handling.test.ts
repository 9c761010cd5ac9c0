import { describe, expect, it } from 'vitest'
import { people } from '#tests/support/small-city.ts'
import { filedWith, type SuggestionDesk } from '#tests/support/suggestion-desk.ts'

const { assigner, deputy, leader, parks, roads, secretary, water } = people

const talk = { contactedOn: '2026-03-02', method: 'phone', people: '苗代表、路政科长', talk: '代表同意分两年修。' }

function inHandling(): SuggestionDesk {
  const desk = filedWith([])
  desk.act(assigner, 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
  desk.act(roads, 'sign_for')
  desk.act(parks, 'sign_for')
  return desk
}

describe('a talk with the proposer', () => {
  it('is logged by the units that have the case, and by nobody else', () => {
    const desk = inHandling()
    for (const other of [secretary, assigner, deputy, leader, water]) {
      expect(desk.refused(other, 'contact_proposer', talk)[0].code).toBe('role_required')
    }
    desk.act(roads, 'contact_proposer', talk)
    desk.act(parks, 'contact_proposer', talk)
    expect(desk.events().filter((event) => event.type === 'proposer_contacted')).toHaveLength(2)
  })

  it.each(['contactedOn', 'method', 'people', 'talk'])('is not logged without its %s', (field) => {
    const desk = inHandling()
    for (const nothing of ['', '   ']) {
      expect(desk.refused(roads, 'contact_proposer', { ...talk, [field]: nothing })).toEqual([
        { code: 'field_missing', field },
      ])
    }
  })

  it.each(['——', '2', '3、4', '无', '？？', '张'])('names who took part: “%s” names nobody', (who) => {
    expect(inHandling().refused(roads, 'contact_proposer', { ...talk, people: who })[0]).toMatchObject({
      code: 'rule_broken',
      rule: 'people_named',
    })
  })

  it.each(['张某', '苗代表', 'Li Na, Roads Bureau'])('names who took part: “%s” will do', (who) => {
    inHandling().act(roads, 'contact_proposer', { ...talk, people: who })
  })

  it('has been held: today will do, tomorrow will not', () => {
    const desk = inHandling()
    expect(desk.refused(roads, 'contact_proposer', { ...talk, contactedOn: '2026-03-03' })).toEqual([
      { code: 'field_invalid', field: 'contactedOn', why: 'date_in_future' },
    ])
    desk.act(roads, 'contact_proposer', { ...talk, contactedOn: '2026-03-02' })
  })

  it('names no more than two hundred characters of people', () => {
    const desk = inHandling()
    expect(desk.refused(roads, 'contact_proposer', { ...talk, people: '张'.repeat(201) })[0]).toMatchObject({
      why: 'too_long',
    })
    desk.act(roads, 'contact_proposer', { ...talk, people: '张'.repeat(200) })
  })
})
