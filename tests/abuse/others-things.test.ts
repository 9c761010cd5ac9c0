import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { readFile } from '#app/read-file.ts'
import type { Fields } from '#engine/case-file.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { closeFeed, openFeed } from '#operations/calendar-feed.ts'
import { publishLog } from '#operations/publish-log.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { runNextReading } from '#operations/run-reading.ts'
import { tellingsOf } from '#tests/rights/answer-text.ts'
import { calendarHeaders } from '#tests/support/calendar-headers.ts'
import { assignedCase, beginCase, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor, townLogKey } from '#tests/support/test-dependencies.ts'

/** Stands in the title, the words and the reply of a case that its proposer keeps to those concerned. */
const secret = '藏起来'
const today = '2026-03-16'

let test: TestDatabase
let dependencies: Dependencies
let app: ReturnType<typeof cityApp>
/** Kept to those concerned, answered. */
let hidden = ''
/** Published, with a reply that is public. */
let shown = ''
/** Published, with a reply in draft. */
let worked: Awaited<ReturnType<typeof beginCase>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const kept = await ledAlone({
    title: `关于${secret}的建议`,
    demands: `请把它${secret}。`,
    publishText: false,
  })
  await kept.act(people.roads, '2026-03-06', 'draft_reply', { text: `已经${secret}了。` })
  await issueAnswer(kept, '2026-03-09', { outcome: 'adopted', publication: 'none', notPublishedBecause: '涉及谈判' })
  hidden = kept.caseId
  const open = await ledAlone({ title: '关于公开灯塔的建议' })
  await open.act(people.roads, '2026-03-06', 'draft_reply', { text: '灯塔已经公开。' })
  await issueAnswer(open, '2026-03-09', { outcome: 'adopted', publication: 'full' })
  shown = open.caseId
  await ledAlone({ title: `关于没有答复的${secret}的建议`, publishText: false })
  await publishLog(test.db, [townLogKey], () => new Date(`${today}T02:00:00Z`))
  worked = await ledAlone({ title: '关于正在办理的建议' })
  await worked.act(people.roads, '2026-03-06', 'draft_reply', { text: '草稿。' })
  dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
})

afterAll(() => test.drop())

/** A case of one unit, which has signed for it. */
async function ledAlone(fields: Fields) {
  const one = await beginCase(test.db, '2026-03-02', fields)
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
  await one.act(people.roads, '2026-03-05', 'sign_for')
  return one
}

async function as(who: TownPerson | null, path: string, init: RequestInit = {}): Promise<Response> {
  const session = who === null ? {} : { cookie: `huiying_session=${await tokenFor(dependencies, who)}` }
  return app.request(path, { ...init, headers: { ...session, 'sec-fetch-site': 'same-origin', ...init.headers } })
}

async function acted(who: TownPerson, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return as(who, `/api/cases/${worked.caseId}/actions`, { method: 'POST', body: JSON.stringify(body), headers })
}

async function inOffice(who: TownPerson, offices: string[]): Promise<void> {
  await test.ownerDb.updateTable('account').set({ offices }).where('login', '=', who).execute()
}

async function handIn(who: TownPerson, path: string, text: string): Promise<Response> {
  const headers = { 'content-type': 'application/octet-stream' }
  return as(who, path, { method: 'POST', body: text, headers })
}

async function handedIn(): Promise<string> {
  const sent = await handIn('secretary', '/api/readings?name=a.txt', `县人大代表苗禾川建议：请${secret}。`)
  expect(sent.status).toBe(202)
  return ((await sent.json()) as { reading: string }).reading
}

const search = (words: string) => `q=${encodeURIComponent(words)}`

