import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/plain-date.ts'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, beginCase, expectMayNot, type RunningCity, readCase, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

const today = dayIn(new Date(), 'Asia/Shanghai')

const act = (login: string, id: string, action: string, fields = {}) =>
  city.as(login, (page) => actOn(page, city.caseUrl(id), action, fields))

const words = (title: string) => ({ title, demands: '请在两年内办到。', period: 'between_sessions' })

describe('several deputies', () => {
  let id = ''

  it('are invited to sign; one confirms by telephone in English, one declines, and nobody else sees the draft', async () => {
    id = await beginCase(city, 'deputy', '/cases/new?kind=suggestion&act=begin_draft', {
      ...words('关于澜江渡口增设候船棚的建议'),
      cosigners: ['deputy-14', 'deputy-37'],
      cosignBy: addDays(today, 10),
    })
    for (const login of ['secretariat', 'member', 'unit-transport']) {
      await city.as(login, async (page) => {
        expect((await page.goto(city.caseUrl(id)))?.status(), login).toBe(404)
      })
    }
    await expectMayNot(city, 'deputy2', id, 'submit_draft')

    const telephone = await city.visit('deputy2', { language: 'en', width: 390 })
    await telephone.goto(`${city.address}/inbox`)
    await expectNoViolations(telephone)
    await telephone.click(`main a[href*="${id}"]`)
    await telephone.waitForURL((url) => url.pathname.endsWith(id))
    await actOn(telephone, city.caseUrl(id), 'confirm_signature')
    expect(await textOf(telephone)).toMatch(/Cosigners\s*何家榕/)
    await telephone.context().close()
    await city.as('deputy3', async (page) => {
      await actOn(page, city.caseUrl(id), 'decline_signature')
      // The draft is not theirs to see any more: they are told that it was recorded, and not that there is no such case.
      expect(new URL(page.url()).pathname).toBe('/inbox')
      expect(await textOf(page)).toContain('已记录')
      await expectNoViolations(page)
      expect((await page.goto(city.caseUrl(id)))?.status()).toBe(404)
    })
  })

  it('put it forward; it bears the names of those alone who confirmed', async () => {
    await act('deputy', id, 'submit_draft')
    const text = await readCase(city, 'secretariat', id)
    expect(text).toContain('1人联名')
    expect(text).toMatch(/受邀但不计入联名\s*邹海琴/)
    await expectMayNot(city, 'deputy3', id, 'withdraw')
    await expectMayNot(city, 'deputy2', id, 'withdraw')
  })

  it('take it back together: it is withdrawn only when the last one has agreed', async () => {
    await act('deputy', id, 'ask_withdrawal', { withdrawReason: '已经办到。' })
    await expectMayNot(city, 'deputy3', id, 'agree_to_withdraw')
    expect(await readCase(city, 'secretariat', id)).not.toContain('已撤回')
    await act('deputy2', id, 'agree_to_withdraw')
    const text = await readCase(city, 'deputy', id, { language: 'en' })
    expect(text).toContain('Withdrawn')
  })
})
