import type { Browser, Page } from 'playwright-core'
import { openPage, type PageWish } from '#tests/support/browser.ts'
import { codeOfKey } from '#tests/support/code-of-key.ts'

export type Opening = {
  /** As it was told once. */
  readonly link: string
  readonly login: string
  readonly password: string
}

/** Opens an account by its link with a password of one's own, sets one-time codes up where they are demanded, and is in it. */
export async function openAccount(
  browser: Browser,
  { link, login, password }: Opening,
  wish: PageWish = {},
): Promise<Page> {
  const { page, context } = await openPage(browser, wish)
  await context.addCookies([{ name: 'huiying_language', value: wish.language ?? 'zh', url: new URL(link).origin }])
  await page.goto(link)
  await page.fill('[name=password]', password)
  await page.click('main form .button')
  await page.waitForURL((url) => !url.pathname.startsWith(new URL(link).pathname))
  if (new URL(page.url()).pathname !== '/sign-in') return page
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', password)
  await page.click('main form button')
  await page.waitForURL(/\/sign-in\/set-up/)
  const key = (await page.textContent('code.link-address')) ?? ''
  await page.fill('[name=code]', codeOfKey(key, new Date().toISOString()))
  await page.click('main form .button')
  await page.click('main a[href="/inbox"]')
  await page.waitForURL(/\/inbox/)
  return page
}
