import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import type { Fields } from '#engine/case-file.ts'
import { readListedCases } from '#operations/read-case.ts'
import { assignedCase, issueAnswer, openSite } from './support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { profiles } from './support/installed-profiles.ts'
import { people, settleSmallCity, type TownPerson } from './support/small-city.ts'
import { tokenFor } from './support/test-dependencies.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let api: ReturnType<typeof createApi>

const texts = { agreed: true, kept: false } as const
type Text = keyof typeof texts | 'withheld'
const replies = {
  full: { publication: 'full' },
  summary: { publication: 'summary', summary: '摘要里的文字' },
  on_request: { publication: 'on_request', notPublishedBecause: '依申请的理由' },
  none: { publication: 'none', notPublishedBecause: '不公开的理由' },
  undecided: { publication: 'full' },
  taken_off: { publication: 'full' },
} as const satisfies Readonly<Record<string, Fields>>
type Reply = keyof typeof replies

const author = '苗禾川'
type Made = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly demands: string
  readonly reply: string
}
const made = new Map<string, Made>()

/** A suggestion whose words and whose reply are decided so, each with words of its own. */
async function make(text: Text, reply: Reply): Promise<Made> {
  const mark = `${made.size + 1}号`
  const title = `关于${mark}渡口的建议`
  const demands = `请把${mark}渡口的跳板修好。`
  const answer = `${author}代表：您提出的“${title}”收悉，${mark}渡口已列入计划。`
  const one = await assignedCase(test.db, {
    title,
    demands,
    publishText: text !== 'kept',
    subject: 'urban_environment',
  })
  await one.act(people.parks, '2026-03-09', 'give_joint_opinion', { opinion: `${mark}的会办意见` })
  await one.act(people.roads, '2026-03-10', 'draft_reply', { text: answer })
  const decided = replies[reply]
  const { publication } = decided
  if (reply === 'undecided') {
    await one.act(people.roads, '2026-03-12', 'review_reply', {
      outcome: 'planned',
      doneBy: '2026-10-30',
      secrecy: 'cleared',
      secrecyReviewer: '审查人某',
      publication,
    })
    await one.act(people.roads, '2026-03-12', 'issue_reply', { signer: '签发人某' })
  } else await issueAnswer(one, '2026-03-12', { outcome: 'planned', doneBy: '2026-10-30', ...decided })
  if (reply === 'summary') await one.act(people.roads, '2026-03-12', 'publish_reply')
  if (reply === 'taken_off')
    await one.act(people.roads, '2026-03-13', 'withhold_reply', { withheldBecause: `${mark}收回的理由` })
  if (text === 'withheld')
    await one.act(people.secretary, '2026-03-13', 'withhold_text', { withheldBecause: `${mark}不公开的缘由` })
  const row = await test.db
    .selectFrom('case_summary')
    .select('case_number')
    .where('case_id', '=', one.caseId)
    .executeTakeFirstOrThrow()
  return { id: one.caseId, number: row.case_number ?? '', title, demands, reply: `${mark}渡口已列入计划` }
}

const combinations = (['agreed', 'kept', 'withheld'] as const).flatMap((text) =>
  (Object.keys(replies) as Reply[]).map((reply) => ({ text, reply })),
)

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  api = createApi(site.dependencies)
  for (const { text, reply } of combinations) made.set(`${text} ${reply}`, await make(text, reply))
})

afterAll(() => test.drop())

/** Somebody who has no part in any of them reads as everybody does. */
const readers = [null, 'secondDeputy', 'water', 'committee'] as const satisfies readonly (TownPerson | null)[]

async function apiText(who: TownPerson | null, path: string): Promise<string> {
  const token = who === null ? undefined : await tokenFor(site.dependencies, who)
  return (await api.request(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })).text()
}

/** Every way to the words of cases that somebody has, and what it answers. */
async function surfaces(who: TownPerson | null, { id, number, title }: Made): Promise<ReadonlyMap<string, string>> {
  const desk = site.deskOf(who)
  const inPages = [
    `/public/cases/${id}`,
    `/public/cases/${id}/replies/1/letter`,
    `/public/look-up?number=${number}`,
    '/public/cases',
    `/public/cases?q=${encodeURIComponent(number)}`,
    `/public/cases?q=${encodeURIComponent(title)}`,
    '/papers/register',
    '/papers/collection?replies=yes',
    '/removals',
    ...(who === null
      ? []
      : [
          `/cases/${id}`,
          '/cases',
          '/cases?unit=roads',
          '/exports/cases.csv',
          '/exports/cases.csv?column=proposer&column=subject&column=title',
          '/inbox',
        ]),
  ]
  const inApi = [
    `/cases/${id}`,
    '/cases?limit=100',
    `/cases?q=${encodeURIComponent(number)}`,
    '/cases?unit=roads&limit=100',
    `/cases/${id}/replies/1/letters`,
    '/papers/register',
  ]
  const pages = await Promise.all(inPages.map(async (path) => [path, (await desk.get(path)).text] as const))
  const answers = await Promise.all(inApi.map(async (path) => [`api ${path}`, await apiText(who, path)] as const))
  // What was asked for stands in the search box again.
  return new Map([...pages, ...answers].map(([path, text]) => [path, text.replaceAll(`value="${title}"`, '')]))
}

const isShown = {
  text: (text: Text) => text === 'agreed',
  reply: (reply: Reply) => reply === 'full' || reply === 'summary',
}

