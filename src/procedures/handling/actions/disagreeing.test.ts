import { describe, expect, it } from 'vitest'
import { people } from '#tests/support/small-city.ts'
import { draftedReply, filedWith, reviewed } from '#tests/support/suggestion-desk.ts'

const { assigner, deputy, parks, roads, secretary, water } = people

const settled = {
  settledOn: '2026-03-02',
  people: '代表工作机构、市政府办公厅',
  settlement: '由道路局负责',
  explainedBy: ['roads', 'parks'],
}

describe('lead and joint units that disagree', () => {
  it('hold the reply up until the disagreement is settled, with or without a countersignature', () => {
    const desk = draftedReply([])
    desk.act(parks, 'raise_disagreement', { disagreement: '树木由谁移栽' })
    desk.act(roads, 'review_reply', reviewed)
    expect(desk.refused(roads, 'issue_reply', { signer: '某' })[0]).toMatchObject({ rule: 'no_disagreement_open' })
    desk.act(secretary, 'settle_disagreement', settled)
    desk.act(roads, 'issue_reply', { signer: '某' })
  })

  it('say so themselves; the offices settle it, and the units explain it together', () => {
    const desk = draftedReply([])
    const raised = { disagreement: '树木由谁移栽' }
    for (const other of [water, deputy, secretary]) {
      expect(desk.refused(other, 'raise_disagreement', raised)[0].code).toBe('role_required')
    }
    desk.act(roads, 'raise_disagreement', raised)
    expect(desk.refused(parks, 'raise_disagreement', raised)[0]).toMatchObject({ rule: 'no_disagreement_open' })
    for (const other of [roads, parks, deputy]) {
      expect(desk.refused(other, 'settle_disagreement', settled)[0].code).toBe('role_required')
    }
    for (const explainedBy of [['roads'], ['roads', 'water']]) {
      expect(desk.refused(assigner, 'settle_disagreement', { ...settled, explainedBy })[0]).toMatchObject({
        rule: 'explained_together',
      })
    }
    desk.act(assigner, 'settle_disagreement', settled)
  })

  it('are there only where a case has joint units', () => {
    const desk = filedWith([])
    desk.act(assigner, 'assign', { leadUnit: 'roads' })
    expect(desk.refused(roads, 'raise_disagreement', { disagreement: '无' })[0]).toMatchObject({
      rule: 'has_joint_units',
    })
  })
})
