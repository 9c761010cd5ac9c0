import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import { publishLog } from '#operations/publish-log.ts'
import { assignedCase, beginCase, beginSocialReport, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { tokenFor, townLogKey } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let api: ReturnType<typeof createApi>

const canary = '金丝雀住在南岸凉亭八号三零一室。'
const publish = () => publishLog(test.db, [townLogKey], () => new Date('2026-03-16T02:00:00Z'))

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  api = createApi(site.dependencies)
})
afterAll(() => test.drop())

async function ask(who: TownPerson | null, path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (who !== null) headers.authorization = `Bearer ${await tokenFor(site.dependencies, who)}`
  const answer = await api.request(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

/** Asked for by the secretariat on the page and confirmed by a leader. */
async function remove(caseId: string, field: string): Promise<string> {
  const asked = await site
    .deskOf('secretary')
    .send(`/removals/new?case=${caseId}&seq=1`, { field, 'asked-as': 'office', ground: 'personal_information' })
  expect(asked.status).toBe(303)
  const path = asked.location ?? ''
  const done = await site.deskOf('leader').send(path, { step: 'confirm' })
  expect(done.status).toBe(303)
  return path.split('/').at(-1) ?? ''
}

describe('the pages of a removal', () => {
  it('lead its author, the office and a second person through it, and nobody else', async () => {
    const { caseId } = await assignedCase(test.db, { demands: canary })
    const path = `/removals/new?case=${caseId}&seq=1`
    for (const who of ['assigner', 'leader', 'roads', 'water', 'thirdDeputy', 'administrator', 'committee'] as const) {
      expect((await site.deskOf(who).get(path)).status, who).toBe(403)
    }
    expect((await site.deskOf(null).get(path)).location).toContain('/sign-in')
    expect((await site.deskOf('deputy').get(`/cases/${caseId}`)).text).toContain(`${path.replace('&', '&amp;')}`)
    expect((await site.deskOf('roads').get(`/cases/${caseId}`)).text).not.toContain('/removals/new')

    const asked = await site.deskOf('deputy').send(path, { field: 'demands', ground: 'personal_information' })
    const work = asked.location ?? ''
    expect(work).toMatch(/^\/removals\/work\//)
    expect((await site.deskOf('deputy').get(work)).text).toContain('等待决定')
    for (const who of ['assigner', 'roads', 'thirdDeputy', 'administrator', 'committee'] as const) {
      expect((await site.deskOf(who).get(work)).status, who).toBe(404)
      expect((await site.deskOf(who).get('/removals/work')).text, who).not.toContain(work)
    }
    expect((await site.deskOf('leader').get(work)).text).not.toContain('value="decide"')
    const list = await site.deskOf('secretary').get('/removals/work')
    expect(list.text).toContain(work)
    expect((await site.deskOf('secretary').send(work, { step: 'decide' })).status).toBe(303)
    const decided = await site.deskOf('secretary').get(work)
    expect(decided.text).toContain('已决定，等待第二人确认')
    expect(decided.text).not.toContain('value="confirm"')
    expect((await site.deskOf('leader').send(work, { step: 'confirm' })).status).toBe(303)
    expect((await site.deskOf('leader').get(work)).text).toContain('已移除')
  })

  it('keep what was typed and point at what is missing', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02')
    const path = `/removals/new?case=${caseId}&seq=1`
    const asked = await site
      .deskOf('secretary')
      .send(path, { field: 'demands', 'asked-as': 'court', ground: 'court_order', reference: '' })

    expect(asked.status).toBe(422)
    expect(asked.text).toContain('请填写法院文书或者本人来信的编号')
    expect(asked.text).toMatch(/value="court_order" required checked/)
  })
})

describe('after a removal', () => {
  it('no page, file, list or answer tells the content, to anyone; a stub stands on those that told it', async () => {
    const { caseId } = await assignedCase(test.db, { demands: canary, title: `关于金丝雀的建议` })
    await publish()
    const told = ['secretary', 'deputy', 'roads', 'leader', null] as const
    const paths = (who: TownPerson | null) =>
      who === null ? [`/public/cases/${caseId}`] : [`/cases/${caseId}`, '/exports/cases.csv', '/exports/cases.xlsx']
    for (const who of told) {
      expect((await site.deskOf(who).get(paths(who)[0] ?? '')).text, `${who}`).toContain(canary)
    }
    const kept = await site.deskOf('deputy').get(`/log/receipts/${caseId}/1.tlog-proof`)
    await remove(caseId, 'demands')
    await publish()

    for (const who of told) {
      for (const path of [
        ...paths(who),
        '/removals',
        '/removals.atom',
        `/cases?q=${canary}`,
        '/public/cases',
        `/log/receipts/${caseId}/1.tlog-proof`,
      ]) {
        for (const language of ['zh', 'en'] as const) {
          const { text } = await site.deskOf(who).get(path, language)
          if (!path.includes('q=')) expect(text, `${who} ${path}`).not.toContain(canary)
        }
      }
      expect((await site.deskOf(who).get(paths(who)[0] ?? '')).text).toContain('〔此处内容已于2026-03-16由')
      for (const path of [`/cases/${caseId}`, '/removals', '/ledger/entries?limit=1000']) {
        expect((await ask(who, path)).text, `${who} api${path}`).not.toContain(canary)
      }
    }
    const checked = await site.deskOf(null).post('/log/check', { receipt: kept.text })
    expect(checked.status).toBe(200)
    expect(checked.text).toContain('这条记录当时写下的内容已经移除')
    expect(checked.text).not.toContain(canary)
    const fresh = await site.deskOf('deputy').get(`/log/receipts/${caseId}/1.tlog-proof`)
    const again = await site.deskOf(null).post('/log/check', { receipt: fresh.text })
    expect(again.text).toContain('当时写下的内容已于2026-03-16移除（理由代码 personal_information）')
  })
})

describe('what was removed', () => {
  it('is told to everybody: what, by whom, why, on the page, in the feed and by the API', async () => {
    const { caseId } = await assignedCase(test.db, { demands: '另一段要移除的话语在此。' })
    const id = await remove(caseId, 'demands')

    for (const [language, told] of [
      ['zh', '公开个人信息未经单独同意'],
      ['en', 'Personal information published without separate consent'],
    ] as const) {
      const { text } = await site.deskOf(null).get('/removals', language)
      for (const words of [`removal-${id}`, `/public/cases/${caseId}`, told, '个人信息保护法第25条'])
        expect(text).toContain(words)
    }
    const feed = await site.deskOf(null).get('/removals.atom')
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    expect(feed.text).toContain(`#removal-${id}`)
    const { removals } = JSON.parse((await ask(null, '/removals')).text)
    expect(removals.find((one: { id: string }) => one.id === id)).toMatchObject({
      case: { id: caseId },
      event: 1,
      askedAs: 'office',
      ground: { code: 'personal_information' },
    })
    expect((await site.deskOf(null).get('/')).text).toContain('href="/removals"')
  })

  it('of a case that is not public is counted, and nothing leads to it', async () => {
    const hidden = await beginCase(test.db, '2026-03-02', { publishText: false, title: '不公开的题目在这里' })
    const report = await beginSocialReport(test.db, '2026-03-02')
    const before = JSON.parse((await ask(null, '/removals')).text).notPublic[0]?.count ?? 0
    const ids = [await remove(hidden.caseId, 'demands')]
    const asked = await ask('committee', '/removals', {
      target: { kind: 'event', caseId: report.caseId, seq: 1, field: 'background' },
      ...{ askedAs: 'court', ground: 'court_order', reference: '（2026）云01号' },
    })
    expect(asked.status).toBe(201)
    ids.push(JSON.parse(asked.text).id)
    expect((await ask('committee', `/removals/${ids[1]}/confirm`, {})).status).toBe(403)
    expect((await ask('secretary', `/removals/${ids[1]}/confirm`, {})).status).toBe(403)
    expect((await ask('leader', `/removals/${ids[1]}/confirm`, {})).text).toContain('done')

    for (const path of ['/removals', '/removals.atom']) {
      const { text } = await site.deskOf(null).get(path)
      for (const told of [hidden.caseId, report.caseId, ...ids, '不公开的题目在这里', '云01号'])
        expect(text).not.toContain(told)
    }
    const answer = await ask(null, '/removals')
    for (const told of [hidden.caseId, report.caseId, ...ids]) expect(answer.text).not.toContain(told)
    expect(JSON.parse(answer.text).notPublic).toEqual([{ year: 2026, count: before + 2 }])
  })
})

describe('the API of removals', () => {
  it('asks and answers as the pages do, and refuses whom they refuse', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02')
    const body = (askedAs: string) => ({
      target: { kind: 'event', caseId, seq: 1, field: 'demands' },
      ...{ askedAs, ground: 'personal_information' },
    })
    expect((await ask(null, '/removals', body('office'))).status).toBe(401)
    for (const who of ['roads', 'assigner', 'thirdDeputy', 'committee'] as const) {
      expect((await ask(who, '/removals', body('office'))).status, who).toBe(403)
    }
    const asked = await ask('deputy', '/removals', body('person_concerned'))
    const { id } = JSON.parse(asked.text)
    expect((await ask('roads', `/removals/${id}`)).status).toBe(404)
    expect((await ask('roads', '/removals/waiting')).status).toBe(403)
    expect((await ask('secretary', '/removals/waiting')).text).toContain(id)
    expect(JSON.parse((await ask('secretary', `/removals/${id}`)).text)).toMatchObject({
      state: 'asked',
      steps: ['decide', 'refuse'],
      reach: { events: 1, cases: 1, files: 0 },
    })
    expect((await ask('roads', `/removals/${id}/decide`, {})).status).toBe(403)
    expect((await ask('secretary', `/removals/${id}/decide`, {})).text).toContain('decided')
    expect((await ask('leader', `/removals/${id}/refuse`, {})).text).toContain('refused')
    expect((await ask('leader', `/removals/${id}/confirm`, {})).status).toBe(409)
    expect(people.leader.offices).toEqual(['leader'])
  })
})
