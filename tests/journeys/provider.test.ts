import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '#app/demonstration.ts'
import { returnPath } from '#app/openid-provider.ts'
import { expectNoViolations, openPage, type PageWish } from '#tests/support/browser.ts'
import { freePort } from '#tests/support/free-port.ts'
import { type IdentityProvider, startIdentityProvider } from '#tests/support/identity-provider.ts'
import { type RunningCity, startCity, textOf } from './running-city.ts'

let city: RunningCity
let elsewhere: IdentityProvider
let site = ''

beforeAll(async () => {
  const port = await freePort()
  site = `http://localhost:${port}`
  elsewhere = await startIdentityProvider(`${site}${returnPath}`)
  city = await startCity({ port, siteUrl: site, provider: elsewhere.settings })
})

afterAll(async () => {
  await city.stop()
  await elsewhere.stop()
})

async function open(wish: PageWish = {}): Promise<Page> {
  const { page, context } = await openPage(city.browser, wish)
  await context.addCookies([{ name: 'huiying_language', value: wish.language ?? 'zh', url: site }])
  return page
}

/** Somebody goes to the city's own sign-in and says there who they are. */
async function enterElsewhere(page: Page, subject: string): Promise<void> {
  await page.goto(`${site}/sign-in?next=/cases`)
  await page.click('form[action="/sign-in/provider"] button')
  await page.waitForURL(/\/interaction\//)
  await page.fill('[name=login]', subject)
  await page.click('button')
  await page.waitForURL(`${site}/**`)
}

describe('the city’s own sign-in', () => {
  it('tells a stranger their number, with which the administrator links them to their account', async () => {
    const stranger = await open()
    await enterElsewhere(stranger, 'lj-000417')
    expect(await textOf(stranger)).toContain('lj-000417')
    expect(await stranger.locator('form[action="/sign-out"]').count()).toBe(0)
    await expectNoViolations(stranger)
    await stranger.context().close()

    const administrator = await open()
    await administrator.goto(`${site}/sign-in`)
    await administrator.fill('[name=login]', 'administrator')
    await administrator.fill('[name=password]', demonstrationPassword)
    await administrator.click('form[action="/sign-in"] .button')
    await administrator.waitForURL(/\/inbox/)
    await administrator.goto(`${site}/accounts?q=secretariat2`)
    await administrator.click('main a[href^="/accounts/"]:has-text("secretariat2"), main tr:has-text("secretariat2") a')
    await administrator.waitForSelector('[name=subject]')
    await administrator.fill('[name=subject]:not([type=hidden])', 'lj-000417')
    await administrator.click('form[action$="/identities"] button')
    await administrator.waitForURL(/done=saved/)
    expect(await textOf(administrator)).toContain('lj-000417')
    await expectNoViolations(administrator)
    await administrator.context().close()
  })

  it.each([true, false])('signs them in, with scripts: %s', async (javaScript) => {
    const page = await open({ javaScript })
    await enterElsewhere(page, 'lj-000417')
    expect(page.url()).toBe(`${site}/cases`)

    await page.goto(`${site}/settings/passkeys`)
    expect(new URL(page.url()).pathname).toBe('/prove')
    await page.click('form[action="/prove/provider"] button')
    await page.waitForURL(/\/interaction\//)
    await page.fill('[name=login]', 'lj-000417')
    await page.click('button')
    await page.waitForURL(`${site}/settings/passkeys`)
    await page.context().close()
  })

  it('has pages that fit, in both languages', async () => {
    for (const [language, width] of [
      ['zh', 1280],
      ['en', 320],
    ] as const) {
      const page = await open({ language, width })
      await page.goto(`${site}/sign-in`)
      await expectNoViolations(page)
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})
