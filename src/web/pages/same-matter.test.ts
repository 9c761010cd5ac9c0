import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

const { secretary } = people
let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
const ids: string[] = []
const numbers: string[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  for (const title of ['关于在鹭洲步道增设长椅的建议', '关于鹭洲步道加装长椅的建议', '关于鹭洲步道增设长椅的建议']) {
    const demands = '建议在鹭洲步道沿线每隔一百米增设一处长椅，方便老人歇脚。'
    const one = await beginCase(test.db, '2026-03-02', { title, demands, publishText: false })
    await one.act(secretary, '2026-03-03', 'register')
    ids.push(one.caseId)
  }
  const rows = await test.db.selectFrom('case_summary').select(['case_id', 'flow_number']).execute()
  numbers.push(...ids.map((id) => rows.find((row) => row.case_id === id)?.flow_number ?? ''))
})

afterAll(() => test.drop())

const path = '/same-matter'
const [first, second, third] = [0, 1, 2].map((at) => () => ids[at] ?? '') as [() => string, () => string, () => string]

describe('the page that groups cases to file', () => {
  it('is linked from the inbox of those who file them, and shows each group with the words shared, in both languages', async () => {
    expect((await site.deskOf('secretary').get('/inbox')).text).toContain(`href="${path}"`)
    const page = await site.deskOf('secretary').get(path)
    expect(page.text).toMatch(/第1组，3件/)
    for (const id of ids) expect(page.text).toContain(`href="/cases/${id}"`)
    expect(page.text).toMatch(/<mark>[^<]*鹭洲步道/)
    const english = await site.deskOf('secretary').get(path, 'en')
    expect(english.text).toContain('Group 1: 3 cases')
  })

  it.each(['assigner', 'leader', 'deputy', 'roads'] as const)('is neither linked for nor shown to %s', async (who) => {
    expect((await site.deskOf(who).get('/inbox')).text).not.toContain(`href="${path}"`)
    const page = await site.deskOf(who).get(path)
    expect(page.status).toBe(403)
    expect(page.text).not.toContain('鹭洲')
  })

  it('asks who is not signed in to sign in', async () => {
    expect((await site.deskOf(null).get(path)).location).toContain('/sign-in')
  })

  it('leads from one chosen case to the form that proposes its merger into the main one', async () => {
    const sent = await site.deskOf('secretary').sendTo(path, path, { do: 'merge', into: first(), joins: [second()] })
    expect(sent.status).toBe(303)
    const form = await site.deskOf('secretary').get(sent.location ?? '')
    expect(sent.location).toContain(`/cases/${second()}/actions/propose_merge`)
    expect(form.text).toContain(`value="${numbers[0]}"`)
  })

  it('leads from several to the batch that proposes each, with the main one filled in', async () => {
    const joins = [first(), second(), third()]
    const sent = await site.deskOf('secretary').sendTo(path, path, { do: 'merge', into: third(), joins })
    const form = await site.deskOf('secretary').get(sent.location ?? '')
    expect(form.status).toBe(200)
    expect([...form.text.matchAll(/name="item" value="/g)]).toHaveLength(2)
    expect(form.text).toMatch(new RegExp(`name="0\\.mainCase"[^>]*value="${numbers[2]}"`))
  })

  it('refuses a choice of none, and a form that is not its own', async () => {
    const none = await site.deskOf('secretary').sendTo(path, path, { do: 'merge', into: first() })
    expect(none.status).toBe(422)
    const forged = await site
      .deskOf('secretary')
      .post(path, { csrf: 'x', do: 'apart', into: first(), joins: [second()] })
    expect(forged.status).toBe(403)
  })

  it('keeps that some are not on the same matter, and shows them together no more', async () => {
    const sent = await site
      .deskOf('secretary')
      .sendTo(path, path, { do: 'apart', into: first(), joins: [second(), third()] })
    expect(sent.location).toBe(`${path}?apart=said`)
    const page = await site.deskOf('secretary').get(sent.location ?? '')
    expect(page.text).toContain('已记下')
    expect(page.text).toContain('没有发现可能是同一件事的')
  })

  it('lists which were said apart, and takes one pair back by its button', async () => {
    const before = await site.deskOf('secretary').get(path, 'en')
    expect(before.text).toContain('Said not to be on the same matter')
    expect([...before.text.matchAll(/value="take_back"/g)]).toHaveLength(3)
    const sent = await site
      .deskOf('secretary')
      .sendTo(path, path, { do: 'take_back', into: second(), joins: [third()] })
    expect(sent.location).toBe(`${path}?apart=taken_back`)
    const page = await site.deskOf('secretary').get(sent.location ?? '')
    expect(page.text).toContain('已收回')
    expect(page.text).toMatch(/第1组，2件/)
    expect([...page.text.matchAll(/value="take_back"/g)]).toHaveLength(2)
  })
})
