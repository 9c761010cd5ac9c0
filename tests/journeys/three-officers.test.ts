import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#app/app.ts'
import { readConfiguration } from '#app/configuration.ts'
import { expectNoViolations, launchBrowser } from '#tests/support/browser.ts'
import { freePort } from '#tests/support/free-port.ts'
import { openAccount } from './open-account.ts'
import { textOf } from './running-city.ts'

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const password = 'a lamp on the west bank of the river'
let folder = ''
let port = 0
let app: RunningApp | undefined
let browser: Browser
let address = ''
let administrator: Page
let security: Page
let auditor: Page

beforeAll(async () => {
  port = await freePort()
  folder = await mkdtemp(join(tmpdir(), 'huiying-three-'))
  address = `http://yunting.localhost:${port}`
  const city = `{ id: yunting, name: { zh: 云汀市, en: Yunting }, timeZone: Asia/Shanghai, place: zhejiang,
    hosts: ['yunting.localhost:${port}'], siteUrl: '${address}', administrator: { login: xitong, name: 云汀管理员 } }`
  await writeFile(join(folder, 'cities.yaml'), `cities:\n  - ${city}\n`)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await app?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function start(officers: 'ordinary' | 'three'): Promise<RunningApp> {
  const configuration = readConfiguration({
    ...{ PORT: String(port), CITIES_FILE: join(folder, 'cities.yaml'), DATA_DIR: join(folder, 'data') },
    ...{ CALENDAR_DIR: inProject('data/calendars'), PROFILE_DIR: inProject('data/profiles'), OFFICERS: officers },
  })
  return startApp(configuration, { log: pino({ level: 'silent' }), clock: () => new Date() })
}

async function askFor(page: Page, name: string, login: string, offices: readonly string[]): Promise<void> {
  await page.goto(`${address}/accounts/invite?q=${encodeURIComponent(name)}`)
  await page.click('main a[href*="person="]')
  await page.fill('[name=login]', login)
  for (const office of offices) await page.check(`[name=offices][value=${office}]`)
  await page.click('main form[action="/accounts/invite"] .button')
}

/** How somebody is answered who sends a form of their own making straight to an address, as this site's pages would. */
async function sendStraight(page: Page, path: string, form: Readonly<Record<string, string>> = {}): Promise<number> {
  await page.goto(`${address}/settings`)
  return page.evaluate(
    async ([to, fields]) => {
      const csrf = document.querySelector('[name=csrf]')?.getAttribute('value') ?? ''
      const body = new URLSearchParams({ csrf, ...fields })
      return (await fetch(to, { method: 'POST', body, redirect: 'manual' })).status
    },
    [path, form] as const,
  )
}

const statusOf = async (page: Page, path: string) => (await page.goto(`${address}${path}`))?.status() ?? 0

describe('a city where three officers watch one another', () => {
  it('does not begin in that mode before there are three, and says who is missing', async () => {
    await expect(start('three')).rejects.toThrow(/security_officer, auditor/)
  })

  it('is begun by one administrator, who appoints the two others and gives up nothing they held', async () => {
    app = await start('ordinary')
    const first = app.firstSignIns.find(({ siteUrl }) => siteUrl === address)
    administrator = await openAccount(browser, { link: `${address}${first?.path}`, login: 'xitong', password })
    await administrator.goto(`${address}/import`)
    await administrator.check('[name=kind][value=people]')
    const people = ['安若溪', '沈核舟', '李渡舟'].map((name, at) => `${name},${at === 2 ? '代表' : '工作人员'}`)
    const buffer = Buffer.from(`姓名,身份\n${people.join('\n')}\n`)
    await administrator.setInputFiles('[name=file]', { name: 'people.csv', mimeType: 'text/csv', buffer })
    await administrator.click('main form[action="/import"] .button')
    await administrator.click('form[action$="/take-over"] button')
    await administrator.waitForSelector('main:not(:has(form[action$="/take-over"])) .list-import')
    for (const [name, login, office] of [
      ['安若溪', 'anquan', 'security_officer'],
      ['沈核舟', 'shenji', 'auditor'],
    ] as const) {
      await askFor(administrator, name, login, [office])
      await administrator.waitForSelector('.link-slip')
      const link = (await administrator.textContent('.link-address')) ?? ''
      const page = await openAccount(browser, { link, login, password })
      if (office === 'auditor') auditor = page
      else security = page
    }
    await app.stop()
    app = await start('three')
  })

  it('has the administrator ask for an account, and nobody come of it', async () => {
    await askFor(administrator, '李渡舟', 'daibiao', [])
    await administrator.locator('main .rows').waitFor()
    expect(new URL(administrator.url()).pathname).toBe('/accounts/grants')
    expect(await textOf(administrator)).toContain('daibiao')
    expect(await administrator.locator('.link-slip, form[action*="/approve"]').count()).toBe(0)
    await expectNoViolations(administrator)
  })

  it('lets none of the three do another’s work alone', async () => {
    await security.goto(`${address}/accounts/grants`)
    const approve = (await security.locator('form[action$="/approve"]').getAttribute('action')) ?? ''
    expect(approve).toMatch(/^\/accounts\/grants\/[\w-]+\/approve$/)
    const inviting = { person: 'nobody', login: 'heimen', offices: 'secretariat' }
    for (const [name, page] of Object.entries({ administrator, auditor })) {
      expect(await sendStraight(page, approve), name).toBe(403)
      expect(await sendStraight(page, approve.replace('approve', 'refuse')), name).toBe(403)
    }
    for (const [name, page] of Object.entries({ security, auditor }))
      expect(await sendStraight(page, '/accounts/invite', inviting), name).toBe(403)
    for (const [name, page] of Object.entries({ administrator, security })) {
      expect(await statusOf(page, '/audit'), name).toBe(403)
      expect(await statusOf(page, '/audit.csv'), name).toBe(403)
    }
    expect(await statusOf(auditor, '/accounts')).toBe(403)
    expect(await statusOf(auditor, '/accounts/grants')).toBe(403)
    expect(await statusOf(auditor, '/import')).toBe(403)
    expect(await statusOf(security, '/import')).toBe(403)
  })

  it('has it granted by the second person, who hands over the link', async () => {
    await security.goto(`${address}/accounts/grants`)
    await expectNoViolations(security)
    await security.click('form[action$="/approve"] button')
    await security.waitForSelector('.link-slip')
    const link = (await security.textContent('.link-address')) ?? ''
    const deputy = await openAccount(browser, { link, login: 'daibiao', password })
    expect(await statusOf(deputy, '/cases/new?kind=suggestion')).toBe(200)
    await deputy.context().close()
  })

  it('has nobody grant what is about themselves', async () => {
    await administrator.goto(`${address}/accounts?q=anquan`)
    await administrator.click('main a[href^="/accounts/"]:has-text("anquan"), main tr:has-text("anquan") a')
    await administrator.click('form[action$="/reset"] button')
    await administrator.waitForURL(/\/accounts\/grants/)
    await security.goto(`${address}/accounts/grants`)
    await security.click('form[action$="/approve"] button')
    await security.locator('h1.refusal').waitFor()
    expect(await security.locator('.link-slip').count()).toBe(0)
  })

  it('has all of it read by the auditor', async () => {
    expect(await statusOf(auditor, '/audit')).toBe(200)
    await expectNoViolations(auditor)
    const told = await textOf(auditor)
    for (const words of ['提请批准', '批准', '接受邀请', '无权限，拒绝']) expect(told).toContain(words)
  })
})
