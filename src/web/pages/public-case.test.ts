import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assignedCase, beginCase, issueAnswer, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})
beforeEach(() => site.setDay('2026-03-16'))
afterAll(() => test.drop())

const replyText = '答复全文里的文字'

async function answered(publication: 'full' | 'none') {
  const one = await assignedCase(test.db)
  await one.act(people.roads, '2026-03-06', 'contact_proposer', {
    contactedOn: '2026-03-06',
    method: 'phone',
    people: '苗禾川、路政科',
    talk: '沟通的内容',
  })
  await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion: '会办意见的内容' })
  await one.act(people.roads, '2026-03-10', 'draft_reply', { text: replyText })
  await issueAnswer(one, '2026-03-12', {
    outcome: 'planned',
    doneBy: '2026-10-30',
    signer: '签发人某',
    publication,
    ...(publication === 'none' ? { notPublishedBecause: '涉及商业谈判' } : {}),
  })
  return one
}

async function storyOf(caseId: string, language: 'zh' | 'en' = 'zh'): Promise<string> {
  const { text } = await site.deskOf(null).get(`/public/cases/${caseId}`, language)
  return (/<p class="story">([\s\S]*?)<\/p>/.exec(text)?.[1] ?? '').replace(/<[^>]*>/g, '')
}

