import { describe, expect, it } from 'vitest'
import type { Fields } from '#engine/case-file.ts'
import { getLaw } from '#procedures/profiles.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { openDesk, someone } from '#tests/support/procedure-desk.ts'

const shanghai = getLaw(profiles, 'enquiry', 'shanghai-rules-2001')
const national = getLaw(profiles, 'enquiry', 'national-2025')

const deputies = Array.from({ length: 12 }, (_, index) => someone.person(`d-${index + 1}`, 'deputy'))
const [lead = someone.person('d-1', 'deputy'), second = lead, third = lead] = deputies
const ids = (from: number, to: number) => deputies.slice(from, to).map((one) => one.personId)
const secretary = someone.office('secretariat')
const presidium = someone.office('presidium')
const standing = someone.office('standing_committee')
const roads = someone.unit('roads')

const question: Fields = {
  title: '关于桥梁检修情况的询问',
  demands: '去年检修了多少座桥？',
  suggestedUnit: 'roads',
  leadProposer: lead.personId,
  authorKind: 'deputies',
  period: 'in_session',
}
const asked: Fields = { ...question, form: 'asked', sessionClosesOn: '2026-01-16' }
const formal: Fields = { ...question, form: 'formal' }

function askedAndPassedOn() {
  const desk = openDesk(shanghai)
  desk.act(lead, 'submit', asked)
  desk.act(secretary, 'pass_on', { leadUnit: 'roads' })
  return desk
}

const decision: Fields = { leadUnit: 'roads', answerForm: 'written', answerAt: 'presidium', answerBy: '2026-01-15' }

function put(signers: number, how: Fields = {}) {
  const desk = openDesk(shanghai)
  desk.act(lead, 'begin_draft', { ...formal, cosigners: ids(1, signers), cosignBy: '2026-01-14' })
  for (const one of deputies.slice(1, signers)) desk.act(one, 'confirm_signature')
  desk.act(lead, 'submit_draft')
  desk.act(secretary, 'register')
  desk.act(presidium, 'send', { ...decision, ...how })
  return desk
}

const writing = { text: '检修三十座。', signer: '段路遥' }

function answered(signers: number) {
  const desk = put(signers)
  desk.act(roads, 'sign_for', { official: '段路遥' })
  desk.act(roads, 'answer_in_writing', writing)
  return desk
}

describe('asking in deliberation', () => {
  it('is for any deputy, in their own name, and is answered by the last day of the session', () => {
    const desk = askedAndPassedOn()
    expect(desk.clock('answer')).toBe('2026-01-16')
    desk.act(roads, 'sign_for', { official: '段路遥' })
    const oral = { heldOn: '2026-01-14', meeting: '第三代表团会议', answeredBy: '段路遥', text: '检修三十座。' }
    for (const actor of [lead, presidium, standing, roads]) {
      expect(desk.refused(actor, 'record_oral_answer', oral)[0].code).toBe('role_required')
    }
    desk.act(secretary, 'record_oral_answer', oral)

    expect(desk.state()).toBe('answered')
    expect(desk.statesOf('satisfaction')).toEqual([])
    desk.act(secretary, 'close')
    expect(desk.state()).toBe('closed')
  })

  it('is not for an office or a unit, nor for several at once, nor without the session’s last day', () => {
    const desk = openDesk(shanghai)
    for (const actor of [presidium, standing, roads]) {
      expect(desk.refused(actor, 'submit', asked)[0].code).toBe('role_required')
    }
    expect(desk.refused(second, 'submit', asked)).toMatchObject([{ rule: 'own_name' }])
    expect(desk.refused(lead, 'submit', { ...asked, paperSigners: ['d-2'] })).toMatchObject([{ rule: 'asked_alone' }])
    expect(desk.refused(lead, 'submit', { ...asked, sessionClosesOn: '' })).toMatchObject([
      { rule: 'closing_day_named' },
    ])
  })

  it('is answered later only where the body asks for it and the deputy agrees', () => {
    const desk = askedAndPassedOn()
    expect(desk.refused(lead, 'consent_to_later', { answerBy: '2026-02-02' })).toMatchObject([{ rule: 'later_asked' }])
    desk.act(roads, 'sign_for', { official: '段路遥' })
    desk.act(roads, 'ask_for_later', { laterReason: '数据尚待核对。' })
    for (const actor of [second, secretary, presidium, roads]) {
      expect(desk.refused(actor, 'consent_to_later', { answerBy: '2026-02-02' })[0].code).toBe('role_required')
    }
    desk.act(lead, 'consent_to_later', { answerBy: '2026-02-02' })

    expect(desk.clock('answer')).toBe('2026-02-02')
    desk.act(roads, 'answer_in_writing', writing)
    expect(desk.clock('answer')).toBeUndefined()
  })

  it('needs from the body who attends', () => {
    expect(askedAndPassedOn().refused(roads, 'sign_for')).toEqual([{ code: 'field_missing', field: 'official' }])
  })
})

