import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cityApp } from '#app/city-app.ts'
import type { Fields } from '#engine/case-file.ts'
import { openFeed } from '#operations/calendar-feed.ts'
import { tellingsOf } from '#tests/rights/answer-text.ts'
import { calendarHeaders } from '#tests/support/calendar-headers.ts'
import { beginCase, beginProposal, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { caseColumns } from '#web/parts/case-columns.ts'

type Asking = TownPerson | null

/** The public, another author, a unit without a part, those of the other house, an account that sees no case. */
const strangers = [null, 'secondDeputy', 'water', 'member', 'committee', 'administrator'] as const
/** Puts the published cases forward: sees of them more than the public, and nothing of a unit's inside work. */
const author = 'deputy' as const
const words = encodeURIComponent('栈桥')
const everyColumn = caseColumns.map((column) => `column=${column}`).join('&')
const page = z.object({ next: z.string().nullable() })

let test: TestDatabase
let app: ReturnType<typeof cityApp>
const tokens = new Map<Asking, string>()
let feed = ''
/** Published, with its unit. */
let worked: Awaited<ReturnType<typeof beginCase>>
/** Published and answered: its author is asked to rate. */
let answered: Awaited<ReturnType<typeof beginCase>>
/** Kept to those concerned by an author who is none of those that ask. */
let kept: Awaited<ReturnType<typeof beginCase>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await ledAlone('2026-03-01', { title: '关于栈桥照明的建议' })
  answered = await ledAlone('2026-03-02', { title: '关于栈桥护栏的建议' })
  await answered.act(people.roads, '2026-03-06', 'draft_reply', { text: '栈桥护栏已经加固。' })
  await issueAnswer(answered, '2026-03-09', { outcome: 'adopted', publication: 'full' })
  worked = await ledAlone('2026-03-03', { title: '关于栈桥台阶的建议' })
  await ledAlone('2026-03-04', { title: '关于栈桥座椅的建议' })
  kept = await keptCase()
  await beginProposal(test.db, '2026-03-02')
  const dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
  for (const who of [...strangers, author, 'secretary'] as const)
    if (who !== null) tokens.set(who, await tokenFor(dependencies, who))
  feed = await openFeed(test.db, { ...acting(people.deputy, '2026-03-16'), accountId: 'a-p-deputy' })
}, 120_000)

afterAll(() => test.drop())

async function ledAlone(day: string, fields: Fields, by = people.deputy) {
  const one = await beginCase(test.db, day, { leadProposer: by.personId, ...fields }, by)
  await one.act(people.secretary, '2026-03-04', 'register')
  await one.act(people.secretary, '2026-03-04', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
  await one.act(people.roads, '2026-03-05', 'sign_for')
  return one
}

const keptCase = () => ledAlone('2026-03-02', { title: '关于栈桥拆除的建议', publishText: false }, people.thirdDeputy)

async function ask(who: Asking, path: string): Promise<string> {
  const session = who === null ? {} : { cookie: `huiying_session=${tokens.get(who)}` }
  const headers = path.startsWith('/calendar') ? calendarHeaders(feed) : session
  return plain(who, await app.request(path, { headers }))
}

/** An answer without what is new each time. An author needs the version of their own case for the next act. */
async function plain(who: Asking, answer: Response): Promise<string> {
  const [kind, tag] = [answer.headers.get('content-type'), answer.headers.get('etag')]
  for (const name of [...answer.headers.keys()]) answer.headers.delete(name)
  const body = (await tellingsOf(answer))
    .replace(/name="(csrf|token|submitToken)" value="[^"]*"/g, '')
    // Each refusal has a number of its own.
    .replace(answer.ok ? /$^/ : /"instance":"[\w-]+"/g, '')
  const told = `${answer.status} ${kind}\n`
  return who === author ? told + body.replace(/"version":\d+/g, '"version":0') : `${told}${tag}\n${body}`
}

/** A list by one case a page, each page by the place that the one before gave out. */
async function walked(who: Asking, path: string): Promise<string> {
  const pages = []
  for (let after: string | null = ''; after !== null && pages.length < 20; ) {
    const text: string = await ask(who, `${path}&limit=1${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`)
    pages.push(text)
    after = page.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))).next
  }
  return pages.join('\n')
}

const orders = ['newest', 'deadline', 'updated']

const lists = (): readonly string[] => [
  '/',
  ...orders.flatMap((order) => [`/cases?order=${order}`, `/cases?${everyColumn}&order=${order}`]),
  ...orders.map((order) => `/public/cases?order=${order}`),
  ...['late=yes', 'key=yes', 'mine=yes', 'work=waiting', 'work=done', 'unit=roads', 'state=in_handling'].flatMap(
    (asked) => [`/cases?${asked}`, `/public/cases?${asked}`],
  ),
  ...[`q=${words}`, 'proposer=p-deputy-3', 'from=2026-03-01&to=2026-03-03'].map((asked) => `/public/cases?${asked}`),
  `/api/cases?q=${words}&late=yes`,
  `/exports/cases.csv?${everyColumn}&order=updated`,
  ...['/inbox', '/api/inbox', '/board', '/board/roads', '/api/board/roads'],
  ...['/statistics?year=2026', '/statistics?year=2026&by=subject', '/statistics/report?year=2026'],
  ...['/papers/register', '/papers/collection?replies=yes'],
  // What is found while somebody types.
  ...['search', 'search/found', 'api/search'].map((at) => `/${at}?q=${words}`),
  ...['/api/people', '/api/units', '/cases/new', `/api/cases/${worked.caseId}/like?limit=20`],
  ...[worked, answered].flatMap(({ caseId }) => [`/api/cases/${caseId}`, `/public/cases/${caseId}`]),
]

