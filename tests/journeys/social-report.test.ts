import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayIn } from '#kernel/plain-date.ts'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, expectMayNot, type RunningCity, sendForm, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

const today = dayIn(new Date(), 'Asia/Shanghai')

describe('a social report', () => {
  it('is written by a member, taken up, edited and forwarded; the unit feeds back and the member is told', async () => {
    let url = ''
    await city.as('member2', async (page) => {
      await page.goto(`${city.address}/cases/new?kind=social-report`)
      await expectNoViolations(page)
      await sendForm(page, {
        title: '关于地铁口共享单车堆放的情况和建议',
        background: '三处地铁口早晨堆满单车，盲道被占。',
        demands: '划定停放线，早高峰增派清运。',
      })
      url = page.url()
    })
    const id = new URL(url).pathname.split('/').at(-1) ?? ''
    await city.as('secretariat', async (page) => {
      expect((await page.goto(city.caseUrl(id)))?.status()).toBe(404)
    })
    await expectMayNot(city, 'member2', id, 'take_up')
    await city.as('proposal-committee', async (page) => {
      await actOn(page, city.caseUrl(id), 'take_up')
      await actOn(page, city.caseUrl(id), 'edit', {
        editedTitle: '地铁口单车占盲道',
        editedText: '三处地铁口单车占盲道。',
      })
      await actOn(page, city.caseUrl(id), 'adopt')
      await actOn(page, city.caseUrl(id), 'forward', { units: ['urban-management'] })
    })
    await city.as('unit-urban-management', async (page) => {
      await actOn(page, city.caseUrl(id), 'sign_for')
      await actOn(page, city.caseUrl(id), 'give_feedback', { text: '三处已划线，早高峰派两组清运。' })
    })
    await city.as('proposal-committee', (page) =>
      actOn(page, city.caseUrl(id), 'tell_result', { told: '三处已划线。' }),
    )
    await city.as('member2', async (page) => {
      await page.goto(city.caseUrl(id))
      expect(await textOf(page)).toContain('三处已划线')
      await expectNoViolations(page)
    })
  })
})

describe('what is the administrator’s or the office’s alone', () => {
  it('gives a deputy neither the page nor the act', async () => {
    await city.as('deputy', async (page) => {
      expect((await page.goto(`${city.address}/mail`))?.status()).toBe(403)
      expect((await page.goto(`${city.address}/deadlines`))?.status()).toBe(403)
      const csrf = (await page.locator('[name=csrf]').first().getAttribute('value')) ?? ''
      for (const path of ['/mail/1/again', '/deadlines', '/import']) {
        const sent = await page.request.post(`${city.address}${path}`, {
          form: { csrf, kind: 'units', authority: today },
          maxRedirects: 0,
        })
        expect(sent.status(), path).toBeGreaterThanOrEqual(400)
      }
    })
    await city.as('secretariat', async (page) => {
      await page.goto(`${city.address}/deadlines`)
      expect(await textOf(page)).toMatch(/核对|检查|期限/)
      await expectNoViolations(page)
    })
  })
})