describe('a formal enquiry', () => {
  it('takes ten deputies in Shanghai, each of whom confirmed it, and not nine', () => {
    const desk = openDesk(shanghai)
    desk.act(lead, 'begin_draft', { ...formal, cosigners: ids(1, 10), cosignBy: '2026-01-14' })
    for (const one of deputies.slice(1, 9)) desk.act(one, 'confirm_signature')
    expect(desk.refused(lead, 'submit_draft')).toMatchObject([{ code: 'too_few', counted: 9, needed: 10 }])
    desk.act(deputies[9] ?? lead, 'confirm_signature')
    desk.act(lead, 'submit_draft')

    expect(desk.state()).toBe('submitted')
  })

  it('takes thirty in the national congress, or one delegation', () => {
    const fields = { ...formal, paperSigners: ids(1, 12) }
    expect(openDesk(national).refused(secretary, 'submit', fields)).toMatchObject([{ counted: 12, needed: 30 }])
    const desk = openDesk(national)
    desk.act(lead, 'submit', { ...formal, authorKind: 'delegation', body: '第三代表团' })
    expect(desk.state()).toBe('submitted')
  })

  it('is sent by the presidium during a session and by the chairpersons between sessions, by nobody else', () => {
    const desk = openDesk(shanghai)
    desk.act(secretary, 'submit', { ...formal, paperSigners: ids(1, 10) })
    expect(desk.refused(secretary, 'pass_on', { leadUnit: 'roads' })).toMatchObject([{ rule: 'is_asked' }])
    desk.act(secretary, 'register')
    for (const actor of [lead, secretary, standing, roads]) {
      expect(desk.refused(actor, 'send', decision)[0].code).toBe('role_required')
    }
    expect(desk.refused(standing, 'send_between_sessions', decision)).toMatchObject([{ rule: 'between_sessions' }])
    desk.act(presidium, 'send', decision)
    expect(desk.clock('answer')).toBe('2026-01-15')
  })

  it('is answered in the way that was decided, by the body asked', () => {
    const written = put(10)
    written.act(roads, 'sign_for', { official: '段路遥' })
    expect(
      written.refused(secretary, 'record_oral_answer', {
        heldOn: '2026-01-14',
        meeting: '会',
        answeredBy: '段',
        text: '。',
      }),
    ).toMatchObject([{ rule: 'answered_orally' }])
    for (const actor of [lead, secretary, presidium, someone.unit('parks')]) {
      expect(written.refused(actor, 'answer_in_writing', writing)[0].code).toBe('role_required')
    }
    const oral = put(10, { answerForm: 'oral' })
    oral.act(roads, 'sign_for', { official: '段路遥' })
    expect(oral.refused(roads, 'answer_in_writing', writing)).toMatchObject([{ rule: 'answered_in_writing' }])
  })

  it('is judged by each signer alone', () => {
    const desk = answered(10)
    for (const actor of [
      lead,
      third,
      secretary,
      presidium,
      roads,
      { ...second, unitId: 'roads' },
      deputies[11] ?? lead,
    ]) {
      for (const action of ['say_satisfied', 'say_dissatisfied']) {
        expect(desk.refused(actor, action, {}, '1/d-2')[0].code).toBe('role_required')
      }
    }
    desk.act(second, 'say_satisfied')
    expect(desk.stateOf('satisfaction', '1/d-2')).toBe('satisfied')
    expect(desk.refused(second, 'say_dissatisfied')[0].code).toBe('role_required')
  })

  it('is answered again when more than half are dissatisfied, one demands it and it is decided', () => {
    const desk = answered(10)
    const demand = { demandReason: '没有回答问题。' }
    for (const one of deputies.slice(0, 5)) desk.act(one, 'say_dissatisfied')
    expect(desk.refused(lead, 'demand_another_answer', demand)).toEqual([
      { code: 'too_few', what: 'dissatisfied', counted: 5, needed: 6 },
    ])
    desk.act(deputies[5] ?? lead, 'say_dissatisfied')
    for (const actor of [secretary, presidium, roads, deputies[11] ?? lead]) {
      expect(desk.refused(actor, 'demand_another_answer', demand)[0].code).toBe('role_required')
    }
    desk.act(third, 'demand_another_answer', demand)

    const again = { answerForm: 'written', answerAt: 'presidium', answerBy: '2026-01-16' }
    for (const actor of [lead, secretary, standing, roads]) {
      expect(desk.refused(actor, 'order_another_answer', again)[0].code).toBe('role_required')
      expect(desk.refused(actor, 'refuse_another_answer', { reason: '已答复。' })[0].code).toBe('role_required')
    }
    desk.act(presidium, 'order_another_answer', again)
    expect(desk.clock('another_answer')).toBe('2026-01-16')
    desk.act(roads, 'answer_in_writing', { ...writing, text: '补充答复。' })

    // What was said of the first answer does not count for the second.
    expect(desk.refused(lead, 'demand_another_answer', demand)).toMatchObject([{ code: 'too_few', counted: 0 }])
    for (const one of deputies.slice(0, 10)) desk.act(one, 'say_satisfied')
    desk.act(secretary, 'close')
    expect(desk.state()).toBe('closed')
  })

  it('is not closed while signers may still speak, and is once their time is over', () => {
    const desk = answered(10)
    desk.setTime('2026-01-19')
    expect(desk.refused(secretary, 'close')[0].code).toBe('waiting_for')
    desk.setTime('2026-01-20')
    for (const actor of [lead, presidium, standing, roads]) {
      expect(desk.refused(actor, 'close')[0].code).toBe('role_required')
    }
    desk.act(secretary, 'close')

    expect(desk.events().at(-1)?.waived).toHaveLength(10)
  })
})