describe('somebody else’s case', () => {
  it('2 is acted on by nobody without the role, by no verb and no address', async () => {
    const review = { secrecy: 'cleared', secrecyReviewer: '审查人某', outcome: 'adopted', publication: 'full' }
    const body = { action: 'review_reply', instance: '1', seenVersion: worked.version(), fields: review }
    for (const who of ['water', 'parks', 'secondDeputy', 'deputy', 'member', 'administrator', 'leader'] as const) {
      const refused = await acted(who, body)
      expect([403, 404], who).toContain(refused.status)
      expect(JSON.stringify(await refused.json()), who).toMatch(/role_required|case_not_found/)
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect((await as(who, `/api/cases/${worked.caseId}`, { method })).status).toBe(404)
      const page = await (await as(who, `/cases/${worked.caseId}/actions/review_reply?instance=1`)).text()
      expect(page, who).not.toContain('name="secrecyReviewer"')
    }
    // It was the role that was missing, and nothing else.
    expect((await acted('roads', body)).status).toBe(201)
  })

  it('3 is reached through no nested address', async () => {
    const paths = [
      '',
      '/events/1/receipt',
      '/replies/1/letters',
      '/replies/1/letters.docx',
      '/archive.zip',
      '/replies/1/letter',
      '/replies/1/letter.docx',
    ].flatMap((end) => [`/api/cases/${hidden}${end}`, `/cases/${hidden}${end}`])
    const there = []
    for (const path of paths) if ((await as('secretary', path)).status === 200) there.push(path)
    expect(there.length).toBeGreaterThanOrEqual(7)
    for (const path of there)
      for (const who of ['water', 'secondDeputy', 'member', 'administrator', null] as const) {
        const answer = await as(who, path)
        expect(answer.status, `${who} ${path}`).not.toBe(200)
        expect(await tellingsOf(answer), `${who} ${path}`).not.toContain(secret)
      }
  })

  it('6 is in no export, batch, reading or import of another by guess', async () => {
    const all = '/exports/cases.csv'
    expect(await tellingsOf(await as('secretary', all))).toContain(secret)
    for (const kind of ['csv', 'xlsx'])
      for (const asked of ['', `?case=${hidden}`, `?${search(secret)}`])
        expect(await tellingsOf(await as('water', `/exports/cases.${kind}${asked}`))).not.toContain(secret)

    const reading = await handedIn()
    const table = await handIn(
      'secretary',
      '/api/imports?kind=cases&procedure=suggestion&name=a.csv',
      `标题\n${secret}\n`,
    )
    expect(table.status).toBe(201)
    const { import: imported } = (await table.json()) as { import: string }
    const one = { procedure: 'suggestion', action: 'register', items: [{ case: hidden, seenVersion: 1, fields: {} }] }
    const sent = await as('secretary', '/api/batches', {
      method: 'POST',
      body: JSON.stringify(one),
      headers: { 'content-type': 'application/json', 'idempotency-key': 'guessed-by-others' },
    })
    const { batch } = (await sent.json()) as { batch: string }
    const theirs = [
      `/api/readings/${reading}`,
      `/api/readings/${reading}/corrections`,
      `/api/readings/${reading}/source`,
      `/readings/${reading}`,
      `/readings/${reading}/source`,
      `/api/imports/${imported}`,
      `/import/${imported}`,
      `/api/batches/${batch}`,
      `/batch/${batch}`,
    ]
    for (const path of theirs) {
      expect((await as('secretary', path)).status, path).toBe(200)
      for (const who of ['roads', 'deputy', 'administrator', null] as const) {
        const answer = await as(who, path)
        expect(answer.status, `${who} ${path}`).not.toBe(200)
        expect(await tellingsOf(answer), `${who} ${path}`).not.toContain(secret)
      }
    }
  })

  it('7 is on no paper, page, feed or mail for the public before it is published', async () => {
    for (const [ours, theirs, words] of [
      [`/public/cases/${shown}`, `/public/cases/${hidden}`, '灯塔'],
      [`/public/cases/${shown}/replies/1/letter`, `/public/cases/${hidden}/replies/1/letter`, '灯塔'],
      [`/public/cases?${search('灯塔')}`, `/public/cases?${search(secret)}`, '关于公开灯塔的建议'],
      [`/api/cases?${search('灯塔')}`, `/api/cases?${search(secret)}`, '灯塔'],
      [`/api/cases/${shown}/replies/1/letters.docx`, `/api/cases/${hidden}/replies/1/letters.docx`, '灯塔'],
    ] as const) {
      expect(await tellingsOf(await as(null, ours)), ours).toContain(words)
      for (const who of [null, 'secondDeputy'] as const)
        expect(await tellingsOf(await as(who, theirs)), theirs).not.toMatch(new RegExp(`关于${secret}|已经${secret}`))
    }
    for (const path of ['/papers/collection?replies=yes', '/papers/register', '/papers/register.docx']) {
      expect(await tellingsOf(await as('secretary', path)), path).toContain('灯塔')
      expect(await tellingsOf(await as('water', path)), path).not.toContain(secret)
    }
    const feedOf = async (accountId: string) => {
      const opened = await openFeed(test.db, { ...acting(people.secretary, today), accountId })
      return tellingsOf(await app.request('/calendar.ics', { headers: calendarHeaders(opened) }))
    }
    expect(await feedOf('a-p-roads')).toContain(secret)
    for (const account of ['a-p-water', 'a-p-deputy-2', 'a-p-administrator'])
      expect(await feedOf(account), account).not.toContain(secret)
  })
})

