import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { csvOf } from '#tests/support/import-desk.ts'
import { settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

/** A sign-in has a token of its own, so the form's is fetched with the same one that sends it. */
async function handedIn(who: TownPerson, kind: string, bytes: Uint8Array, forged?: string) {
  const token = await tokenFor(site.dependencies, who)
  const headers = {
    cookie: `huiying_session=${token}; huiying_language=zh`,
    'sec-fetch-site': 'same-origin',
  }
  const app = createSite(site.dependencies)
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await app.request('/import', { headers })).text())?.[1] ?? ''
  const form = new FormData()
  form.set('csrf', forged ?? csrf)
  form.set('kind', kind)
  form.set('file', new File([new Uint8Array(bytes)], '名册.csv'))
  const answer = await app.request('/import', { method: 'POST', body: form, headers })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '' }
}

const rows = [
  ['姓名', '代表团', '手机'],
  ['甲某', '东城代表团', '13000000001'],
  ['', '东城代表团', '=1+1'],
]

describe('the page of an import', () => {
  it('shows each line with what would come of it and how to mend what is wrong, and takes the good ones over', async () => {
    const { location } = await handedIn('administrator', 'people', csvOf(rows))
    const desk = site.deskOf('administrator')
    const preview = await desk.get(location)

    expect(preview.text).toContain('预览，未写入')
    expect(preview.text).toContain('缺“姓名”。请补上。')
    expect(preview.text).toContain('是公式（=1+1）')
    expect((await desk.get(location, 'en')).text).toContain('“Name” is missing. Fill it in.')
    expect((await desk.get(`${location}?verdict=add`)).text).not.toContain('缺“姓名”')

    expect((await desk.sendTo(location, `${location}/take-over`, {})).location).toBe(location)
    const done = await desk.get(location)
    expect(done.text).toContain('已写入')
    expect(done.text).not.toContain('13000000001')
    expect(await test.db.selectFrom('person').select('id').where('name', '=', '甲某').execute()).toHaveLength(1)
  })

  it('gives the wrong lines as a file no spreadsheet runs, which is handed in again once mended', async () => {
    const { location } = await handedIn('administrator', 'people', csvOf(rows))
    const file = (await site.deskOf('administrator').get(`${location}/lines-to-mend.csv`)).text

    expect(file).toContain("'=1+1")
    expect(file).not.toContain('甲某')
    const mended = file.replace("'=1+1", '13000000002').replace(',东城代表团', '乙某,东城代表团')
    const again = await handedIn('administrator', 'people', new TextEncoder().encode(mended))
    expect((await site.deskOf('administrator').get(again.location)).text).toContain(
      '新增 <strong class="figure">1</strong>',
    )
  })

  it('lets columns be chosen by hand, and a table be dropped', async () => {
    const table = csvOf([
      ['称呼', '电话号'],
      ['丙某', '13000000003'],
    ])
    const { location } = await handedIn('administrator', 'people', table)
    const desk = site.deskOf('administrator')
    expect((await desk.get(location)).text).toContain('还没有对应的必填栏目：姓名')

    await desk.sendTo(location, `${location}/columns`, { column: ['name', 'phone'], personKind: 'member' })
    expect((await desk.get(location)).text).toContain('新增 <strong class="figure">1</strong>')
    await desk.sendTo(location, `${location}/drop`, {})
    expect((await desk.get(location)).status).toBe(404)
  })

  it('says what a file that cannot be read should be', async () => {
    const answer = await handedIn('administrator', 'people', new TextEncoder().encode('%PDF-1.7'))

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('请用 Excel 或 WPS 另存为 .xlsx')
  })

  it('takes nothing without the form’s own token', async () => {
    expect((await handedIn('administrator', 'people', csvOf(rows), 'x')).status).toBe(403)
  })
})

describe('an old case taken over', () => {
  it('says so at its head, in lists, in files and on its public page', async () => {
    const table = [
      ['建议号', '标题', '内容', '提出人', '提出日期', '答复日期', '答复', '主办单位', '内容是否公开', '状态'],
      [
        '2019-0001',
        '关于旧桥的建议',
        '请修旧桥。',
        '苗禾川',
        '2019-01-15',
        '2019-04-01',
        '已修。',
        '道路局',
        '是',
        '办结',
      ],
    ]
    const { location } = await handedIn('secretary', 'cases/suggestion', csvOf(table))
    const desk = site.deskOf('secretary')
    await desk.sendTo(location, `${location}/take-over`, {})
    const { case_id: id } = await test.db
      .selectFrom('case_summary')
      .select('case_id')
      .where('case_number', '=', '2019-0001')
      .executeTakeFirstOrThrow()

    const own = (await desk.get(`/cases/${id}`)).text
    expect(own).toContain('旧档导入')
    expect(own).toContain('第 2 行')
    expect(own).toContain('2026-03-16 导入时录入')
    expect(own).not.toContain('代录')
    expect((await desk.get('/cases')).text).toContain('旧档导入')
    expect((await desk.get('/exports/cases.csv?column=title&column=entry')).text).toContain('旧档导入')
    const open = (await site.deskOf(null).get(`/public/cases/${id}`)).text
    expect(open).toContain('旧档导入')
    expect(open).toContain('提交（据旧档）')
    expect(open).not.toContain('乔知简')
  })
})

