import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOn, beginCase, type RunningCity, sendForm, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

describe('the office that assigns', () => {
  it('sees whom the case might be given to and why, fills the form with one link without scripts, and decides itself', async () => {
    const id = await beginCase(city, 'deputy', '/cases/new?kind=suggestion', {
      title: '关于整治老旧小区二次供水水箱的建议',
      demands: '屋顶水箱多年不清洗，居民反映自来水浑浊，供水管网漏损严重。请改造供水管网和二次供水泵房，公布水质。',
      period: 'between_sessions',
    })
    await city.as('secretariat', async (page) => {
      await actOn(page, city.caseUrl(id), 'register')
      await actOn(page, city.caseUrl(id), 'file')
    })

    const page = await city.visit('assigning', { javaScript: false })
    const proposed = page.locator('.proposed-units')
    // Proposed by the program by itself, a moment after the case was filed.
    await expect
      .poll(
        async () => {
          await page.goto(`${city.caseUrl(id)}/actions/assign`)
          return proposed.locator('a').count()
        },
        { timeout: 180_000 },
      )
      .toBe(1)
    expect(await proposed.textContent()).toMatch(/水务局[\s\S]*\d+%/)
    expect(await proposed.locator('q').count()).toBeGreaterThan(0)
    expect(await page.inputValue('[name=leadUnit]')).toBe('')

    await proposed.locator('a').click()
    expect(await page.inputValue('[name=leadUnit]')).toBe('water')
    await sendForm(page, {})
    expect(new URL(page.url()).pathname).toBe(`/cases/${id}`)
    await page.context().close()
  })
})
