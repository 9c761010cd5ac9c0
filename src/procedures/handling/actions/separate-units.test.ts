import { describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import type { Profile } from '#engine/profile.ts'
import { listInstances } from '#engine/view.ts'
import { people } from '#tests/support/small-city.ts'
import { filedWith, reviewed, type SuggestionDesk, shanghaiWith } from '#tests/support/suggestion-desk.ts'

const { assigner, deputy, parks, roads, secondDeputy, secretary, water } = people

const parts = { firstUnit: 'roads', firstPart: '修路', secondUnit: 'parks', secondPart: '种树' }

function withAnchor(law: Profile, anchor: 'assignment' | 'receipt'): Profile {
  const { reply } = law.clocks
  if (reply === null || reply === undefined) throw new Error('the law sets a time for the reply')
  return { ...law, clocks: { ...law.clocks, reply: { ...reply, anchor } } }
}

function inParts(cosigners: readonly Actor[] = [], law?: Profile): SuggestionDesk {
  const desk = filedWith(cosigners, law)
  desk.act(assigner, 'assign_separately', parts)
  desk.act(roads, 'sign_for')
  desk.act(parks, 'sign_for')
  return desk
}

function answers(desk: SuggestionDesk, unit: Actor, review = {}): void {
  desk.act(unit, 'draft_reply', { text: '收悉，办理如下。' })
  desk.act(unit, 'review_reply', { ...reviewed, ...review })
  desk.act(unit, 'issue_reply', { signer: '某局长' })
}

const promise = { outcome: 'planned', doneBy: '2026-12-01' }

describe('a suggestion assigned in parts', () => {
  it('gives each unit its part and its own time for the reply', () => {
    const desk = inParts()
    const held = listInstances(desk.view(), 'assignment', 'separate')
    expect(held.map(({ instance, fields }) => [instance, fields.part])).toEqual([
      ['roads', '修路'],
      ['parks', '种树'],
    ])
    const running = desk.view().clocks.filter((clock) => clock.clock === 'reply')
    expect(running.map((clock) => clock.instance)).toEqual(['roads', 'parks'])
  })

  it('is answered when all have answered, and not before', () => {
    const desk = inParts()
    answers(desk, roads)
    expect(desk.view().state).toBe('in_handling')
    const stopped = desk.view().clocks.filter((clock) => clock.clock === 'reply' && clock.stoppedOn !== null)
    expect(stopped.map((clock) => clock.instance)).toEqual(['roads'])
    answers(desk, parks)
    expect(desk.view().state).toBe('replied')
  })

  it('lets both draft at once, and neither touch the draft of the other', () => {
    const desk = inParts()
    desk.act(roads, 'draft_reply', { text: '甲' })
    desk.act(parks, 'draft_reply', { text: '乙' })
    desk.act(roads, 'review_reply', reviewed)
    expect(desk.stateOf('reply', '1')).toBe('reviewed')
    expect(desk.stateOf('reply', '2')).toBe('drafted')
    expect(desk.refused(parks, 'issue_reply', { signer: '某' }, '1')[0].code).toBe('role_required')
    expect(desk.refused(water, 'draft_reply', { text: '丙' })[0].code).toBe('role_required')
    expect(desk.refused(roads, 'draft_reply', { text: '又一稿' })[0]).toMatchObject({ rule: 'no_open_draft' })
  })

  it('asks each unit to have signed for its own part', () => {
    const desk = filedWith([])
    desk.act(assigner, 'assign_separately', parts)
    desk.act(roads, 'sign_for')
    expect(desk.refused(parks, 'draft_reply', { text: '乙' })[0].code).toBe('waiting_for')
  })

  it('has each author rate each reply, alone', () => {
    const desk = inParts([secondDeputy])
    answers(desk, roads)
    desk.act(deputy, 'rate', { attitude: 'satisfied', result: 'satisfied' }, `1/${deputy.personId}`)
    answers(desk, parks)
    const good = { attitude: 'satisfied', result: 'satisfied' }
    expect(desk.refused(roads, 'rate', good, `1/${secondDeputy.personId}`)[0].code).toBe('role_required')
    expect(desk.refused(deputy, 'rate', good, `2/${secondDeputy.personId}`)[0].code).toBe('role_required')
    desk.act(deputy, 'rate', good, `2/${deputy.personId}`)
    desk.act(secondDeputy, 'rate', good, `1/${secondDeputy.personId}`)
    expect(desk.view().state).toBe('replied')
    desk.act(secondDeputy, 'rate', good, `2/${secondDeputy.personId}`)
    expect(desk.view().state).toBe('rated')
  })

  it('is handled again by the unit whose answer did not satisfy, and by no other', () => {
    const desk = inParts()
    answers(desk, roads, promise)
    answers(desk, parks, promise)
    desk.act(deputy, 'rate', { attitude: 'satisfied', result: 'satisfied' }, `1/${deputy.personId}`)
    const bad = { attitude: 'satisfied', result: 'dissatisfied', comment: '没有回答' }
    desk.act(deputy, 'rate', bad, `2/${deputy.personId}`)
    desk.act(secretary, 'order_rehandling', { reason: '请再答复' })
    expect(desk.stateOf('assignment', 'parks')).toBe('signed')
    expect(desk.stateOf('assignment', 'roads')).toBe('answered')
    const promises = desk.view().clocks.filter((clock) => clock.clock === 'promise')
    expect(promises.map((clock) => [clock.instance, clock.stoppedOn === null])).toEqual([
      ['roads', true],
      ['parks', false],
    ])
    answers(desk, parks, promise)
    expect(desk.view().state).toBe('replied')
    desk.act(deputy, 'rate', bad, `3/${deputy.personId}`)
    expect(desk.refused(secretary, 'order_rehandling', { reason: '又' })[0]).toMatchObject({ rule: 'first_answer' })
    desk.act(secretary, 'escalate', { escalation: 'coordination_meeting', reason: '协调' })
  })

  it('is tracked until every unit that promised has reported', () => {
    const desk = inParts()
    answers(desk, roads, promise)
    answers(desk, parks, promise)
    for (const version of ['1', '2']) {
      desk.act(deputy, 'rate', { attitude: 'satisfied', result: 'satisfied' }, `${version}/${deputy.personId}`)
    }
    expect(desk.refused(secretary, 'close')[0]).toMatchObject({ rule: 'nothing_promised' })
    desk.act(secretary, 'track')
    desk.act(roads, 'report_part_done', { evidence: '路已修好' })
    expect(desk.view().state).toBe('tracking')
    expect(desk.refused(roads, 'report_part_done', { evidence: '又' })[0]).toMatchObject({ rule: 'own_promise_open' })
    expect(desk.refused(water, 'report_part_done', { evidence: '水' })[0].code).toBe('role_required')
    desk.act(parks, 'report_part_done', { evidence: '树已种好' })
    expect(desk.view().state).toBe('reported_done')
    desk.act(secretary, 'confirm_done')
    expect(desk.view().state).toBe('closed')
  })

  it('waits for another unit where a part was handed back', () => {
    const desk = inParts()
    desk.act(parks, 'return_assignment', { reason: '不属于本局' })
    desk.act(assigner, 'accept_return', {}, 'parks')
    answers(desk, roads)
    expect(desk.view().state).toBe('in_handling')
    expect(desk.refused(assigner, 'reassign', { unit: 'water', unitDuty: 'separate' })[0]).toMatchObject({
      rule: 'part_stated',
    })
    expect(desk.refused(assigner, 'reassign', { unit: 'water', unitDuty: 'joint' })[0]).toMatchObject({
      rule: 'fits_division',
    })
    desk.act(assigner, 'reassign', { unit: 'water', unitDuty: 'separate', part: '种树' })
    desk.act(water, 'sign_for')
    answers(desk, water)
    expect(desk.view().state).toBe('replied')
  })

  describe('handed back and assigned to the same unit again', () => {
    const dueOf = (desk: SuggestionDesk, unit: string) =>
      desk.view().clocks.find((clock) => clock.clock === 'reply' && clock.instance === unit)
    const again = (law = shanghaiWith({})) => {
      const desk = inParts([], law)
      const first = dueOf(desk, 'parks')?.deadline
      desk.setDay('2026-03-09')
      desk.act(parks, 'return_assignment', { reason: '不属于本局' })
      desk.setDay('2026-03-12')
      desk.act(assigner, 'accept_return', {}, 'parks')
      expect(dueOf(desk, 'parks')?.stoppedOn).toBe('2026-03-12')
      desk.setDay('2026-03-20')
      desk.act(assigner, 'reassign', { unit: 'parks', unitDuty: 'separate', part: '种树' })
      return { desk, first }
    }

    it('has the last day it had, where the law lets no clock begin anew', () => {
      const { desk, first } = again()
      expect(dueOf(desk, 'parks')).toMatchObject({ deadline: first, stoppedOn: null })
      desk.act(parks, 'sign_for')
      expect(dueOf(desk, 'parks')).toMatchObject({ deadline: first, stoppedOn: null })
      answers(desk, parks)
      expect(dueOf(desk, 'parks')?.stoppedOn).toBe('2026-03-20')
    })

    it('has a whole new time where the law says so', () => {
      const { desk, first } = again(shanghaiWith({ reassignment_restarts_reply: 'yes' }))
      expect(dueOf(desk, 'parks')).toMatchObject({ from: '2026-03-20', deadline: '2026-06-22', stoppedOn: null })
      expect(first).not.toBe('2026-06-22')
    })

    it('keeps what it was granted', () => {
      const desk = inParts()
      desk.act(parks, 'request_extension', { months: 1, reason: '涉及面广' })
      desk.act(secretary, 'grant_extension', {}, '1')
      const granted = dueOf(desk, 'parks')?.deadline
      desk.act(parks, 'return_assignment', { reason: '不属于本局' })
      desk.act(assigner, 'accept_return', {}, 'parks')
      desk.setDay('2026-03-20')
      desk.act(assigner, 'reassign', { unit: 'parks', unitDuty: 'separate', part: '种树' })
      expect(dueOf(desk, 'parks')).toMatchObject({ deadline: granted, monthsMore: 1, stoppedOn: null })
    })

    it('has no three months more once the case is handled again: the time for that is the case’s', () => {
      const desk = inParts()
      answers(desk, roads)
      answers(desk, parks)
      desk.act(deputy, 'rate', { attitude: 'satisfied', result: 'satisfied' }, `1/${deputy.personId}`)
      const bad = { attitude: 'satisfied', result: 'dissatisfied', comment: '没有回答' }
      desk.act(deputy, 'rate', bad, `2/${deputy.personId}`)
      desk.act(secretary, 'order_rehandling', { reason: '请再答复' })
      desk.act(parks, 'return_assignment', { reason: '不属于本局' })
      desk.act(assigner, 'accept_return', {}, 'parks')
      desk.act(assigner, 'reassign', { unit: 'water', unitDuty: 'separate', part: '种树' })
      desk.act(assigner, 'reassign', { unit: 'parks', unitDuty: 'separate', part: '种树' })
      const running = desk.view().clocks.filter((clock) => clock.clock.endsWith('reply') && clock.stoppedOn === null)
      expect(running.map(({ clock, instance }) => [clock, instance])).toEqual([['rehandling_reply', 'case']])
    })
  })

  describe('handed to another unit', () => {
    const dueOf = (desk: SuggestionDesk, unit: string) =>
      desk.view().clocks.find((clock) => clock.clock === 'reply' && clock.instance === unit)
    const moved = (law: Profile) => {
      const desk = inParts([], law)
      const first = dueOf(desk, 'roads')
      desk.act(parks, 'return_assignment', { reason: '不属于本局' })
      desk.act(assigner, 'accept_return', {}, 'parks')
      desk.setDay('2026-03-20')
      desk.act(assigner, 'reassign', { unit: 'water', unitDuty: 'separate', part: '种树' })
      return { desk, first }
    }

    it.each([
      ['assignment', shanghaiWith({})],
      ['receipt', withAnchor(shanghaiWith({}), 'receipt')],
    ])('is due when it was, counted from %s, where the law lets no clock begin anew', (_, law) => {
      const { desk, first } = moved(law)
      expect(dueOf(desk, 'water')).toMatchObject({ from: first?.from, deadline: first?.deadline, stoppedOn: null })
      desk.act(water, 'sign_for')
      expect(dueOf(desk, 'water')).toMatchObject({ from: first?.from, deadline: first?.deadline, stoppedOn: null })
    })

    it('has a whole time of its own where the law says so', () => {
      const { desk } = moved(shanghaiWith({ reassignment_restarts_reply: 'yes' }))
      expect(dueOf(desk, 'water')).toMatchObject({ from: '2026-03-20', deadline: '2026-06-22' })
    })
  })

  it('gives more time to the unit that asked, for its own part', () => {
    const desk = inParts()
    desk.act(parks, 'request_extension', { months: 1, reason: '涉及面广' })
    desk.act(roads, 'request_extension', { months: 2, reason: '难度大' })
    desk.act(secretary, 'grant_extension', {}, '1')
    const due = desk.view().clocks.filter((clock) => clock.clock === 'reply')
    expect(due.map(({ instance, monthsMore }) => [instance, monthsMore])).toEqual([
      ['roads', 0],
      ['parks', 1],
    ])
  })

  it('is divided by who may assign, where the law knows parts, and between units that differ', () => {
    const desk = filedWith([])
    for (const other of [deputy, people.sessionSecretary, roads]) {
      expect(desk.refused(other, 'assign_separately', parts)[0].code).toBe('role_required')
    }
    expect(desk.refused(assigner, 'assign_separately', { ...parts, secondUnit: 'roads' })[0]).toMatchObject({
      rule: 'parts_differ',
    })
    expect(desk.refused(assigner, 'assign_separately', { ...parts, thirdUnit: 'water' })[0]).toMatchObject({
      rule: 'third_part_whole',
    })
    const without = filedWith([], shanghaiWith({ separate_units: '' }))
    expect(without.refused(assigner, 'assign_separately', parts)[0].code).toBe('action_unknown')
  })
})
