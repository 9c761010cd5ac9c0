import { describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { audienceOf } from '#engine/visible.ts'
import { authorsOf } from '#procedures/handling/named.ts'
import { suggestion } from '#procedures/suggestion/procedure.ts'
import { people } from '#tests/support/small-city.ts'
import { filedWith, openSuggestion, suggestionFields } from '#tests/support/suggestion-desk.ts'

const { deputy, secondDeputy, thirdDeputy, secretary, assigner, leader, roads } = people
const unitSeat: Actor = { ...secondDeputy, unitId: 'roads' }

function drafted() {
  const desk = openSuggestion()
  desk.act(deputy, 'begin_draft', {
    ...suggestionFields,
    cosigners: [secondDeputy.personId, thirdDeputy.personId],
    cosignBy: '2026-03-10',
  })
  return desk
}

describe('asking others to sign', () => {
  it('counts nobody before they have confirmed it themselves', () => {
    const desk = drafted()
    expect(authorsOf(desk.view())).toEqual([deputy.personId])

    desk.act(secondDeputy, 'confirm_signature')

    expect(authorsOf(desk.view())).toEqual([deputy.personId, secondDeputy.personId])
    expect(desk.stateOf('signature', thirdDeputy.personId)).toBe('invited')
  })

  it.each([
    { who: 'the lead proposer', actor: deputy },
    { who: 'another signer', actor: thirdDeputy },
    { who: 'the secretariat', actor: secretary },
    { who: 'the assigning office', actor: assigner },
    { who: 'a leader', actor: leader },
    { who: 'a unit', actor: roads },
    { who: 'a unit’s account at which the signer sits', actor: unitSeat },
  ])('lets nobody confirm or decline for a signer: not $who', ({ actor }) => {
    const desk = drafted()

    for (const action of ['confirm_signature', 'decline_signature']) {
      expect(desk.refused(actor, action, {}, secondDeputy.personId)[0].code, action).toBe('role_required')
    }
  })

  it('takes a confirmation on the last day and not a day later', () => {
    const desk = drafted()
    desk.setDay('2026-03-10')
    desk.act(secondDeputy, 'confirm_signature')
    desk.setDay('2026-03-11')

    expect(desk.refused(thirdDeputy, 'confirm_signature')).toEqual([
      { code: 'deadline_passed', clock: 'cosigning', deadline: '2026-03-10' },
    ])
    expect(desk.offered(thirdDeputy)).not.toContain('confirm_signature')
  })

  it('needs a day by which to confirm', () => {
    const desk = openSuggestion()
    const fields = { ...suggestionFields, cosigners: [secondDeputy.personId] }

    expect(desk.refused(deputy, 'begin_draft', fields)).toMatchObject([{ rule: 'invitation_expires' }])
  })

  it('asks those again who confirmed, once the words are changed', () => {
    const desk = drafted()
    desk.act(secondDeputy, 'confirm_signature')
    desk.act(deputy, 'revise_text', {
      title: '关于重建北岸栈桥的建议',
      demands: '请重建北岸栈桥。',
      cosignBy: '2026-03-12',
    })

    expect(desk.stateOf('signature', secondDeputy.personId)).toBe('outdated')
    expect(authorsOf(desk.view())).toEqual([deputy.personId])
    desk.setDay('2026-03-12')
    desk.act(secondDeputy, 'confirm_signature')
    expect(authorsOf(desk.view())).toContain(secondDeputy.personId)
  })

  it('does not ask again when nothing was changed, and not without a day by which', () => {
    const desk = drafted()
    desk.act(secondDeputy, 'confirm_signature')
    const { title = '', demands = '' } = suggestionFields

    expect(desk.refused(deputy, 'revise_text', { title, demands, cosignBy: '2026-03-12' })).toMatchObject([
      { rule: 'text_changed' },
    ])
    expect(desk.refused(deputy, 'revise_text', { title, demands: '请重建。' })).toMatchObject([
      { rule: 'asks_again_by' },
    ])
  })

  it('leaves empty what a change leaves empty', () => {
    const desk = openSuggestion()
    desk.act(deputy, 'begin_draft', { ...suggestionFields, background: '栏杆锈蚀。' })
    desk.act(deputy, 'revise_text', { title: '关于栈桥的建议', demands: '请修缮。' })

    expect(desk.view().facts.background).toBe('')
  })

  it('drops the names that were not confirmed when it is handed in', () => {
    const desk = drafted()
    desk.act(secondDeputy, 'confirm_signature')
    desk.act(deputy, 'submit_draft')

    expect(desk.stateOf('signature', thirdDeputy.personId)).toBe('lapsed')
    expect(desk.refused(thirdDeputy, 'confirm_signature')[0].code).toBe('role_required')
    expect(authorsOf(desk.view())).toEqual([deputy.personId, secondDeputy.personId])
  })

  it('begins the office’s time when it is handed in, not while it is drafted', () => {
    const desk = drafted()
    expect(desk.view().clocks.map((one) => one.clock)).toEqual(['cosigning'])
    desk.setDay('2026-03-09')
    desk.act(deputy, 'submit_draft')

    expect(desk.view().clocks).toMatchObject([
      { clock: 'cosigning', stoppedOn: '2026-03-09' },
      { clock: 'assignment', from: '2026-03-09', deadline: '2026-03-18' },
    ])
  })

  it('does not invite the same deputy twice, nor the lead proposer', () => {
    const desk = drafted()
    const invite = (person: string) => ({ cosigners: [person], cosignBy: '2026-03-10' })

    expect(desk.refused(deputy, 'invite', invite(secondDeputy.personId))).toMatchObject([{ rule: 'not_signed_yet' }])
    expect(desk.refused(deputy, 'invite', invite(deputy.personId))).toMatchObject([{ rule: 'proposer_not_cosigner' }])
    desk.act(secondDeputy, 'decline_signature')
    desk.act(deputy, 'invite', invite(secondDeputy.personId))
    expect(desk.stateOf('signature', secondDeputy.personId)).toBe('invited')
  })

  it('lets a cosigner take the own signature back until it is accepted, and nobody else’s', () => {
    const desk = openSuggestion()
    desk.act(deputy, 'submit', { ...suggestionFields, cosigners: [secondDeputy.personId, thirdDeputy.personId] })
    desk.act(secondDeputy, 'confirm_signature')
    desk.act(thirdDeputy, 'confirm_signature')

    expect(desk.refused(secondDeputy, 'retract_signature', {}, thirdDeputy.personId)[0].code).toBe('role_required')
    desk.act(secondDeputy, 'retract_signature')
    desk.act(secretary, 'register')
    desk.act(secretary, 'file')
    expect(desk.refused(thirdDeputy, 'retract_signature')[0].code).toBe('action_not_available')
    expect(authorsOf(desk.view())).toEqual([deputy.personId, thirdDeputy.personId])
  })

  it('does not let an office hand in, change or discard a deputy’s draft', () => {
    const desk = drafted()

    for (const actor of [secretary, assigner, leader, roads, secondDeputy])
      expect(desk.offered(actor).filter((one) => !one.endsWith('_signature'))).toEqual([])
  })
})

describe('who sees a draft', () => {
  it.each([
    { who: 'its lead proposer', actor: deputy, audience: 'proposer' },
    { who: 'a deputy asked to sign', actor: secondDeputy, audience: 'proposer' },
    { who: 'the secretariat', actor: secretary, audience: 'public' },
    { who: 'a leader', actor: leader, audience: 'public' },
    { who: 'a unit', actor: roads, audience: 'public' },
  ])('is open to $who as to the $audience', ({ actor, audience }) => {
    expect(audienceOf(suggestion, drafted().view(), actor)).toBe(audience)
  })

  it('is closed to a deputy who declined', () => {
    const desk = drafted()
    desk.act(secondDeputy, 'decline_signature')

    expect(audienceOf(suggestion, desk.view(), secondDeputy)).toBe('public')
  })

  it('stays closed to the offices after it was discarded', () => {
    const desk = drafted()
    desk.act(deputy, 'discard_draft')

    expect(audienceOf(suggestion, desk.view(), secretary)).toBe('public')
    expect(desk.view().clocks.every((one) => one.stoppedOn !== null)).toBe(true)
  })
})

describe('delegations and organisations', () => {
  const delegation = { ...suggestionFields, authorKind: 'delegation', body: '第三代表团' }

  it('are signed for by their head, who is the one to rate', () => {
    const desk = openSuggestion()
    desk.act(deputy, 'submit', delegation)

    expect(authorsOf(desk.view())).toEqual([deputy.personId])
  })

  it('are named, and have no cosigners', () => {
    const desk = openSuggestion()
    const { body: _, ...unnamed } = delegation

    expect(desk.refused(deputy, 'submit', unnamed)).toEqual([{ code: 'field_missing', field: 'body' }])
    expect(desk.refused(deputy, 'submit', { ...delegation, cosigners: [secondDeputy.personId] })).toMatchObject([
      { rule: 'body_signs_alone' },
    ])
  })
})

describe('who may begin', () => {
  it('lets the secretariat enter for others and never name itself', () => {
    const desk = openSuggestion()

    expect(desk.refused(secretary, 'submit', { ...suggestionFields, leadProposer: secretary.personId })).toMatchObject([
      { rule: 'own_name' },
    ])
    desk.act(secretary, 'submit', suggestionFields)
  })

  it('does not let the secretariat name itself as the proposer later', () => {
    const desk = openSuggestion()
    const { leadProposer: _, ...nobody } = suggestionFields
    desk.act(secretary, 'submit', { ...nobody, proposerName: '列席人员' })

    expect(
      desk.refused(secretary, 'name_proposer', { leadProposer: secretary.personId, reason: '查明' }),
    ).toMatchObject([{ rule: 'names_another' }])
  })

  it('lets a deputy draft in nobody else’s name', () => {
    expect(openSuggestion().refused(secondDeputy, 'begin_draft', suggestionFields)).toMatchObject([
      { rule: 'own_name' },
    ])
  })
})

describe('returning it to the author', () => {
  function returned() {
    const desk = openSuggestion()
    desk.act(deputy, 'submit', { ...suggestionFields, cosigners: [secondDeputy.personId], cosignBy: '2026-03-05' })
    desk.act(secondDeputy, 'confirm_signature')
    desk.act(secretary, 'register')
    desk.setDay('2026-03-04')
    desk.act(secretary, 'return_to_author', { lacking: '请写明桥的位置。' })
    return desk
  }

  it('stops the office’s time, which begins anew with the completed words', () => {
    const desk = returned()
    expect(desk.view().clocks.find((one) => one.clock === 'assignment')?.stoppedOn).toBe('2026-03-04')
    desk.setDay('2026-03-16')
    desk.act(deputy, 'resubmit', {
      title: '关于修缮北岸栈桥的建议',
      demands: '请修缮北岸三号栈桥。',
      cosignBy: '2026-03-20',
    })

    expect(desk.view().state).toBe('registered')
    expect(desk.view().clocks.find((one) => one.clock === 'assignment')).toMatchObject({
      from: '2026-03-16',
      deadline: '2026-03-25',
      stoppedOn: null,
    })
  })

  it('keeps the number it was registered under', () => {
    const desk = returned()
    const number = desk.view().facts.flowNumber
    desk.act(deputy, 'resubmit', { title: '关于栈桥的建议', demands: '请修缮。', cosignBy: '2026-03-20' })

    expect(desk.view().facts.flowNumber).toBe(number)
    expect(desk.offered(secretary)).not.toContain('register')
  })

  it('asks the cosigners again, who do not count until they confirm', () => {
    const desk = returned()
    desk.act(deputy, 'resubmit', { title: '关于栈桥的建议', demands: '请修缮。', cosignBy: '2026-03-20' })
    expect(authorsOf(desk.view())).toEqual([deputy.personId])
    desk.act(secondDeputy, 'confirm_signature')
    desk.act(secretary, 'file')

    expect(authorsOf(desk.view())).toEqual([deputy.personId, secondDeputy.personId])
  })

  it('is for the secretariat before it is accepted, and for nobody else', () => {
    const desk = openSuggestion()
    desk.act(deputy, 'submit', suggestionFields)
    desk.act(secretary, 'register')

    for (const actor of [deputy, secondDeputy, assigner, leader, roads]) {
      expect(desk.refused(actor, 'return_to_author', { lacking: 'x' })[0].code).toBe('role_required')
    }
    expect(filedWith([]).refused(secretary, 'return_to_author', { lacking: 'x' })[0].code).toBe('action_not_available')
  })

  it('is completed by the author, not by a cosigner or a unit', () => {
    const desk = returned()

    for (const actor of [secondDeputy, assigner, roads]) {
      expect(desk.refused(actor, 'resubmit', { title: 'x', demands: 'y' })[0].code).toBe('role_required')
    }
  })
})
