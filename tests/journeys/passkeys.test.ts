import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '#app/demonstration.ts'
import { expectNoViolations, openPage } from '#tests/support/browser.ts'
import { freePort } from '#tests/support/free-port.ts'
import { type RunningCity, startCity, textOf } from './running-city.ts'

let city: RunningCity
let site = ''

beforeAll(async () => {
  const port = await freePort()
  site = `http://localhost:${port}`
  city = await startCity({ port, siteUrl: site })
})

afterAll(() => city.stop())

/** A browser with an authenticator built in, whose person is there and shows it. */
async function withAuthenticator(wish: Parameters<typeof openPage>[1] = {}) {
  const { page } = await openPage(city.browser, wish)
  await page.context().addCookies([{ name: 'huiying_language', value: wish.language ?? 'zh', url: site }])
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { page, device, authenticatorId }
}

async function byPassword(page: Page, login: string): Promise<void> {
  await page.goto(`${site}/sign-in`)
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', demonstrationPassword)
  await page.click('form[action="/sign-in"] .button')
  await page.waitForURL(/\/inbox/)
}

async function add(page: Page, name: string): Promise<void> {
  await page.goto(`${site}/settings/passkeys`)
  await page.fill('[data-passkey=create] [name=name]', name)
  await page.click('[data-passkey=create] button')
}

async function signOut(page: Page): Promise<void> {
  await page.click('form[action="/sign-out"] button')
  await page.waitForURL(`${site}/`)
}

const isPerson = (device: CDPSession, authenticatorId: string, isUserVerified: boolean) =>
  device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })

describe('a passkey', () => {
  it('is added in the settings, signs in without a name or password, proves again, and is removed', async () => {
    const { page, device, authenticatorId } = await withAuthenticator()
    await byPassword(page, 'secretariat')
    await add(page, '办公室电脑')
    await page.waitForURL(/done=added/)
    expect(await textOf(page)).toContain('办公室电脑')
    expect(await textOf(page)).toContain('没有用过')
    await expectNoViolations(page)
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId })
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])

    await add(page, '又一次')
    await expect.poll(() => textOf(page)).toContain('这台设备上已经有您的通行密钥')

    await signOut(page)
    await page.goto(`${site}/sign-in?next=/cases`)
    await expectNoViolations(page)
    await page.click('[data-passkey=get] button')
    await page.waitForURL(`${site}/cases`)

    await page.goto(`${site}/prove?next=/settings/passkeys`)
    await expectNoViolations(page)
    await page.click('[data-passkey=get] button')
    await page.waitForURL(`${site}/settings/passkeys`)
    expect(await textOf(page)).toContain('最近使用')

    await page.click('form[action="/settings/passkeys/remove"] button')
    await page.waitForURL(/done=removed/)
    expect(await textOf(page)).toContain('还没有通行密钥')
    await signOut(page)
    await page.goto(`${site}/sign-in`)
    await page.click('[data-passkey=get] button')
    await expect.poll(() => textOf(page)).toContain('通行密钥没有通过验证')
    await page.context().close()
  })

  it('does nothing for a device whose person is not the one it knows', async () => {
    const { page, device, authenticatorId } = await withAuthenticator({ language: 'en' })
    await byPassword(page, 'leader')
    await add(page, 'telephone')
    await page.waitForURL(/done=added/)
    await signOut(page)
    await isPerson(device, authenticatorId, false)
    await page.goto(`${site}/sign-in`)
    await page.click('[data-passkey=get] button')
    await expect.poll(() => textOf(page)).toContain('It was not completed')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.context().close()
  })

  it('proves nothing for another account', async () => {
    const { page } = await withAuthenticator()
    await byPassword(page, 'unit-water')
    await add(page, '水务局')
    await page.waitForURL(/done=added/)
    await signOut(page)
    await byPassword(page, 'deputy')
    await page.goto(`${site}/prove?next=/inbox`)
    expect(await page.locator('[data-passkey]').count()).toBe(0)
    const token = await page.locator('main [name=csrf]').getAttribute('value')
    const asked = await page.request.post(`${site}/prove/passkey/question`, {
      form: { csrf: token ?? '' },
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(asked.status()).toBe(404)
    await page.context().close()
  })

  it('is not offered where there is no JavaScript, nor at an address that is not the city’s own', async () => {
    const { page } = await openPage(city.browser, { javaScript: false })
    await page.goto(`${site}/sign-in`)
    expect(await page.locator('[data-passkey]').isVisible()).toBe(false)
    await byPassword(page, 'deputy')
    await page.goto(`${site}/settings/passkeys`)
    expect(await page.locator('[data-passkey]').isVisible()).toBe(false)
    expect(await textOf(page)).toContain('请用密码')
    await page.context().close()

    const elsewhere = await city.visit('deputy')
    await elsewhere.goto(`${city.address}/settings/passkeys`)
    expect(await elsewhere.locator('[data-passkey]').count()).toBe(0)
    expect(await textOf(elsewhere)).toContain('请改用系统的正式地址')
    await elsewhere.context().close()
  })

  it('has pages that fit, in both languages', async () => {
    for (const [language, width] of [
      ['zh', 1280],
      ['en', 1280],
      ['zh', 390],
      ['en', 320],
    ] as const) {
      const { page } = await withAuthenticator({ language, width })
      await byPassword(page, 'assigning')
      await add(page, `device ${language} ${width}, with a name that is rather long, up to 60`)
      await page.waitForURL(/done=added/)
      for (const path of ['/settings/passkeys', '/prove', '/settings']) {
        await page.goto(`${site}${path}`)
        await expectNoViolations(page)
        expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
      }
      await page.context().close()
    }
  })
})
