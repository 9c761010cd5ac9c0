import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WorkCalendar } from '#engine/calendar.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { assignedCase, beginCase, issueAnswer, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

/** A holiday on the last day of one clock; the year after next is not published yet. */
const calendar: WorkCalendar = new Map([
  [
    2026,
    {
      year: 2026,
      status: 'published',
      source: '关于休息日的通知（第7号）',
      daysOff: new Map([[plainDate('2026-06-04'), { zh: '龙舟节', en: 'Boat festival' }]]),
      makeupWorkdays: new Map(),
    },
  ],
  [2027, { year: 2027, status: 'provisional', source: '条例', daysOff: new Map(), makeupWorkdays: new Map() }],
])

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db, calendar)
})
beforeEach(() => site.setDay('2026-03-16'))
afterAll(() => test.drop())

/** Each link of the chain on a page: its standing and its text without tags. */
function linksOf(page: string): readonly { readonly standing: string; readonly text: string }[] {
  return [...page.matchAll(/<li class="chain-link is-(\w+)">([\s\S]*?)<\/li>/g)].map(
    ([, standing = '', inner = '']) => ({
      standing,
      text: inner.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
    }),
  )
}

const draft = '还没有印发的草稿文字'
const replyText = '答复全文里的文字'
const returnReason = '退办理由里的文字'
const opinion = '会办意见里的文字'

/** A case with a draft, a joint opinion and a return that was accepted. */
async function busyCase(publication: 'full' | 'none' | 'draft') {
  const one = await beginCase(test.db, '2026-03-02', {}, people.deputy, calendar)
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads', jointUnits: ['parks', 'water'] })
  await one.act(people.roads, '2026-03-05', 'sign_for', { handler: '经办人某' })
  await one.act(people.parks, '2026-03-05', 'sign_for')
  await one.act(people.water, '2026-03-06', 'return_assignment', { reason: returnReason })
  await one.act(people.assigner, '2026-03-09', 'accept_return', {}, 'water')
  await one.act(people.parks, '2026-03-10', 'give_joint_opinion', { opinion })
  await one.act(people.roads, '2026-03-11', 'draft_reply', { text: publication === 'draft' ? draft : replyText })
  if (publication !== 'draft') {
    await issueAnswer(one, '2026-03-12', {
      outcome: 'planned',
      doneBy: '2026-10-30',
      signer: '签发人某',
      publication,
      ...(publication === 'none' ? { notPublishedBecause: '涉及谈判' } : {}),
    })
  }
  return one
}

