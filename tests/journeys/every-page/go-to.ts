import type { Page, Response } from 'playwright-core'

/**
 * Goes to an address as whoever follows a link does: where the page that is open has Turbo, by it, so that what was put into the
 * page to look at it stays there; anew where it has not.
 */
export async function goTo(page: Page, address: string): Promise<Response | null> {
  if (await page.evaluate("typeof Turbo === 'undefined'")) return page.goto(address)
  const answered = page.waitForResponse((response) => response.url() === address)
  // A page seen before is not to stand there, as it was then, while it is asked for.
  await page.evaluate(`(Turbo.cache.clear(), Turbo.visit(${JSON.stringify(address)}))`)
  const answer = await answered
  await page.waitForURL(address)
  await page.locator('html:not([aria-busy])').waitFor({ state: 'attached' })
  return answer
}
