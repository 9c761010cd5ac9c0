import { describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { unnamingFor } from '#engine/unnamed-authors.ts'
import { getLaw } from '#procedures/profiles.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { openDesk } from '#tests/support/procedure-desk.ts'
import { people } from '#tests/support/small-city.ts'

const law = getLaw(profiles, 'social-report', 'shanghai-cppcc-2026')
const { member, secondMember, committee, leader, roads, parks, water, secretary, deputy, assigner } = people
const otherLeader: Actor = { ...leader, personId: 'p-leader-2' }
const everybodyElse = [member, secondMember, leader, roads, secretary, deputy, assigner]

const report: Fields = {
  title: '关于老年人看病挂号难的情况和建议',
  background: '三家医院只在网上放号，老人不会用手机。',
  demands: '请每家医院留一成现场号。',
  leadProposer: member.personId,
}
const edition: Fields = { editedTitle: '部分医院取消现场挂号，老年人看病不便', editedText: '建议保留现场号源。' }

function submitted(given: Fields = {}) {
  const desk = openDesk(law)
  desk.act(member, 'submit', { ...report, ...given })
  return desk
}

function takenUp(given: Fields = {}) {
  const desk = submitted(given)
  desk.act(committee, 'take_up')
  return desk
}

function adopted(given: Fields = {}) {
  const desk = takenUp(given)
  desk.act(committee, 'edit', edition)
  desk.act(committee, 'adopt')
  return desk
}

function forwarded(units: readonly string[], given: Fields = {}) {
  const desk = adopted(given)
  desk.act(committee, 'forward', { units, feedbackBy: '2026-02-10' })
  return desk
}

function answered() {
  const desk = forwarded(['roads'])
  desk.act(roads, 'sign_for')
  desk.act(roads, 'give_feedback', { text: '已恢复现场号。' })
  return desk
}

type Desk = ReturnType<typeof submitted>

function refusesAll(desk: Desk, who: readonly Actor[], action: string, fields: Fields = {}, instance?: string) {
  for (const actor of who) {
    expect(desk.refused(actor, action, fields, instance)[0].code, `${action}: ${actor.personId}`).toBe('role_required')
  }
}

describe('submitting a social report', () => {
  it('is for a member in their own name, and for the committee in anybody’s', () => {
    expect(submitted().state()).toBe('submitted')
    const desk = openDesk(law)
    desk.act(committee, 'submit', report)
    expect(desk.state()).toBe('submitted')
    const unlisted = openDesk(law)
    const { leadProposer: _, ...words } = report
    unlisted.act(committee, 'submit', { ...words, proposerName: '某区政协委员' })
    expect(unlisted.state()).toBe('submitted')
  })

  it('is not for a member in another’s name, nor for anybody else', () => {
    expect(openDesk(law).refused(secondMember, 'submit', report)).toMatchObject([{ rule: 'own_name' }])
    refusesAll(openDesk(law), [leader, roads, secretary, deputy, assigner], 'submit', report)
    refusesAll(openDesk(law), [member, committee], 'receive_passed_on', report)
  })

  it('says what the matter is and what should be done', () => {
    for (const field of ['title', 'background', 'demands']) {
      expect(openDesk(law).refused(member, 'submit', { ...report, [field]: '' })).toMatchObject([{ field }])
    }
  })
})

describe('screening', () => {
  it('is the committee’s alone', () => {
    refusesAll(submitted(), everybodyElse, 'take_up')
    const reasons = { declineReason: 'known', explanation: '已经解决。' }
    refusesAll(submitted(), everybodyElse, 'decline', reasons)
    const desk = submitted()
    desk.act(committee, 'decline', reasons)
    expect(desk.state()).toBe('declined')
  })

  it('tells the author why it is not taken up', () => {
    const [missing] = submitted().refused(committee, 'decline', { declineReason: 'known' })
    expect(missing).toMatchObject({ code: 'field_missing', field: 'explanation' })
    expect(law.procedure.visibility.fields.explanation).toBe('proposer')
  })

  it('declines nothing that stands in the digest', () => {
    expect(adopted().refused(committee, 'decline')[0].code).toBe('action_not_available')
  })
})

describe('editing', () => {
  it('keeps the author’s words beside those of each edited version', () => {
    const desk = takenUp()
    desk.act(committee, 'edit', edition)
    desk.act(committee, 'edit', { ...edition, editedTitle: '医院应当保留现场号' })

    expect(desk.view().facts).toMatchObject({ title: report.title, background: report.background })
    expect(desk.statesOf('edition')).toEqual(['edited', 'edited'])
    desk.act(committee, 'adopt')
    expect(desk.view().facts.caseNumber).toMatch(/^N/)
  })

  it('is the committee’s alone, and comes before the digest and not after', () => {
    refusesAll(takenUp(), everybodyElse, 'edit', edition)
    expect(takenUp().refused(committee, 'adopt')[0].code).toBe('action_not_available')
    const desk = takenUp()
    desk.act(committee, 'edit', edition)
    refusesAll(desk, everybodyElse, 'adopt')
    expect(adopted().refused(committee, 'edit', edition)[0].code).toBe('action_not_available')
  })
})

describe('forwarding to units', () => {
  it('is the committee’s alone, to no unit twice', () => {
    refusesAll(adopted(), everybodyElse, 'forward', { units: ['roads'] })
    const desk = forwarded(['roads'])
    refusesAll(desk, everybodyElse, 'forward_further', { units: ['parks'] })
    const twice = desk.refused(committee, 'forward_further', { units: ['parks', 'roads'] })
    expect(twice).toMatchObject([{ rule: 'not_forwarded_yet', detail: 'roads' }])
    desk.act(committee, 'forward_further', { units: ['parks'] })
    expect(desk.statesOf('assignment')).toEqual(['dispatched', 'dispatched'])
  })

  it('waits for each unit’s feedback by the day asked for, once signed for', () => {
    const desk = forwarded(['roads', 'parks'])
    expect(desk.clock('feedback', 'roads')).toBe('2026-02-10')
    expect(desk.refused(roads, 'give_feedback', { text: '已办。' })).toMatchObject([{ rule: 'unit_has_signed' }])
    refusesAll(desk, [member, committee, leader, water, parks], 'sign_for', {}, 'roads')
    desk.act(roads, 'sign_for')
    refusesAll(desk, [member, committee, leader, water], 'give_feedback', { text: '已办。' })
    desk.act(roads, 'give_feedback', { text: '已办。' })
    expect([desk.clock('feedback', 'roads'), desk.clock('feedback', 'parks')]).toEqual([undefined, '2026-02-10'])
    expect(desk.refused(roads, 'give_feedback', { text: '再报。' })).toMatchObject([{ rule: 'unit_has_signed' }])
    expect(desk.state()).toBe('forwarded')
    desk.act(parks, 'sign_for')
    desk.act(parks, 'give_feedback', { text: '也已办。' })
    expect(desk.state()).toBe('answered')
  })

  it('goes on to more units once the first have fed back', () => {
    const desk = answered()
    desk.act(committee, 'forward_further', { units: ['parks'] })
    expect(desk.state()).toBe('forwarded')
  })
})

describe('a leader', () => {
  it('notes on what was sent to them, and no other leader does', () => {
    const desk = adopted()
    expect(desk.offered(leader)).toEqual([])
    refusesAll(desk, everybodyElse, 'send_to_leader', { sentTo: leader.personId })
    desk.act(committee, 'send_to_leader', { sentTo: leader.personId })
    expect(desk.offered(leader)).toEqual(['note'])
    const note = { leaderNote: '请卫生部门研究。' }
    refusesAll(desk, [otherLeader, member, committee, roads, secretary], 'note', note)
    desk.act(leader, 'note', note)
    expect(desk.statesOf('submission')).toEqual(['noted'])
    refusesAll(desk, [leader], 'note', note)
  })

  it('has it alone until they note on it or it is recorded that they do not', () => {
    const desk = adopted()
    desk.act(committee, 'send_to_leader', { sentTo: leader.personId })
    const another = { sentTo: otherLeader.personId }
    expect(desk.refused(committee, 'send_to_leader', another)).toMatchObject([{ rule: 'no_leader_waiting' }])
    refusesAll(desk, everybodyElse, 'record_no_note')
    desk.act(committee, 'record_no_note')
    desk.act(committee, 'send_to_leader', another)
    expect(desk.offered(leader)).toEqual([])
    expect(desk.offered(otherLeader)).toEqual(['note'])
  })
})

describe('the end', () => {
  it('comes once the author was told, by the committee', () => {
    const desk = answered()
    expect(desk.refused(committee, 'close')[0].code).toBe('action_not_available')
    refusesAll(desk, everybodyElse, 'tell_result', { told: '医院已恢复现场号。' })
    expect(desk.refused(committee, 'tell_result')[0]).toMatchObject({ code: 'field_missing', field: 'told' })
    desk.act(committee, 'tell_result', { told: '医院已恢复现场号。' })
    refusesAll(desk, everybodyElse, 'close')
    desk.act(committee, 'close')
    expect(desk.state()).toBe('closed')
  })

  it('need not wait for units that do not feed back, whose time then stands still', () => {
    const desk = forwarded(['roads'])
    refusesAll(desk, everybodyElse, 'tell_without_feedback', { told: '已编发。' })
    desk.act(committee, 'tell_without_feedback', { told: '已编发。' })
    expect(desk.clock('feedback', 'roads')).toBeUndefined()
    expect(desk.refused(roads, 'sign_for')[0].code).toBe('action_not_available')
  })
})

describe('going on as a proposal', () => {
  const promotion = { convertedTo: 'proposal', agreedOn: '2026-01-12', period: 'between_sessions' }

  it('is the committee’s to record, on a day on which the author agreed', () => {
    refusesAll(takenUp(), everybodyElse, 'promote', promotion)
    const { agreedOn: _, ...unasked } = promotion
    expect(takenUp().refused(committee, 'promote', unasked)[0]).toMatchObject({ field: 'agreedOn' })
    const desk = takenUp()
    desk.act(committee, 'promote', promotion)
    expect(desk.state()).toBe('promoted')
    expect(desk.statesOf('conversion')).toEqual(['opened'])
  })

  it('is for nothing that was not screened, that units have, or that has no author to propose it', () => {
    expect(submitted().refused(committee, 'promote', promotion)[0].code).toBe('action_not_available')
    expect(forwarded(['roads']).refused(committee, 'promote', promotion)[0].code).toBe('action_not_available')
    const desk = openDesk(law)
    const { leadProposer: _, ...words } = report
    desk.act(committee, 'submit', { ...words, proposerName: '某区政协委员' })
    desk.act(committee, 'take_up')
    expect(desk.refused(committee, 'promote', promotion)).toMatchObject([{ rule: 'author_in_roster' }])
  })

  it('waits until an author who asked to stay unnamed takes that back', () => {
    const desk = takenUp({ unnamedBecause: '怕影响工作' })
    expect(desk.refused(committee, 'promote', promotion)).toMatchObject([{ rule: 'author_is_named' }])
    refusesAll(desk, [committee, secondMember, leader, roads], 'settle_naming', { unnamedBecause: '' })
    desk.act(member, 'settle_naming', { unnamedBecause: '' })
    desk.act(committee, 'promote', promotion)
    expect(desk.state()).toBe('promoted')
  })
})

describe('an author who asks that the source is not named', () => {
  it('is known to the committee and to themself, not to leaders, units or other members', () => {
    const desk = forwarded(['roads'], { unnamedBecause: '怕影响工作' })
    desk.act(committee, 'send_to_leader', { sentTo: leader.personId })
    const shownTo = (actor: Actor) => {
      const unnaming = unnamingFor(law.procedure, law.profile, desk.view(), desk.events(), actor)
      const { facts } = desk.view()
      return JSON.stringify([
        unnaming?.fields(facts) ?? facts,
        desk.events().map((event) => unnaming?.event(event) ?? event),
      ])
    }

    for (const actor of [leader, roads, secondMember]) expect(shownTo(actor)).not.toMatch(/"p-member"|怕影响工作/)
    for (const actor of [committee, member]) expect(shownTo(actor)).toMatch(/"p-member"/)
  })
})

describe('a social report that has ended', () => {
  it('goes to the archive once, by the committee', () => {
    const desk = answered()
    desk.act(committee, 'tell_result', { told: '已恢复现场号。' })
    expect(desk.refused(committee, 'archive', { retention: 'years_10' })[0].code).toBe('action_not_available')
    desk.act(committee, 'close')
    refusesAll(desk, everybodyElse, 'archive', { retention: 'years_10' })
    desk.act(committee, 'archive', { retention: 'years_10' })
    expect(desk.refused(committee, 'archive', { retention: 'years_10' })).toMatchObject([{ rule: 'not_archived' }])
  })
})

describe('taking a social report back', () => {
  it('is its author’s alone, until it is taken up', () => {
    const desk = submitted()
    refusesAll(desk, [secondMember, committee, leader, roads, secretary, deputy, assigner], 'withdraw')
    refusesAll(desk, [{ ...member, unitId: 'roads' }], 'withdraw')
    desk.act(member, 'withdraw', { withdrawReason: '已经解决。' })

    expect(desk.state()).toBe('withdrawn')
    expect(desk.refused(committee, 'take_up')[0].code).toBe('action_not_available')
    expect(takenUp().refused(member, 'withdraw')[0].code).toBe('action_not_available')
  })

  it('is not for an author who is no more than named in what the committee entered', () => {
    const desk = openDesk(law)
    const { leadProposer: _, ...words } = report
    desk.act(committee, 'submit', { ...words, proposerName: '某区政协委员' })
    refusesAll(desk, [member, committee], 'withdraw')
  })
})
