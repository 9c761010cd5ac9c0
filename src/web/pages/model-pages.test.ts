import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { assignedCase, type Desk, hiddenFields, issueAnswer, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { drafting, proposing, readingOf, type StubModel, stubModel } from '#tests/support/model-desk.ts'
import { people, plainCalendar, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let model: StubModel
let without: Awaited<ReturnType<typeof openSite>>
let withModel: Awaited<ReturnType<typeof openSite>>
let count = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  model = stubModel({ privateFor: new Set(['roads']) })
  without = await openSite(test.db)
  withModel = await openSite(test.db, plainCalendar, { languageModel: model })
})

afterAll(() => test.drop())

beforeEach(() => {
  model.writes = () => proposing({ quote: '增设渡口照明' }, { quote: '增设公交站点' })
})

const reading = () => {
  count += 1
  return readingOf(test.db, `第${count}次会上，代表建议增设渡口照明。县长说，要尽快研究。`, { items: ['要尽快研究'] })
}

/** Presses the button of a form on a page, by its address. */
async function press(desk: Desk, page: string, action: string, fields: Readonly<Record<string, string>> = {}) {
  const { text } = await desk.get(page)
  return desk.post(action, { csrf: hiddenFields(text).csrf ?? '', ...fields })
}

const addressOf = (text: string, decision: string) =>
  new RegExp(`formaction="([^"]+/${decision})"`).exec(text)?.[1] ?? ''

describe('the page of a reading', () => {
  it('says nothing of a model where there is none', async () => {
    const { text } = await without.deskOf('secretary').get(`/readings/${await reading()}`)
    expect(text).not.toMatch(/模型|text model/)
  })

  it('offers to ask one to whoever checks readings, and not to who only looks', async () => {
    const id = await reading()
    const { text } = await withModel.deskOf('secretary').get(`/readings/${id}`)
    expect(text).toContain('请模型找遗漏')
    expect(text).toContain('small-model · 127.0.0.1:8081')
    expect((await withModel.deskOf('leader').get(`/readings/${id}`)).text).not.toContain('请模型找遗漏')
  })

  it('asks it after a tick that the source is public, marks what it proposes, and takes what is accepted', async () => {
    const id = await reading()
    const desk = withModel.deskOf('secretary')
    const untold = await press(desk, `/readings/${id}`, `/readings/${id}/model-proposals`)
    expect(untold).toMatchObject({ status: 403 })
    expect(untold.text).toContain('这些内容没有公开')

    const asked = await press(desk, `/readings/${id}`, `/readings/${id}/model-proposals`, { published: 'yes' })
    expect(asked).toMatchObject({ status: 303, location: `/readings/${id}#model` })
    const before = await desk.get(`/readings/${id}`)
    expect(before.text).toMatch(/模型提议，未核对[\s\S]*增设渡口照明/)
    expect(before.text).toContain('未采用：原文中没有 1')
    expect(before.text).not.toContain('增设公交站点')
    expect((await desk.get(`/readings/${id}`, 'en')).text).toContain('left out: not in the source 1')
    // A leader looks, without buttons; with the model gone, what it proposed is still there.
    const seen = await without.deskOf('leader').get(`/readings/${id}`)
    expect(seen.text).toContain('增设渡口照明</blockquote>')
    expect(addressOf(seen.text, 'accept')).toBe('')

    expect(await press(desk, `/readings/${id}`, addressOf(before.text, 'accept'))).toMatchObject({ status: 303 })
    const after = await desk.get(`/readings/${id}`)
    expect(after.text).toContain('模型提议，人工采纳')
    expect(after.text).toContain('没有待处理的提议')
    expect(after.text).toContain('提议 1，采纳 1，不采纳 0')
  })

  it('leads to what was sent and what came back, word for word', async () => {
    const id = await reading()
    const desk = withModel.deskOf('secretary')
    await press(desk, `/readings/${id}`, `/readings/${id}/model-proposals`, { published: 'yes' })
    const link =
      /href="(\/readings\/[^"]+\/model-calls\/[^"]+)"/.exec((await desk.get(`/readings/${id}`)).text)?.[1] ?? ''
    const { text } = await desk.get(link)
    expect(text).toContain('逐字照抄')
    expect(text).toContain('代表建议增设渡口照明')
    expect(text).toContain('&quot;quote&quot;:&quot;增设公交站点&quot;')
    expect(text).toContain('询问人注明原件已公开发表')
    expect((await withModel.deskOf('leader').get(link)).status).toBe(200)
    expect((await withModel.deskOf('deputy').get(link)).status).toBe(403)
    expect((await desk.get(`/readings/${await reading()}/model-calls/${link.split('/').at(-1)}`)).status).toBe(404)
  })

  it('rejects by its button, and says when a form has expired', async () => {
    const id = await reading()
    const desk = withModel.deskOf('committee')
    await press(desk, `/readings/${id}`, `/readings/${id}/model-proposals`, { published: 'yes' })
    const address = addressOf((await desk.get(`/readings/${id}`)).text, 'reject')
    expect((await desk.post(address, { csrf: 'wrong' })).status).toBe(403)
    expect((await desk.post(`/readings/${id}/model-proposals`, { csrf: 'wrong' })).status).toBe(403)
    expect(await press(desk, `/readings/${id}`, address)).toMatchObject({ status: 303 })
    expect((await press(desk, `/readings/${id}`, address)).status).toBe(409)
  })

  it('shows what a source or model wrote as words and never as a page', async () => {
    const id = await readingOf(test.db, '代表建议<script>alert(1)</script>增设渡口。')
    model.writes = () => proposing({ quote: '<script>alert(1)</script>增设渡口', speaker: null })
    const desk = withModel.deskOf('secretary')
    await press(desk, `/readings/${id}`, `/readings/${id}/model-proposals`, { published: 'yes' })
    const { text } = await desk.get(`/readings/${id}`)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;增设渡口</blockquote>')
    expect(text).not.toContain('<script>alert')
  })
})

