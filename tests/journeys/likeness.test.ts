import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, beginCase, type RunningCity, startCity } from './running-city.ts'

let city: RunningCity
const ids = { first: '', second: '' }

const form = '/cases/new?kind=suggestion'
const words = (title: string, demands: string) => ({ title, demands, period: 'between_sessions' })

beforeAll(async () => {
  city = await startCity()
  ids.first = await beginCase(
    city,
    'deputy',
    form,
    words('关于在鹭洲步道增设长椅的建议', '建议在鹭洲步道沿线每隔一百米增设一处长椅，方便老人歇脚。'),
  )
  ids.second = await beginCase(
    city,
    'deputy2',
    form,
    words('关于鹭洲步道加装座椅的建议', '请在鹭洲步道沿线加装座椅，方便老人歇脚。'),
  )
  for (const id of Object.values(ids)) {
    await city.as('secretariat', (page) => actOn(page, city.caseUrl(id), 'register'))
  }
})

afterAll(() => city.stop())

describe.each(['zh', 'en'] as const)('likeness, in %s', (language) => {
  const heading = { zh: '可能是同一件事的办件', en: 'Cases that may be on the same matter' }[language]

  it('shows an author, as they type, their own case that is like it, and nobody else’s', async () => {
    await city.as(
      'deputy',
      async (page) => {
        await page.goto(`${city.address}${form}`)
        await page.fill('[name="title"]', '鹭洲步道长椅')
        await page.fill('[name="demands"]', '建议在鹭洲步道沿线增设长椅，方便老人歇脚。')
        await page.waitForSelector(`#like a[href="/cases/${ids.first}"]`)
        const text = await page.textContent('#like')
        expect(text).toContain(heading)
        expect(text).not.toContain('加装座椅')
        expect(await page.locator('#like mark').count()).toBeGreaterThan(0)
        await expectNoViolations(page)
      },
      { language },
    )
  })

  it('shows a clerk the like of a case beside it, and one click leads to the form that proposes a merger', async () => {
    await city.as(
      'secretariat',
      async (page) => {
        await page.goto(city.caseUrl(ids.second))
        expect(await page.textContent('#like')).toContain('长椅')
        await expectNoViolations(page)
        await page.click('#like a[href*="propose_merge"]')
        await page.waitForSelector('[name="mainCase"]')
        expect(await page.inputValue('[name="mainCase"]')).not.toBe('')
      },
      { language },
    )
  })
})

describe('without scripts', () => {
  it('an author looks for the like with a button, and what was typed stays', async () => {
    const page = await city.visit('deputy', { javaScript: false })
    await page.goto(`${city.address}${form}`)
    await page.fill('[name="title"]', '鹭洲步道增设长椅')
    await page.click('button[value="look_for_like"]')
    expect(await page.textContent('#like')).toContain('长椅')
    expect(await page.inputValue('[name="title"]')).toBe('鹭洲步道增设长椅')
    await page.context().close()
  })
})
