import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitCase } from '#operations/submit-case.ts'
import { launchBrowser, openPage, type PageWish } from '#tests/support/browser.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

let test: TestDatabase
let browser: Browser
let server: Server
let address = ''
let token = ''

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  for (const number of [1, 2, 3]) {
    await submitCase(test.db, acting(people.deputy, `2026-03-0${number}`), {
      procedure: 'suggestion',
      profile: 'shanghai-2015',
      submitToken: `keys-${number}`,
      fields: {
        title: `关于第${number}座桥的建议`,
        demands: '请修。',
        leadProposer: people.deputy.personId,
        period: 'between_sessions',
      },
    })
  }
  // Real time: a browser throws away cookies that have run out.
  const dependencies = await testDependencies(test.db, { clock: () => new Date() })
  token = await tokenFor(dependencies, 'secretary')
  const site = createSite(dependencies)
  server = await new Promise<Server>((done) => {
    const started = serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) => {
      address = `http://127.0.0.1:${info.port}`
      done(started as Server)
    })
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await test.drop()
})

/** A page of the secretary's list of cases, newest first; `complaints` gathers what the browser objects to. */
async function listPage(wish: PageWish = {}): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const { page } = await openPage(browser, wish)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.context().addCookies([{ name: 'huiying_session', value: token, url: address }])
  await page.goto(`${address}/cases`)
  return { page, complaints }
}

const focused = (page: Page) => page.evaluate('document.activeElement?.textContent')

describe('keys in a list', () => {
  it('j and k move between rows and stop at the ends, Enter opens', async () => {
    const { page, complaints } = await listPage()
    const seen: unknown[] = []
    for (const key of ['j', 'j', 'j', 'j', 'k']) {
      await page.keyboard.press(key)
      seen.push(await focused(page))
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\/[\w-]{22}(?:\?|$)/)

    expect(seen).toEqual([3, 2, 1, 1, 2].map((number) => `关于第${number}座桥的建议`))
    expect(await page.textContent('h1')).toContain('关于第2座桥的建议')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('are left to the search box while one types in it', async () => {
    const { page } = await listPage()
    await page.keyboard.press('/')
    await page.keyboard.type('jk?')

    expect(await page.inputValue('input[type=search]')).toBe('jk?')
    await page.context().close()
  })

  it('? shows them and Esc closes; switched off, they stay off until switched on', async () => {
    const { page } = await listPage()
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open]')
    await page.uncheck('[data-keys-on]')
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('?')
    await page.keyboard.press('j')

    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(await page.evaluate("document.activeElement.matches('[data-row] *')")).toBe(false)

    await page.click('[data-keys-open]')
    await page.check('[data-keys-on]')
    await page.keyboard.press('Escape')
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('j')
    expect(await focused(page)).toContain('关于第3座桥的建议')
    await page.context().close()
  })

  it('Ctrl+Enter sends the form one is in', async () => {
    const { page } = await listPage()
    await page.focus('input[type=search]')
    await page.keyboard.type('第1座')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/q=/)

    expect(await page.locator('[data-row]').count()).toBe(1)
    await page.context().close()
  })

  it('are not needed: without scripts the list filters and opens, and offers no keys', async () => {
    const { page } = await listPage({ javaScript: false })
    await page.fill('input[type=search]', '第3座')
    await page.click('.list-filter .button')
    await page.click('[data-row] a')

    expect(await page.textContent('h1')).toContain('关于第3座桥的建议')
    expect(await page.locator('[data-keys-open]').isVisible()).toBe(false)
    await page.context().close()
  })
})

describe('the frame in a browser', () => {
  it('keeps its content policy unbroken from page to page, Turbo’s progress bar included', async () => {
    const { page, complaints } = await listPage()
    await page.click('.nav a[href="/inbox"]')
    await page.waitForURL(`${address}/inbox`)
    await page.click('.nav a[href="/public/cases"]')
    await page.waitForURL(`${address}/public/cases`)

    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('in large type has text of 18 px at least and targets of 60 by 60', async () => {
    const { page } = await listPage()
    await page.click('form[action="/text-size"] button')
    await page.waitForURL(`${address}/cases`)
    const smallestText = await page.evaluate(`Math.min(
      ...[...document.querySelectorAll('main td, main p, main label, .nav a, .settings button')].map((one) =>
        parseFloat(getComputedStyle(one).fontSize)))`)
    const smallTargets = await page.evaluate(`
      [...document.querySelectorAll('.nav a, .settings button, main td a, main button, main select, main summary')]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent.trim() }))
        .filter(({ box }) => box.width < 60 || box.height < 60)
        .map(({ box, name }) => name + ' ' + box.width + '×' + box.height)`)

    expect(smallestText).toBeGreaterThanOrEqual(18)
    expect(smallTargets).toEqual([])
    await page.context().close()
  })
})
