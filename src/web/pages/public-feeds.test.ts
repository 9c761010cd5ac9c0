import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
afterAll(() => test.drop())

async function answered(title: string, fields: Readonly<Record<string, string | boolean>> = {}) {
  const one = await assignedCase(test.db, { title, ...fields })
  await one.act(people.roads, '2026-03-06', 'contact_proposer', {
    ...{ contactedOn: '2026-03-06', method: 'phone', people: '苗禾川、路政科', talk: '沟通的内容' },
  })
  await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion: '会办意见的内容' })
  await one.act(people.roads, '2026-03-10', 'draft_reply', { text: '答复里的文字' })
  await issueAnswer(one, '2026-03-12', {
    ...{ outcome: 'planned', doneBy: '2026-10-30', signer: '签发人某', publication: 'full' },
  })
  return one
}

/** What a feed reader is told of each entry, in order. */
async function entriesOf(path: string, language: 'zh' | 'en' = 'zh') {
  const { text, status, headers } = await site.deskOf(null).get(path, language)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  return [
    ...text.matchAll(/<entry><id>(.*?)<\/id><title>(.*?)<\/title>[\s\S]*?<updated>(.*?)<\/updated>\s*<summary>(.*?)</g),
  ].map(([, id = '', title = '', updated = '', summary = '']) => ({ id, title, updated, summary }))
}

describe('the feed of what is published', () => {
  it('has each case once, under its own address, with its unit, where it stands and the day of its answer', async () => {
    const { caseId } = await answered('关于北岸栈桥的建议')
    const found = await entriesOf('/public/cases.atom')
    const own = found.filter(({ id }) => id.endsWith(`/public/cases/${caseId}`))
    expect(own).toHaveLength(1)
    expect(own[0]?.title).toContain('关于北岸栈桥的建议')
    expect(own[0]?.summary).toContain('道路局')
    expect(own[0]?.summary).toContain('2026-03-12')
    expect(own[0]?.updated).toBe('2026-03-12T00:00:00Z')
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    const [english] = (await entriesOf('/public/cases.atom', 'en')).filter(({ id }) => id.endsWith(caseId))
    expect(english?.summary).toContain('Answered 2026-03-12')
  })

  it('begins with what was last handed in or answered', async () => {
    await beginCase(test.db, '2026-03-11', { title: '后来提出的建议' }).then((one) =>
      one.act(people.secretary, '2026-03-11', 'register'),
    )
    const days = (await entriesOf('/public/cases.atom')).map(({ updated }) => updated)
    expect(days).toEqual(days.toSorted().toReversed())
    expect(days.length).toBeGreaterThan(0)
  })

  it('is narrowed as the list is, and the list leads to it', async () => {
    const { caseId } = await answered('关于白鹭栖息地的建议')
    const narrowed = `/public/cases.atom?${new URLSearchParams({ q: '白鹭' })}`
    expect((await entriesOf(narrowed)).map(({ id }) => id.split('/').at(-1))).toEqual([caseId])
    const page = await site.deskOf(null).get(`/public/cases?${new URLSearchParams({ q: '白鹭' })}`)
    expect(page.text.match(/href="([^"]*cases\.atom[^"]*)"/g)).toEqual([`href="${narrowed}"`, `href="${narrowed}"`])
  })

  it('has nothing of a case that is not published, and says of one whose reply alone is public no word of its text', async () => {
    const hidden = await beginCase(test.db, '2026-03-02', { publishText: false, title: '不公开的题目' })
    const inPart = await answered('只公开答复的题目', { publishText: false })
    const { text } = await site.deskOf(null).get('/public/cases.atom')
    expect(text).not.toContain(hidden.caseId)
    expect(text).not.toContain('不公开的题目')
    expect(text).not.toContain('只公开答复的题目')
    expect(text).toContain(inPart.caseId)
    // Who may see it at the desk is shown what everybody is.
    expect((await site.deskOf('secretary').get('/public/cases.atom')).text).not.toContain('不公开的题目')
  })

  it('is well formed whatever a title says', async () => {
    await answered('栏杆 < 1 米 & "松动" \u0001 的建议 ]]>')
    const { text } = await site.deskOf(null).get('/public/cases.atom')
    expect(text).toContain('栏杆 &lt; 1 米 &amp; &quot;松动&quot; \u{FFFD} 的建议 ]]&gt;')
    expect(text).not.toContain('\u0001')
  })
})

describe('the feed of one case', () => {
  it('tells its published steps, newest first, each under the address where the page shows it', async () => {
    const { caseId } = await answered('关于南岸步道的建议')
    const page = await site.deskOf(null).get(`/public/cases/${caseId}`)
    const steps = await entriesOf(`/public/cases/${caseId}/steps.atom`)
    const shown = [...page.text.matchAll(/<tr id="(event-\d+)"/g)].map(([, id = '']) => id)
    expect(steps.map(({ id }) => id.split('#')[1])).toEqual(shown.toReversed())
    expect(steps.length).toBeGreaterThan(3)
    expect(steps[0]?.updated).toBe('2026-03-12T00:00:00Z')
    expect(steps.map(({ title }) => title).join()).not.toContain('沟通')
    expect(page.text).toContain(
      `<link rel="alternate" type="application/atom+xml" href="/public/cases/${caseId}/steps.atom">`,
    )
  })

  it('is none where the case is not published, as if there were no such case', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02', { publishText: false })
    const [hidden, none] = await Promise.all(
      [caseId, 'none'].map((id) => site.deskOf('secretary').get(`/public/cases/${id}/steps.atom`)),
    )
    expect(hidden?.status).toBe(404)
    expect(none?.status).toBe(404)
  })
})
