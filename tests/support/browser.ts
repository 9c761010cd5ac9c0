import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findBrowser } from '../../scripts/find-browser.mjs'

/** The Chromium of this machine; CHROMIUM_PATH names another. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium found: install it or set CHROMIUM_PATH')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type PageWish = {
  readonly language?: 'zh' | 'en'
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly javaScript?: boolean
}

const patienceMs = 120_000

/** A page in a browser context of its own, so that no cookie is shared. */
export async function openPage(
  browser: Browser,
  wish: PageWish = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: wish.width ?? 1280, height: 900 },
    locale: wish.language === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: wish.colorScheme ?? 'light',
    javaScriptEnabled: wish.javaScript ?? true,
  })
  // As long as a test may take on a machine shared by many; nothing is timed here.
  context.setDefaultTimeout(patienceMs)
  return { page: await context.newPage(), context }
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * The rule, the element and the help text of everything axe finds on the page. Style sheets are not fetched for it once
 * more: only a rule that is off by itself reads them. `rules`: these alone; left out: every rule there is.
 */
export async function violationsOn(page: Page, ...rules: readonly string[]): Promise<readonly string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe)
  const asked = {
    ...{ resultTypes: ['violations'], preload: { assets: ['media'] } },
    ...(rules.length === 0 ? {} : { runOnly: { type: 'rule', values: rules } }),
  }
  return page.evaluate(
    `axe.run(document, ${JSON.stringify(asked)}).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ' — ' + v.help)))`,
  )
}

/** Fails with everything axe finds on the page. */
export async function expectNoViolations(page: Page): Promise<void> {
  expect(await violationsOn(page), page.url()).toEqual([])
}
