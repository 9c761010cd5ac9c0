import { describe, expect, it } from 'vitest'
import type { Fields } from '#engine/case-file.ts'
import { procedureUnder } from '#engine/procedure-under.ts'
import { audienceOf } from '#engine/visible.ts'
import { getLaw } from '#procedures/profiles.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { openDesk, someone } from '#tests/support/procedure-desk.ts'
import { motion } from './procedure.ts'

const shanghai = getLaw(profiles, 'motion', 'shanghai-motion')
const national = getLaw(profiles, 'motion', 'national-2025')

const deputies = Array.from({ length: 12 }, (_, index) => someone.person(`d-${index + 1}`, 'deputy'))
const [lead = someone.person('d-1', 'deputy'), second = lead, third = lead] = deputies
const secretary = someone.office('secretariat')
const presidium = someone.office('presidium')
const committee = someone.office('special_committee')
const standing = someone.office('standing_committee')
const roads = someone.unit('roads')
const parks = someone.unit('parks')
const everybody = [lead, second, secretary, presidium, committee, standing, roads, someone.office('leader')]

const words: Fields = {
  title: '关于制定湿地保护条例的议案',
  background: '湿地保护。',
  analysis: '湿地面积减少，尚无地方性法规。',
  demands: '制定湿地保护条例。',
}
const inSession: Fields = { ...words, leadProposer: lead.personId, authorKind: 'deputies', period: 'in_session' }
const ids = (from: number, to: number) => deputies.slice(from, to).map((one) => one.personId)

function drafted(cosigners: number, fields: Fields = {}, law = shanghai) {
  const desk = openDesk(law)
  desk.act(lead, 'begin_draft', { ...inSession, cosigners: ids(1, cosigners + 1), cosignBy: '2026-01-14', ...fields })
  return desk
}

/** Put forward with so many signers in all, each of whom confirmed it. */
function putForward(signers: number, fields: Fields = {}, law = shanghai) {
  const desk = drafted(signers - 1, fields, law)
  for (const one of deputies.slice(1, signers)) desk.act(one, 'confirm_signature')
  desk.act(lead, 'submit_draft')
  return desk
}

const lastMeeting = '2026-01-20T14:00'
const noMotion: Fields = { notMotionReason: 'outside_powers', explanation: '属于市政府职权。', lastMeeting }

function foundNone(signers: number) {
  const desk = putForward(signers)
  desk.act(secretary, 'register', { handInBy: '2026-01-15' })
  desk.act(secretary, 'find_no_motion', noMotion)
  return desk
}

function accepted() {
  const desk = putForward(10)
  desk.act(secretary, 'register', { handInBy: '2026-01-15' })
  desk.act(secretary, 'find_motion', { reviewOpinion: '符合要求。' })
  desk.act(presidium, 'accept', { committee: 'urban_environment' })
  return desk
}

function inHandling() {
  const desk = accepted()
  desk.act(committee, 'report_deliberation', { recommendation: 'handle', deliberationReport: '建议交办理。' })
  desk.setTime('2026-03-02')
  desk.act(standing, 'order_handling', { leadUnit: 'roads', jointUnits: ['parks'], decision: '同意。' })
  return desk
}