describe('a published case', () => {
  it('is told in plain sentences: said, accepted, assigned, answered, promised', async () => {
    const { caseId } = await answered('full')

    const zh = await storyOf(caseId)
    const en = await storyOf(caseId, 'en')

    expect(zh).toContain('2026年3月2日，领衔代表苗禾川提出这件建议。')
    expect(zh).toContain('2026年3月4日交县道路局主办，县公园局会办。')
    expect(zh).toContain('2026年3月12日，县道路局答复：“计划解决”，承诺在2026年10月30日前做完。')
    expect(en).toContain('On 4 March 2026 it went to Roads Bureau, joined by Parks Bureau.')
    expect(en).toContain('It promised to be done by 30 October 2026.')
  })

  it('says whether the promise is kept: days left, the last day, late, done', async () => {
    const one = await answered('full')
    const on = async (day: string) => {
      site.setDay(day)
      return storyOf(one.caseId)
    }

    expect(await on('2026-10-29')).toContain('离期限还有1天，还没有确认做到。')
    expect(await on('2026-10-30')).toContain('今天是期限的最后一天，还没有确认做到。')
    expect(await on('2026-10-31')).toContain('期限已过1天，还没有确认做到。')
    await one.act(people.deputy, '2026-10-31', 'rate', { attitude: 'satisfied', result: 'satisfied' })
    await one.act(people.secretary, '2026-10-31', 'track')
    await one.act(people.roads, '2026-11-02', 'report_done', { evidence: '竣工验收单第3号' })
    await one.act(people.secretary, '2026-11-03', 'confirm_done')
    expect(await on('2026-11-04')).toContain('2026年11月3日确认已经做到。')
  })

  it('says that no answer came in time', async () => {
    const { caseId } = await assignedCase(test.db)
    site.setDay('2026-06-05')

    expect(await storyOf(caseId)).toContain('应当在2026年6月4日前答复，已逾期1天，还没有答复。')
  })

  it('gives the text of a reply that was published, and the reason for one that was not', async () => {
    const published = await answered('full')
    const kept = await answered('none')

    const open = (await site.deskOf(null).get(`/public/cases/${published.caseId}`)).text
    const closed = (await site.deskOf(null).get(`/public/cases/${kept.caseId}`)).text

    expect(open).toContain(replyText)
    expect(closed).not.toContain(replyText)
    expect(closed).toContain('答复文本没有公开')
    expect(closed).toContain('涉及商业谈判')
  })

  it('names units and offices but none of their clerks, and none of what passes inside', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    await one.act(people.secretary, '2026-03-03', 'register')
    await one.act(people.secretary, '2026-03-03', 'file')
    await one.act(people.assigner, '2026-03-04', 'assign', {
      leadUnit: 'roads',
      jointUnits: ['parks', 'water'],
      note: '交办要求的内容',
    })
    await one.act(people.roads, '2026-03-05', 'sign_for', { handler: '经办人某' })
    await one.act(people.parks, '2026-03-05', 'sign_for')
    await one.act(people.water, '2026-03-06', 'return_assignment', { reason: '退办理由的内容' })
    await one.act(people.assigner, '2026-03-09', 'accept_return', { note: '退办说明的内容' }, 'water')
    await one.act(people.parks, '2026-03-10', 'give_joint_opinion', { opinion: '会办意见的内容' })
    await one.act(people.roads, '2026-03-11', 'draft_reply', { text: '草稿的内容' })

    // Somebody of the house who looks at the public page sees what everybody sees.
    for (const who of [null, 'deputy', 'leader'] as const) {
      const { text } = await site.deskOf(who).get(`/public/cases/${one.caseId}`)
      expect(text).toContain('县道路局')
      expect(text).toContain('代表工作机构')
      for (const inside of ['段路遥', '林屿苔', '乔知简', '穆言序', '经办人某', '的内容', '拟稿', '退办']) {
        expect(text).not.toContain(inside)
      }
    }
  })

  it('shows the place in the log of every published step', async () => {
    const { caseId } = await answered('full')
    const { text } = await site.deskOf(null).get(`/public/cases/${caseId}`)
    const entries = await test.db
      .selectFrom('ledger_entry')
      .innerJoin('case_event', (join) =>
        join
          .onRef('case_event.case_id', '=', 'ledger_entry.case_id')
          .onRef('case_event.seq', '=', 'ledger_entry.case_seq'),
      )
      .select(['hash', 'type'])
      .where('ledger_entry.case_id', '=', caseId)
      .execute()

    for (const { hash, type } of entries) {
      const isInside = [
        'proposer_contacted',
        'reply_drafted',
        'reply_reviewed',
        'reply_delivered',
        'publication_decided',
      ].includes(type)
      expect(text.includes(hash), type).toBe(!isInside)
    }
  })

  it('weighs at most 60 KB with its style sheet and carries no script', async () => {
    const { caseId } = await answered('full')
    const { text } = await site.deskOf(null).get(`/public/cases/${caseId}`)
    const css = /href="(\/assets\/site-[^"]+\.css)"/.exec(text)?.[1] ?? ''
    const sheet = await site.deskOf(null).get(css)

    expect(sheet.status).toBe(200)
    expect(text).not.toContain('<script')
    expect(gzipSync(text).length + gzipSync(sheet.text).length).toBeLessThan(60 * 1024)
  })

  it('escapes what people wrote', async () => {
    const one = await beginCase(test.db, '2026-03-02', { title: '<script>alert(1)</script>' })
    await one.act(people.secretary, '2026-03-03', 'register')
    await one.act(people.secretary, '2026-03-03', 'file')
    const { text } = await site.deskOf(null).get(`/public/cases/${one.caseId}`)

    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).not.toContain('<script')
  })
})

describe('what is not published', () => {
  it('is answered like what does not exist: before acceptance, declined, or kept by its proposer', async () => {
    const submitted = await beginCase(test.db, '2026-03-02')
    const declined = await beginCase(test.db, '2026-03-02')
    await declined.act(people.secretary, '2026-03-03', 'register')
    await declined.act(people.secretary, '2026-03-03', 'decline', { declineReason: 'other', explanation: '不在范围。' })
    const kept = await assignedCase(test.db, { publishText: false })
    const none = await site.deskOf(null).get('/public/cases/no-such-case')

    expect(none.status).toBe(404)
    for (const { caseId } of [submitted, declined, kept]) {
      // Signed in or not: on this page everybody is the public.
      for (const who of [null, 'secretary'] as const) {
        const answer = await site.deskOf(who).get(`/public/cases/${caseId}`)
        expect(answer.status).toBe(404)
        if (who === null) expect(answer.text.replaceAll(caseId, 'no-such-case')).toBe(none.text)
      }
    }
  })
})
