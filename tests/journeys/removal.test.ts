import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { type RunningCity, sendForm, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

describe('content that is removed', () => {
  const canary = '我家住在澜江路七号二楼，电话白天没人接。'
  let caseUrl = ''
  let publicUrl = ''
  let receipt = ''

  it('was written by a deputy, published, and has a receipt', async () => {
    const page = await city.visit('deputy')
    await page.goto(`${city.address}/cases/new?kind=suggestion`)
    await sendForm(page, {
      title: '关于澜江路增设座椅的建议',
      demands: canary,
      period: 'between_sessions',
      publishText: 'yes',
    })
    const path = new URL(page.url()).pathname
    expect(path).toMatch(/^\/cases\/[\w-]{22}$/)
    caseUrl = `${city.address}${path}`
    publicUrl = `${city.address}/public${path}`
    const office = await city.visit('secretariat')
    for (const action of ['register', 'file']) {
      await office.goto(`${caseUrl}/actions/${action}`)
      await sendForm(office, {})
    }
    const reader = await city.visit(null)
    await reader.goto(publicUrl)
    expect(await reader.textContent('main')).toContain(canary)
    await expect
      .poll(
        async () =>
          (await page.request.get(`${city.address}/log/receipts${path.replace('/cases', '')}/1.tlog-proof`)).status(),
        { timeout: 180_000 },
      )
      .toBe(200)
    receipt = await (
      await page.request.get(`${city.address}/log/receipts${path.replace('/cases', '')}/1.tlog-proof`)
    ).text()
  })

  it('is asked for by the office on the case’s page and confirmed by a second person', async () => {
    const office = await city.visit('secretariat')
    await office.goto(caseUrl)
    const href = await office.locator('a[href*="/removals/new"]').first().getAttribute('href')
    await office.goto(`${city.address}${href}`)
    await expectNoViolations(office)
    await office.check('[name=field][value=demands]')
    await office.check('[name=ground][value=personal_information]')
    await office.click('main form .button')
    await office.waitForURL(/\/removals\/work\//)
    const work = office.url()
    expect(await office.textContent('main')).toContain('已决定，等待第二人确认')
    expect(await office.locator('main form').count()).toBe(0)
    await expectNoViolations(office)

    const second = await city.visit('secretariat2')
    await second.goto(`${city.address}/removals/work`)
    await expectNoViolations(second)
    await second.goto(work)
    await second.click('main form:has([value=confirm]) button')
    await second.waitForLoadState()
    await expect.poll(() => second.textContent('main')).toContain('已移除')
  })

  it('is a stub to the public, listed with its ground; the old receipt still checks and says so', async () => {
    const reader = await city.visit(null)
    await reader.goto(publicUrl)
    const main = await reader.textContent('main')
    expect(main).not.toContain(canary)
    expect(main).toContain('〔此处内容已于')
    await expectNoViolations(reader)

    await reader.goto(`${city.address}/removals`)
    expect(await reader.textContent('main')).toContain('公开个人信息未经单独同意')
    await expectNoViolations(reader)

    await reader.goto(`${city.address}/log`)
    await reader.setInputFiles('[name=file]', {
      name: 'kept.tlog-proof',
      mimeType: 'text/plain',
      buffer: Buffer.from(receipt),
    })
    await reader.click('main form .button')
    await reader.waitForLoadState()
    await expect.poll(() => reader.textContent('main')).toContain('凭证有效')
    const checked = await reader.textContent('main')
    expect(checked).toContain('这条记录当时写下的内容已经移除')
    expect(checked).not.toContain(canary)
    await expectNoViolations(reader)
  })
})
