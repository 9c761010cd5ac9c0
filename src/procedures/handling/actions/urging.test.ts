import { describe, expect, it } from 'vitest'
import { todosOf } from '#engine/todos.ts'
import { findInstance } from '#engine/view.ts'
import { suggestion } from '#procedures/suggestion/procedure.ts'
import { people } from '#tests/support/small-city.ts'
import { draftedReply } from '#tests/support/suggestion-desk.ts'

const { assigner, deputy, leader, parks, roads, secretary, water } = people

const urged = { urgedUnits: ['roads'], urgingText: '请抓紧答复。' }

describe('urging', () => {
  it('is done by the offices, to units that have the case', () => {
    const desk = draftedReply([])
    for (const other of [deputy, leader, roads]) {
      expect(desk.refused(other, 'urge', urged)[0].code).toBe('role_required')
    }
    expect(desk.refused(secretary, 'urge', { ...urged, urgedUnits: ['roads', 'water'] })[0]).toMatchObject({
      rule: 'urges_who_has_it',
      detail: 'water',
    })
    desk.act(secretary, 'urge', urged)
    desk.act(assigner, 'urge', { urgedUnits: ['parks'], urgingText: '请补充会办意见。' })
    expect(findInstance(desk.view(), 'urging', 'roads')?.fields.urgingText).toBe('请抓紧答复。')
    expect(findInstance(desk.view(), 'urging', 'parks')?.fields.urgingText).toBe('请补充会办意见。')
  })

  it('waits for the unit, which answers for itself alone', () => {
    const desk = draftedReply([])
    desk.act(secretary, 'urge', urged)
    const waits = todosOf(suggestion, desk.view()).filter((todo) => todo.action === 'answer_urging')
    expect(waits.map((todo) => todo.holder)).toEqual(['roads'])
    for (const other of [parks, water, secretary]) {
      expect(desk.refused(other, 'answer_urging', { urgingAnswer: '已办' }, 'roads')[0].code).toBe('role_required')
    }
    desk.act(roads, 'answer_urging', { urgingAnswer: '本周印发。' })
    expect(desk.stateOf('urging', 'roads')).toBe('answered')
    expect(desk.offered(roads)).not.toContain('answer_urging')
  })

  it('can be repeated; each time is on the record', () => {
    const desk = draftedReply([])
    desk.act(secretary, 'urge', urged)
    desk.act(roads, 'answer_urging', { urgingAnswer: '本周印发。' })
    desk.act(secretary, 'urge', { ...urged, urgingText: '已过一周。' })
    expect(desk.stateOf('urging', 'roads')).toBe('urged')
    expect(desk.events().filter((event) => event.type === 'unit_urged')).toHaveLength(2)
  })
})
