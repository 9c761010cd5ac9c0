import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

let test: TestDatabase
let site: ReturnType<typeof createSite>
/** What pages have asked the database, counted. */
let queries = 0
let counted: Db
const cookies = new Map<TownPerson, string>()

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  counted = connect(test.url, { onQuery: () => (queries += 1) })
  const dependencies = await testDependencies(counted)
  site = createSite(dependencies)
  for (const person of ['deputy', 'secondDeputy', 'secretary', 'assigner', 'leader', 'roads', 'parks'] as const) {
    cookies.set(person, `huiying_session=${await tokenFor(dependencies, person)}`)
  }
  await fillTown()
})

afterAll(async () => {
  await counted.destroy()
  await test.drop()
})

type Step = readonly [
  person: TownPerson,
  action: string,
  day: string,
  fields?: Record<string, string | string[]>,
  instance?: string,
]

let submitted = 0

async function makeCase(title: string, steps: readonly Step[], changes: Record<string, unknown> = {}): Promise<string> {
  submitted += 1
  const fields = {
    title,
    demands: '请研究办理。',
    leadProposer: people.deputy.personId,
    period: 'between_sessions',
    publishText: true,
    ...changes,
  }
  const begun = await submitCase(test.db, acting(people.deputy, '2026-03-02'), {
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    submitToken: `lists-${submitted}`,
    fields,
  })
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal))
  let { version } = begun.value
  for (const [person, action, day, given = {}, instance] of steps) {
    const asked = { caseId: begun.value.caseId, seenVersion: version, action, fields: given }
    const taken = await takeAction(
      test.db,
      acting(people[person], day),
      instance === undefined ? asked : { ...asked, instance },
    )
    if (!taken.ok) throw new Error(`${action}: ${JSON.stringify(taken.refusal)}`)
    version = taken.value.version
  }
  return begun.value.caseId
}

const assigned: readonly Step[] = [
  ['secretary', 'register', '2026-03-03'],
  ['secretary', 'file', '2026-03-03'],
  ['assigner', 'assign', '2026-03-04', { leadUnit: 'roads', jointUnits: ['parks'] }],
]

const answered = (publication: 'full' | 'none'): readonly Step[] => [
  ...assigned,
  ['roads', 'sign_for', '2026-03-05', {}, 'roads'],
  ['parks', 'sign_for', '2026-03-05', {}, 'parks'],
  ['parks', 'give_joint_opinion', '2026-03-06', { opinion: '同意。' }, 'parks'],
  ['roads', 'draft_reply', '2026-03-06', { text: '收悉。' }],
  [
    'roads',
    'review_reply',
    '2026-03-07',
    {
      outcome: 'adopted',
      secrecy: 'cleared',
      secrecyReviewer: '段路遥',
      publication,
      ...(publication === 'none' ? { notPublishedBecause: '涉及商业秘密' } : {}),
    },
  ],
  ['roads', 'issue_reply', '2026-03-07', { signer: '段路遥' }],
  ...(publication === 'full' ? ([['roads', 'publish_reply', '2026-03-07']] as const) : []),
]

/** Forty-five waiting cases and some further on; the town's day is 2026-03-16. */
async function fillTown(): Promise<void> {
  for (let number = 1; number <= 45; number += 1) await makeCase(`关于第${number}座桥的建议`, [])
  await makeCase('关于加装路灯的建议', assigned)
  await makeCase('关于公开答复的建议', answered('full'))
  await makeCase('关于不公开答复的建议', answered('none'))
  await makeCase('关于不同意公开的建议', answered('none'), { publishText: false })
}

async function open(path: string, person?: TownPerson) {
  const cookie = person === undefined ? undefined : cookies.get(person)
  queries = 0
  const response = await site.request(path, cookie === undefined ? {} : { headers: { cookie } })
  return { status: response.status, html: await response.text(), queries, location: response.headers.get('location') }
}

function titlesIn(html: string): readonly string[] {
  return [...html.matchAll(/<span class="said">(关于[^<]*)<\/span>/g)].map(([, title]) => title ?? '')
}

function nextIn(html: string): string | undefined {
  return /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
}

/** Every title from the first page to the last. */
async function walk(path: string, person?: TownPerson): Promise<readonly string[]> {
  const titles: string[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const { html } = await open(next, person)
    titles.push(...titlesIn(html))
    next = nextIn(html)
  }
  return titles
}