describe('a link that was kept', () => {
  const reachable = async (token: string, paths: readonly string[]): Promise<readonly number[]> => {
    const headers = { cookie: `huiying_session=${token}`, 'sec-fetch-site': 'same-origin' }
    const statuses = []
    for (const path of paths) statuses.push((await app.request(path, { headers })).status)
    return statuses
  }

  it('5 opens nothing after signing out', async () => {
    const token = await tokenFor(dependencies, 'secretary')
    const paths = [
      `/readings/${await handedIn()}/source`,
      `/api/cases/${hidden}`,
      `/cases/${hidden}/replies/1/letter.docx`,
      '/exports/cases.csv',
      '/papers/register.docx',
      '/api/inbox',
    ]
    expect(await reachable(token, paths)).toEqual(paths.map(() => 200))
    const headers = { cookie: `huiying_session=${token}`, 'sec-fetch-site': 'same-origin' }
    expect((await app.request('/api/sign-in', { method: 'DELETE', headers })).status).toBe(204)
    for (const status of await reachable(token, paths)) expect([303, 401, 403, 404]).toContain(status)
  })

  it('5 opens nothing once the role is lost, nor does a calendar that was taken back', async () => {
    const token = await tokenFor(dependencies, 'secretary')
    const opened = await openFeed(test.db, { ...acting(people.secretary, today), accountId: 'a-p-secretary' })
    const feed = async () => app.request('/calendar.ics', { headers: calendarHeaders(opened) })
    const paths = [`/readings/${await handedIn()}/source`, `/api/cases/${hidden}`, `/cases/${hidden}/replies/1/letter`]
    expect([...(await reachable(token, paths)), (await feed()).status]).toEqual([200, 200, 200, 200])
    await inOffice('secretary', [])
    try {
      for (const status of await reachable(token, paths)) expect([403, 404]).toContain(status)
      expect(await (await feed()).text()).not.toContain('SUMMARY')
    } finally {
      await inOffice('secretary', ['secretariat'])
    }
    await closeFeed(test.db, 'a-p-secretary')
    expect((await feed()).status).toBe(401)
  })

  it('5 and 9 opens no words that were taken off, and neither search, list, export nor a kept copy has them', async () => {
    const words = '白鹭住在凉亭边'
    const one = await assignedCase(test.db, { title: `关于${words}的建议`, demands: `${words}，请修缮。` })
    const paths = [
      `/public/cases/${one.caseId}`,
      `/public/cases?${search('白鹭')}`,
      `/api/cases?${search('白鹭')}`,
      `/api/cases/${one.caseId}`,
    ]
    const own = [`/cases/${one.caseId}`, `/cases?${search('白鹭')}`, `/exports/cases.csv?${search('白鹭')}`]
    for (const path of paths) expect(await tellingsOf(await as(null, path)), path).toContain(words)
    for (const path of own) expect(await tellingsOf(await as('secretary', path)), path).toContain(words)
    const kept = (await as(null, `/api/cases/${one.caseId}`)).headers.get('etag') ?? ''
    expect(kept).not.toBe('')

    const asked = await askRemoval(test.db, acting(people.secretary, today), {
      target: { kind: 'event', caseId: one.caseId, seq: 1, field: null },
      askedAs: 'office',
      ground: 'personal_information',
      reference: '',
    })
    if (!asked.ok) throw new Error(asked.refusal.code)
    const confirmed = await takeRemovalStep(test.db, acting(people.leader, today), asked.value.id, 'confirm')
    expect(confirmed).toEqual({ ok: true, value: 'done' })

    for (const path of paths) expect(await tellingsOf(await as(null, path)), path).not.toContain(words)
    for (const path of own) expect(await tellingsOf(await as('secretary', path)), path).not.toContain(words)
    const again = await as(null, `/api/cases/${one.caseId}`, { headers: { 'if-none-match': kept } })
    expect(again.status, 'a copy from before was called fresh').toBe(200)
  })

  it('9 is kept by no cache where somebody is signed in', async () => {
    for (const path of [`/api/cases?${search(secret)}`, `/cases/${hidden}`, '/exports/cases.csv', '/inbox'])
      expect((await as('secretary', path)).headers.get('cache-control'), path).toMatch(/private|no-store/)
  })
})

