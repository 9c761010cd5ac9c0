import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { type RunningCity, samplePage, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

describe('a leader who answered in a session', () => {
  let reading = ''

  it('reads on the page who said what and what was answered, once the secretariat has opened the cases', async () => {
    await city.as('secretariat', async (page) => {
      await page.goto(`${city.address}/readings/new`)
      await page.setInputFiles('[name=file]', samplePage)
      await page.click('main form button')
      await page.waitForSelector('[data-source]', { timeout: 180_000 })
      reading = new URL(page.url()).pathname
      await page.click('form[action$="/confirmations"] button')
      await page.waitForSelector('.open-cases [name=finding]')
      await page.click('.open-cases button')
      await page.waitForSelector('.case-line')
    })
    const page = await city.visit('leader', { language: 'en', width: 390 })
    await page.goto(`${city.address}/readings`)
    await page.click(`main a[href="${reading}"]`)
    await page.waitForSelector('.column-said .finding')
    await expectNoViolations(page)
    expect(await page.locator('.column-said .finding').count()).toBeGreaterThan(5)
    expect(await textOf(page)).toContain('answered')
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    // A leader looks: correcting and opening cases are the offices' alone.
    const changing = ['corrections', 'confirmations', 'cases', 'again'].map((end) => `main form[action$="${end}"]`)
    expect(await page.locator(changing.join(', ')).count()).toBe(0)
    await page.context().close()
  })

  it('corrects nothing and opens no case by it, and comes from a line to the case opened from it', async () => {
    await city.as('leader', async (page) => {
      await page.goto(`${city.address}${reading}`)
      const csrf = (await page.locator('[name=csrf]').first().getAttribute('value')) ?? ''
      for (const path of ['corrections', 'confirmations', 'cases', 'again']) {
        const sent = await page.request.post(`${city.address}${reading}/${path}`, { form: { csrf }, maxRedirects: 0 })
        expect(sent.status(), path).toBe(403)
      }
      const link = await page.locator('.case-line a').first().getAttribute('href')
      const answer = await page.goto(`${city.address}${link}`)
      expect(answer?.status()).toBe(200)
      await expectNoViolations(page)
    })
  })
})
