import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, beginCase, type RunningCity, startCity } from './running-city.ts'

let city: RunningCity
let id = ''

const asked = '一、在西岸步道每五百米设一处直饮水点；二、每月公布一次水质；三、在码头增设遮阳棚。'
const draft =
  '您提出的建议收悉，现答复如下：我局将于2026年12月底前在西岸步道设直饮水点10处。关于水质，我们将进一步加强管理，适时研究公布。'

beforeAll(async () => {
  city = await startCity()
  id = await beginCase(city, 'deputy', '/cases/new?kind=suggestion', {
    title: '关于在西岸步道增设便民设施的建议',
    demands: asked,
    period: 'between_sessions',
  })
  const act = (login: string, action: string, fields = {}) =>
    city.as(login, (page) => actOn(page, city.caseUrl(id), action, fields))
  await act('secretariat', 'register')
  await act('secretariat', 'file')
  await act('assigning', 'assign', { leadUnit: 'water', jointUnits: ['parks'] })
  await act('unit-water', 'sign_for')
  await act('unit-parks', 'sign_for')
})

afterAll(() => city.stop())

const form = (action: string) => `${city.caseUrl(id)}/actions/${action}`

async function expectFits(page: Page): Promise<void> {
  await expectNoViolations(page)
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
}

describe('a reply beside what was asked', () => {
  it('is checked while the unit writes, and the cursor stays in the box', async () => {
    await city.as('unit-water', async (page) => {
      await page.goto(form('draft_reply'))
      expect(await page.locator('.answer-check .column-said .is-open').count()).toBe(3)
      await page.fill('[name=text]', draft)
      await page.waitForSelector('.answer-check .is-hollow')
      expect(await page.locator('.answer-check .column-said .is-open').count()).toBe(2)
      expect(await page.locator('.answer-lines path').count()).toBeGreaterThan(0)
      expect(await page.inputValue('[name=text]')).toBe(draft)
      expect(await page.evaluate('document.activeElement?.getAttribute("name")')).toBe('text')
      await page.click('button[name=answerCheck]')
      await expectFits(page)
    })
  })

  it('is checked by the button where no script runs', async () => {
    const language = 'en' as const
    await city.as(
      'unit-water',
      async (page) => {
        await page.goto(form('draft_reply'))
        await page.fill('[name=text]', draft)
        await page.click('button[name=answerCheck]')
        await page.waitForSelector('.answer-check .is-hollow')
        expect(await page.inputValue('[name=text]')).toBe(draft)
      },
      { javaScript: false, language, width: 390 },
    )
  })

  it('stands beside the countersignature and the review, and goes back with the open points', async () => {
    await city.as('unit-water', async (page) => {
      await actOn(page, city.caseUrl(id), 'draft_reply', { text: draft })
      await actOn(page, city.caseUrl(id), 'request_countersign')
    })
    await city.as(
      'unit-parks',
      async (page) => {
        await page.goto(form('countersign'))
        await page.waitForSelector('.answer-check .is-hollow')
        await expectFits(page)
      },
      { language: 'en', width: 390 },
    )
    await city.as('unit-water', (page) =>
      actOn(page, city.caseUrl(id), 'review_reply', {
        outcome: 'planned',
        doneBy: `${new Date().getFullYear() + 1}-12-31`,
        secrecy: 'cleared',
        secrecyReviewer: '科长',
        publication: 'full',
      }),
    )
    await city.as('assigning', async (page) => {
      await page.goto(form('office_review'))
      await expectFits(page)
      await page.click('.check-send-back')
      await page.waitForURL((url) => url.pathname.endsWith('/send_back_draft'))
      const reason = await page.inputValue('[name=reason]')
      expect(reason).toContain('每月公布一次水质')
      expect(reason).toContain('在码头增设遮阳棚')
      expect(reason).not.toContain('直饮水点')
    })
  })
})
