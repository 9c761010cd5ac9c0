import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import { assignedCase, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(async () => {
  site = await openSite(test.db)
})

afterAll(() => test.drop())

/** Everybody signed in showed who they are at this moment; the clock stands at 02:00, and a proof is good for ten minutes. */
const proven = (at: string) =>
  test.ownerDb
    .updateTable('sign_in')
    .set({ proven_at: `2026-03-16T${at}Z` })
    .execute()
const fresh = '01:50:00.001'
const stale = '01:50:00.000'
const leadingTo = (path: string) => `/prove?next=${encodeURIComponent(path)}`

describe('files that hold much', () => {
  const files = [
    '/exports/cases.csv?column=title',
    '/exports/cases.xlsx',
    '/papers/register.xlsx?kind=suggestion&year=2026',
    '/papers/register.docx?kind=suggestion&year=2026',
    '/papers/collection.docx?kind=suggestion&year=2026',
  ]

  it.each(files)('ask for a fresh proof: %s', async (path) => {
    const secretary = site.deskOf('secretary')
    await secretary.get('/inbox')
    await proven(stale)
    expect((await secretary.get(path)).location).toBe(leadingTo(path))
    await proven(fresh)
    expect((await secretary.get(path)).status).toBe(200)
  })

  it('ask for none where they are what everybody may read', async () => {
    const secretary = site.deskOf('secretary')
    await secretary.get('/inbox')
    await proven(stale)

    expect((await secretary.get('/papers/register.xlsx?kind=suggestion&year=2026&edition=public')).status).toBe(200)
  })

  it('ask for one by the API too, also an archived case', async () => {
    const { caseId } = await assignedCase(test.db)
    const authorization = `Bearer ${await tokenFor(site.dependencies, 'secretary')}`
    const api = createApi(site.dependencies)
    const ask = async (path: string) => api.request(path, { headers: { authorization } })
    await proven(stale)
    for (const path of ['/papers/register.xlsx', '/papers/collection.docx', `/cases/${caseId}/archive.zip`]) {
      const refused = await ask(path)
      expect(refused.status, path).toBe(403)
      expect(await refused.json(), path).toMatchObject({ type: '/problems/proof_needed' })
    }
    await proven(fresh)
    expect((await ask('/papers/register.xlsx')).status).toBe(200)
    expect((await ask(`/cases/${caseId}/archive.zip`)).status).toBe(409)
  })
})

describe('removing content', () => {
  it('asks the office for a fresh proof to decide and to confirm, and nobody to ask or to refuse', async () => {
    const { caseId } = await assignedCase(test.db)
    const path = `/removals/new?case=${caseId}&seq=1`
    const wish = { field: 'demands', 'asked-as': 'office', ground: 'personal_information' }
    const [secretary, leader, deputy] = [site.deskOf('secretary'), site.deskOf('leader'), site.deskOf('deputy')]
    const form = await secretary.get(path)
    const csrf = /name="csrf" value="(\w+)"/.exec(form.text)?.[1] ?? ''
    for (const desk of [leader, deputy]) await desk.get('/inbox')
    await proven(stale)
    expect((await secretary.get(path)).location).toBe(leadingTo(path))
    const sent = await secretary.post('/removals/new', { csrf, case: caseId, seq: '1', ...wish })
    expect(sent.location).toBe(leadingTo(path))
    expect(await test.db.selectFrom('removal').selectAll().execute()).toEqual([])

    const asked = await deputy.send(path, { field: 'demands', ground: 'personal_information' })
    const work = asked.location ?? ''
    expect(work).toMatch(/^\/removals\/work\//)
    expect((await secretary.send(work, { step: 'decide' })).location).toBe(leadingTo(work))
    await proven(fresh)
    expect((await secretary.send(work, { step: 'decide' })).location).toBe(work)
    await proven(stale)
    expect((await leader.send(work, { step: 'confirm' })).location).toBe(leadingTo(work))
    expect((await secretary.get(work)).text).toContain('已决定，等待第二人确认')
    expect((await leader.send(work, { step: 'refuse' })).location).toBe(work)
  })
})

describe('going against what was decided about publication', () => {
  it('asks for a fresh proof before the form, and keeps what was typed where it grew old meanwhile', async () => {
    const { caseId } = await assignedCase(test.db, { publishText: true })
    const path = `/cases/${caseId}/actions/withhold_text`
    const secretary = site.deskOf('secretary')
    const form = await secretary.get(path)
    expect(form.status).toBe(200)
    await proven(stale)
    expect((await secretary.get(path)).location).toBe(leadingTo(path))

    const hidden = [...form.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const carried = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
    const sending = { ...carried, withheldBecause: '涉及个人住址。' }
    const refused = await secretary.post(path, sending)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('涉及个人住址。')
    expect(refused.text).toContain('href="/prove?next=%2Finbox"')
    expect((await secretary.get(`/cases/${caseId}`)).text).not.toContain('涉及个人住址。')

    await proven(fresh)
    expect((await secretary.post(path, sending)).status).toBe(303)
    await proven(stale)
    expect((await secretary.get(`/cases/${caseId}/actions/consent_to_text`)).location ?? '').not.toContain('/prove')
  })

  it('asks for it once for many cases: nothing is done before, nothing written is lost, and it goes on afterwards', async () => {
    const cases = [
      await assignedCase(test.db, { publishText: true }),
      await assignedCase(test.db, { publishText: true }),
    ]
    const secretary = site.deskOf('secretary')
    const query = cases.map(({ caseId }) => `item=${caseId}`).join('&')
    const form = await secretary.get(`/batch?${query}&action=withhold_text`)
    const item = [...form.text.matchAll(/name="item" value="([^"]+)"/g)].map(([, key = '']) => key)
    const hidden = hiddenFields(form.text)
    const batchId = hidden.batchId ?? ''
    const carried = { ...hidden, item }
    const boxes = [...form.text.matchAll(/name="([^"]*withheldBecause)"/g)].map(([, name = '']) => [
      name,
      '涉及门牌号码。',
    ])
    expect([item.length, boxes.length >= 2]).toEqual([2, true])
    await proven(stale)
    const sent = await secretary.post('/batch', { ...carried, ...Object.fromEntries(boxes) })
    const report = `/batch/${batchId}`
    expect(sent.location).toContain(leadingTo(report))
    const waits = () => test.db.selectFrom('batch_item').select('decided_at').where('batch_id', '=', batchId).execute()
    expect((await waits()).map((one) => one.decided_at)).toEqual([null, null])
    expect((await secretary.send(report, {})).location).toBe(leadingTo(report))
    const api = createApi(site.dependencies)
    const authorization = `Bearer ${await tokenFor(site.dependencies, 'secretary')}`
    await proven(stale)
    const goOn = () => api.request(`/batches/${batchId}/continue`, { method: 'POST', headers: { authorization } })
    expect((await goOn()).status).toBe(403)

    await proven(fresh)
    expect((await secretary.send(report, {})).location).toBe(report)
    for (const { caseId } of cases) expect((await secretary.get(`/cases/${caseId}`)).text).toContain('涉及门牌号码。')
    await proven(stale)
    expect((await goOn()).status).toBe(200)
  })

  it('says who may not so, whatever their proof', async () => {
    const { caseId } = await assignedCase(test.db, { publishText: true })
    const roads = site.deskOf('roads')
    await roads.get('/inbox')
    await proven(stale)

    expect((await roads.get(`/cases/${caseId}/actions/withhold_text`)).status).toBe(403)
  })
})