describe('an official who is one no more', () => {
  it('22 is shut out the moment the office is lost, in the session that is open', async () => {
    const token = await tokenFor(dependencies, 'assigner')
    const ask = () => app.request('/api/board/roads', { headers: { authorization: `Bearer ${token}` } })
    expect((await ask()).status).toBe(200)
    await inOffice('assigner', [])
    expect((await ask()).status).toBe(403)
    await inOffice('assigner', ['assigning_office'])
  })

  it('22 gets nothing of what waited when it was lost, and no more of it is done in their name', async () => {
    const token = await tokenFor(dependencies, 'secretary')
    const ask = (path: string, init: RequestInit = {}) =>
      app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
    const reading = await handedIn()
    const waiting = (await beginCase(test.db, '2026-03-02', { title: '关于排队的建议' })).caseId
    const body = JSON.stringify({
      procedure: 'suggestion',
      action: 'register',
      items: [{ case: waiting, seenVersion: 1, fields: {} }],
    })
    await inOffice('secretary', [])
    try {
      await runNextReading(test.db, readFile, () => `${today}T02:00:00Z`, dependencies.chance)
      for (const path of [
        `/api/readings/${reading}`,
        `/api/readings/${reading}/findings`,
        `/api/readings/${reading}/corrections`,
        `/api/readings/${reading}/source`,
        `/readings/${reading}/source`,
      ])
        expect([403, 404], path).toContain((await ask(path)).status)
      const sent = await ask('/api/batches', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'idempotency-key': 'asked-when-lost' },
      })
      expect(sent.status).not.toBe(500)
      const { events } = await test.db
        .selectFrom('case_event')
        .select((eb) => eb.fn.countAll<string>().as('events'))
        .where('case_id', '=', waiting)
        .executeTakeFirstOrThrow()
      expect(Number(events)).toBe(1)
    } finally {
      await inOffice('secretary', ['secretariat'])
    }
    expect((await ask(`/api/readings/${reading}`)).status).toBe(200)
  })
})