const review: Fields = { secrecy: 'cleared', secrecyReviewer: '审查人某', publication: 'full' }

const read = (desk: ReturnType<typeof answered>) => {
  const answer = desk.view().instances.findLast((one) => one.machine === 'answer')
  return answer && shanghai.procedure.answers.publicReading(desk.view(), answer)
}

describe('publishing the answer to a formal enquiry', () => {
  it('is reviewed by the body asked and published by the secretariat, by nobody else', () => {
    const desk = answered(10)
    for (const actor of [lead, second, secretary, presidium, standing, someone.unit('parks')]) {
      expect(desk.refused(actor, 'decide_publication', review)[0].code).toBe('role_required')
    }
    expect(desk.refused(secretary, 'publish_reply')[0].code).toBe('instance_unknown')
    desk.act(roads, 'decide_publication', review)
    for (const actor of [lead, second, presidium, standing, roads]) {
      expect(desk.refused(actor, 'publish_reply')[0].code).toBe('role_required')
    }
    expect(read(desk)).toBeUndefined()
    desk.act(secretary, 'publish_reply')

    expect(read(desk)).toBe('检修三十座。')
  })

  it('does not happen while a signer objects, nor while another answer is demanded', () => {
    const desk = answered(10)
    desk.act(roads, 'decide_publication', review)
    expect(desk.refused(deputies[10] ?? lead, 'object_to_publication', { objection: '不同意。' }, 'd-2')[0].code).toBe(
      'role_required',
    )
    desk.act(second, 'object_to_publication', { objection: '答非所问。' }, 'd-2')
    expect(desk.refused(secretary, 'publish_reply')).toMatchObject([{ rule: 'authors_agree' }])

    const demanded = answered(10)
    demanded.act(roads, 'decide_publication', review)
    for (const one of deputies.slice(0, 6)) demanded.act(one, 'say_dissatisfied')
    demanded.act(lead, 'demand_another_answer', { demandReason: '没有回答问题。' })
    expect(demanded.refused(secretary, 'publish_reply')[0].code).toBe('action_not_available')
  })

  it('is not for what was asked in deliberation: that has no number of its own', () => {
    const desk = askedAndPassedOn()
    desk.act(roads, 'sign_for', { official: '段路遥' })
    desk.act(roads, 'answer_in_writing', writing)

    expect(desk.refused(roads, 'decide_publication', review)).toMatchObject([{ rule: 'is_formal' }])
    expect(desk.offered(lead)).not.toContain('object_to_publication')
  })

  it('leaves the words to the first signer and the secretariat, apart from the answer', () => {
    const desk = answered(10)
    for (const actor of [second, secretary, presidium, roads]) {
      expect(desk.refused(actor, 'consent_to_text', { publishText: true })[0].code).toBe('role_required')
    }
    desk.act(lead, 'consent_to_text', { publishText: true })
    expect(desk.refused(roads, 'withhold_text', { withheldBecause: '。' })[0].code).toBe('role_required')
    desk.act(secretary, 'withhold_text', { withheldBecause: '涉及个人隐私。' })
    expect(desk.statesOf('publication')).toEqual([])
  })

  it('comes before the archive, to which the secretariat alone takes it once it is closed', () => {
    const desk = answered(10)
    expect(desk.refused(secretary, 'archive', { retention: 'permanent' })[0].code).toBe('action_not_available')
    for (const one of deputies.slice(0, 10)) desk.act(one, 'say_satisfied')
    desk.act(secretary, 'close')
    for (const actor of [lead, presidium, standing, roads])
      expect(desk.refused(actor, 'archive', { retention: 'permanent' })[0].code).toBe('role_required')
    desk.act(secretary, 'archive', { retention: 'permanent' })
    expect(desk.statesOf('archiving')).toEqual(['archived'])
  })
})
