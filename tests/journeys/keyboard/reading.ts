import { expect } from 'vitest'
import { samplePage } from '../running-city.ts'
import { field, type KeyboardJourney } from './journey.ts'

export const reading: KeyboardJourney = {
  name: 'the secretariat reads a page in, goes through its findings, corrects kind, speaker, words and answer, opens cases',
  wish: { language: 'zh', width: 1280, javaScript: true },
  people: ['secretariat'],
  go: async (city, as) => {
    const keys = await as('secretariat')
    const { page } = keys
    await keys.open(`${city.address}/readings/new`)
    await keys.chooseFile(field(keys, 'file'), samplePage)
    await keys.tabTo(page.locator('main form .button'))
    await keys.press('Enter')
    // The page that says how far the reading is goes on by itself, at a moment of its own.
    await page.locator('[data-source]').waitFor({ timeout: 60_000 })
    await keys.open(page.url().replace('#main', ''))

    const said = page.locator('.column-said .finding')
    const first = said.first()
    await keys.followTo(first.locator('button[value=confirm]'), first)
    expect(await first.locator('button[value=confirm]').count()).toBe(0)
    // Single keys go on from there, and each act leaves one where it was taken.
    await keys.press('j')
    const second = said.nth(1)
    await keys.expectFocus(second)
    await keys.pressTo('x', second)
    expect(await second.getAttribute('class')).toContain('is-dropped')
    await keys.pressTo('c', second)
    await keys.follow(second.locator('a[data-key=e]'))

    const words = (await field(keys, 'words').inputValue()).slice(0, -1)
    await keys.choose(page.locator('#field-kind'), 'topic')
    await keys.write(page.locator('#field-speaker'), '邵云帆')
    await keys.write(page.locator('#field-words'), words)
    await keys.followTo(page.locator('form:has([value=change]) .button'), second)
    expect(await second.locator('.finding-speaker').textContent()).toBe('邵云帆')
    expect(await second.locator('.finding-quote').textContent()).toBe(words)

    await keys.follow(second.locator('a[data-key=e]'))
    const link = page.locator('#link-answer')
    await keys.choose(link, (await link.locator('option').last().getAttribute('value')) ?? '')
    await keys.followTo(page.locator('form:has([name=act][value=link]) button'), second)
    expect(await second.locator('.answer-links a').count()).toBeGreaterThan(0)

    await keys.press('o')
    const cases = page.locator('#open-cases')
    await keys.expectFocus(cases)
    await keys.tick(cases.locator('[name=period][value=between_sessions]'))
    await keys.follow(cases.locator('.button'))
    expect(await page.locator('.case-line a').count()).toBeGreaterThan(0)
  },
}