describe('putting a motion forward', () => {
  it('takes ten signers in Shanghai, each of whom confirmed it, and not nine', () => {
    const desk = drafted(10)
    for (const one of deputies.slice(1, 9)) desk.act(one, 'confirm_signature')
    expect(desk.refused(lead, 'submit_draft')).toEqual([{ code: 'too_few', what: 'signers', counted: 9, needed: 10 }])

    desk.act(deputies[9] ?? lead, 'confirm_signature')
    desk.act(lead, 'submit_draft')

    expect(desk.state()).toBe('submitted')
    expect(desk.stateOf('signature', 'd-11')).toBe('lapsed')
  })

  it('takes thirty in the national congress', () => {
    const desk = drafted(11, {}, national)
    for (const one of deputies.slice(1)) desk.act(one, 'confirm_signature')

    expect(desk.refused(lead, 'submit_draft')).toMatchObject([{ code: 'too_few', counted: 12, needed: 30 }])
  })

  it('counts again those who confirmed only once they have seen the changed words', () => {
    const desk = drafted(9)
    for (const one of deputies.slice(1, 10)) desk.act(one, 'confirm_signature')
    desk.act(lead, 'revise_text', { ...words, demands: '制定条例并设立保护区。', cosignBy: '2026-01-15' })

    expect(desk.refused(lead, 'submit_draft')).toMatchObject([{ counted: 1, needed: 10 }])
  })

  it.each(['background', 'analysis', 'demands', 'title'])('needs its %s', (field) => {
    const desk = openDesk(shanghai)
    const lacking = Object.fromEntries(Object.entries(inSession).filter(([name]) => name !== field))

    expect(desk.refused(lead, 'begin_draft', { ...lacking, cosigners: ids(1, 10), cosignBy: '2026-01-14' })).toEqual([
      { code: 'field_missing', field },
    ])
  })

  it('is for a delegation by its head alone', () => {
    const desk = openDesk(shanghai)
    const fields = { ...inSession, authorKind: 'delegation', body: '第三代表团' }
    expect(desk.refused(lead, 'submit', { ...fields, paperSigners: ['d-2'] })).toMatchObject([
      { rule: 'lead_not_on_paper' },
    ])
    expect(desk.refused(lead, 'submit', { ...fields, leadProposer: 'd-2' })).toMatchObject([{ rule: 'own_name' }])
    desk.act(lead, 'submit', fields)

    expect(desk.state()).toBe('submitted')
  })

  it('is by a deputy not entered at once, but drafted for the others to confirm', () => {
    expect(openDesk(shanghai).refused(lead, 'submit', { ...inSession, paperSigners: ids(1, 10) })).toMatchObject([
      { rule: 'by_draft' },
    ])
  })

  it('is entered by the secretariat from a paper that enough deputies signed', () => {
    const desk = openDesk(shanghai)
    expect(desk.refused(secretary, 'submit', { ...inSession, paperSigners: ids(1, 9) })).toEqual([
      { code: 'too_few', what: 'signers', counted: 9, needed: 10 },
    ])
    desk.act(secretary, 'submit', { ...inSession, paperSigners: ids(1, 10) })

    expect(desk.statesOf('signature').sort()).toEqual(['leading', ...Array(9).fill('on_paper')])
  })

  it.each([
    { who: 'the presidium', actor: presidium },
    { who: 'a special committee', actor: committee },
    { who: 'the standing committee', actor: standing },
    { who: 'a unit', actor: roads },
  ])('is not for $who', ({ actor }) => {
    const desk = openDesk(shanghai)
    for (const action of ['submit', 'begin_draft']) {
      expect(desk.refused(actor, action, inSession)[0].code).toBe('role_required')
    }
  })

  it('is confirmed by each signer alone', () => {
    const desk = drafted(9)
    for (const actor of [lead, third, secretary, roads, { ...second, unitId: 'roads' }]) {
      expect(desk.refused(actor, 'confirm_signature', {}, second.personId)[0].code).toBe('role_required')
    }
  })

  it('is seen by nobody but its signers while it is drafted', () => {
    const desk = drafted(9)
    const audience = everybody.map((one) => audienceOf(motion, desk.view(), one))

    expect(audience).toEqual(['proposer', 'proposer', 'public', 'public', 'public', 'public', 'public', 'public'])
  })
})

