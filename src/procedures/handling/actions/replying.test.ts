import { describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { listInstances } from '#engine/view.ts'
import { publicReading } from '#procedures/handling/replies.ts'
import { people } from '#tests/support/small-city.ts'
import {
  answered,
  draftedReply,
  draftText,
  openSuggestion,
  reviewed,
  shanghaiWith,
  suggestionFields,
} from '#tests/support/suggestion-desk.ts'

const { deputy, secondDeputy, thirdDeputy, secretary, assigner, leader, roads, parks, water } = people
const signed = { signer: '段路遥' }
const content = { attitude: 'satisfied', result: 'satisfied' }
const everyone: readonly Actor[] = Object.values(people)

describe('the reply on its way out', () => {
  it('leaves the house only after it was reviewed for secrecy and publication', () => {
    const desk = draftedReply([])
    expect(desk.refused(roads, 'issue_reply', signed)[0].code).toBe('action_not_available')
    desk.act(roads, 'review_reply', reviewed)
    desk.act(roads, 'issue_reply', signed)

    expect(desk.view().state).toBe('replied')
  })

  it('is reviewed again once its words are changed', () => {
    const desk = draftedReply([])
    desk.act(roads, 'review_reply', reviewed)
    desk.act(roads, 'revise_draft', { text: '改过的答复。' })

    expect(desk.refused(roads, 'issue_reply', signed)[0].code).toBe('action_not_available')
  })

  it('is refused when it holds what is classified', () => {
    const desk = draftedReply([])

    expect(desk.refused(roads, 'review_reply', { ...reviewed, secrecy: 'classified' })).toMatchObject([
      { rule: 'nothing_classified' },
    ])
  })

  it.each(['in_progress', 'planned'])('promises a day where its outcome is %s', (outcome) => {
    const desk = draftedReply([])

    expect(desk.refused(roads, 'review_reply', { ...reviewed, outcome })).toEqual([
      { code: 'field_missing', field: 'doneBy' },
    ])
    desk.act(roads, 'review_reply', { ...reviewed, outcome, doneBy: '2026-09-30' })
    desk.act(roads, 'issue_reply', signed)
    expect(desk.view().clocks.find((one) => one.clock === 'promise')?.deadline).toBe('2026-09-30')
  })

  it.each([
    { mode: 'none', lacks: 'notPublishedBecause' },
    { mode: 'on_request', lacks: 'notPublishedBecause' },
    { mode: 'summary', lacks: 'summary' },
  ])('says why or what where its publication is $mode', ({ mode, lacks }) => {
    const desk = draftedReply([])

    expect(desk.refused(roads, 'review_reply', { ...reviewed, publication: mode })).toEqual([
      { code: 'field_missing', field: lacks },
    ])
    desk.act(roads, 'review_reply', { ...reviewed, publication: mode, [lacks]: '说明。' })
  })

  it.each([
    { line: '锦程集团｜商业秘密', good: false },
    { line: '锦程公司', good: false },
    { line: '锦程公司｜商业秘密\n四万元 | 报价', good: true },
  ])('leaves out only words it holds, each with a reason: $line', ({ line, good }) => {
    const desk = draftedReply([])
    const fields = { ...reviewed, secrecy: 'with_redactions', redactions: line }

    if (good) desk.act(roads, 'review_reply', fields)
    else expect(desk.refused(roads, 'review_reply', fields)).toMatchObject([{ rule: 'redactions_in_text' }])
  })

  it('waits for the office where the law demands its check, and not in Shanghai', () => {
    const desk = draftedReply([], shanghaiWith({ office_review: 'demanded' }))
    desk.act(roads, 'review_reply', reviewed)
    expect(desk.refused(roads, 'issue_reply', signed)).toMatchObject([{ rule: 'office_has_reviewed' }])
    desk.act(assigner, 'office_review', { outcome: 'adopted' })
    desk.act(roads, 'issue_reply', signed)

    expect(desk.view().state).toBe('replied')
  })

  it('may have its outcome changed by the office, which says why; the promise goes with it', () => {
    const desk = draftedReply([])
    desk.act(roads, 'review_reply', { ...reviewed, outcome: 'planned', doneBy: '2026-09-30' })

    expect(desk.refused(assigner, 'office_review', { outcome: 'adopted' })).toMatchObject([
      { rule: 'recoding_says_why' },
    ])
    desk.act(assigner, 'office_review', { outcome: 'adopted', recodedBecause: '已经做完。' })
    desk.act(roads, 'issue_reply', signed)
    expect(desk.view().clocks.some((one) => one.clock === 'promise')).toBe(false)
    expect(listInstances(desk.view(), 'reply')[0]?.fields.outcome).toBe('adopted')
  })

  it.each([
    { action: 'review_reply', fields: reviewed, may: [roads] },
    { action: 'send_back_draft', fields: { reason: '请补充。' }, may: [assigner] },
    { action: 'office_review', fields: { outcome: 'adopted' }, may: [assigner] },
  ])('lets nobody else take $action', ({ action, fields, may }) => {
    const desk = draftedReply([secondDeputy])
    if (action !== 'review_reply') desk.act(roads, 'review_reply', reviewed)

    for (const actor of everyone.filter((one) => !may.includes(one))) {
      expect(desk.refused(actor, action, fields)[0].code, actor.personId).toBe('role_required')
    }
  })
})

describe('the joint units’ countersignature', () => {
  it('is waited for once it was asked, from every joint unit', () => {
    const desk = draftedReply([])
    desk.act(roads, 'request_countersign')
    desk.act(roads, 'review_reply', reviewed)
    expect(desk.refused(roads, 'issue_reply', signed)).toEqual([
      { code: 'waiting_for', what: 'countersignatures', instances: ['parks'] },
    ])
    desk.act(parks, 'countersign')
    desk.act(roads, 'issue_reply', signed)

    expect(desk.view().state).toBe('replied')
  })

  it('must be asked where the law demands it', () => {
    const desk = draftedReply([], shanghaiWith({ countersign: 'demanded' }))
    desk.act(roads, 'review_reply', reviewed)

    expect(desk.refused(roads, 'issue_reply', signed)).toMatchObject([{ rule: 'countersign_asked' }])
  })

  it('is asked again after the draft was changed', () => {
    const desk = draftedReply([])
    desk.act(roads, 'request_countersign')
    desk.act(parks, 'countersign')
    desk.act(roads, 'revise_draft', { text: '改过的答复。' })
    desk.act(roads, 'review_reply', reviewed)

    expect(desk.refused(roads, 'issue_reply', signed)[0].code).toBe('waiting_for')
    desk.act(roads, 'request_countersign')
    desk.act(parks, 'countersign')
    desk.act(roads, 'issue_reply', signed)
  })

  it('is settled on record where the units disagree', () => {
    const desk = draftedReply([])
    const settled = { settledOn: '2026-03-02', people: '两局', settlement: '由两局共同说明。' }
    desk.act(roads, 'request_countersign')
    desk.act(parks, 'refuse_countersign', { reason: '不是我局职责。' })
    for (const actor of [roads, parks, deputy, leader]) {
      expect(desk.refused(actor, 'settle_countersign', settled, 'parks')[0].code).toBe('role_required')
    }
    desk.act(assigner, 'settle_countersign', settled, 'parks')
    desk.act(roads, 'review_reply', reviewed)
    desk.act(roads, 'issue_reply', signed)

    expect(desk.stateOf('countersign', 'parks')).toBe('settled')
  })

  it.each([roads, water, assigner, secretary, deputy, leader])('is nobody else’s to give: $personId', (actor) => {
    const desk = draftedReply([])
    desk.act(roads, 'request_countersign')

    expect(desk.refused(actor, 'countersign', {}, 'parks')[0].code).toBe('role_required')
  })
})

describe('delivery and rating', () => {
  it('reaches every author, and nobody whose name was not confirmed', () => {
    const desk = answered([secondDeputy])

    expect(listInstances(desk.view(), 'delivery').map((one) => one.instance)).toEqual([
      `1/${deputy.personId}`,
      `1/${secondDeputy.personId}`,
    ])
  })

  it('goes to the lead proposer alone where the law says so', () => {
    const desk = answered([secondDeputy], {}, shanghaiWith({ joint_reply_to: 'lead_passes_on' }))

    expect(listInstances(desk.view(), 'delivery').map((one) => one.instance)).toEqual([`1/${deputy.personId}`])
  })

  it('goes to everyone and is rated by the lead proposer alone where the law says so', () => {
    const desk = answered([secondDeputy], {}, shanghaiWith({ feedback_from: 'lead_proposer' }))

    expect(desk.refused(secondDeputy, 'rate', content)[0].code).toBe('action_not_available')
    desk.act(deputy, 'rate', content)
    expect(desk.view().state).toBe('rated')
  })

  it('is rated by each author alone; the case is rated when all have', () => {
    const desk = answered([secondDeputy])
    desk.act(deputy, 'rate', content)
    expect(desk.view().state).toBe('replied')
    expect(desk.stateOf('delivery', `1/${secondDeputy.personId}`)).toBe('delivered')
    desk.act(secondDeputy, 'rate', { attitude: 'satisfied', result: 'basically_satisfied' })

    expect(desk.view().state).toBe('rated')
  })

  it('lets nobody rate for an author: no office, no unit, no other author, no unit’s account of the author', () => {
    const desk = answered([secondDeputy])
    const seats = [secretary, assigner, leader, roads, parks, water, deputy, thirdDeputy]

    for (const actor of [...seats, { ...secondDeputy, unitId: 'roads' }]) {
      expect(desk.refused(actor, 'rate', content, `1/${secondDeputy.personId}`)[0].code).toBe('role_required')
    }
  })

  it('takes one rating of each author', () => {
    const desk = answered([secondDeputy])
    desk.act(deputy, 'rate', content)

    expect(desk.refused(deputy, 'rate', content)[0].code).toBe('action_not_available')
  })

  it('leaves out who did not answer, and keeps what the others said', () => {
    const desk = answered([secondDeputy])
    desk.act(secondDeputy, 'rate', content)
    desk.act(secretary, 'record_no_rating', { reason: '两次催收未反馈。' })

    expect(desk.view().state).toBe('rated')
    expect(desk.stateOf('delivery', `1/${deputy.personId}`)).toBe('unrated')
    expect(desk.stateOf('delivery', `1/${secondDeputy.personId}`)).toBe('rated')
  })
})

describe('answering again', () => {
  const dissatisfied = { attitude: 'satisfied', result: 'dissatisfied', comment: '没有写明时间。' }

  function answeredAgain() {
    const desk = answered([])
    desk.act(deputy, 'rate', dissatisfied)
    desk.act(secretary, 'order_rehandling', { reason: '请写明时间。' })
    desk.act(roads, 'draft_reply', { text: '第二次答复。' })
    desk.act(roads, 'review_reply', reviewed)
    desk.act(roads, 'issue_reply', signed)
    return desk
  }

  it('is ordered when a cosigner alone is dissatisfied', () => {
    const desk = answered([secondDeputy])
    desk.act(deputy, 'rate', content)
    desk.act(secondDeputy, 'rate', dissatisfied)

    expect(desk.offered(secretary)).toContain('order_rehandling')
  })

  it('has its own month, and keeps the first answer with what was said of it', () => {
    const desk = answered([])
    desk.act(deputy, 'rate', dissatisfied)
    desk.setDay('2026-03-10')
    desk.act(secretary, 'order_rehandling', { reason: '请写明时间。' })

    expect(desk.view().clocks.find((one) => one.clock === 'rehandling_reply')?.deadline).toBe('2026-04-10')
    expect(listInstances(answeredAgain().view(), 'reply').map((one) => one.state)).toEqual(['issued', 'issued'])
  })

  it('happens once; then it is escalated and the coordination recorded before it ends', () => {
    const desk = answeredAgain()
    expect(desk.stateOf('delivery', `1/${deputy.personId}`)).toBe('rated')
    desk.act(deputy, 'rate', dissatisfied)

    expect(desk.refused(secretary, 'order_rehandling', { reason: 'x' })).toMatchObject([{ rule: 'first_answer' }])
    desk.act(secretary, 'escalate', { escalation: 'coordination_meeting', reason: '请两局面商。' })
    expect(desk.refused(secretary, 'close')).toMatchObject([{ rule: 'coordinated' }])
    desk.act(secretary, 'record_coordination', {
      coordinatedOn: '2026-03-02',
      people: '两局、代表',
      coordination: '代表理解。',
    })
    desk.act(secretary, 'close')
    expect(desk.view().state).toBe('closed')
  })

  it('is not escalated before it was handled again, nor by a unit or an author', () => {
    const first = answered([])
    first.act(deputy, 'rate', dissatisfied)
    const fields = { escalation: 'coordination_meeting', reason: 'x' }

    expect(first.refused(secretary, 'escalate', fields)).toMatchObject([{ rule: 'answered_again' }])
    const desk = answeredAgain()
    desk.act(deputy, 'rate', dissatisfied)
    for (const actor of [deputy, roads, assigner, leader]) {
      expect(desk.refused(actor, 'escalate', fields)[0].code).toBe('role_required')
    }
  })
})

describe('publication', () => {
  const publicText = (desk: ReturnType<typeof answered>) => {
    const [reply] = listInstances(desk.view(), 'reply')
    return reply === undefined ? undefined : publicReading(desk.view(), reply)
  }

  it('never goes before delivery', () => {
    const desk = draftedReply([])
    desk.act(roads, 'review_reply', reviewed)
    expect(desk.refused(roads, 'publish_reply')[0].code).toBe('instance_unknown')
    desk.act(roads, 'issue_reply', signed)
    expect(publicText(desk)).toBeUndefined()
    desk.act(roads, 'publish_reply')

    expect(publicText(desk)).toBe(draftText)
  })

  it('waits until the reply was handed to a proposer who has no account', () => {
    const { leadProposer: _, ...nobody } = suggestionFields
    const desk = openSuggestion()
    desk.act(secretary, 'submit', { ...nobody, proposerName: '列席人员' })
    desk.act(secretary, 'register')
    desk.act(secretary, 'file')
    desk.act(assigner, 'assign', { leadUnit: 'roads' })
    desk.act(roads, 'sign_for')
    desk.act(roads, 'draft_reply', { text: draftText })
    desk.act(roads, 'review_reply', reviewed)
    desk.act(roads, 'issue_reply', signed)

    expect(desk.refused(roads, 'publish_reply')).toMatchObject([{ rule: 'delivered_to_authors' }])
    desk.act(roads, 'record_delivery', { deliveredOn: '2026-03-02', deliveredHow: '当面送达' })
    desk.act(roads, 'publish_reply')
    expect(
      answered([]).refused(roads, 'record_delivery', { deliveredOn: '2026-03-02', deliveredHow: 'x' }),
    ).toMatchObject([{ rule: 'nobody_delivered_to' }])
  })

  it('shows a stub with its reason where words were left out', () => {
    const desk = answered([], { secrecy: 'with_redactions', redactions: '锦程公司｜商业秘密\n四万元 | 报价' })
    desk.act(roads, 'publish_reply')

    expect(publicText(desk)).toBe('您提出的建议收悉。栏杆由〔此处隐去：商业秘密〕修缮，造价〔此处隐去：报价〕。')
  })

  it('shows the summary and not the text where that was decided', () => {
    const desk = answered([], { publication: 'summary', summary: '栏杆将修缮。' })
    desk.act(roads, 'publish_reply')

    expect(publicText(desk)).toBe('栏杆将修缮。')
  })

  it.each(['none', 'on_request'])('does not happen where the review said %s', (publication) => {
    const desk = answered([], { publication, notPublishedBecause: '涉及商业秘密' })

    expect(desk.refused(roads, 'publish_reply')).toMatchObject([{ rule: 'to_be_published' }])
  })

  it('does not happen against an author’s objection, unless the unit may decide', () => {
    const objection = { objection: '涉及我单位。' }
    const bound = answered([secondDeputy])
    bound.act(secondDeputy, 'object_to_publication', objection)
    expect(bound.refused(roads, 'publish_reply')).toMatchObject([{ rule: 'authors_agree' }])

    const heard = answered([secondDeputy], {}, shanghaiWith({ author_objection: 'is_heard' }))
    heard.act(secondDeputy, 'object_to_publication', objection)
    heard.act(roads, 'publish_reply')
    expect(publicText(heard)).toBe(draftText)
  })

  it('does not happen where the law has only the report on the handling published', () => {
    const desk = answered([], {}, shanghaiWith({ reply_publication: 'report_only' }))
    for (const actor of [roads, secretary])
      expect(desk.refused(actor, 'publish_reply')).toMatchObject([{ rule: 'replies_published' }])
    for (const way of ['duty', 'may']) {
      const open = answered([], {}, shanghaiWith({ reply_publication: way }))
      open.act(roads, 'publish_reply')
      expect(publicText(open)).toBe(draftText)
    }
  })

  it('can be taken back, with a reason', () => {
    const desk = answered([])
    desk.act(roads, 'publish_reply')
    desk.act(secretary, 'withhold_reply', { withheldBecause: '发现个人信息。' })

    expect(publicText(desk)).toBeUndefined()
  })

  it.each([deputy, parks, water, assigner, leader])('is not for $personId', (actor) => {
    const desk = answered([])

    for (const action of ['publish_reply', 'withhold_reply']) {
      expect(desk.refused(actor, action, action === 'publish_reply' ? {} : { withheldBecause: 'x' })[0].code).toBe(
        'role_required',
      )
    }
  })

  it('of the words is the author’s to allow and the secretariat’s to stop', () => {
    const desk = answered([])
    for (const actor of [secondDeputy, secretary, roads]) {
      expect(desk.refused(actor, 'consent_to_text', { publishText: false })[0].code).toBe('role_required')
    }
    desk.act(deputy, 'consent_to_text', { publishText: false })
    expect(desk.view().facts.publishText).toBe(false)
    for (const actor of [deputy, roads, leader]) {
      expect(desk.refused(actor, 'withhold_text', { withheldBecause: 'x' })[0].code).toBe('role_required')
    }
    desk.act(secretary, 'withhold_text', { withheldBecause: '涉及个人信息。' })
    desk.act(secretary, 'release_text')
    expect(listInstances(desk.view(), 'text_withholding').map((one) => one.state)).toEqual(['released'])
  })
})