describe('the list of cases', () => {
  it.each(['newest', 'deadline', 'updated'])(
    'shows each case once, over as many pages as it takes, by %s',
    async (order) => {
      const titles = await walk(`/cases?order=${order}`, 'secretary')

      expect(new Set(titles).size).toBe(titles.length)
      expect(titles.length).toBe(order === 'deadline' ? 46 : 49)
    },
  )

  it.each(['deputy', 'roads'] as const)(
    'shows a %s each case once, however many reasons there are to see it',
    async (person) => {
      const titles = await walk('/cases?order=updated', person)

      expect(new Set(titles).size).toBe(titles.length)
      expect(titles).toContain('关于不同意公开的建议')
      expect((await open('/cases', person)).html).toContain(`共 ${titles.length} 件`)
      expect(titles).toHaveLength(person === 'deputy' ? 49 : 4)
    },
  )

  it('asks the database the same few times, however long it is and whatever it is narrowed by', async () => {
    const whole = await open('/cases', 'secretary')
    const narrowed = await open('/cases?q=桥&unit=roads&state=in_handling&late=yes&session=s-1', 'secretary')
    for (let number = 1; number <= 30; number += 1)
      await makeCase(`关于第${number}条路的建议`, [], { publishText: false })
    const longer = await open('/cases', 'secretary')

    expect(whole.queries).toBe(6)
    expect(narrowed.queries).toBe(6)
    expect(longer.queries).toBe(6)
  })

  it('applies a filter to the whole list and keeps it over the pages', async () => {
    const titles = await walk('/cases?q=座桥&state=submitted', 'secretary')

    expect(titles).toHaveLength(45)
    expect((await open('/cases?q=座桥&state=submitted', 'secretary')).html).toContain('共 45 件')
    expect(nextIn((await open('/cases?q=座桥&state=submitted', 'secretary')).html)).toContain('state=submitted')
  })

  it('takes a number for a case', async () => {
    const { html } = await open('/cases?q=2026-0001', 'secretary')

    expect(titlesIn(html)).toEqual(['关于加装路灯的建议'])
  })

  it('takes signs of the database for what they are', async () => {
    expect(titlesIn((await open('/cases?q=%25', 'secretary')).html)).toEqual([])
    expect(titlesIn((await open('/cases?q=_', 'secretary')).html)).toEqual([])
    expect((await open(`/cases?q=${encodeURIComponent("'; drop table case_summary; --")}`, 'secretary')).status).toBe(
      200,
    )
  })

  it('begins anew for a place that no page gave out', async () => {
    const forged = Buffer.from(JSON.stringify(['1', 'x'])).toString('base64url')

    for (const after of ['nonsense', forged, 'e30']) {
      expect((await open(`/cases?after=${after}`, 'secretary')).status, after).toBe(200)
      expect((await open(`/cases?order=updated&after=${after}`, 'secretary')).status, after).toBe(200)
    }
  })

  it('says what of the address was not understood, and what can never match', async () => {
    expect((await open('/cases?from=2026-02-30', 'secretary')).html).toContain('不是日期，没有用来筛选： 2026-02-30')
    expect((await open('/cases?from=2026-03-02&to=2026-03-01', 'secretary')).html).toContain('请对调')
    expect((await open('/cases?q=没有这样的词', 'secretary')).html).toContain('没有符合条件的办件')
  })

  it('shows a unit its own cases and what is public, not what waits elsewhere', async () => {
    const seen = await walk('/cases', 'parks')

    expect(seen).toContain('关于不同意公开的建议')
    expect(seen).not.toContain('关于第1座桥的建议')
    expect(await walk('/cases', 'secondDeputy')).not.toContain('关于不同意公开的建议')
  })

  it('marks in red what is late, from the day after its last day', async () => {
    const { html } = await open('/cases?q=加装路灯', 'secretary')

    expect(html).toContain('<time datetime="2026-03-09">2026-03-09</time> <span class="late">已逾期7天</span>')
  })
})

describe('the public list', () => {
  it('shows what its proposers agreed to publish, and nothing else', async () => {
    const titles = await walk('/public/cases')

    expect(titles).toEqual(expect.arrayContaining(['关于加装路灯的建议', '关于公开答复的建议', '关于不公开答复的建议']))
    expect(titles).toHaveLength(3)
  })

  it('tells the unit, the state, the day of the answer and what of it is published', async () => {
    const { html } = await open('/public/cases')
    const row = (title: string) => html.split('<tr').find((part) => part.includes(title)) ?? ''

    expect(row('关于公开答复的建议')).toMatch(/道路局[\s\S]*已答复[\s\S]*2026-03-07[\s\S]*>建议和答复</)
    expect(row('关于不公开答复的建议')).toContain('建议（答复不公开）')
    expect(row('关于加装路灯的建议')).toContain('未答复')
  })

  it('is the same for somebody signed in, and leads to the public pages', async () => {
    const { html } = await open('/public/cases', 'secretary')

    expect(titlesIn(html)).toHaveLength(3)
    expect(html).not.toMatch(/<td[^>]*><a href="\/cases\//)
  })

  it('weighs at most 60 KB with its style sheet, before compression, and asks at most six times', async () => {
    const { html, queries: asked } = await open('/public/cases')
    const sheet = /href="(\/assets\/site-[^"]+\.css)"/.exec(html)?.[1] ?? ''
    const css = await (await site.request(sheet)).text()

    expect(Buffer.byteLength(html) + Buffer.byteLength(css)).toBeLessThanOrEqual(60 * 1024)
    expect(asked).toBeLessThanOrEqual(6)
  })
})

