import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#app/app.ts'
import { readConfiguration } from '#app/configuration.ts'
import { expectNoViolations, launchBrowser, openPage, type PageWish } from '#tests/support/browser.ts'
import { freePort } from '#tests/support/free-port.ts'
import { openAccount } from './open-account.ts'
import { actOn, sendForm, textOf } from './running-city.ts'

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const password = 'a lamp on the west bank of the river'

let folder = ''
let app: RunningApp
let browser: Browser
let address = ''

beforeAll(async () => {
  const port = await freePort()
  folder = await mkdtemp(join(tmpdir(), 'huiying-begun-'))
  const cities = (await readFile(inProject('examples/cities.yaml'), 'utf8')).replaceAll('8080', String(port))
  await writeFile(join(folder, 'cities.yaml'), cities)
  const configuration = readConfiguration({
    ...{ PORT: String(port), CITIES_FILE: join(folder, 'cities.yaml'), DATA_DIR: join(folder, 'data') },
    ...{ CALENDAR_DIR: inProject('data/calendars'), PROFILE_DIR: inProject('data/profiles') },
  })
  app = await startApp(configuration, { log: pino({ level: 'silent' }), clock: () => new Date() })
  browser = await launchBrowser()
  address = `http://yunting.localhost:${port}`
})

afterAll(async () => {
  await browser.close()
  await app.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function blankPage(wish: PageWish = {}): Promise<Page> {
  const { page, context } = await openPage(browser, wish)
  await context.addCookies([{ name: 'huiying_language', value: wish.language ?? 'zh', url: address }])
  return page
}

/** A table is handed in, looked through, and all of it taken over. */
async function takeOver(page: Page, kind: string, text: string): Promise<void> {
  await page.goto(`${address}/import`)
  await page.check(`[name=kind][value=${kind}]`)
  const buffer = Buffer.from(text)
  await page.setInputFiles('[name=file]', { name: `${kind}.csv`, mimeType: 'text/csv', buffer })
  await page.click('main form[action="/import"] .button')
  await page.waitForSelector('form[action$="/take-over"]')
  await expectNoViolations(page)
  expect(await page.locator('.import-counts a[href*="wrong"]').count()).toBe(0)
  await page.click('form[action$="/take-over"] button')
  await page.waitForSelector('main:not(:has(form[action$="/take-over"])) .list-import')
}

/** Somebody of the roster is invited, opens their account by the link, and is in it. */
async function invite(administrator: Page, name: string, login: string, offices: readonly string[]): Promise<Page> {
  await administrator.goto(`${address}/accounts/invite?q=${encodeURIComponent(name)}`)
  await administrator.click('main a[href*="person="]')
  await administrator.fill('[name=login]', login)
  for (const office of offices) await administrator.check(`[name=offices][value=${office}]`)
  await administrator.click('main form[action="/accounts/invite"] .button')
  await administrator.waitForSelector('.link-slip')
  const link = (await administrator.textContent('.link-address')) ?? ''
  return openAccount(browser, { link, login, password })
}

describe('a city begun from the file of cities', () => {
  let administrator: Page
  let deputy: Page
  let office: Page
  let unit: Page

  it('is reached by its own host and knows nobody yet', async () => {
    const page = await blankPage({ language: 'en', width: 390 })
    await page.goto(address)
    expect(await page.textContent('body')).toContain('Yunting')
    await expectNoViolations(page)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await page.context().close()
  })

  it('lets its administrator in by the link told once, who takes over units and people', async () => {
    const first = app.firstSignIns.find(({ siteUrl }) => siteUrl === address)
    const { path = '', login = '' } = first ?? {}
    administrator = await openAccount(browser, { link: `${address}${path}`, login, password })
    await takeOver(
      administrator,
      'units',
      '代码,单位名称,简称,性质,职责\nroads,云汀市道路局,市道路局,部门,道路、桥梁的养护\n',
    )
    const people = ['李渡舟,代表,', '方砚秋,工作人员,', '段临溪,工作人员,roads']
    await takeOver(administrator, 'people', `姓名,身份,承办单位\n${people.join('\n')}\n`)
  })

  it('has its deputy, its office and its unit open their accounts by invitation', async () => {
    deputy = await invite(administrator, '李渡舟', 'deputy', [])
    office = await invite(administrator, '方砚秋', 'office', ['secretariat', 'assigning_office'])
    unit = await invite(administrator, '段临溪', 'roads', [])
    await administrator.context().close()
    expect((await deputy.goto(`${address}/accounts`))?.status()).toBe(403)
  })

  it('answers its first suggestion under the law of its place, and the deputy rates it', async () => {
    await deputy.goto(`${address}/cases/new?kind=suggestion`)
    await sendForm(deputy, {
      title: '关于修缮西岸栈桥的建议',
      demands: '请修缮西岸栈桥的栏杆。',
      period: 'between_sessions',
    })
    const caseUrl = deputy.url().replace(/[?#].*/, '')
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await actOn(office, caseUrl, 'register')
    await actOn(office, caseUrl, 'file')
    await actOn(office, caseUrl, 'assign', { leadUnit: 'roads' })
    await actOn(unit, caseUrl, 'sign_for')
    await actOn(unit, caseUrl, 'draft_reply', { text: '您提出的建议收悉，栏杆将于下月修好。' })
    await actOn(unit, caseUrl, 'review_reply', {
      ...{ outcome: 'b', doneBy: soon, secrecy: 'cleared', secrecyReviewer: '科长', publication: 'full' },
    })
    await actOn(unit, caseUrl, 'issue_reply', { signer: '局长' })
    await actOn(deputy, caseUrl, 'rate', { result: 'satisfied' })
    await expectNoViolations(deputy)
    expect(await textOf(deputy)).toContain('栏杆将于下月修好')
    expect(await textOf(deputy)).toContain('浙江')
  })
})
