import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayIn } from '#kernel/plain-date.ts'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, type RunningCity, refusedAct, sendForm, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
}, 120_000)

afterAll(() => city.stop())

const today = dayIn(new Date(), 'Asia/Shanghai')
const urlOf = (id: string) => `${city.address}/cases/${id}`
const textOf = async (page: Page) => (await page.locator('main').textContent()) ?? ''

async function as(login: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await city.visit(login)
  await work(page)
  await page.context().close()
}

async function mayNot(login: string, id: string, action: string, form: Readonly<Record<string, string>> = {}) {
  await as(login, async (page) => {
    const answer = await refusedAct(page, urlOf(id), action, form)
    expect(answer.page, `${login} sees ${action}`).toBeGreaterThanOrEqual(400)
    expect(answer.post, `${login} sends ${action}`).toBeGreaterThanOrEqual(400)
  })
}

describe('a social report', () => {
  it('is written by a member, taken up, edited and forwarded; the unit feeds back and the member is told', async () => {
    let url = ''
    await as('member2', async (page) => {
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
    await as('secretariat', async (page) => {
      expect((await page.goto(urlOf(id)))?.status()).toBe(404)
    })
    await mayNot('member2', id, 'take_up')
    await as('proposal-committee', async (page) => {
      await actOn(page, urlOf(id), 'take_up')
      await actOn(page, urlOf(id), 'edit', { editedTitle: '地铁口单车占盲道', editedText: '三处地铁口单车占盲道。' })
      await actOn(page, urlOf(id), 'adopt')
      await actOn(page, urlOf(id), 'forward', { units: ['urban-management'] })
    })
    await as('unit-urban-management', async (page) => {
      await actOn(page, urlOf(id), 'sign_for')
      await actOn(page, urlOf(id), 'give_feedback', { text: '三处已划线，早高峰派两组清运。' })
    })
    await as('proposal-committee', (page) => actOn(page, urlOf(id), 'tell_result', { told: '三处已划线。' }))
    await as('member2', async (page) => {
      await page.goto(urlOf(id))
      expect(await textOf(page)).toContain('三处已划线')
      await expectNoViolations(page)
    })
  })
})

describe('what is the administrator’s or the office’s alone', () => {
  it('gives a deputy neither the page nor the act', async () => {
    await as('deputy', async (page) => {
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
    await as('secretariat', async (page) => {
      await page.goto(`${city.address}/deadlines`)
      expect(await textOf(page)).toMatch(/核对|检查|期限/)
      await expectNoViolations(page)
    })
  })
})
