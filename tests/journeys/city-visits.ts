import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demonstrationPassword } from '#app/demonstration.ts'
import { openPage, type PageWish } from '#tests/support/browser.ts'

/** Who came to a city once, and the pages they have open there. */
export type Kept = {
  readonly cookies: Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>
  /** By who it is and how they look at it. */
  readonly pages: Map<string, Page>
}

/** Who came before is signed in still and has their page open: a journey of many acts need not begin anew at each. */
export async function comeBack(
  browser: Browser,
  address: string,
  { login, kept }: { readonly login: string; readonly kept: Kept },
  wish: PageWish = {},
): Promise<Page> {
  const key = JSON.stringify([login, wish])
  const open = kept.pages.get(key)
  if (open !== undefined && !open.isClosed()) return open
  const page = await signedIn(browser, address, { login, kept }, wish)
  kept.pages.set(key, page)
  return page
}

async function signedIn(
  browser: Browser,
  address: string,
  { login, kept }: { readonly login: string; readonly kept: Kept },
  wish: PageWish,
): Promise<Page> {
  const { page, context } = await openPage(browser, wish)
  await context.addCookies(kept.cookies.get(login) ?? [])
  await context.addCookies([{ name: 'huiying_language', value: wish.language ?? 'zh', url: address }])
  if (kept.cookies.has(login)) return page
  await sendSignIn(context, address, login)
  kept.cookies.set(login, await context.cookies())
  return page
}

/** As the page sends it, without opening that one and the one after it: whoever comes for something goes there themselves. */
async function sendSignIn(context: BrowserContext, address: string, login: string): Promise<void> {
  const answer = await context.request.post(`${address}/sign-in`, {
    form: { login, password: demonstrationPassword },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })
  if (answer.status() !== 303) throw new Error(`${login} is not let in: ${answer.status()}`)
}

/** A page where this account is signed in anew, by its password; null for somebody who is not. */
export async function visit(
  browser: Browser,
  address: string,
  login: string | null,
  wish: PageWish = {},
): Promise<Page> {
  const { page, context } = await openPage(browser, wish)
  await context.addCookies([{ name: 'huiying_language', value: wish.language ?? 'zh', url: address }])
  if (login !== null) await sendSignIn(context, address, login)
  return page
}