describe.each(combinations)('a text that is $text with a reply that is $reply', ({ text, reply }) => {
  const one = () => made.get(`${text} ${reply}`) as Made
  const words = reply === 'summary' ? () => '摘要里的文字' : () => one().reply

  it.each(readers)('shows %s each where its own decision says so, on every surface', async (who) => {
    for (const [path, got] of await surfaces(who, one())) {
      const isOfAll = !path.includes(one().id) && !path.includes(one().number)
      if (!isShown.text(text)) {
        expect(got, path).not.toContain(one().title)
        expect(got, path).not.toContain(one().demands)
        if (!isOfAll) expect(got, path).not.toContain(author)
        if (!isOfAll) expect(got, path).not.toContain('urban_environment')
      }
      if (!isShown.reply(reply) || reply === 'summary') expect(got, path).not.toContain(one().reply)
      expect(got, path).not.toMatch(/号收回的理由|号不公开的缘由|号的会办意见/)
    }
  })

  it('has a page, a line in the list and an answer of the API where either is public, and none where neither is', async () => {
    const is = isShown.text(text) || isShown.reply(reply)
    const page = await site.deskOf(null).get(`/public/cases/${one().id}`)
    const list = await site.deskOf(null).get(`/public/cases?q=${one().number}`)
    const answer = JSON.parse(await apiText(null, `/cases/${one().id}`))

    expect([page.status, list.text.includes(one().id), 'case' in answer]).toEqual([is ? 200 : 404, is, is])
    if (!is) return
    expect(page.text.includes(one().demands)).toBe(isShown.text(text))
    expect(page.text.includes(words())).toBe(isShown.reply(reply))
    expect(answer.case).toMatchObject({ textPublic: isShown.text(text), replyPublic: isShown.reply(reply) })
    expect(answer.textStub).toBe(
      isShown.text(text) ? null : text === 'kept' ? 'author_keeps_it' : 'office_withholds_it',
    )
  })

  it('says why the other is not there', async () => {
    const { status, text: page } = await site.deskOf(null).get(`/public/cases/${one().id}`)
    if (status === 404) return
    expect(page.includes('提出人没有同意公开')).toBe(text === 'kept')
    expect(page.includes('机构决定不公开')).toBe(text === 'withheld')
    if (reply === 'on_request' || reply === 'none') expect(page).toContain(replies[reply].notPublishedBecause)
    expect(page.includes('答复文本没有公开')).toBe(!isShown.reply(reply))
  })

  it('is whole to its author, its unit and its office', async () => {
    for (const who of ['deputy', 'roads', 'secretary'] as const) {
      const { text: page } = await site.deskOf(who).get(`/cases/${one().id}`)
      expect([page.includes(one().demands), page.includes(one().reply)], who).toEqual([true, true])
    }
  })
})

describe('a reply that is public alone', () => {
  const one = () => made.get('kept full') as Made
  const found = async (query: string) => (await site.deskOf(null).get(`/public/cases?${query}`)).text.includes(one().id)

  it('is found by its number, its unit and its state, and by nothing that the text says', async () => {
    expect(await found(`q=${one().number}`)).toBe(true)
    expect(await found('unit=roads')).toBe(true)
    expect(await found(`q=${encodeURIComponent('渡口')}`)).toBe(false)
    expect(await found(`q=${encodeURIComponent(one().title)}`)).toBe(false)
    const lines = JSON.parse(await apiText(null, '/cases?subject=urban_environment&limit=100'))
    expect(lines.cases.map((line: { readonly id: string }) => line.id)).not.toContain(one().id)
    expect(lines.cases.length).toBeGreaterThan(0)
  })

  it('is a letter that names nobody, without the title it quotes', async () => {
    const { status, text } = await site.deskOf(null).get(`/public/cases/${one().id}/replies/1/letter`)
    expect(status).toBe(200)
    expect(text).toContain(one().reply)
    expect(text).toContain('此处隐去')
    expect(text).not.toContain(author)
  })

  it('is read among many cases as it is read alone: without the title and the name it quotes', async () => {
    const read = await readListedCases(test.db, profiles, null, [one().id])
    const text = JSON.stringify(read)
    expect(text).toContain(one().reply)
    expect(text).not.toContain(one().title)
    expect(text).not.toContain(author)
  })

  it('says nothing of how its author rated it, not even that it was not rated', async () => {
    const { text } = await site.deskOf(null).get(`/public/cases/${one().id}`)
    expect(text).not.toContain('代表评价')
    expect((await site.deskOf(null).get(`/public/cases/${(made.get('agreed full') as Made).id}`)).text).toContain(
      '代表评价',
    )
  })

  it('stays when the text is published as well, and the text when the reply is taken off', async () => {
    const both = made.get('agreed taken_off') as Made
    const { text } = await site.deskOf(null).get(`/public/cases/${both.id}`)
    expect(text).toContain(both.demands)
    expect(text).not.toContain(both.reply)
  })

  it('takes no act from somebody who reads it alone', async () => {
    const desk = site.deskOf('secondDeputy')
    expect(await desk.get(`/cases/${one().id}`)).toMatchObject({ status: 303, location: `/public/cases/${one().id}` })
    const answer = JSON.parse(await apiText('secondDeputy', `/cases/${one().id}`))
    expect([answer.offers, answer.facts.title]).toEqual([[], undefined])
    expect(answer.events.map((event: { readonly type: string }) => event.type)).toEqual([
      'reply_issued',
      'reply_published',
    ])
  })
})