describe('taking a signature back', () => {
  it('ends the motion once fewer than ten are left, and not before', () => {
    const desk = putForward(11)
    desk.act(second, 'withdraw_signature')
    expect(desk.state()).toBe('submitted')

    desk.act(third, 'withdraw_signature')
    expect(desk.state()).toBe('withdrawn')
    expect(desk.events().at(-1)?.type).toBe('withdrawn')
  })

  it('is for the first signer too, and for a delegation’s head alone', () => {
    const joint = putForward(10)
    joint.act(lead, 'withdraw_signature')
    expect(joint.state()).toBe('withdrawn')

    const delegation = openDesk(shanghai)
    delegation.act(lead, 'submit', { ...inSession, authorKind: 'delegation', body: '第三代表团' })
    delegation.act(lead, 'withdraw_signature')
    expect(delegation.state()).toBe('withdrawn')
  })

  it('is nobody else’s, and too late once it was decided', () => {
    const desk = putForward(10)
    for (const actor of [third, secretary, presidium, roads, { ...second, unitId: 'roads' }]) {
      expect(desk.refused(actor, 'withdraw_signature', {}, second.personId)[0].code).toBe('role_required')
    }
    expect(accepted().refused(second, 'withdraw_signature')[0].code).toBe('action_not_available')
  })
})

describe('during a session', () => {
  it('is registered with the last day the presidium fixed, and as late after it', () => {
    const desk = putForward(10)
    expect(desk.refused(secretary, 'register')).toMatchObject([{ rule: 'hand_in_day_named' }])
    expect(desk.refused(secretary, 'register', { handInBy: '2026-01-11' })).toMatchObject([
      { rule: 'handed_in_in_time' },
    ])
    expect(desk.refused(secretary, 'register_late', { handInBy: '2026-01-12' })).toMatchObject([
      { rule: 'handed_in_late' },
    ])
    desk.act(secretary, 'register_late', { handInBy: '2026-01-11' })

    expect(desk.state()).toBe('late')
    expect(desk.refused(secretary, 'find_motion', { reviewOpinion: '符合。' })[0].code).toBe('action_not_available')
  })

  it('is taken as a motion by the presidium and nobody else', () => {
    const desk = putForward(10)
    desk.act(secretary, 'register', { handInBy: '2026-01-15' })
    desk.act(secretary, 'find_motion', { reviewOpinion: '符合。' })
    for (const actor of [lead, secretary, committee, standing, roads]) {
      expect(desk.refused(actor, 'accept', { committee: 'society' })[0].code).toBe('role_required')
    }
    expect(desk.refused(standing, 'accept_between_sessions', { committee: 'society' })).toMatchObject([
      { rule: 'between_sessions' },
    ])
    desk.act(presidium, 'accept', { committee: 'society' })

    expect(desk.state()).toBe('in_deliberation')
    expect(desk.clock('deliberation')).toBe('2026-04-13')
  })

  it.each([
    { signers: 18, objecting: 9, stands: false },
    { signers: 18, objecting: 10, stands: true },
    { signers: 20, objecting: 10, stands: false },
    { signers: 20, objecting: 11, stands: true },
    { signers: 10, objecting: 9, stands: false },
  ])('an objection by $objecting of $signers stands: $stands', ({ signers, objecting, stands }) => {
    const many = Array.from({ length: 20 }, (_, index) => someone.person(`d-${index + 1}`, 'deputy'))
    const desk = openDesk(shanghai)
    desk.act(secretary, 'submit', { ...inSession, paperSigners: many.slice(1, signers).map((one) => one.personId) })
    desk.act(secretary, 'register', { handInBy: '2026-01-15' })
    desk.act(secretary, 'find_no_motion', noMotion)
    for (const one of many.slice(0, objecting)) desk.act(one, 'object', { objection: '属于人大职权。' })

    expect(desk.state()).toBe(stands ? 'objected' : 'objection_open')
  })

  it('an objection can be raised until four hours before the last meeting, and not a minute later', () => {
    const desk = foundNone(10)
    desk.setTime('2026-01-20T10:00')
    desk.act(second, 'object', { objection: '属于人大职权。' })
    desk.setTime('2026-01-20T10:01')

    expect(desk.refused(third, 'object', { objection: '属于人大职权。' })).toEqual([
      { code: 'too_late', action: 'object', until: '2026-01-20T10:00' },
    ])
    desk.setTime('2026-01-21')
    expect(desk.offered(third)).not.toContain('object')
  })

  it('each signer objects alone and once', () => {
    const desk = foundNone(10)
    desk.act(second, 'object', { objection: '属于人大职权。' })
    expect(desk.refused(second, 'object', { objection: '再次。' })[0].code).toBe('role_required')
    for (const actor of [lead, secretary, presidium, roads, deputies[11] ?? lead]) {
      expect(desk.refused(actor, 'object', { objection: '代为提出。' }, third.personId)[0].code).toBe('role_required')
    }
  })

  it('is decided to be none only once the time to object is over, by the presidium', () => {
    const desk = foundNone(10)
    const why = { notMotionReason: 'outside_powers', explanation: '属于市政府职权。', convertedTo: 'suggestion' }
    desk.setTime('2026-01-20T09:59')
    expect(desk.refused(presidium, 'convert', why)).toEqual([
      { code: 'too_early', action: 'convert', from: '2026-01-20T10:00' },
    ])
    desk.setTime('2026-01-20T14:00')
    for (const actor of [lead, secretary, committee, standing, roads]) {
      expect(desk.refused(actor, 'convert', why)[0].code).toBe('role_required')
    }
    desk.act(presidium, 'convert', why)

    expect(desk.state()).toBe('converted')
    expect(desk.statesOf('conversion')).toEqual(['opened'])
  })

  it('may still be taken as a motion after an objection', () => {
    const desk = foundNone(10)
    for (const one of deputies.slice(0, 10)) desk.act(one, 'object', { objection: '属于人大职权。' })
    desk.act(presidium, 'accept', { committee: 'society' })

    expect(desk.state()).toBe('in_deliberation')
  })
})

