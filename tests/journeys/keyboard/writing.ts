import { expect } from 'vitest'
import { field, type KeyboardJourney } from './journey.ts'

export const writing: KeyboardJourney = {
  name: 'a deputy writes a suggestion, mends what was left out, hands it in and has a receipt',
  wish: { language: 'zh', width: 1280, javaScript: true },
  people: ['deputy2'],
  go: async (city, as) => {
    const keys = await as('deputy2')
    const { page } = keys
    await keys.open(`${city.address}/inbox`)
    await keys.followBack(page.locator('.nav a[href^="/cases/new"]'))
    const suggestion = page.locator('main a[href="/cases/new?kind=suggestion"]')
    if ((await suggestion.count()) > 0) await keys.follow(suggestion)

    await keys.write(field(keys, 'title'), '关于在澜江东岸增设饮水点的建议')
    await keys.tick(field(keys, 'period', 'between_sessions'))
    const next = page.locator('form.act-form .form-end button:not([name])').first()
    await keys.followTo(next, page.locator('.error-summary'))
    const missing = page.locator('.error-summary a[href="#field-demands"]')
    await keys.tabTo(missing)
    await keys.press('Enter')
    await keys.expectFocus(page.locator('#field-demands'))
    expect(await field(keys, 'title').inputValue(), 'what was typed stays').toContain('饮水点')
    await page.keyboard.type('请在东岸步道每五百米设一处饮水点。')
    await keys.tick(field(keys, 'publishText', 'yes'))
    await keys.followTo(next, page.locator('#done'))

    expect(await page.textContent('h1')).toContain('在澜江东岸增设饮水点')
    const receipt = page.locator('a[href$=".tlog-proof"]').first()
    await keys.open(page.url())
    await keys.unfold(receipt)
    await keys.tabTo(receipt)
    const download = page.waitForEvent('download')
    await keys.press('Enter')
    expect((await download).suggestedFilename()).toMatch(/\.tlog-proof$/)
  },
}
