import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { isLong } from '#tests/faults/form.ts'
import { violationsOn } from '#tests/support/browser.ts'

export const languages = ['zh', 'en'] as const
export type PageLanguage = (typeof languages)[number]

/**
 * A page is loaded once in each language. Every change has it looked at in both, wide and narrow, by day and by night; a night
 * has each of them with each. What a theme changes is colours: by the second one colours alone are judged again. That it fits is
 * asked at every width.
 */
const looks = {
  zh: [
    { width: 1280, colorScheme: 'light', rules: [], isOfANight: false },
    { width: 390, colorScheme: 'dark', rules: ['color-contrast'], isOfANight: true },
  ],
  en: [
    { width: 1280, colorScheme: 'light', rules: ['color-contrast'], isOfANight: true },
    { width: 390, colorScheme: 'dark', rules: [], isOfANight: false },
  ],
} as const
const narrowest = 320

export type Seen = { pages: number; looks: number; violations: number }

/** Looks at the page that is open, and fails with everything that is wrong with it. */
export async function lookAt(page: Page, language: PageLanguage, seen: Seen): Promise<void> {
  const where = `${language} ${new URL(page.url()).pathname}`
  seen.pages += 1
  expect(await page.locator('html').getAttribute('lang'), where).toMatch(language)
  for (const { width, colorScheme, rules, isOfANight } of looks[language]) {
    await page.setViewportSize({ width, height: 900 })
    await expectFits(page, width, where)
    if (isOfANight && !isLong) continue
    await page.emulateMedia({ colorScheme })
    const violations = await violationsOn(page, ...rules)
    seen.looks += 1
    seen.violations += violations.length
    expect.soft(violations, `${where}, ${width} px, ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize({ width: narrowest, height: 900 })
  await expectFits(page, narrowest, where)
}

async function expectFits(page: Page, width: number, where: string): Promise<void> {
  const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
  expect.soft(overflow, `${where} is wider than a window of ${width} px`).toBeLessThanOrEqual(0)
}
