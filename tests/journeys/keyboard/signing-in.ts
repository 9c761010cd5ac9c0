import { expect } from 'vitest'
import { demonstrationPassword } from '#app/demonstration.ts'
import { anybody, type KeyboardJourney } from './journey.ts'

export const signingIn: KeyboardJourney = {
  name: 'a deputy signs in, comes to the inbox, sees the keys, changes the language and the size of the text, signs out',
  wish: { language: 'zh', width: 1280, javaScript: true },
  people: [anybody],
  go: async (city, as) => {
    const keys = await as(anybody)
    const { page } = keys
    await keys.open(city.address)
    await keys.followBack(page.locator('.settings a[href="/sign-in"]'))
    await keys.write(page.locator('[name=login]').first(), 'deputy')
    await keys.write(page.locator('[name=password]').first(), 'not this one')
    await keys.followTo(page.locator('main form .button').first(), page.locator('.error-summary'))
    await keys.write(page.locator('main form [type=password]'), demonstrationPassword)
    await keys.press('Enter')
    await page.waitForURL(`${city.address}/inbox`)

    await keys.tabTo(page.locator('[data-keys-open]'))
    await keys.press('Enter')
    await keys.tabTo(page.locator('[data-keys-on]'))
    await keys.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await keys.expectFocus(page.locator('[data-keys-open]'))

    await keys.followBack(page.locator('form[action="/language"] button'))
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await keys.followBack(page.locator('form[action="/text-size"] button'))
    expect(await page.locator('html').getAttribute('data-text')).toBe('large')
    expect(new URL(page.url()).pathname).toBe('/inbox')
    await keys.followBack(page.locator('form[action="/sign-out"] button'))
    expect(await page.locator('.settings a[href="/sign-in"]').count()).toBe(1)
  },
}
