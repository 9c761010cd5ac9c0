import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { beginCase, type RunningCity, startCity } from './running-city.ts'

let city: RunningCity
let own = ''

beforeAll(async () => {
  city = await startCity()
  own = await beginCase(city, 'deputy', '/cases/new?kind=suggestion', {
    title: '关于在鹭洲步道增设长椅的建议',
    demands: '建议在鹭洲步道沿线增设长椅。',
    period: 'between_sessions',
  })
  // A program that has just begun says that it is still reading what it searches.
  await city.as('deputy', async (page) => {
    const found = async () => (await page.request.get(`${city.address}/search?q=${encodeURIComponent('鹭洲')}`)).text()
    await vi.waitUntil(async () => (await found()).includes(own), { timeout: 180_000, interval: 500 })
  })
})

afterAll(() => city.stop())

describe.each(['zh', 'en'] as const)('the search, in %s', (language) => {
  it('leads from the box in the head to what is found, and changes it while one types', async () => {
    await city.as(
      'deputy',
      async (page) => {
        await page.goto(`${city.address}/inbox`)
        await page.fill('.masthead-search input', '鹭洲')
        await page.press('.masthead-search input', 'Enter')
        await page.waitForSelector(`#found a[href="/cases/${own}"]`)
        await expectNoViolations(page)

        await page.fill('#search-form input', '鸵鸟鱼缸')
        await page.waitForSelector('#found .empty')
        await page.fill('#search-form input', 'luzhoubud')
        await page.waitForSelector(`#found a[href="/cases/${own}"]`)
        expect(await page.textContent('#found mark')).toBe('鹭洲步道')
      },
      { language },
    )
  })
})

describe('the search', () => {
  it('is walked by keys from the box through what is found', async () => {
    await city.as('deputy', async (page) => {
      await page.goto(`${city.address}/search?q=${encodeURIComponent('鹭洲步道')}`)
      await page.focus('#search-form input')
      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(`/cases/${own}`)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/cases/${own}`)
    })
  })

  it('leaves who has gone on into the list where they were, when a later answer takes its place', async () => {
    await city.as('deputy', async (page) => {
      await page.goto(`${city.address}/search?q=${encodeURIComponent('鹭洲')}`)
      const answers = Promise.withResolvers<void>()
      await page.route('**/search/found?*', async (route) => {
        await answers.promise
        await route.continue()
      })
      const box = page.locator('#search-form input')
      const asked = page.waitForRequest('**/search/found?*')
      await box.press('End')
      await page.keyboard.type('步道')
      await asked
      await page.keyboard.press('ArrowDown')
      await page.locator('#found').evaluate((list) => list.setAttribute('data-before', 'yes'))
      answers.resolve()
      await page.locator('#found:not([data-before])').waitFor()
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(`/cases/${own}`)

      await box.fill('鸵鸟鱼缸')
      await page.keyboard.press('ArrowDown')
      await page.locator('#found .empty').waitFor()
      expect(await page.evaluate('document.activeElement.name')).toBe('q')
      await page.unroute('**/search/found?*')
    })
  })

  it('works without scripts, and shows the public nothing that is not public', async () => {
    const page = await city.visit(null, { javaScript: false })
    await page.goto(city.address)
    await page.fill('.masthead-search input', '建议')
    await page.click('.masthead-search button')
    expect(await page.locator('#found a[href^="/public/cases/"]').count()).toBeGreaterThan(0)
    await page.fill('#search-form input', '鹭洲步道')
    await page.click('#search-form button')
    expect(await page.textContent('#found')).not.toContain('鹭洲步道')
    await page.context().close()
  })
})