describe('a case as a chain', () => {
  it('shows every link made, with its day, who made it, its evidence and its place in the log', async () => {
    const one = await busyCase('full')
    const links = linksOf((await site.deskOf('secretary').get(`/cases/${one.caseId}`)).text)
    const entries = await test.db
      .selectFrom('ledger_entry')
      .innerJoin('case_event', (join) =>
        join
          .onRef('case_event.case_id', '=', 'ledger_entry.case_id')
          .onRef('case_event.seq', '=', 'ledger_entry.case_seq'),
      )
      .select(['ledger_entry.seq', 'ledger_entry.hash', 'case_event.type'])
      .where('ledger_entry.case_id', '=', one.caseId)
      .execute()
    const proofOf = (type: string) => {
      const entry = entries.find((row) => row.type === type)
      return `存证 ${entry?.seq} ${entry?.hash.slice(0, 8)}`
    }

    expect(links.map((link) => link.standing)).toEqual(['reached', 'reached', 'reached', 'reached', 'reached', 'open'])
    expect(links[0]?.text).toContain('提出 2026年3月2日 苗禾川')
    expect(links[0]?.text).toContain(proofOf('submitted'))
    expect(links[1]?.text).toContain('登记 2026年3月3日 代表工作机构、乔知简')
    expect(links[1]?.text).toContain(proofOf('filed'))
    expect(links[2]?.text).toContain('主办 县道路局')
    expect(links[2]?.text).toContain('会办 县公园局')
    expect(links[2]?.text).not.toContain('县水务局')
    expect(links[3]?.text).toContain('计划解决')
    expect(links[3]?.text).toContain(proofOf('reply_issued'))
    expect(links[4]?.text).toContain('承诺于 2026年10月30日')
    expect(links[5]?.text).toContain('待办 到期日 2026年10月30日')
  })

  it('is open on the last day of a deadline and late from the day after', async () => {
    const { caseId } = await assignedCase(test.db, {}, calendar)
    const answeredOn = async (day: string) => {
      site.setDay(day)
      return linksOf((await site.deskOf('secretary').get(`/cases/${caseId}`)).text)[3]
    }

    expect(await answeredOn('2026-06-05')).toMatchObject({ standing: 'open' })
    const late = await answeredOn('2026-06-06')
    expect(late?.standing).toBe('late')
    expect(late?.text).toContain('已逾期1天')
  })

  it('ends where a case is declined, and says so instead of accepted', async () => {
    const one = await beginCase(test.db, '2026-03-02', {}, people.deputy, calendar)
    await one.act(people.secretary, '2026-03-03', 'register')
    await one.act(people.secretary, '2026-03-04', 'decline', { declineReason: 'other', explanation: '不在范围。' })

    const links = linksOf((await site.deskOf('deputy').get(`/cases/${one.caseId}`)).text)

    expect(links.map((link) => link.standing)).toEqual(['reached', 'reached', 'none', 'none', 'none', 'none'])
    expect(links[1]?.text).toContain('不予受理 2026年3月4日')
  })

  it('opens the answer again when it is sent back, by its own deadline', async () => {
    const one = await busyCase('full')
    await one.act(people.deputy, '2026-03-13', 'rate', {
      attitude: 'satisfied',
      result: 'dissatisfied',
      comment: '没有答到点子上。',
    })
    await one.act(people.secretary, '2026-03-16', 'order_rehandling', { reason: '请重新研究。' })

    const links = linksOf((await site.deskOf('secretary').get(`/cases/${one.caseId}`)).text)

    expect(links.map((link) => link.standing)).toEqual(['reached', 'reached', 'reached', 'open', 'ahead', 'ahead'])
    expect(links[3]?.text).toContain('到期日 2026年4月16日')
    expect(links[3]?.text).toContain('退回再次办理 2026年3月16日')
  })

  it('closes a case that promised nothing without calling it done', async () => {
    const one = await assignedCase(test.db, {}, calendar)
    await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion })
    await one.act(people.roads, '2026-03-10', 'draft_reply', { text: replyText })
    await issueAnswer(one, '2026-03-10', {
      outcome: 'reference',
      reasons: '目前没有条件。',
      signer: '签发人某',
      publication: 'full',
    })
    await one.act(people.deputy, '2026-03-11', 'rate', { attitude: 'satisfied', result: 'satisfied' })
    await one.act(people.secretary, '2026-03-12', 'close')

    const links = linksOf((await site.deskOf('secretary').get(`/cases/${one.caseId}`)).text)

    expect(links[4]).toMatchObject({ standing: 'none' })
    expect(links[4]?.text).toContain('答复中没有承诺期限')
    expect(links[5]?.text).toContain('办结 2026年3月12日')
    expect(links[5]?.text).not.toContain('落实')
  })
})

describe('deadlines with their working', () => {
  it('name the days that were skipped, and by which notice', async () => {
    const { caseId } = await assignedCase(test.db, {}, calendar)
    const { text } = await site.deskOf('secretary').get(`/cases/${caseId}`)

    expect(text).toContain('2026年6月5日')
    expect(text).toContain('龙舟节')
    expect(text).toContain('关于休息日的通知（第7号）')
    expect(text).toContain('3个月，末日为休息日的顺延')
    expect(text).toContain('第19条')
  })

  it('say when a year is reckoned before its notice is out', async () => {
    const one = await beginCase(test.db, '2026-11-02', {}, people.deputy, calendar)
    await one.act(people.secretary, '2026-11-03', 'register')
    await one.act(people.secretary, '2026-11-03', 'file')
    await one.act(people.assigner, '2026-11-04', 'assign', { leadUnit: 'roads' })
    site.setDay('2026-11-05')

    const { text } = await site.deskOf('secretary').get(`/cases/${one.caseId}`)

    expect(text).toContain('2027年2月4日')
    expect(text).toContain('暂定')
    expect(text).toContain('放假安排尚未公布的年份按法定节假日暂算')
  })

  it('add the months that were granted to the length of the rule', async () => {
    const one = await assignedCase(test.db, {}, calendar)
    await one.act(people.roads, '2026-03-10', 'request_extension', { months: 2, reason: '涉及面广。' })
    await one.act(people.secretary, '2026-03-11', 'grant_extension', {}, '1')

    const { text } = await site.deskOf('deputy').get(`/cases/${one.caseId}`)

    expect(text).toContain('3个月 + 2个月')
    expect(text).toContain('2026年8月4日')
  })

  it('of inside work are not shown to the proposer', async () => {
    const { caseId } = await assignedCase(test.db, {}, calendar)
    const inside = await site.deskOf('parks').get(`/cases/${caseId}`)
    const outside = await site.deskOf('deputy').get(`/cases/${caseId}`)

    expect(inside.text).toContain('会办意见 · 县公园局')
    expect(outside.text).not.toContain('会办意见 · 县公园局')
    expect(outside.text).not.toContain('2026年4月6日')
  })
})

