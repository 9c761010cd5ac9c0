import { describe, expect, it } from 'vitest'
import { people } from '#tests/support/small-city.ts'
import { filedWith, openSuggestion, shanghaiWith, suggestionFields } from '#tests/support/suggestion-desk.ts'

const { deputy, secondDeputy, thirdDeputy, secretary, assigner, roads } = people
const withdrawReason = '情况已有变化。'

describe('withdrawing a suggestion', () => {
  it('is done by a single proposer alone, at any time in Shanghai', () => {
    const desk = filedWith([])
    desk.act(assigner, 'assign', { leadUnit: 'roads' })
    desk.act(deputy, 'withdraw', { withdrawReason })

    expect(desk.view().state).toBe('withdrawn')
    expect(desk.view().clocks.every((clock) => clock.stoppedOn !== null)).toBe(true)
    expect(desk.offered(roads)).toEqual([])
  })

  it.each([
    { who: 'the secretariat', actor: secretary },
    { who: 'the assigning office', actor: assigner },
    { who: 'another deputy', actor: secondDeputy },
    { who: 'a unit', actor: roads },
  ])('is not for $who', ({ actor }) => {
    expect(filedWith([]).refused(actor, 'withdraw', { withdrawReason })[0].code).toBe('role_required')
  })

  it('takes all who signed, where the suggestion is joint', () => {
    const desk = filedWith([secondDeputy, thirdDeputy])
    expect(desk.refused(deputy, 'withdraw', { withdrawReason })).toMatchObject([{ rule: 'withdraws_alone' }])

    desk.act(deputy, 'ask_withdrawal', { withdrawReason })
    desk.act(secondDeputy, 'agree_to_withdraw')
    expect(desk.view().state).toBe('filed')
    desk.act(thirdDeputy, 'agree_to_withdraw')
    expect(desk.view().state).toBe('withdrawn')
  })

  it('ends with the first refusal, and may be asked again', () => {
    const desk = filedWith([secondDeputy, thirdDeputy])
    desk.act(deputy, 'ask_withdrawal', { withdrawReason })
    desk.act(secondDeputy, 'agree_to_withdraw')
    desk.act(thirdDeputy, 'refuse_to_withdraw')

    expect(desk.view().state).toBe('filed')
    expect(desk.stateOf('withdrawal', secondDeputy.personId)).toBe('lapsed')
    desk.act(deputy, 'ask_withdrawal', { withdrawReason })
    desk.act(thirdDeputy, 'agree_to_withdraw')
    expect(desk.view().state).toBe('filed')
    desk.act(secondDeputy, 'agree_to_withdraw')
    expect(desk.view().state).toBe('withdrawn')
  })

  it('is not over the head of who signed after the others were asked: they are asked as well', () => {
    const desk = openSuggestion()
    desk.act(deputy, 'submit', {
      ...suggestionFields,
      cosigners: [secondDeputy.personId, thirdDeputy.personId],
      cosignBy: '2026-03-10',
    })
    desk.act(secondDeputy, 'confirm_signature')
    desk.act(deputy, 'ask_withdrawal', { withdrawReason })
    desk.act(thirdDeputy, 'confirm_signature')
    desk.act(secondDeputy, 'agree_to_withdraw')
    expect(desk.view().state).toBe('submitted')

    desk.act(deputy, 'ask_withdrawal', { withdrawReason })
    desk.act(secondDeputy, 'agree_to_withdraw')
    expect(desk.view().state).toBe('submitted')
    desk.act(thirdDeputy, 'agree_to_withdraw')
    expect(desk.view().state).toBe('withdrawn')
  })

  it('lets nobody agree for another', () => {
    const desk = filedWith([secondDeputy, thirdDeputy])
    desk.act(deputy, 'ask_withdrawal', { withdrawReason })

    for (const actor of [deputy, thirdDeputy, secretary, assigner, roads]) {
      expect(desk.refused(actor, 'agree_to_withdraw', {}, secondDeputy.personId)[0].code).toBe('role_required')
    }
  })

  it('is for the lead proposer alone where the law asks for no more', () => {
    const desk = filedWith([secondDeputy], shanghaiWith({ joint_withdrawal: 'lead_alone' }))
    desk.act(deputy, 'withdraw', { withdrawReason })

    expect(desk.view().state).toBe('withdrawn')
  })

  it('is open until the assignment and not after it, where the law says so', () => {
    const desk = filedWith([], shanghaiWith({ withdrawal_until: 'before_assignment' }))
    expect(desk.offered(deputy)).toContain('withdraw')
    desk.act(assigner, 'assign', { leadUnit: 'roads' })

    expect(desk.refused(deputy, 'withdraw', { withdrawReason })).toMatchObject([{ rule: 'withdrawal_open' }])
  })

  it('is closed where the law does not know it', () => {
    const desk = filedWith([], shanghaiWith({ withdrawal_until: 'never' }))

    expect(desk.refused(deputy, 'withdraw', { withdrawReason })).toMatchObject([{ rule: 'withdrawal_open' }])
  })
})
