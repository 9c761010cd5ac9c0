import { describe, expect, it } from 'vitest'
import { people } from '#tests/support/small-city.ts'
import { draftedReply, type SuggestionDesk } from '#tests/support/suggestion-desk.ts'

const { assigner, chairs, deputy, leader, parks, roads, secretary, water } = people

const inspection = { supervisionKind: 'inspection', approvedBy: leader.personId, reason: '久拖不决' }

function concluded(kind: string): SuggestionDesk {
  const desk = draftedReply([])
  desk.act(secretary, 'open_supervision', { ...inspection, supervisionKind: kind })
  desk.act(secretary, 'plan_supervision', { supervisionPlan: '走访道路局' })
  desk.setDay('2026-03-10')
  desk.act(secretary, 'conclude_supervision', { conclusion: '应当加快' })
  return desk
}

const objection = { supervisionObjection: '情况不属实' }

describe('supervision', () => {
  it('is opened by the offices; an inspection by the government names who approved it', () => {
    const desk = draftedReply([])
    for (const other of [deputy, chairs, leader, roads]) {
      expect(desk.refused(other, 'open_supervision', inspection)[0].code).toBe('role_required')
    }
    expect(desk.refused(secretary, 'open_supervision', { ...inspection, approvedBy: '' })[0]).toMatchObject({
      field: 'approvedBy',
    })
    desk.act(secretary, 'open_supervision', { ...inspection, supervisionKind: 'congress', approvedBy: '' })
    expect(desk.refused(assigner, 'open_supervision', inspection)[0]).toMatchObject({ rule: 'no_supervision_open' })
  })

  it('is planned before anybody is visited, and logs each visit', () => {
    const desk = draftedReply([])
    desk.act(secretary, 'open_supervision', inspection)
    const visit = { contactedOn: '2026-03-02', method: 'visit', people: '督查组', finding: '栏杆未修' }
    expect(desk.refused(secretary, 'log_supervision', visit)[0].code).toBe('action_not_available')
    expect(desk.refused(secretary, 'conclude_supervision', { conclusion: '快' })[0].code).toBe('action_not_available')
    desk.act(secretary, 'plan_supervision', { supervisionPlan: '走访道路局' })
    desk.act(secretary, 'log_supervision', visit)
    desk.act(assigner, 'log_supervision', visit)
    expect(desk.refused(roads, 'log_supervision', visit)[0].code).toBe('role_required')
    expect(desk.events().filter((event) => event.type === 'supervision_logged')).toHaveLength(2)
  })

  it('can be objected to within thirty days by a unit of the case, and by nobody else', () => {
    const desk = concluded('inspection')
    for (const other of [water, deputy, assigner]) {
      expect(desk.refused(other, 'object_to_conclusion', objection)[0].code).toBe('role_required')
    }
    desk.setDay('2026-04-09')
    desk.act(parks, 'object_to_conclusion', objection)
    const late = concluded('inspection')
    late.setDay('2026-04-10')
    expect(late.refused(roads, 'object_to_conclusion', objection)[0].code).toBe('deadline_passed')
    expect(concluded('congress').refused(roads, 'object_to_conclusion', objection)[0]).toMatchObject({
      rule: 'conclusion_open_to_objection',
    })
  })

  it('is reviewed within thirty days by somebody other than who drew the conclusion', () => {
    const desk = concluded('inspection')
    desk.act(roads, 'object_to_conclusion', objection)
    const review = desk.view().clocks.find((clock) => clock.clock === 'supervision_review')
    expect(review?.deadline).toBe('2026-04-09')
    expect(desk.refused(secretary, 'review_conclusion', { supervisionReview: '维持' })[0]).toMatchObject({
      rule: 'reviews_anothers',
    })
    expect(desk.refused(secretary, 'end_supervision', { rectification: '已改' })[0].code).toBe('action_not_available')
    desk.act(assigner, 'review_conclusion', { supervisionReview: '维持' })
    desk.act(secretary, 'end_supervision', { rectification: '已改' })
    expect(desk.view().clocks.filter((clock) => clock.clock.startsWith('supervision') && !clock.stoppedOn)).toEqual([])
    desk.act(assigner, 'open_supervision', inspection)
  })
})