describe('between sessions', () => {
  const between: Fields = { period: 'between_sessions' }

  it('goes to the special committee within fifteen days, whose opinion follows within thirty', () => {
    const desk = putForward(10, between)
    expect(desk.clock('referral')).toBe('2026-01-27')
    desk.act(secretary, 'register')
    for (const actor of [lead, presidium, committee, standing, roads]) {
      expect(desk.refused(actor, 'send_to_committee', { committee: 'society' })[0].code).toBe('role_required')
    }
    desk.act(secretary, 'send_to_committee', { committee: 'society' })
    expect(desk.clock('referral')).toBeUndefined()
    expect(desk.clock('committee_opinion')).toBe('2026-02-11')

    const opinion = { verdict: 'motion', reviewOpinion: '符合。' }
    for (const actor of [lead, secretary, presidium, standing, roads]) {
      expect(desk.refused(actor, 'give_opinion', opinion)[0].code).toBe('role_required')
    }
    desk.act(committee, 'give_opinion', opinion)
    expect(desk.refused(presidium, 'accept', { committee: 'society' })).toMatchObject([{ rule: 'in_session' }])
    desk.act(standing, 'accept_between_sessions', { committee: 'society' })
    expect(desk.state()).toBe('in_deliberation')
  })

  it('is found to be none by the standing committee after the opinion', () => {
    const desk = putForward(10, between)
    desk.act(secretary, 'register')
    expect(desk.refused(secretary, 'find_no_motion', noMotion)).toMatchObject([{ rule: 'in_session' }])
    desk.act(secretary, 'send_to_committee', { committee: 'society' })
    desk.act(committee, 'give_opinion', { verdict: 'not_motion', reviewOpinion: '不符合。' })
    desk.act(standing, 'convert_between_sessions', {
      notMotionReason: 'other',
      explanation: '转作建议办理。',
      convertedTo: 'suggestion',
    })

    expect(desk.state()).toBe('converted')
  })
})

