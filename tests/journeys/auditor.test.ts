import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { expectMayNot, type RunningCity, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

/** Everybody of the demonstration who is not the auditor, one of each kind of work. */
const others = [
  ...['administrator', 'secretariat', 'assigning', 'session-secretariat', 'leader', 'chairs', 'deputy', 'member'],
  ...['proposal-committee', 'presidium', 'special-committee', 'standing-committee', 'unit-transport'],
]

describe('the auditor', () => {
  it('is among those the sign-in page lets one try', async () => {
    const page = await city.visit(null)
    await page.goto(`${city.address}/sign-in`)
    for (const details of await page.locator('main details:not([open])').all()) await details.locator('summary').click()
    await page.click('main form:has([name=login][value=auditor]) button')
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    expect(await page.locator('.who-capacity').textContent()).toBe('审计管理员')
    await page.context().close()
  })

  it('reads who was refused what, looks for one person’s, in both languages', async () => {
    await expectMayNot(city, 'deputy', 'demo-302', 'release_key_item', { reason: '已办' })
    for (const wish of [{}, { language: 'en', width: 390 }] as const) {
      const page = await city.visit('auditor', wish)
      await page.goto(`${city.address}/inbox`)
      await page.click('nav a[href="/audit"]')
      await page.waitForURL((url) => url.pathname === '/audit')
      await page.fill('[name=login]', 'deputy')
      await page.selectOption('[name=act]', 'refused')
      await page.click('main form[role=search] button')
      await page.waitForURL((url) => url.searchParams.get('act') === 'refused')
      await expectNoViolations(page)
      expect(await textOf(page)).toContain('/cases/demo-302/actions/release_key_item')
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })

  it('takes it away as a table, which the audit then tells as well', async () => {
    await city.as('auditor', async (page) => {
      await page.goto(`${city.address}/audit?act=refused`)
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('main a[href^="/audit.csv"]')])
      expect(file.suggestedFilename()).toMatch(/^audit-\d{4}-\d{2}-\d{2}\.csv$/)
      const table = await readFile(await file.path(), 'utf8')
      expect(table).toContain('release_key_item')
      await page.goto(`${city.address}/audit?login=auditor`)
      expect(await textOf(page)).toContain('导出审计')
    })
  })

  it('does nothing else: no case, no account, no deadline, no mail, no removal', async () => {
    await city.as('auditor', async (page) => {
      for (const path of [
        '/accounts',
        '/mail',
        '/deadlines',
        '/year-and-term',
        '/templates',
        '/import',
        '/cases/new',
      ]) {
        const answer = await page.goto(`${city.address}${path}`)
        expect(answer?.status(), path).toBe(403)
      }
      // Of a case the auditor reads what everybody may, and of one that is not public nothing.
      await page.goto(city.caseUrl('demo-302'))
      expect(await page.locator('main a[href*="/actions/"]').count()).toBe(0)
      expect((await page.goto(city.caseUrl('demo-report-004')))?.status()).toBe(404)
    })
    for (const act of ['assign', 'urge', 'close']) await expectMayNot(city, 'auditor', 'demo-302', act)
  })

  it('alone reads it: nobody else comes to its page or its file', async () => {
    for (const login of others) {
      await city.as(login, async (page) => {
        for (const path of ['/audit', '/audit.csv', '/api/audit'])
          expect((await page.request.get(`${city.address}${path}`)).status(), `${login} ${path}`).toBe(403)
        await page.goto(`${city.address}/inbox`)
        expect(await page.locator('nav a[href="/audit"]').count(), login).toBe(0)
      })
    }
  })
})