describe('looking up a number', () => {
  it('leads to the case, however the figures were typed', async () => {
    expect((await open('/public/look-up?number=2026-0002')).location).toMatch(/^\/public\/cases\/[\w-]{22}$/)
    expect((await open(`/public/look-up?number=${encodeURIComponent('２０２６－０００２')}`)).location).toMatch(
      /^\/public\/cases\//,
    )
    expect((await open('/public/look-up?number=2026-00002', 'secretary')).location).toMatch(/^\/cases\/[\w-]{22}$/)
  })

  it('tells the public nothing of a case that is not published', async () => {
    const hidden = await open('/public/look-up?number=2026-0004')
    const unknown = await open('/public/look-up?number=2026-9999')

    expect([hidden.status, unknown.status]).toEqual([404, 404])
    expect(hidden.html.replaceAll('2026-0004', '2026-9999')).toBe(unknown.html)
  })

  it('asks for a number when none is given', async () => {
    const empty = await open('/public/look-up?number=')

    expect(empty.status).toBe(422)
    expect(empty.html).toContain('请填写编号。')
  })
})

describe('the front page', () => {
  it('shows the newest published cases and leads those signed in to their inbox', async () => {
    expect(titlesIn((await open('/')).html)).toHaveLength(3)
    expect((await open('/', 'deputy')).location).toBe('/inbox')
  })
})

describe('the inbox', () => {
  it('counts what waits by step, with how much of it is late, and leads to the form of each', async () => {
    const { html } = await open('/inbox', 'secretary')

    expect(html).toMatch(/href="#suggestion-register">登记 <strong class="figure">75<\/strong>/)
    expect(html).toMatch(/href="\/cases\/[\w-]{22}\/actions\/register\?back=[^"]*">登记<\/a>/)
    expect(html).toContain('75<span class="visually-hidden"> 件待办')
  })

  it('leads to a unit’s own step with the unit in the address', async () => {
    const { html } = await open('/inbox', 'roads')

    expect(html).toMatch(/href="\/cases\/[\w-]{22}\/actions\/sign_for\?instance=roads&amp;back=[^"]*">签收<\/a>/)
  })

  it('shows every waiting step once, over as many pages as it takes', async () => {
    const titles = await walk('/inbox?procedure=suggestion&action=register', 'secretary')

    expect(titles).toHaveLength(75)
    expect(new Set(titles).size).toBe(75)
  })

  it('says so when nothing waits', async () => {
    const { html } = await open('/inbox', 'leader')

    expect(html).toContain('现在没有等您办的事。')
  })

  it('shows each role what it looks at every day', async () => {
    expect((await open('/inbox', 'leader')).html).toMatch(/逾期的办件[\s\S]*关于第\d+座桥的建议/)
    expect((await open('/inbox', 'parks')).html).toMatch(/本单位在办[\s\S]*关于加装路灯的建议/)
    expect((await open('/inbox', 'deputy')).html).toContain('我提出或联名的')
    expect((await open('/inbox', 'secondDeputy')).html).toContain('您还没有提出或联名的件。')
  })

  it.each(['secretary', 'deputy', 'roads', 'leader'] as const)(
    'asks the database at most six times for a %s',
    async (person) => {
      expect((await open('/inbox', person)).queries).toBeLessThanOrEqual(6)
    },
  )
})

describe('a unit’s board', () => {
  it('shows the unit what it has in hand, the late first', async () => {
    const { html, status } = await open('/board', 'roads')

    expect(status).toBe(200)
    expect(html).toMatch(/县道路局在办[\s\S]*class="late">逾期 <span class="count">1<\/span>[\s\S]*关于加装路灯的建议/)
    expect(titlesIn(html)).toEqual(['关于加装路灯的建议'])
  })

  it('of another unit is refused to a unit, and open to the offices', async () => {
    expect((await open('/board/roads', 'parks')).status).toBe(403)
    expect((await open('/board/roads', 'leader')).status).toBe(200)
    expect((await open('/board/nobody', 'leader')).status).toBe(404)
    expect((await open('/board', 'deputy')).status).toBe(403)
  })

  it('of all units tells the offices how much each has in hand and how much is late', async () => {
    const { html } = await open('/board', 'assigner')

    expect(html).toMatch(/href="\/board\/roads">县道路局<[\s\S]*?>1<[\s\S]*?class="late">1</)
    expect(html).not.toContain('县水务局')
  })
})
