import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/plain-date.ts'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, expectMayNot, expectRuledOut, type RunningCity, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

const today = dayIn(new Date(), 'Asia/Shanghai')

/** What somebody sees of a case, whose page must be without faults. */
async function seen(login: string, id: string): Promise<string> {
  let text = ''
  await city.as(login, async (page) => {
    await page.goto(city.caseUrl(id))
    await expectNoViolations(page)
    text = await textOf(page)
  })
  return text
}

describe('a leader', () => {
  it('finds the social report waiting, notes on it, and does not learn who reported it', async () => {
    await city.as('leader', async (page) => {
      await page.goto(`${city.address}/inbox`)
      await page.click('main a[href*="demo-report-004"]')
      await page.waitForURL((url) => url.pathname.endsWith('demo-report-004'))
      expect(await textOf(page)).not.toContain('郑云彤')
      await actOn(page, city.caseUrl('demo-report-004'), 'note', { leaderNote: '请生态环境局夜间采样，公布结果。' })
      expect(await textOf(page)).toContain('夜间采样，公布结果')
    })
    expect(await seen('proposal-committee', 'demo-report-004')).toContain('请生态环境局夜间采样')
    await expectMayNot(city, 'leader', 'demo-report-004', 'close')
  })

  it('sees a key item with its leading official, and cannot release it', async () => {
    expect(await seen('leader', 'demo-302')).toContain('贺佩棠')
    await expectMayNot(city, 'leader', 'demo-302', 'release_key_item', { reason: '已办' })
  })
})

describe('supervision', () => {
  it('is planned, logged and concluded by the secretariat; the supervised unit reads it and cannot end it', async () => {
    await city.as('secretariat', async (page) => {
      await actOn(page, city.caseUrl('demo-304'), 'log_supervision', {
        contactedOn: today,
        method: 'visit',
        people: '代表两人',
        finding: '三座桥下已划线，没有上下水。',
      })
      await actOn(page, city.caseUrl('demo-304'), 'conclude_supervision', { conclusion: '请十二月底前接通上下水。' })
    })
    expect(await seen('unit-urban-management', 'demo-304')).toContain('接通上下水')
    await expectMayNot(city, 'unit-urban-management', 'demo-304', 'end_supervision', { rectification: '已改' })
    // An inspection may be objected to; a supervision of the congress may not.
    const objection = { login: 'unit-urban-management', id: 'demo-304', action: 'object_to_conclusion' }
    await expectRuledOut(city, objection, { supervisionObjection: '不属实' }, '只有政府督查的结论可以按期提出异议')
  })

  it('by the standing committee: an enquiry whose signers want another answer is decided on', async () => {
    await expectMayNot(city, 'unit-emergency', 'demo-enquiry-004', 'order_another_answer_between_sessions')
    await city.as('standing-committee', (page) =>
      actOn(page, city.caseUrl('demo-enquiry-004'), 'order_another_answer_between_sessions', {
        answerForm: 'written',
        answerAt: 'committee',
        answerBy: addDays(today, 10),
      }),
    )
    await city.as('unit-emergency', (page) =>
      actOn(page, city.caseUrl('demo-enquiry-004'), 'answer_in_writing', {
        text: '方案由区住建局批准，现场由监理值守；今后拆除先封路。',
        signer: '局长',
      }),
    )
    expect(await seen('secretariat', 'demo-enquiry-004')).toContain('今后拆除先封路')
    await expectMayNot(city, 'unit-emergency', 'demo-enquiry-004', 'say_satisfied')
  })
})

describe('a joint unit', () => {
  it('signs for its part and gives its opinion, which the lead unit reads; it answers nobody itself', async () => {
    await city.as('unit-yuping', async (page) => {
      await page.goto(`${city.address}/inbox`)
      await expectNoViolations(page)
      await actOn(page, city.caseUrl('demo-310'), 'give_joint_opinion', {
        opinion: '县里配套一半经费，村医训练由县医院承担。',
      })
    })
    expect(await seen('unit-health', 'demo-310')).toContain('村医训练由县医院承担')
    await expectMayNot(city, 'unit-yuping', 'demo-310', 'draft_reply', { text: '县里先答复。' })
    await expectMayNot(city, 'unit-fire', 'demo-310', 'give_joint_opinion', { opinion: '与我无关' })
  })

  it('that will not countersign is heard: the assigning office settles it, explained by both', async () => {
    await expectMayNot(city, 'unit-fire', 'demo-307', 'settle_disagreement', { settlement: '按消防意见' })
    await city.as('assigning', (page) =>
      actOn(page, city.caseUrl('demo-307'), 'settle_disagreement', {
        settledOn: today,
        people: '市住建局、市消防支队',
        settlement: '走道外扩三十厘米，先做样板。',
        explainedBy: ['housing', 'fire'],
      }),
    )
    expect(await seen('unit-housing', 'demo-307')).toContain('走道外扩三十厘米')
  })
})