describe('a motion deliberated and handled', () => {
  it('is reported on by the special committee and decided by the standing committee', () => {
    const desk = accepted()
    const report = { recommendation: 'handle', deliberationReport: '建议交办理。' }
    for (const actor of [lead, secretary, presidium, standing, roads]) {
      expect(desk.refused(actor, 'report_deliberation', report)[0].code).toBe('role_required')
    }
    desk.act(committee, 'report_deliberation', report)
    expect(desk.clock('deliberation')).toBeUndefined()
    for (const actor of [lead, secretary, presidium, committee, roads]) {
      expect(desk.refused(actor, 'order_handling', { leadUnit: 'roads', decision: '同意。' })[0].code).toBe(
        'role_required',
      )
      expect(desk.refused(actor, 'conclude', { decision: '同意。' })[0].code).toBe('role_required')
    }
    desk.act(standing, 'conclude', { decision: '同意。' })
    expect(desk.state()).toBe('closed')
  })

  it('is reported on by the lead unit within three months, once it has signed for it', () => {
    const desk = inHandling()
    expect(desk.clock('handling_report')).toBe('2026-06-02')
    const report = { text: '已完成。', signer: '段路遥' }
    expect(desk.refused(roads, 'report_handling', report)[0].code).toBe('waiting_for')
    desk.act(roads, 'sign_for')
    for (const actor of [lead, secretary, standing, committee, parks]) {
      expect(desk.refused(actor, 'report_handling', report)[0].code).toBe('role_required')
    }
    desk.act(roads, 'report_handling', report)

    expect(desk.state()).toBe('handling_reported')
    expect(desk.clock('handling_report')).toBeUndefined()
  })

  it('is urged by the secretariat alone, while a unit has it, and answered by the unit that was urged', () => {
    const desk = accepted()
    desk.act(committee, 'report_deliberation', { recommendation: 'handle', deliberationReport: '建议交办。' })
    const urged = { urgedUnits: ['roads'], urgingText: '请在本月报告办理情况。' }
    expect(desk.refused(secretary, 'urge', urged)[0].code).toBe('action_not_available')
    desk.act(standing, 'order_handling', { leadUnit: 'roads', jointUnits: ['parks'], decision: '交道路局办理。' })
    for (const other of [lead, presidium, committee, standing, roads]) {
      expect(desk.refused(other, 'urge', urged)[0].code).toBe('role_required')
    }
    expect(desk.refused(secretary, 'urge', { ...urged, urgedUnits: ['water'] })[0]).toMatchObject({
      rule: 'urges_who_has_it',
    })
    desk.act(secretary, 'urge', urged)
    const answer = { urgingAnswer: '月底报告。' }
    for (const other of [parks, secretary, lead]) {
      expect(desk.refused(other, 'answer_urging', answer, 'roads')[0].code).toBe('role_required')
    }
    desk.act(roads, 'answer_urging', answer)
    expect(desk.refused(roads, 'answer_urging', answer)[0].code).toBe('action_not_available')
    desk.act(secretary, 'urge', urged)
    expect(desk.events().filter(({ type }) => type === 'unit_urged')).toHaveLength(2)
  })

  it('is handled again within one month where the standing committee disagrees', () => {
    const desk = inHandling()
    desk.act(roads, 'sign_for')
    desk.act(roads, 'report_handling', { text: '已研究。', signer: '段路遥' })
    desk.setTime('2026-05-11')
    for (const actor of [lead, secretary, presidium, committee, roads]) {
      expect(desk.refused(actor, 'order_rehandling', { reason: '没有落实。' })[0].code).toBe('role_required')
      expect(desk.refused(actor, 'accept_report')[0].code).toBe('role_required')
    }
    desk.act(standing, 'order_rehandling', { reason: '没有落实。' })
    expect(desk.clock('rehandling_report')).toBe('2026-06-11')
    desk.act(roads, 'report_handling', { text: '已落实。', signer: '段路遥' })
    expect(desk.clock('rehandling_report')).toBeUndefined()
    desk.act(standing, 'accept_report')

    expect(desk.state()).toBe('closed')
    expect(desk.view().clocks.every((clock) => clock.stoppedOn !== null)).toBe(true)
  })
})

const review: Fields = { secrecy: 'cleared', secrecyReviewer: '审查人某', publication: 'full' }