describe('old ratings taken over', () => {
  const cases = [
    ['提案号', '案由', '提案人', '提出日期', '答复日期', '答复内容', '是否公开', '状态'],
    ['提2019-0001', '关于旧亭的提案', '闻远山', '2019-01-15', '2019-04-01', '已修。', '是', '办结'],
  ]
  const ratings = [
    ['提案号', '案由', '满意度', '评价意见'],
    ['提2019-0001', '关于旧亭的提案', '不满意', '亭子还漏雨。'],
    ['提2019-0002', '关于旧塔的提案', '满意', ''],
  ]

  it('stand with their case: whose each was, and that none counts; the public sees none of it', async () => {
    const desk = site.deskOf('committee')
    const first = await handedIn('committee', 'cases/proposal', csvOf(cases))
    await desk.sendTo(first.location, `${first.location}/take-over`, {})
    const { location } = await handedIn('committee', 'ratings/proposal', csvOf(ratings))
    const preview = (await desk.get(location)).text
    expect(preview).toContain('往年的评价（政协提案）')
    expect(preview).toContain('系统里没有编号 提2019-0002 的办件')
    await desk.sendTo(location, `${location}/take-over`, {})
    expect((await desk.get(location)).text).toContain('已写入')
    const { case_id: id } = await test.db
      .selectFrom('case_summary')
      .select('case_id')
      .where('case_number', '=', '提2019-0001')
      .executeTakeFirstOrThrow()

    const own = (await desk.get(`/cases/${id}`)).text
    expect(own).toContain('旧档所载评价（不计入满意度）')
    expect(own).toMatch(/<li>闻远山 · .*办理结果：不满意/s)
    expect(own).toContain('亭子还漏雨。')
    expect(own).toContain('评价（据旧档，不计入）')
    expect((await desk.get(`/cases/${id}`, 'en')).text).toContain('Result: Dissatisfied')
    const open = (await site.deskOf(null).get(`/public/cases/${id}`)).text
    expect(open).toContain('关于旧亭的提案')
    for (const canary of ['亭子还漏雨', '不满意', '旧档所载评价']) expect(open).not.toContain(canary)
  })

  it('are each office’s own: the page offers the congress’s to the secretariat, the CPPCC’s to the committee', async () => {
    const offered = async (who: TownPerson) => {
      const { text } = await site.deskOf(who).get('/import')
      return [...text.matchAll(/name="kind" value="([^"]+)"/g)].map(([, kind]) => kind)
    }
    expect(await offered('secretary')).toEqual(['cases/suggestion', 'cases/motion', 'ratings/suggestion'])
    expect(await offered('committee')).toEqual(['cases/proposal', 'cases/social-report', 'ratings/proposal'])
    expect(await offered('administrator')).toEqual(['people', 'units'])
    expect((await handedIn('secretary', 'ratings/proposal', csvOf(ratings))).status).toBe(403)
    expect((await handedIn('committee', 'people', csvOf(rows))).status).toBe(403)
  })
})

describe('who is let in', () => {
  it.each(['deputy', 'assigner', 'leader', 'roads'] satisfies TownPerson[])('is not the %s', async (who) => {
    expect((await site.deskOf(who).get('/import')).status).toBe(403)
  })

  it('is by the API who is by the page, with the same lines', async () => {
    const app = cityApp(site.dependencies)
    const asked = async (who: TownPerson, path: string, init: RequestInit = {}) => {
      const headers = { ...init.headers, authorization: `Bearer ${await tokenFor(site.dependencies, who)}` }
      return app.request(`/api${path}`, { ...init, headers })
    }
    const body = csvOf([
      ['单位代码', '单位名称'],
      ['harbour', '县港务局'],
      ['', '无代码局'],
    ])
    const sent = { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': 'application/octet-stream' } }
    expect((await asked('secretary', '/imports?kind=units&name=u.csv', sent)).status).toBe(403)
    const added = await asked('administrator', '/imports?kind=units&name=u.csv', sent)
    expect(added.status).toBe(201)
    const { import: id } = (await added.json()) as { import: string }

    const seen = await (await asked('administrator', `/imports/${id}`)).json()
    expect(seen).toMatchObject({
      state: 'open',
      counts: { add: 1, wrong: 1 },
      lines: [{ verdict: 'add' }, { faults: [{ code: 'code_missing' }] }],
    })
    expect((await asked('secretary', `/imports/${id}`)).status).toBe(404)
    const ratings = {
      ...sent,
      body: new Uint8Array(
        csvOf([
          ['提案号', '满意度'],
          ['提2019-0003', '很好'],
        ]),
      ),
    }
    expect((await asked('secretary', '/imports?kind=ratings&name=r.csv&procedure=proposal', ratings)).status).toBe(403)
    expect((await asked('roads', '/imports?kind=ratings&name=r.csv', ratings)).status).toBe(403)
    const judged = await asked('committee', '/imports?kind=ratings&name=r.csv&procedure=proposal', ratings)
    const { import: ofRatings } = (await judged.json()) as { import: string }
    expect(await (await asked('committee', `/imports/${ofRatings}`)).json()).toMatchObject({
      kind: 'ratings',
      procedure: 'proposal',
      lines: [
        { verdict: 'wrong', faults: [{ code: 'case_unknown', message: expect.stringContaining('提2019-0003') }] },
      ],
    })
    expect((await asked('secretary', `/imports/${ofRatings}`)).status).toBe(404)
    expect((await asked('administrator', `/imports/${id}/take-over`, { method: 'POST' })).status).toBe(202)
    expect((await asked('administrator', `/imports/${id}/take-over`, { method: 'POST' })).status).toBe(409)
    expect(await test.db.selectFrom('unit').select('id').where('id', '=', 'harbour').execute()).toHaveLength(1)
  })
})
