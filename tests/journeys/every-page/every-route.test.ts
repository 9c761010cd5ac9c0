import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'
import { routesOfAnswers } from './answers.ts'
import { notPages } from './not-pages.ts'
import { unopened } from './opened.ts'
import { pageRoutes, routeOf, unheld } from './page-routes.ts'
import { visitsOf, visitTo } from './visits.ts'

let test: TestDatabase
let site: ReturnType<typeof createSite>
/** The same with a page that nobody has looked at yet. */
let siteWithMore: ReturnType<typeof createSite>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const dependencies = await testDependencies(test.db)
  site = createSite(dependencies)
  siteWithMore = createSite(dependencies).get('/cases/:caseId/quite-new', (c) => c.text(''))
})

afterAll(() => test.drop())

/** What is shown where somebody goes; a "no" is no page of its own. */
const pages = visitsOf(unopened)
  .flatMap((one) => one.pages)
  .map(visitTo)
  .flatMap(({ path, status }) => (status === 200 ? [path] : []))
const reasons = Object.keys(notPages)

const lookedAt = () =>
  new Set([...routesOfAnswers, ...pages.map((one) => routeOf(site, one) ?? `${one} leads nowhere`)])

describe('every address of the site', () => {
  it('is looked at in the test of every page, or a reason is given why it is no page', () => {
    expect(pageRoutes(site).length).toBeGreaterThan(80)
    expect(unheld(pageRoutes(site), { lookedAt: lookedAt(), reasons })).toEqual({ unseen: [], idle: [] })
  })

  it('is known by the site’s own routes: no page that is looked at leads nowhere', () => {
    expect([...lookedAt()].filter((route) => !pageRoutes(site).includes(route))).toEqual([])
  })
})

describe('a route that nobody looks at', () => {
  it('is found, as is a reason for a route that is gone or looked at', () => {
    const found = unheld(['/inbox', '/quite-new'], {
      lookedAt: new Set(['/inbox']),
      reasons: ['/gone.csv', '/inbox'],
    })
    expect(found).toEqual({ unseen: ['/quite-new'], idle: ['/gone.csv', '/inbox'] })
  })

  it('is found where a new page is added to the site', () => {
    expect(unheld(pageRoutes(siteWithMore), { lookedAt: lookedAt(), reasons }).unseen).toEqual([
      '/cases/:caseId/quite-new',
    ])
  })
})