function reported(text = '已完成湿地勘界，与某公司签约。') {
  const desk = inHandling()
  desk.act(roads, 'sign_for')
  desk.act(roads, 'report_handling', { text, signer: '段路遥' })
  return desk
}

function accept(desk: ReturnType<typeof reported>) {
  desk.act(standing, 'accept_report')
  return desk
}

const read = (desk: ReturnType<typeof reported>) => {
  const report = desk.view().instances.findLast((one) => one.machine === 'handling_report')
  return report && motion.answers.publicReading(desk.view(), report)
}

describe('publishing the report on a motion', () => {
  it('is reviewed by the lead unit and published by the secretariat, by nobody else', () => {
    const desk = reported()
    for (const actor of [lead, second, secretary, presidium, committee, standing, parks, someone.office('leader')]) {
      expect(desk.refused(actor, 'decide_publication', review)[0].code).toBe('role_required')
    }
    desk.act(roads, 'decide_publication', review)
    accept(desk)
    for (const actor of [lead, second, presidium, committee, standing, roads, parks, someone.office('leader')]) {
      expect(desk.refused(actor, 'publish_reply')[0].code).toBe('role_required')
    }
    expect(read(desk)).toBeUndefined()
    desk.act(secretary, 'publish_reply')

    expect(read(desk)).toBe('已完成湿地勘界，与某公司签约。')
  })

  it('waits for the standing committee: a report it disagrees with is not published', () => {
    const desk = reported()
    desk.act(roads, 'decide_publication', review)
    expect(desk.refused(secretary, 'publish_reply')[0].code).toBe('action_not_available')
    desk.act(standing, 'order_rehandling', { reason: '没有落实。' })
    desk.act(roads, 'report_handling', { text: '已落实。', signer: '段路遥' })
    accept(desk)

    // What was decided was decided of the first report.
    expect(desk.refused(secretary, 'publish_reply')).toMatchObject([{ rule: 'to_be_published' }])
    desk.act(roads, 'decide_publication', review)
    desk.act(secretary, 'publish_reply')
    expect(read(desk)).toBe('已落实。')
  })

  it('leaves out what the review names and shows a stub with its reason', () => {
    const desk = accept(reported())
    const leftOut = { ...review, secrecy: 'with_redactions' }
    expect(desk.refused(roads, 'decide_publication', leftOut)).toMatchObject([{ field: 'redactions' }])
    expect(desk.refused(roads, 'decide_publication', { ...leftOut, redactions: '别的公司｜商业秘密' })).toMatchObject([
      { rule: 'redactions_in_answer', detail: '别的公司' },
    ])
    desk.act(roads, 'decide_publication', { ...leftOut, redactions: '某公司｜商业秘密' })
    desk.act(secretary, 'publish_reply')

    expect(read(desk)).toBe('已完成湿地勘界，与〔此处隐去：商业秘密〕签约。')
  })

  it('is a summary where that was decided, and nothing where it was not to be published', () => {
    const desk = accept(reported())
    expect(desk.refused(roads, 'decide_publication', { ...review, publication: 'summary' })).toMatchObject([
      { field: 'summary' },
    ])
    desk.act(roads, 'decide_publication', { ...review, publication: 'summary', summary: '湿地已勘界。' })
    desk.act(secretary, 'publish_reply')
    expect(read(desk)).toBe('湿地已勘界。')

    for (const way of ['none', 'on_request']) {
      const kept = accept(reported())
      const decided = { ...review, publication: way }
      expect(kept.refused(roads, 'decide_publication', decided)).toMatchObject([{ field: 'notPublishedBecause' }])
      kept.act(roads, 'decide_publication', { ...decided, notPublishedBecause: '涉及商业秘密。' })
      expect(kept.refused(secretary, 'publish_reply')).toMatchObject([{ rule: 'to_be_published' }])
      expect(read(kept)).toBeUndefined()
    }
    const secret = { ...review, secrecy: 'classified' }
    expect(accept(reported()).refused(roads, 'decide_publication', secret)).toMatchObject([
      { rule: 'nothing_classified' },
    ])
  })

  it('does not happen while one of the signers objects, each of whom may, for themselves alone', () => {
    const desk = accept(reported())
    desk.act(roads, 'decide_publication', review)
    const objection = { objection: '涉及村民。' }
    for (const actor of [secretary, standing, roads, parks, { ...third, unitId: 'roads' }, deputies[11] ?? lead]) {
      expect(desk.refused(actor, 'object_to_publication', objection, 'd-3')[0].code).toBe('role_required')
    }
    expect(desk.refused(second, 'object_to_publication', objection, 'd-3')[0].code).toBe('role_required')
    expect(desk.refused(third, 'object_to_publication', {})).toMatchObject([{ field: 'objection' }])
    desk.act(third, 'object_to_publication', objection, 'd-3')

    expect(desk.refused(secretary, 'publish_reply')).toMatchObject([{ rule: 'authors_agree' }])
  })

  it('is taken back with a reason and decided anew, not decided twice', () => {
    const desk = accept(reported())
    desk.act(roads, 'decide_publication', review)
    expect(desk.refused(roads, 'decide_publication', review)).toMatchObject([{ rule: 'publication_pending' }])
    desk.act(secretary, 'publish_reply')
    expect(desk.refused(lead, 'object_to_publication', { objection: '不同意。' })).toMatchObject([
      { rule: 'reply_not_published' },
    ])
    for (const actor of [lead, presidium, standing, committee, parks]) {
      expect(desk.refused(actor, 'withhold_reply', { withheldBecause: '有误。' })[0].code).toBe('role_required')
    }
    desk.act(roads, 'withhold_reply', { withheldBecause: '有误。' })
    expect(read(desk)).toBeUndefined()
    desk.act(roads, 'decide_publication', { ...review, publication: 'summary', summary: '湿地已勘界。' })
    desk.act(secretary, 'publish_reply')
    expect(read(desk)).toBe('湿地已勘界。')
  })

  it('is no step at all where the law of the place has none', () => {
    const silent = { ...shanghai.profile.choices, reply_publication: { value: null, source: 'test' } }
    const profile = { ...shanghai.profile, choices: silent }
    const law = { profile, procedure: procedureUnder(motion, profile) }

    for (const action of ['decide_publication', 'object_to_publication', 'publish_reply', 'withhold_reply'])
      expect(law.procedure.actions[action]).toBeUndefined()
    expect(law.procedure.actions.consent_to_text).toBeDefined()
  })
})