describe('the form of a reply', () => {
  const form = (caseId: string) => `/cases/${caseId}/actions/draft_reply`
  const quote = { source: 'S1', quote: '修缮北岸栈桥的栏杆' }

  beforeEach(() => {
    model.writes = () =>
      drafting([{ text: '您提出“修缮北岸栈桥的栏杆”。', quotes: [quote] }, { text: '已<b>收悉</b>。' }])
  })

  const sending = async (desk: Desk, caseId: string, fields: Readonly<Record<string, string>>) => {
    const { text } = await desk.get(form(caseId))
    return desk.post(form(caseId), { ...hiddenFields(text), ...fields })
  }
  const boxOf = (text: string) => /<textarea[^>]*name="text"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(text)?.[1]

  it('says nothing of a model where there is none, nor on other acts, nor to others', async () => {
    const { caseId } = await assignedCase(test.db)
    expect((await without.deskOf('roads').get(form(caseId))).text).not.toContain('请模型拟稿')
    expect((await withModel.deskOf('roads').get(`/cases/${caseId}/actions/log_talk`)).text).not.toContain('请模型拟稿')
    expect((await withModel.deskOf('parks').get(`/cases/${caseId}/actions/give_joint_opinion`)).text).not.toContain(
      '请模型拟稿',
    )
    expect((await withModel.deskOf('roads').get(form(caseId))).text).toContain('请模型拟稿')
  })

  it('offers none where the case is not public and the unit may not send it, and one where it is public', async () => {
    const strict = await openSite(test.db, plainCalendar, { languageModel: stubModel({ privateFor: new Set() }) })
    const [closed, open] = [await assignedCase(test.db, { publishText: false }), await assignedCase(test.db)]
    expect((await strict.deskOf('roads').get(form(closed.caseId))).text).not.toContain('请模型拟稿')
    expect((await strict.deskOf('roads').get(form(open.caseId))).text).toContain('请模型拟稿')
  })

  it('shows a draft below what is typed, and puts it in by a click alone, behind what stands there', async () => {
    const { caseId } = await assignedCase(test.db)
    const desk = withModel.deskOf('roads')
    const asked = await sending(desk, caseId, { text: '我写的开头。', modelDraft: 'ask' })
    expect(asked.status).toBe(200)
    expect(boxOf(asked.text)).toBe('我写的开头。')
    expect(asked.text).toMatch(/您提出“修缮北岸栈桥的栏杆”。<span[^>]*>依据/)
    expect(asked.text).toContain('已&lt;b&gt;收悉&lt;/b&gt;。')
    expect(asked.text).toContain('没有依据')
    const take = /name="modelDraft" value="(accept [^"]+)"/.exec(asked.text)?.[1] ?? ''
    const link = /href="([^"]+\/model-drafts\/[^"]+)"/.exec(asked.text)?.[1] ?? ''
    expect((await desk.get(link)).text).toMatch(/S1 提出的内容[\s\S]*请修缮北岸栈桥的栏杆/)
    for (const other of ['parks', 'secretary', 'deputy'] as const)
      expect((await withModel.deskOf(other).get(link)).status).toBe(404)
    const taken = await sending(desk, caseId, { text: '我写的开头。', modelDraft: take })
    expect(boxOf(taken.text)).toBe('我写的开头。\n\n您提出“修缮北岸栈桥的栏杆”。已&lt;b&gt;收悉&lt;/b&gt;。')
    expect(taken.text).toContain('拟稿已放入答复稿')
    const other = (await sending(desk, caseId, { text: '', modelDraft: 'ask' })).text
    const [, call] = /value="reject ([^"]+)"/.exec(other) ?? []
    const rejected = await sending(desk, caseId, { text: '', modelDraft: `reject ${call}` })
    // What stands there now is the draft before, which was taken.
    expect(rejected.text).not.toContain(call ?? '')
    expect(rejected.text).not.toContain('value="reject')
    // The check of the answer runs on it as on any draft.
    expect(taken.text).toMatch(/data-answer-check[\s\S]*我写的开头/)
  })

  it('says why there is none, and keeps what was typed', async () => {
    const { caseId } = await assignedCase(test.db)
    model.writes = () => ({ ok: false, refusal: { code: 'model_silent' } })
    const asked = await sending(withModel.deskOf('roads'), caseId, { text: '我写的开头。', modelDraft: 'ask' })
    expect(asked.status).toBe(503)
    expect(asked.text).toContain('语言模型没有在规定时间内回答')
    expect(boxOf(asked.text)).toBe('我写的开头。')
    const unknown = await sending(withModel.deskOf('roads'), caseId, { text: '开头', modelDraft: 'accept nothing' })
    expect(unknown.status).toBe(404)
  })

  it('is told on the case’s page once the reply is out: to who saw it made, and not to the author', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意。' })
    const desk = withModel.deskOf('roads')
    await sending(desk, one.caseId, { text: '', modelDraft: 'ask' })
    await one.act(people.roads, '2026-03-09', 'draft_reply', { text: '您提出“修缮北岸栈桥的栏杆”。已收悉。' })
    await issueAnswer(one, '2026-03-10', { outcome: 'reference', reasons: '目前没有条件。', publication: 'full' })
    expect((await desk.get(`/cases/${one.caseId}`)).text).toMatch(/拟稿没有放入答复稿；拟稿的\d+%见于/)
    expect((await desk.get(`/cases/${one.caseId}`, 'en')).text).toMatch(
      /The draft was not put into the reply; \d+% of it/,
    )
    expect((await withModel.deskOf('deputy').get(`/cases/${one.caseId}`)).text).not.toMatch(/拟稿/)
    expect((await withModel.deskOf(null).get(`/public/cases/${one.caseId}`)).text).not.toMatch(/拟稿/)
  })
})

