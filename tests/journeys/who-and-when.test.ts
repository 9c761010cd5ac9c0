import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PageWish, violationsOn } from '#tests/support/browser.ts'
import { type RunningCity, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity({ database: null })
})

afterAll(() => city.stop())

/** Hands a page in and opens the form of the finding that holds these words. */
async function openForm(text: string, words: string, wish: PageWish): Promise<Page> {
  const page = await city.visit('secretariat', wish)
  await page.goto(`${city.address}/readings/new`)
  await page.fill('[name=text]', text)
  await page.click('main form button')
  if (wish.javaScript === false) await reloadUntilRead(page)
  await page.waitForSelector('[data-source]', { timeout: 60_000 })
  await page.locator('.finding', { hasText: words }).first().locator('a[data-key="e"]').click()
  await page.waitForSelector('[data-finding-work]')
  return page
}

async function reloadUntilRead(page: Page): Promise<void> {
  const isRead = async () => {
    await page.reload()
    return page.locator('[data-source]').count()
  }
  await expect.poll(isRead, { timeout: 60_000, interval: 500 }).toBe(1)
}

const isNoWiderThanTheScreen = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')

const page = (name: string) =>
  `本报讯 3月5日，市政协十一届五次会议举行专题会议，市长闻人松出席。\n\n闻人松要求，由市水务局牵头，会同市财政局，年底前拿出${name}方案。市城管局、市林业局参加。市城管局说，明年要再开一次会。`

describe('who is to do it and by when', () => {
  it('is corrected without scripts on a telephone, also where the words stand at several places', async () => {
    const form = await openForm(page('排水'), '拿出排水方案', { javaScript: false, width: 360 })
    expect(await form.inputValue('[name=unit]')).toBe('市水务局')
    expect(await isNoWiderThanTheScreen(form)).toBe(true)
    await form.fill('[name=unit]', '市城管局')
    await form.check('[name=noTerm]')
    await form.click('form[data-change] .button')
    await form.waitForSelector('.error-summary')
    expect(await form.locator('.place-choice [type=radio]').count()).toBe(2)
    expect(await form.isChecked('[name=unitAt] >> nth=0')).toBe(true)
    expect(await isNoWiderThanTheScreen(form)).toBe(true)
    await form.check('[name=unitAt] >> nth=1')
    await form.click('form[data-change] .button')
    const line = form.locator('.finding', { hasText: '拿出排水方案' }).first()
    expect(await line.locator('.finding-duty').textContent()).toMatch(
      /市城管局\s*会同 市财政局\s*人工核定\s*何时前\s*原文未写明\s*人工核定/,
    )
    await line.locator('a[data-key="e"]').click()
    expect(await form.isChecked('[name=noTerm]')).toBe(true)
    await form.context().close()
  })

  it('can be used by everybody in English, as it is shown, refused and asked for', async () => {
    const form = await openForm(page('防汛'), '拿出防汛方案', { language: 'en', width: 360 })
    expect(await violationsOn(form)).toEqual([])
    await form.fill('[name=joint]', '市林业局\n市城管局')
    await form.fill('[name=day]', '2026-11-30')
    await form.click('form[data-change] .button')
    await form.waitForSelector('.place-choice')
    expect(await violationsOn(form)).toEqual([])
    expect(await form.locator('.error-summary').textContent()).toContain('at 2 places')
    await form.fill('[name=unit]', '市教育局')
    await form.click('form[data-change] .button')
    await form.waitForSelector('#field-unit-error')
    expect(await violationsOn(form)).toEqual([])
    await form.fill('[name=unit]', '市水务局')
    await form.click('form[data-change] .button')
    const duty = form.locator('.finding', { hasText: '拿出防汛方案' }).first().locator('.finding-duty')
    await duty.waitFor()
    expect(await duty.textContent()).toMatch(/市水务局\s*with 市林业局, 市城管局\s*said by a person\s*By when\s*年底前/)
    expect(await duty.locator('time').getAttribute('datetime')).toBe('2026-11-30')
    expect(await violationsOn(form)).toEqual([])
    await form.context().close()
  })
})
