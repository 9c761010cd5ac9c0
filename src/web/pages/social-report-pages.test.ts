import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase, beginSocialReport, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

const { committee, roads } = people

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let entered: Awaited<ReturnType<typeof beginSocialReport>>
let own: Awaited<ReturnType<typeof beginSocialReport>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  entered = await beginSocialReport(test.db, '2026-03-02', {}, committee)
  await entered.act(committee, '2026-03-03', 'take_up')
  await entered.act(committee, '2026-03-03', 'edit', { editedTitle: '部分医院取消现场挂号', editedText: '建议保留。' })
  await entered.act(committee, '2026-03-04', 'adopt')
  await entered.act(committee, '2026-03-05', 'forward', { units: ['roads'] })
  own = await beginSocialReport(test.db, '2026-03-02', { title: '关于路灯的情况' })
})

afterAll(() => test.drop())

describe('the page of a social report', () => {
  it('says that the committee entered it for its author, and says no such thing of one’s own', async () => {
    const desk = site.deskOf('committee')
    expect((await desk.get(`/cases/${entered.caseId}`)).text).toContain('代录')
    expect((await desk.get('/cases?kind=social-report&column=entry')).text).toContain('代录')
    expect((await desk.get(`/cases/${own.caseId}`)).text).not.toContain('代录')
  })

  it('speaks of feedback, of no reply, rating or letter', async () => {
    const desk = site.deskOf('committee')
    expect((await desk.get(`/cases/${entered.caseId}`)).text).toContain('还没有反馈')
    await entered.act(roads, '2026-03-06', 'sign_for')
    await entered.act(roads, '2026-03-09', 'give_feedback', { text: '已恢复现场号。' })
    const { text } = await desk.get(`/cases/${entered.caseId}`)

    expect(text).toContain('单位反馈了什么')
    expect(text).toContain('反馈于')
    for (const word of ['怎么答复的', '评价：', '答复函', '印发']) expect(text, word).not.toContain(word)
    expect((await desk.get(`/cases/${entered.caseId}/replies/1/letter`)).status).toBe(404)
    expect((await desk.get(`/cases/${entered.caseId}`, 'en')).text).toContain('What units fed back')
  })

  it('lets its author take it back, and nobody else', async () => {
    const place = `/cases/${own.caseId}/actions/withdraw`
    expect((await site.deskOf('committee').get(place)).status).toBe(403)
    const desk = site.deskOf('member')
    const check = await desk.send(place, { withdrawReason: '已经解决。' })
    const done = await desk.post(place, hiddenFields(check.text))
    expect(done.location).toContain('done=')
    expect((await site.deskOf('committee').get(`/cases/${own.caseId}`)).text).toContain('作者已撤回')
  })
})

describe('figures of a kind without outcomes and ratings', () => {
  it('have no empty tables of them, on the page, in the report, and those of other kinds stay', async () => {
    await beginCase(test.db, '2026-03-02')
    const desk = site.deskOf('committee')
    const page = (await desk.get('/statistics?kind=social-report')).text
    expect(page.match(/<section class="statistics">/g)).toHaveLength(1)
    const report = (await desk.get('/statistics/report?kind=social-report&year=2026')).text
    const shown = report.slice(report.indexOf('<main'))
    for (const word of ['办理结果', '满意', '承诺']) expect(shown, word).not.toContain(word)
    const suggestions = (await site.deskOf('secretary').get('/statistics?kind=suggestion')).text
    expect(suggestions.match(/<section class="statistics">/g)).toHaveLength(4)
  })
})
