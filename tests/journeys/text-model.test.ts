import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelSettings } from '#app/model-settings.ts'
import { expectNoViolations } from '#tests/support/browser.ts'
import { drafting, proposing } from '#tests/support/model-desk.ts'
import { answering, type ModelServer, startModelServer } from '#tests/support/model-server.ts'
import { actOn, beginCase, type RunningCity, startCity } from './running-city.ts'

let city: RunningCity
let server: ModelServer
let id = ''

const source =
  '澜江市政协举行专题协商会\n\n1月9日，市政协举行专题协商会。岑又青委员建议增设渡口照明，并建议把夜航班次排得更密一些。市领导指出，要尽快研究夜航。\n'
const quote = { source: 'S1', quote: '在西岸步道增设遮阳棚' }
const sentence = '您提出“在西岸步道增设遮阳棚”，我们作了研究。'

beforeAll(async () => {
  server = await startModelServer(
    answering(({ body }) =>
      body.messages[0]?.content.includes('paragraphs') === true
        ? drafting([
            { text: sentence, quotes: [quote] },
            { text: '将拨款《一号文件》所列经费。' },
            { text: '感谢您的关心。' },
          ])
        : proposing({ quote: '1月9日，市政协举行专题协商会', kind: 'topic' }, { quote: '拨款一亿元' }),
    ),
  )
  const languageModel: ModelSettings = {
    ...{ url: server.url, name: 'small-model', key: null, keyFile: null, seconds: 10, answerTokens: 500 },
    ...{ reach: 'loopback', privateFor: new Set(['water']) },
    limits: { inputBytes: 100_000, callsADay: 100, ownCallsADay: 100 },
  }
  city = await startCity({ languageModel })
  id = await beginCase(city, 'deputy', '/cases/new?kind=suggestion', {
    title: '关于在西岸步道增设便民设施的建议',
    demands: '请在西岸步道增设遮阳棚。',
    period: 'between_sessions',
  })
  const act = (login: string, action: string, fields = {}) =>
    city.as(login, (page) => actOn(page, city.caseUrl(id), action, fields))
  await act('secretariat', 'register')
  await act('secretariat', 'file')
  await act('assigning', 'assign', { leadUnit: 'water', jointUnits: [] })
  await act('unit-water', 'sign_for')
})

afterAll(async () => {
  await city.stop()
  await server.stop()
})

describe('a text model', () => {
  it('proposes what was missed in a page, and what is accepted stands among the findings', async () => {
    await city.as('secretariat', async (page) => {
      await page.goto(`${city.address}/readings/new`)
      await page.fill('[name=text]', source)
      await page.click('main form button')
      await page.waitForSelector('.model-ask')
      await page.check('[name=published]')
      await page.click('.model-ask button')
      await page.waitForSelector('.model-proposals .finding')
      expect(await page.locator('.model-proposals .finding-quote').allInnerTexts()).toEqual([
        '1月9日，市政协举行专题协商会',
      ])
      await expectNoViolations(page)
      await page.click('.model-proposals button[formaction$="/accept"]')
      await page.waitForSelector('.column-said .finding-standing:text("模型提议，人工采纳")')
      expect(await page.locator('.model-proposals .finding').count()).toBe(0)
      await page.click('.model-proposals .history summary')
      await page.click('.model-proposals .history a')
      await page.waitForSelector('.model-call pre')
      await page.setViewportSize({ width: 390, height: 900 })
      await expectNoViolations(page)
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    })
  })

  it('drafts a reply that goes into the form by a click, where no script runs as well', async () => {
    const wish = { javaScript: false, language: 'en' as const }
    await city.as(
      'unit-water',
      async (page) => {
        await page.goto(`${city.caseUrl(id)}/actions/draft_reply`)
        await page.fill('[name=text]', '开头。')
        await page.click('button[value=ask]')
        expect(await page.locator('.draft-sentence').count()).toBe(2)
        expect(await page.inputValue('[name=text]')).toBe('开头。')
        await page.click('.draft-buttons button:first-child')
        expect(await page.inputValue('[name=text]')).toBe(`开头。\n\n${sentence}感谢您的关心。`)
        await page.click('.act-form .form-end button.button')
        expect(page.url()).toContain('done=')
      },
      wish,
    )
    expect(server.asked).toHaveLength(2)
  })
})
