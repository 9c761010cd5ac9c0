import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, expectMayNot, type RunningCity, readCase, samplePage, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
}, 120_000)

afterAll(() => city.stop())

describe('a leader who answered in a session', () => {
  let reading = ''

  it('reads on the page who said what and what was answered, once the secretariat has opened the cases', async () => {
    await city.as('secretariat', async (page) => {
      await page.goto(`${city.address}/readings/new`)
      await page.setInputFiles('[name=file]', samplePage)
      await page.click('main form button')
      await page.waitForSelector('[data-source]', { timeout: 60_000 })
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

describe('the chairpersons’ council', () => {
  it('chooses a key item with the official who leads it, and releases it; neither a leader nor an office does', async () => {
    const id = 'demo-310'
    await expectMayNot(city, 'leader', id, 'choose_key_item')
    await expectMayNot(city, 'secretariat', id, 'choose_key_item')
    await city.as('chairs', async (page) => {
      await page.goto(`${city.caseUrl(id)}/actions/choose_key_item`)
      const leaders = page.locator('main form [name=leadingOfficial] option:not([value=""])')
      const official = await leaders.first().getAttribute('value')
      await actOn(page, city.caseUrl(id), 'choose_key_item', {
        keyReason: 'general_concern',
        committee: 'society',
        leadingOfficial: official ?? '',
      })
    })
    const text = await readCase(city, 'chairs', id, { language: 'en' })
    expect(text).toContain('key item')
    await city.as('secretariat', async (page) => {
      await actOn(page, city.caseUrl(id), 'open_supervision', {
        supervisionKind: 'congress',
        reason: '村医报酬久拖未定。',
      })
      await actOn(page, city.caseUrl(id), 'plan_supervision', { supervisionPlan: '十二月走访三个村卫生室。' })
    })
    expect(await readCase(city, 'chairs', id)).toContain('走访三个村卫生室')
    await expectMayNot(city, 'chairs', id, 'conclude_supervision', { conclusion: '已经办好。' })
    await city.as('chairs', (page) => actOn(page, city.caseUrl(id), 'release_key_item', { reason: '已经办结。' }))
    expect(await readCase(city, 'secretariat', id)).toContain('已经办结。')
  })
})
