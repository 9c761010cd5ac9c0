import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

const { secretary, secondDeputy } = people
let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
const ids = { first: '', second: '' }

const benches = (title: string, author = people.deputy) => ({
  title,
  demands: '建议在鹭洲步道沿线每隔一百米增设一处长椅，方便老人歇脚。',
  publishText: false,
  leadProposer: author.personId,
})

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  const first = await beginCase(test.db, '2026-03-02', benches('关于在鹭洲步道增设长椅的建议'))
  await first.act(secretary, '2026-03-03', 'register')
  ids.first = first.caseId
  const second = await beginCase(
    test.db,
    '2026-03-04',
    benches('关于鹭洲步道加装长椅的建议', secondDeputy),
    secondDeputy,
  )
  await second.act(secretary, '2026-03-05', 'register')
  ids.second = second.caseId
})

afterAll(() => test.drop())

const form = '/cases/new?kind=suggestion'
const asked = { title: '在鹭洲步道增设长椅', demands: '请在鹭洲步道沿线增设长椅。', action: 'look_for_like' }

async function caseCount(): Promise<number> {
  const { n } = await test.db
    .selectFrom('case_file')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

describe('the form of a new suggestion', () => {
  it('shows its author what is like it among their own and the public’s cases, keeps what was typed, and sends nothing in', async () => {
    const before = await caseCount()
    const { status, text } = await site.deskOf('deputy').sendTo(form, form, asked)
    expect(status).toBe(200)
    expect(text).toContain(`href="/cases/${ids.first}"`)
    expect(text).toContain('<mark>')
    expect(text).not.toContain(ids.second)
    expect(text).toContain(asked.demands)
    expect(await caseCount()).toBe(before)
  })

  it('shows nothing of cases that are not its author’s to see', async () => {
    const { text } = await site.deskOf('thirdDeputy').sendTo(form, form, asked)
    expect(text).toContain('没有找到相近的')
    for (const id of Object.values(ids)) expect(text).not.toContain(id)
    expect(text).not.toContain('一百米')
  })
})

describe('the page of a case', () => {
  it('shows who may propose a merger what is like it, one link from the form that proposes it', async () => {
    const { text } = await site.deskOf('secretary').get(`/cases/${ids.second}`)
    const href = /href="([^"]*propose_merge[^"]*with=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(text).toContain('很可能是同一件事')
    const { text: proposed } = await site.deskOf('secretary').get(href)
    const flow = decodeURIComponent(href.split('with=')[1] ?? '')
    expect(flow).not.toBe('')
    expect(proposed).toContain(`value="${flow}"`)
  })

  it.each(['deputy', 'assigner'] as const)('shows %s, who may not, nothing of it', async (login) => {
    const { text } = await site.deskOf(login).get(`/cases/${ids.first}`)
    expect(text).not.toContain('id="like"')
  })
})