/** Figures over all cases, which count those that are not public as well and hide the small ones. */
const figures = ['/public/statistics?year=2026', '/public/statistics?year=2026&by=subject']

async function everything(who: Asking, more: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>()
  for (const path of [...lists(), ...more]) told.set(path, await ask(who, path))
  for (const order of orders) told.set(`pages by ${order}`, await walked(who, `/api/cases?order=${order}`))
  return told
}

/** Which answers to whom are others after something happened that is none of their business. */
async function changedBy(
  who: readonly Asking[],
  happens: () => Promise<unknown>,
  more: readonly string[] = figures,
): Promise<readonly string[]> {
  const before = new Map<Asking, ReadonlyMap<string, string>>()
  for (const one of who) before.set(one, await everything(one, more))
  await happens()
  const changed = []
  for (const one of who)
    for (const [path, text] of await everything(one, more)) {
      const was = before.get(one)?.get(path) ?? ''
      if (was !== text) changed.push(`${path} to ${one ?? 'the public'}: ${whereApart(was, text)}`)
    }
  return changed
}

/** The words around the first sign in which two answers differ. */
function whereApart(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 30), at + 30)
  return JSON.stringify([around(one), around(other)])
}

describe('what somebody may not see', () => {
  it('8 changes no list, order, place, count or proposal while typing when a unit works inside', async () => {
    const byOffice = await ask('secretary', '/cases?order=updated')
    const changed = await changedBy([...strangers, author], () =>
      worked.act(people.roads, '2026-03-12', 'draft_reply', { text: '栈桥台阶拟于秋天重修。' }),
    )
    expect(changed).toEqual([])
    expect(await ask('secretary', '/cases?order=updated'), 'it changed nothing for anybody').not.toBe(byOffice)
  }, 300_000)

  it('8 changes none of them when an inside deadline is another', async () => {
    const due = (day: string) =>
      test.ownerDb
        .updateTable('case_summary')
        .set({ next_clock: 'urging_answer', next_deadline: day })
        .where('case_id', 'in', [worked.caseId, answered.caseId])
        .execute()
    await due('2026-05-20')
    const byOffice = await ask('secretary', '/cases?late=yes')
    const paths = [...figures, '/calendar.ics']
    expect(await changedBy([...strangers, author], () => due('2026-03-11'), paths)).toEqual([])
    expect(await ask('secretary', '/cases?late=yes'), 'it changed nothing for anybody').not.toBe(byOffice)
  }, 300_000)

  it('8 changes none of them when a case that is kept to those concerned is called otherwise or worked on', async () => {
    const byOffice = await ask('secretary', `/cases?q=${words}`)
    const changed = await changedBy([...strangers, author], async () => {
      await kept.act(people.roads, '2026-03-12', 'draft_reply', { text: '栈桥不拆。' })
      await test.ownerDb
        .updateTable('case_summary')
        .set({ title: '关于另一件事情的建议' })
        .where('case_id', '=', kept.caseId)
        .execute()
    })
    expect(changed).toEqual([])
    expect(await ask('secretary', `/cases?q=${words}`), 'it changed nothing for anybody').not.toBe(byOffice)
  }, 300_000)

  it('8 changes none of them by being there', async () => {
    const byOffice = await ask('secretary', `/cases?q=${words}`)
    expect(await changedBy([...strangers, author], keptCase, [])).toEqual([])
    expect(await ask('secretary', `/cases?q=${words}`), 'it changed nothing for anybody').not.toBe(byOffice)
  }, 300_000)

  it('8 is asked about by no place that somebody writes themselves', async () => {
    const { updated_at: at } = await test.db
      .selectFrom('case_summary')
      .select('updated_at')
      .where('case_id', '=', worked.caseId)
      .executeTakeFirstOrThrow()
    const shifted = (ms: number) => new Date(Date.parse(at) + ms).toISOString()
    const places = [
      { order: 'updated', around: [shifted(-1_000), shifted(1_000)] },
      { order: 'deadline', around: ['2026-03-10', '2026-03-12'] },
    ]
    await test.ownerDb
      .updateTable('case_summary')
      .set({ next_clock: 'urging_answer', next_deadline: '2026-03-11' })
      .where('case_id', '=', worked.caseId)
      .execute()
    const answersTo = (who: Asking, path: string, order: string, around: readonly string[]) =>
      Promise.all(
        around.map((key) => {
          const after = Buffer.from(JSON.stringify([key, '~'])).toString('base64url')
          return ask(who, `${path}?order=${order}&after=${after}`)
        }),
      )
    for (const { order, around } of places) {
      for (const who of [...strangers, author])
        for (const path of ['/cases', '/api/cases', '/public/cases']) {
          const [before, behind] = (await answersTo(who, path, order, around)).map(withoutPlaces)
          expect(before, `${path} by ${order} to ${who ?? 'the public'}`).toBe(behind)
        }
      const [before, behind] = await answersTo('secretary', '/api/cases', order, around)
      expect(before, 'no place leads on for anybody').not.toBe(behind)
    }
  }, 120_000)
})

/** A page says its own address in its links. */
function withoutPlaces(text: string): string {
  return text.replace(/after(=|%3D)[\w-]+/g, '')
}