describe('the words of a motion', () => {
  it('are open to the public as its first signer says, and withheld by the secretariat alone', () => {
    const desk = accepted()
    for (const actor of [second, secretary, presidium, standing, roads]) {
      expect(desk.refused(actor, 'consent_to_text', { publishText: true })[0].code).toBe('role_required')
    }
    desk.act(lead, 'consent_to_text', { publishText: true })
    for (const actor of [lead, presidium, standing, committee, roads]) {
      expect(desk.refused(actor, 'withhold_text', { withheldBecause: '涉及个人隐私。' })[0].code).toBe('role_required')
    }
    desk.act(secretary, 'withhold_text', { withheldBecause: '涉及个人隐私。' })
    expect(desk.refused(secretary, 'withhold_text', { withheldBecause: '再次。' })).toMatchObject([
      { rule: 'text_not_withheld' },
    ])
    desk.act(secretary, 'release_text')
    expect(desk.statesOf('text_withholding')).toEqual(['released'])
  })
})

describe('a motion that has ended', () => {
  it('goes to the archive once, by the secretariat', () => {
    const archived = { retention: 'permanent' }
    expect(reported().refused(secretary, 'archive', archived)[0].code).toBe('action_not_available')
    const desk = accept(reported())
    for (const actor of [lead, presidium, standing, committee, roads])
      expect(desk.refused(actor, 'archive', archived)[0].code).toBe('role_required')
    desk.act(secretary, 'archive', archived)
    expect(desk.refused(secretary, 'archive', archived)).toMatchObject([{ rule: 'not_archived' }])
  })
})
