import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tell, tellControl } from '#tests/faults/form.ts'
import { violationsOn } from '#tests/support/browser.ts'
import { type RunningCity, samplePage, startCity } from './running-city.ts'

let city: RunningCity
let readingPath = ''
let casePath = ''
let publicPath = ''

beforeAll(async () => {
  city = await startCity()
  const page = await city.visit('secretariat')
  await page.goto(`${city.address}/readings/new`)
  await page.setInputFiles('[name=file]', samplePage)
  await page.click('main form button')
  await page.waitForSelector('[data-source]', { timeout: 180_000 })
  readingPath = new URL(page.url()).pathname
  casePath = await pathOfFirst(
    page,
    `${city.address}/cases?state=in_handling`,
    'a[href^="/cases/"]:not([href="/cases/new"])',
  )
  publicPath = await pathOfFirst(page, `${city.address}/public/cases`, 'table a[href^="/public/cases/"]')
  await page.context().close()
})

afterAll(async () => {
  tell('accessibility', seen)
  await city.stop()
})

async function pathOfFirst(page: Page, url: string, link: string): Promise<string> {
  await page.goto(url)
  return (await page.locator(`main ${link}`).first().getAttribute('href')) ?? ''
}

/** Each page is asked for once in each language and looked at in both ways; its words and its look are faulted apart. */
const looks = {
  zh: [
    { width: 1280, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ],
  en: [
    { width: 1280, colorScheme: 'dark' },
    { width: 320, colorScheme: 'light' },
  ],
} as const

const seen = { pages: 0, looks: 0, violations: 0 }

describe.each(['zh', 'en'] as const)('every page in %s, wide and narrow, by day and by night', (language) => {
  const check = async (page: Page, path: string) => {
    const answer = await page.goto(`${city.address}${path}`)
    expect(answer?.status(), path).toBe(200)
    seen.pages += 1
    for (const { width, colorScheme } of looks[language]) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      const violations = await violationsOn(page)
      seen.looks += 1
      seen.violations += violations.length
      expect(violations, page.url()).toEqual([])
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      expect(overflow, `${path} is wider than a window of ${width} px`).toBeLessThanOrEqual(0)
    }
  }

  it('for the public has no fault of accessibility and fits the window', async () => {
    const page = await city.visit(null, { language })
    for (const path of [
      '/',
      '/public/cases',
      '/public/look-up',
      '/search',
      '/search?q=建议',
      '/sign-in',
      '/forgotten-password',
      '/laws',
      '/laws/suggestion/henan-2017',
      '/laws/proposal/hongkou-cppcc-2020',
      '/public/cases?kind=proposal',
      '/laws/motion/shanghai-motion',
      '/log',
      '/removals',
      publicPath,
    ])
      await check(page, path)
    await page.context().close()
  })

  it('for the secretariat has none either', async () => {
    const page = await city.visit('secretariat', { language })
    const paths = [
      '/inbox',
      '/search?q=建议',
      '/cases',
      '/same-matter',
      '/cases/new',
      ...['suggestion', 'motion', 'enquiry'].map((kind) => `/cases/new?kind=${kind}`),
      casePath,
      '/readings',
      '/readings/new',
      readingPath,
      '/board/water',
      '/settings',
      '/deadlines',
      '/statistics',
      '/statistics/report',
      '/papers',
      '/papers/register?kind=suggestion&year=2026',
      '/papers/collection?kind=suggestion&year=2026&subject=society',
      '/import',
      '/removals/work',
      `/removals/new?case=${casePath.replace(/^\/cases\/|\?.*$/g, '')}&seq=1`,
      `/removals/new?reading=${readingPath.split('/').at(-1)}`,
    ]
    for (const path of paths) await check(page, path)
    await page.context().close()
  })

  it('nor for a deputy, a unit and a leader', async () => {
    for (const [login, paths] of Object.entries({
      deputy: ['/inbox', '/cases', '/cases/new', '/cases/new?kind=motion', '/cases/new?kind=enquiry&act=submit'],
      member: ['/cases/new', '/cases/new?kind=social-report', '/cases?kind=social-report', '/cases/demo-report-006'],
      presidium: ['/inbox', '/cases'],
      'unit-water': ['/inbox', '/board', '/cases', '/settings'],
      administrator: [
        '/accounts',
        '/accounts/invite',
        '/accounts/invite-many',
        '/prove',
        '/settings/password',
        '/settings/passkeys',
        '/settings/sign-ins',
        '/mail',
        '/sessions',
        '/settings',
      ],
      leader: ['/inbox', '/cases', readingPath],
      assigning: ['/inbox', '/proposed-units'],
      auditor: ['/inbox', '/audit', '/cases'],
      'session-secretariat': ['/inbox'],
    })) {
      const page = await city.visit(login, { language })
      for (const path of paths) await check(page, path)
      await page.context().close()
    }
  })
})

describe('a page with faults of accessibility', () => {
  it('is seen to have them', async () => {
    const page = await city.visit(null)
    await page.goto(`${city.address}/sign-in`)
    await page.evaluate(`(() => {
      const main = document.querySelector('main')
      main.insertAdjacentHTML('beforeend', '<p id="faint">faint words</p><img src="/assets/none.svg"><input name="nameless">')
      // The policy of the site lets no style stand in the page itself.
      Object.assign(document.getElementById('faint').style, { color: '#aaa', background: '#fff' })
    })()`)
    const violations = await violationsOn(page)
    await page.context().close()
    tellControl('a page with faults', 'faint words, a picture and a field without names are put into a page', {
      violations: violations.length,
    })
    for (const rule of ['color-contrast', 'image-alt', 'label'])
      expect(
        violations.some((one) => one.startsWith(`${rule}:`)),
        rule,
      ).toBe(true)
  })
})