describe('the API', () => {
  async function call(who: 'secretary' | 'roads', method: string, path: string, json?: unknown) {
    const dependencies = await testDependencies(test.db, { languageModel: model })
    const token = await tokenFor(dependencies, who)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    const answer = await cityApp(dependencies).request(`/api${path}`, { method, headers, ...body })
    return { status: answer.status, body: await answer.json() }
  }

  it('asks for proposals, lists them, and decides on them as the page does', async () => {
    const id = await reading()
    const path = `/readings/${id}/model-proposals`
    expect(await call('secretary', 'POST', path, {})).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'model_content_private' }] },
    })
    expect(await call('secretary', 'POST', path, { isPublished: true })).toMatchObject({
      status: 201,
      body: { proposed: 1, dropped: { quote_not_in_source: 1 } },
    })
    const { body } = await call('secretary', 'GET', path)
    expect(body).toMatchObject({
      calls: [{ model: 'small-model', outcome: 'answered', sentAs: 'said_public', accepted: 0 }],
      open: [{ quote: '增设渡口照明', kind: 'suggestion' }],
    })
    expect(await call('roads', 'GET', path)).toMatchObject({ status: 403 })
    expect(await call('secretary', 'GET', `/readings/${id}/model-calls/${body.calls[0].id}`)).toMatchObject({
      status: 200,
      body: { input: expect.stringContaining('增设渡口照明'), output: expect.stringContaining('增设公交站点') },
    })
    expect(await call('roads', 'GET', `/readings/${id}/model-calls/${body.calls[0].id}`)).toMatchObject({ status: 404 })
    const proposal = `${path}/${body.open[0].id}`
    expect(await call('secretary', 'POST', `${proposal}/accept`)).toMatchObject({
      status: 201,
      body: { finding: expect.any(String) },
    })
    expect(await call('secretary', 'POST', `${proposal}/reject`)).toMatchObject({ status: 409 })
    expect(await call('secretary', 'GET', `/readings/${id}/findings`)).toMatchObject({
      body: { findings: [{ fromModel: true }, { fromModel: false }] },
    })
  })

  it('does not take a correction for one of a model', async () => {
    const from = { proposal: 'p', finding: 'f' }
    const json = { act: 'add', kind: 'topic', speaker: null, start: 0, end: 4, from }
    expect(await call('secretary', 'POST', `/readings/${await reading()}/corrections`, json)).toMatchObject({
      status: 400,
    })
  })

  it('gives a unit drafts, and the text of the one it takes over', async () => {
    const { caseId } = await assignedCase(test.db)
    model.writes = () => drafting([{ text: '已收悉。' }], [{ text: '谢谢。' }])
    const path = `/cases/${caseId}/model-drafts`
    const made = await call('roads', 'POST', path)
    expect(made).toMatchObject({ status: 201, body: { sentences: 2, dropped: {} } })
    expect(await call('secretary', 'POST', path)).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'role_required' }] },
    })
    expect(await call('roads', 'POST', `${path}/${made.body.call}/accept`)).toEqual({
      status: 200,
      body: { text: '已收悉。\n谢谢。' },
    })
    expect(await call('roads', 'GET', path)).toMatchObject({
      body: {
        drafts: [{ decision: 'accepted', paragraphs: [[{ text: '已收悉。', quotes: [] }], [{ text: '谢谢。' }]] }],
      },
    })
    expect(await call('roads', 'GET', `${path}/${made.body.call}`)).toMatchObject({
      body: { input: expect.stringContaining('修缮北岸栈桥'), outcome: 'answered' },
    })
    expect(await call('secretary', 'GET', `${path}/${made.body.call}`)).toMatchObject({ status: 404 })
    expect(await call('secretary', 'GET', path)).toMatchObject({ status: 200, body: { drafts: [], issued: [] } })
  })
})