describe('who sees what', () => {
  it('keeps a draft from everybody but the units and offices', async () => {
    const { caseId } = await busyCase('draft')
    const sees = async (who: Parameters<typeof site.deskOf>[0]) =>
      (await site.deskOf(who).get(`/cases/${caseId}`)).text.includes(draft)

    expect(await sees('roads')).toBe(true)
    expect(await sees('secretary')).toBe(true)
    expect(await sees('leader')).toBe(true)
    expect(await sees('deputy')).toBe(false)
    expect(await sees('secondDeputy')).toBe(false)
  })

  it('keeps the reason of a return and the wording of an opinion inside', async () => {
    const { caseId } = await busyCase('full')
    const inside = (await site.deskOf('parks').get(`/cases/${caseId}`)).text
    const proposer = (await site.deskOf('deputy').get(`/cases/${caseId}`)).text

    expect(inside).toContain(returnReason)
    expect(inside).toContain(opinion)
    expect(proposer).not.toContain(returnReason)
    expect(proposer).not.toContain(opinion)
    expect(proposer).toContain('已提出会办意见')
  })

  it('shows a deputy who is not in the case what the public sees: no clerk, no handler, no unpublished reply', async () => {
    const { caseId } = await busyCase('none')
    const stranger = (await site.deskOf('secondDeputy').get(`/cases/${caseId}`)).text
    const proposer = (await site.deskOf('deputy').get(`/cases/${caseId}`)).text

    expect(stranger).toContain('县道路局')
    expect(stranger).not.toContain('段路遥')
    expect(stranger).not.toContain('乔知简')
    expect(stranger).not.toContain('经办人某')
    expect(stranger).not.toContain('签发人某')
    expect(stranger).not.toContain(replyText)
    expect(stranger).toContain('涉及谈判')
    expect(proposer).toContain(replyText)
  })

  it('answers alike for a case that is not there and one that may not be seen', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02', {}, people.deputy, calendar)
    const hidden = await site.deskOf('secondDeputy').get(`/cases/${caseId}`)
    const none = await site.deskOf('secondDeputy').get('/cases/no-such-case')

    expect(hidden.status).toBe(404)
    expect(hidden.text.replaceAll(caseId, 'no-such-case')).toBe(none.text)
  })

  it('asks whoever is not signed in to sign in first', async () => {
    const { caseId } = await busyCase('full')
    const sent = await site.deskOf(null).get(`/cases/${caseId}`)

    expect(sent.status).toBe(303)
    expect(sent.location).toBe(`/sign-in?next=${encodeURIComponent(`/cases/${caseId}`)}`)
  })
})

