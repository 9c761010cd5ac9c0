import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCaseFiles } from '#store/case-files.ts'
import { courses, type Step } from '#tests/support/batch-courses.ts'
import { assignedCase, beginCase, type Desk, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let desks: Readonly<Record<'secretary' | 'roads' | 'parks' | 'deputy', Desk>>
let site: Awaited<ReturnType<typeof openSite>>
let assigned: readonly string[]

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  desks = {
    secretary: site.deskOf('secretary'),
    roads: site.deskOf('roads'),
    parks: site.deskOf('parks'),
    deputy: site.deskOf('deputy'),
  }
  const one = await assignedCase(test.db, { title: '关于第一座桥的建议' })
  const two = await assignedCase(test.db, { title: '关于第二座桥的建议' })
  assigned = [one.caseId, two.caseId]
})

afterAll(() => test.drop())

type Sent = Record<string, string | readonly string[]>

/** Everything a composed batch carries, as a browser without scripts would send it. */
function formOf(text: string): Sent {
  const items = [...text.matchAll(/name="item" value="([^"]+)"/g)].map(([, key = '']) => key)
  const areas = [...text.matchAll(/<textarea id="[^"]+" name="([^"]+)"[^>]*>\n([^<]*)<\/textarea>/g)]
  return {
    ...hiddenFields(text),
    ...Object.fromEntries(areas.map(([, name = '', value = '']) => [name, value])),
    item: items,
  }
}

const composeAddress = (action: string) =>
  `/batch?${new URLSearchParams([...assigned.map((id) => ['item', id]), ['action', action], ['back', '/cases?q=桥']])}`

describe('choosing cases to act on together', () => {
  it('is offered on the list and on the table of one step', async () => {
    const list = (await desks.secretary.get('/cases')).text
    const steps = (await desks.roads.get('/inbox?procedure=suggestion&action=draft_reply')).text

    expect(list).toContain(`name="item" value="${assigned[0]}"`)
    expect(steps).toContain(`name="item" value="${assigned[0]}~1"`)
    expect(steps).toContain('<input type="hidden" name="action" value="draft_reply" />')
  })

  it('says what can be done, and on how many of them', async () => {
    const { text } = await desks.roads.get(`/batch?item=${assigned[0]}&item=${assigned[1]}`)

    expect(text).toMatch(/action=draft_reply[^"]*">拟答复稿<\/a>\s*<span class="note">2 件/)
    expect(text).not.toContain('登记')
  })

  it('shows nothing of a case that one may not see', async () => {
    const hidden = await beginCase(test.db, '2026-03-02', { title: '别人看不到的建议', publishText: false })

    const { text } = await desks.parks.get(`/batch?item=${hidden.caseId}`)

    expect(text).not.toContain('别人看不到的建议')
    expect(text).toContain('所选的办件现在没有您可以做的操作')
  })

  it('needs at least one', async () => {
    const none = await desks.secretary.get('/batch?back=/cases?q=x')

    expect(none.status).toBe(422)
    expect(none.text).toContain('<a href="/cases?q=x">')
  })
})

describe('a batch with words of its own for each case', () => {
  it('is filled from a template, changed for one case, sent, and reported case by case', async () => {
    const place = 'suggestion~draft_reply~text'
    const written = await desks.roads.sendTo('/templates', '/templates', {
      name: '通用答复',
      place,
      state: 'in_handling',
      body: '{提出人}代表：您提出的“{标题}”（{编号}）收悉。',
    })
    expect(written.location).toBe('/templates')
    const composed = formOf((await desks.roads.get(composeAddress('draft_reply'))).text)
    const applied = await desks.roads.post('/batch', { ...composed, template: 'fitting', apply: 'yes' })
    const form = formOf(applied.text)
    expect(form['0.text']).toMatch(/^苗禾川代表：您提出的“关于第一座桥的建议”（2026-\d{4}）收悉。$/)

    const sent = await desks.roads.post('/batch', { ...form, '1.text': '关于第二座桥：另行答复。', send: 'yes' })
    const report = await desks.roads.get(sent.location ?? '')

    expect(report.text).toContain('已办 <strong class="figure">2</strong> · 未办 <strong class="figure">0</strong>')
    expect(report.text).toContain('<a href="/cases?q=%E6%A1%A5">回到列表</a>')
    const drafts = await test.db
      .selectFrom('case_event')
      .select('fields')
      .where('type', '=', 'reply_drafted')
      .orderBy('at')
      .execute()
    expect(JSON.stringify(drafts)).toContain('关于第二座桥：另行答复。')

    // The same form once more, e.g. by a reload: nothing is done twice.
    await desks.roads.post('/batch', { ...form, send: 'yes' })
    const after = await test.db.selectFrom('case_event').select('seq').where('type', '=', 'reply_drafted').execute()
    expect(after).toHaveLength(2)
  })

  it('answers many at once, each by the template that fits its outcome', async () => {
    const place = 'suggestion~review_reply~reasons'
    const texts = { reference: '“{标题}”留作参考：条件还不具备。', planned: '“{标题}”列入计划，分步实施。' }
    for (const [outcome, body] of Object.entries(texts)) {
      await desks.roads.sendTo('/templates', '/templates', { name: `理由-${outcome}`, place, outcome, body })
    }
    const composed = formOf((await desks.roads.get(composeAddress('review_reply'))).text)
    const common = { secrecy: 'cleared', secrecyReviewer: '段路遥', publication: 'full', outcome: 'reference' }
    const all = Object.fromEntries(Object.entries(common).map(([field, value]) => [`all.${field}`, value]))
    const applied = await desks.roads.post('/batch', { ...composed, ...all, template: 'fitting', apply: 'yes' })
    const form = formOf(applied.text)
    expect(form['0.reasons']).toBe('“关于第一座桥的建议”留作参考：条件还不具备。')

    const each = Object.fromEntries(
      [0, 1].flatMap((at) => Object.entries(common).map(([field, value]) => [`${at}.${field}`, value])),
    )
    const sent = await desks.roads.post('/batch', { ...form, ...each, send: 'yes' })

    expect((await desks.roads.get(sent.location ?? '')).text).toContain('已办 <strong class="figure">2</strong>')
    const issued = formOf((await desks.roads.get(composeAddress('issue_reply'))).text)
    expect(issued.item).toHaveLength(2)
  })

  it('reports what was refused, and gives its words back to be mended', async () => {
    const composed = formOf((await desks.parks.get(composeAddress('give_joint_opinion'))).text)
    const sent = await desks.parks.post('/batch', { ...composed, '0.opinion': '同意。', '1.opinion': '', send: 'yes' })
    const report = (await desks.parks.get(sent.location ?? '')).text

    expect(report).toMatch(/未办<\/strong>\s*<span>请填写“会办意见”。/)
    const mend = /href="(\/batch\/[^"]+\/mend[^"]*)"/.exec(report)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const again = formOf((await desks.parks.get(mend)).text)
    expect(again.item).toHaveLength(1)
    const mended = await desks.parks.post('/batch', { ...again, '0.opinion': '原则同意。', send: 'yes' })
    expect((await desks.parks.get(mended.location ?? '')).text).toContain('未办 <strong class="figure">0</strong>')
  })

  it('leaves out a case that was ticked to be left out', async () => {
    const one = await beginCase(test.db, '2026-03-02', { title: '关于留下的建议' })
    const two = await beginCase(test.db, '2026-03-02', { title: '关于登记的建议' })
    const address = `/batch?item=${one.caseId}&item=${two.caseId}&action=register`
    const composed = formOf((await desks.secretary.get(address)).text)

    await desks.secretary.post('/batch', { ...composed, '0.leave': 'yes', send: 'yes' })

    const rows = await test.db
      .selectFrom('case_summary')
      .select(['case_id', 'state'])
      .where('case_id', 'in', [one.caseId, two.caseId])
      .execute()
    expect(Object.fromEntries(rows.map((row) => [row.case_id, row.state]))).toEqual({
      [one.caseId]: 'submitted',
      [two.caseId]: 'registered',
    })
  })

  it('is not taken without the form’s own token, and shown to nobody else', async () => {
    const one = await beginCase(test.db, '2026-03-02', { title: '关于无凭的建议' })
    const composed = formOf((await desks.secretary.get(`/batch?item=${one.caseId}&action=register`)).text)
    const refused = await desks.secretary.post('/batch', { ...composed, csrf: 'x', send: 'yes' })
    expect(refused.status).toBe(403)

    const unknown = await desks.secretary.post('/batch', { ...composed, procedure: 'no-such-kind', send: 'yes' })
    expect([unknown.status, unknown.text.includes('name="0.seen"')]).toEqual([422, true])
    const beyond = await desks.secretary.post('/batch', {
      ...composed,
      batchId: 'beyond-all',
      '0.seen': '4294967296',
      send: 'yes',
    })
    expect(beyond.status).toBe(303)
    const sent = await desks.secretary.post('/batch', { ...composed, send: 'yes' })
    expect((await desks.roads.get(sent.location ?? '')).status).toBe(404)
  })
})

describe('templates', () => {
  it('belong to a unit or an office: others neither see nor delete them', async () => {
    const own = (await desks.roads.get('/templates')).text
    const id = /change=([\w-]+)"/.exec(own)?.[1] ?? ''

    expect((await desks.parks.get('/templates')).text).not.toContain('通用答复')
    await desks.parks.sendTo('/templates', '/templates/forget', { id })
    expect((await desks.roads.get('/templates')).text).toContain('通用答复')
    const taken = await desks.parks.sendTo('/templates', '/templates', {
      id,
      name: '抢',
      place: 'suggestion~draft_reply~text',
      body: '抢',
    })
    expect(taken.status).toBe(403)
  })

  it('with a name no case can fill is refused with the names that can, and nothing typed is lost', async () => {
    const place = 'suggestion~draft_reply~text'
    const refused = await desks.roads.sendTo('/templates', '/templates', { name: '错的', place, body: '请拨打{电话}' })

    expect(refused.status).toBe(422)
    expect(refused.text).toContain('不认识这些名称：电话')
    expect(refused.text).toContain('请拨打{电话}')
  })

  it('can be changed and deleted by their own', async () => {
    const place = 'suggestion~draft_reply~text'
    await desks.roads.sendTo('/templates', '/templates', { name: '另一个', place, body: '甲' })
    expect((await desks.roads.sendTo('/templates', '/templates', { name: '另一个', place, body: '乙' })).status).toBe(
      409,
    )
    const id = /change=([\w-]+)">另一个/.exec((await desks.roads.get('/templates')).text)?.[1] ?? ''
    await desks.roads.sendTo('/templates', '/templates', { id, name: '另一个', place, body: '丙' })
    expect((await desks.roads.get(`/templates?change=${id}`)).text).toContain('\n丙</textarea>')
    await desks.roads.sendTo('/templates', '/templates/forget', { id })

    expect((await desks.roads.get('/templates')).text).not.toContain('另一个')
  })
})

describe('who may write templates', () => {
  it('is who acts for a unit or for an office that works on every case, and not a deputy', async () => {
    expect((await desks.secretary.get('/templates')).status).toBe(200)
    expect((await desks.deputy.get('/templates')).status).toBe(403)
    const forced = { name: '共用', place: 'suggestion~draft_reply~text', body: '甲' }
    expect((await desks.deputy.sendTo('/cases', '/templates', forced)).status).toBe(403)
  })
})

describe('the pages of a batch, of every kind of case', () => {
  it.each(courses)(
    'carry $kind from its filing to its answer, each case in its own words',
    async ({ kind, begin, steps }) => {
      const begun = await Promise.all([1, 2].map((n) => begin(test.db, '2026-03-13', { title: `关于第${n}处的事` })))
      const ids = begun.map(({ caseId }) => caseId)
      for (const [who, action, fieldsOf = () => ({})] of steps as readonly Step[]) {
        const desk = site.deskOf(who)
        const compose = `/batch?${new URLSearchParams([...ids.map((id) => ['item', id]), ['action', action], ['kind', kind]])}`
        const { text } = await desk.get(compose)
        const form = formOf(text)
        expect(form.item, `${kind} ${action}`).toHaveLength(2)
        const written = ids.flatMap((id, n) => {
          const at = [form.item].flat().findIndex((key) => key?.startsWith(`${id}~`))
          return Object.entries(fieldsOf(n)).map(([field, value]) =>
            Array.isArray(value) ? [`all.${field}`, value] : [`${at}.${field}`, String(value)],
          )
        })
        const sent = await desk.post('/batch', { ...form, ...Object.fromEntries(written) })
        const report = (await desk.get(sent.location ?? '')).text
        const came = /<p role="status">.*?<\/p>/s.exec(report)?.[0] ?? report.slice(report.indexOf('<main'))
        expect(came, `${kind} ${action}`).toContain('已办 <strong class="figure">2</strong>')
      }

      const files = await listCaseFiles(test.db, ids)
      for (const [n, id] of ids.entries()) {
        const said = JSON.stringify(files.find((file) => file.id === id)?.events.map(({ fields }) => fields))
        expect(said).toContain(`第${n}件`)
        expect(said).not.toContain(`第${n + 1}件`)
      }
    },
  )
})
