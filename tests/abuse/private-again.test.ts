import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { openFeed } from '#operations/calendar-feed.ts'
import { tellingsOf } from '#tests/rights/answer-text.ts'
import { calendarHeaders } from '#tests/support/calendar-headers.ts'
import { beginCase, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

type Public = Awaited<ReturnType<typeof published>>

/** The public, another author, a unit without a part, the other house, an account that sees no case. */
const strangers = [null, 'secondDeputy', 'water', 'member', 'committee', 'administrator'] as const

let test: TestDatabase
let app: ReturnType<typeof cityApp>
const tokens = new Map<TownPerson, string>()
const feeds = new Map<TownPerson, string>()

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
  for (const who of [...strangers, 'deputy', 'secretary'] as const) {
    if (who === null) continue
    tokens.set(who, await tokenFor(dependencies, who))
    const { personId } = people[who]
    feeds.set(who, await openFeed(test.db, { ...acting(people[who], '2026-03-16'), accountId: `a-${personId}` }))
  }
})

afterAll(() => test.drop())

/** A case whose words and whose reply everybody reads, each with a word that stands nowhere else. */
async function published(word: string, reply: string) {
  const title = `关于${word}的建议`
  const one = await beginCase(test.db, '2026-03-02', { title, demands: `请修缮${word}。` })
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
  await one.act(people.roads, '2026-03-05', 'sign_for')
  await one.act(people.roads, '2026-03-06', 'draft_reply', { text: `${reply}已列入计划。` })
  await issueAnswer(one, '2026-03-09', { outcome: 'adopted', publication: 'full' })
  const row = await test.db
    .selectFrom('case_summary')
    .select('case_number')
    .where('case_id', '=', one.caseId)
    .executeTakeFirstOrThrow()
  return { ...one, word, reply, number: row.case_number ?? '' }
}

/** Addresses that whoever had them while it was public may have kept: pages, data, papers, files, lists, what was sought. */
function keptLinks({ caseId, word, reply, number }: Public): readonly string[] {
  const [said, answered] = [encodeURIComponent(word), encodeURIComponent(reply)]
  return [
    ...['/public/cases', '/api/cases', '/cases'].flatMap((at) => [`${at}/${caseId}`, `${at}?q=${said}`]),
    ...['/public/cases', '/cases'].flatMap((at) => [
      `${at}/${caseId}/replies/1/letter`,
      `${at}/${caseId}/replies/1/letter.docx`,
    ]),
    ...['', '.docx'].map((end) => `/api/cases/${caseId}/replies/1/letters${end}`),
    ...[said, answered].flatMap((q) => [`/search?q=${q}`, `/search/found?q=${q}`, `/api/search?q=${q}`]),
    ...['/', '/public/cases', '/api/cases?limit=100', '/cases', '/exports/cases.csv', '/inbox', '/calendar.ics'],
    `/public/look-up?number=${encodeURIComponent(number)}`,
    ...['/papers/register', '/papers/collection?replies=yes'].flatMap((paper) => {
      const edition = paper.includes('?') ? '&edition=public' : '?edition=public'
      return [paper, `${paper}${edition}`, paper.replace(/(register|collection)/, '$1.docx')]
    }),
    `/api/papers/register?edition=public`,
    `/removals.atom`,
  ]
}

async function follow(who: TownPerson | null, path: string, tag?: string): Promise<Response> {
  const feed = who === null ? undefined : feeds.get(who)
  const session = who === null ? {} : { cookie: `huiying_session=${tokens.get(who)}` }
  const kept = tag === undefined ? {} : { 'if-none-match': tag }
  const headers = path === '/calendar.ics' && feed !== undefined ? calendarHeaders(feed) : session
  return app.request(path, { headers: { ...headers, ...kept } })
}

/** What each link gave while it was public: its words, and what a cache would ask with again. */
async function keep(who: TownPerson | null, one: Public) {
  const kept = []
  for (const path of keptLinks(one)) {
    const answer = await follow(who, path)
    const tag = answer.headers.get('etag') ?? undefined
    kept.push({ path, tag, ...told(await tellingsOf(answer), one) })
  }
  return kept
}

/** What is typed stands in the search box again, and in the address of the next page. */
function told(text: string, { word, reply }: Public) {
  const plain = text.replace(/value="[^"]*"|(href|action)="[^"]*"/g, '').replace(/<title>[^<]*<\/title>/g, '')
  return {
    said: plain.includes(`修缮${word}`) || plain.includes(`关于${word}`),
    answered: plain.includes(`${reply}已`),
  }
}

const ways = [
  {
    what: 'its author takes their consent back',
    hides: ['said'],
    act: (one: Public) => one.act(people.deputy, '2026-03-12', 'consent_to_text', { publishText: false }),
  },
  {
    what: 'the secretariat withholds the words',
    hides: ['said'],
    act: (one: Public) =>
      one.act(people.secretary, '2026-03-12', 'withhold_text', { withheldBecause: '涉及个人信息。' }),
  },
  {
    what: 'the unit takes the reply off',
    hides: ['answered'],
    act: (one: Public) => one.act(people.roads, '2026-03-12', 'withhold_reply', { withheldBecause: '涉及谈判。' }, '1'),
  },
  {
    what: 'both are taken off, so that nothing is left of it',
    hides: ['said', 'answered'],
    act: async (one: Public) => {
      await one.act(people.secretary, '2026-03-12', 'withhold_text', { withheldBecause: '涉及个人信息。' })
      await one.act(people.secretary, '2026-03-12', 'withhold_reply', { withheldBecause: '涉及谈判。' }, '1')
    },
  },
] as const

describe('a case that everybody read', () => {
  it.each(ways)(
    '5 and 9 is opened by no kept link, search, paper, feed or cache once $what',
    async (way) => {
      const at = ways.indexOf(way)
      const [word, reply] = [['白鹭亭', '芦苇荡', '望江台', '听雨轩'][at], ['甲字桥', '乙字桥', '丙字桥', '丁字桥'][at]]
      const one = await published(word ?? '', reply ?? '')
      const before = new Map<TownPerson | null, Awaited<ReturnType<typeof keep>>>()
      for (const who of strangers) before.set(who, await keep(who, one))
      for (const part of way.hides) {
        const opened = before.get(null)?.filter((kept) => kept[part]) ?? []
        expect(opened.length, `hardly anything told ${part} while it was public`).toBeGreaterThanOrEqual(4)
      }
      expect(before.get(null)?.filter(({ tag }) => tag !== undefined).length).toBeGreaterThan(0)

      await way.act(one)
      for (const who of strangers)
        for (const { path, tag } of before.get(who) ?? []) {
          const answer = await follow(who, path, tag)
          const place = `${path} to ${who ?? 'the public'}`
          if (path.includes(one.caseId))
            expect(answer.status, `${place}: a copy from before was called fresh`).not.toBe(304)
          const now = told(await tellingsOf(answer), one)
          for (const part of way.hides) expect(now[part], `${place} tells ${part}`).toBe(false)
        }
      // It was hidden, and not lost: its author reads it as before.
      expect(await tellingsOf(await follow('deputy', `/api/cases/${one.caseId}`))).toContain(`修缮${one.word}`)
    },
    120_000,
  )

  it('9 is told so that nobody may show a copy without asking first', async () => {
    const one = await published('晚晴楼', '戊字桥')
    for (const path of keptLinks(one)) {
      const rule = (await follow(null, path)).headers.get('cache-control') ?? ''
      expect(rule, path).toMatch(/no-cache|no-store/)
    }
  })
})