describe('the page', () => {
  it('offers the next step as a button and says what an act waits for', async () => {
    const one = await assignedCase(test.db, {}, calendar)
    const before = (await site.deskOf('roads').get(`/cases/${one.caseId}`)).text
    await one.act(people.roads, '2026-03-10', 'draft_reply', { text: draft })
    await one.act(people.roads, '2026-03-10', 'review_reply', {
      outcome: 'adopted',
      publication: 'full',
      secrecy: 'cleared',
      secrecyReviewer: '审查人某',
    })
    const after = (await site.deskOf('roads').get(`/cases/${one.caseId}`)).text

    expect(before).toContain(`<a class="button" href="/cases/${one.caseId}/actions/draft_reply?instance=1">`)
    expect(after).toContain('还在等会办意见：县公园局。')
    expect(after).not.toContain('/actions/issue_reply')
  })

  it('confirms an act whenever its address is opened, and nothing for a number of another case', async () => {
    const one = await beginCase(test.db, '2026-03-02', {}, people.deputy, calendar)
    const { seq, hash } = one.receipt()
    await one.act(people.secretary, '2026-03-03', 'register')
    const other = await beginCase(test.db, '2026-03-02', {}, people.deputy, calendar)

    const confirmed = (await site.deskOf('deputy').get(`/cases/${one.caseId}?done=${seq}`)).text
    const foreign = (await site.deskOf('deputy').get(`/cases/${one.caseId}?done=${other.receipt().seq}`)).text

    expect(confirmed).toContain('已记录：提交建议')
    expect(confirmed).toContain(hash)
    expect(confirmed).toMatch(/编号<\/dt><dd><strong>2026-\d{5}<\/strong>/)
    expect(foreign).not.toContain('已记录')
  })

  it('tells the proposer what comes next, but not of drafts under way', async () => {
    const one = await busyCase('draft')
    const { seq } = await test.db
      .selectFrom('ledger_entry')
      .select('seq')
      .where('case_id', '=', one.caseId)
      .where('case_seq', '=', 1)
      .executeTakeFirstOrThrow()
    const during = (await site.deskOf('deputy').get(`/cases/${one.caseId}?done=${seq}`)).text
    const next = (page: string) => (/接下来<\/dt><dd>([\s\S]*?)<\/dd>/.exec(page)?.[1] ?? '').replace(/<[^>]*>/g, ' ')
    await issueAnswer(one, '2026-03-12', { outcome: 'adopted', signer: '某', publication: 'full' })
    await one.act(people.deputy, '2026-03-13', 'rate', {
      attitude: 'satisfied',
      result: 'dissatisfied',
      comment: '不够。',
    })
    const rated = (await site.deskOf('deputy').get(`/cases/${one.caseId}?done=${one.receipt().seq}`)).text

    expect(next(during)).toContain('答复')
    expect(next(during)).not.toContain('印发')
    expect(next(rated)).toContain('退回再次办理 · 代表工作机构')
  })

  it('marks what was entered for others, and leads back to the words in the source for those who may look there', async () => {
    const reading = await readingWithOneFinding()
    const { caseId } = await beginCase(
      test.db,
      '2026-03-02',
      {
        leadProposer: '',
        proposerName: '沙洲社区',
        originReading: reading,
        originFinding: 'f-2',
        originQuote: '请修缮北岸栈桥的栏杆。',
      },
      people.secretary,
      calendar,
    )
    const office = (await site.deskOf('leader').get(`/cases/${caseId}`)).text

    expect(office).toContain('由代表工作机构代录（乔知简）')
    expect(office).toContain(`href="/readings/${reading}#finding-2"`)
    expect(office.match(/请修缮北岸栈桥的栏杆。/g)).toHaveLength(1)
  })

  it('escapes what people wrote', async () => {
    const { caseId } = await beginCase(
      test.db,
      '2026-03-02',
      { title: '<script>alert(1)</script>', demands: '<img src=x onerror=alert(2)>' },
      people.deputy,
      calendar,
    )
    const { text } = await site.deskOf('deputy').get(`/cases/${caseId}`)

    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('<img src=x')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('reads in English as in Chinese, the words said marked as Chinese', async () => {
    const { caseId } = await busyCase('full')
    const { text } = await site.deskOf('secretary').get(`/cases/${caseId}`, 'en')
    const links = linksOf(text).map((link) => link.text.trim().split(' ')[0])

    expect(links).toEqual(['Said', 'Registered', 'Assigned', 'Answered', 'Promised', 'Done'])
    expect(text).toContain('<html lang="en"')
    expect(text).toContain('2 March 2026')
    expect(text).toContain('In a work plan, step by step, by a planned date')
    expect(text).toMatch(/<h1 class="case-title" lang="zh-CN">/)
  })
})

async function readingWithOneFinding(): Promise<string> {
  await test.db
    .insertInto('source_file')
    .values({
      id: 'source-1',
      sha256: '0'.repeat(64),
      name: '一页.txt',
      size: 3,
      content: Buffer.from('abc'),
      added_by: people.secretary.personId,
      added_at: '2026-03-01T00:00:00.000Z',
    })
    .execute()
  await test.db
    .insertInto('reading')
    .values({
      id: 'reading-1',
      source_file_id: 'source-1',
      name: '一页',
      state: 'done',
      asked_by: people.secretary.personId,
      asked_at: '2026-03-01T00:00:00.000Z',
    })
    .execute()
  const finding = {
    reading_id: 'reading-1',
    kind: 'suggestion',
    quote: '…',
    origin: 'reader',
    standing: 'confirmed',
  } as const
  await test.db
    .insertInto('finding')
    .values([
      { ...finding, id: 'f-1', span_start: 0, span_end: 1 },
      { ...finding, id: 'f-2', span_start: 1, span_end: 2 },
    ])
    .execute()
  return 'reading-1'
}

describe('the days in which a unit may hand a case back', () => {
  it('call nobody late when they are over', async () => {
    const { caseId } = await assignedCase(test.db, {}, calendar)
    const unitsOn = async (day: string) => {
      site.setDay(day)
      const { text } = await site.deskOf('roads').get(`/cases/${caseId}`)
      return /<table class="units">[\s\S]*?<\/table>/.exec(text)?.[0] ?? ''
    }

    expect(await unitsOn('2026-03-10')).toContain('退办')
    expect(await unitsOn('2026-03-30')).not.toContain('退办')
  })
})
