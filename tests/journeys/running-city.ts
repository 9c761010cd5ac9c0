import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { startApp } from '#app/app.ts'
import type { Configuration } from '#app/configuration.ts'
import { expectNoViolations, launchBrowser, type PageWish } from '#tests/support/browser.ts'
import { type DatabaseAddress, dropDatabase } from '#tests/support/database.ts'
import { profileFolder } from '#tests/support/installed-profiles.ts'
import { calendarDir, cityDatabase } from './city-database.ts'
import { comeBack, type Kept, visit } from './city-visits.ts'

export const samplePage = fileURLToPath(new URL('../../examples/sample-page.txt', import.meta.url))

/** Mail is on, so that its pages are as they are where it is; nothing listens at the port it would go to. */
const noMailServer = {
  host: '127.0.0.1',
  port: 1,
  secure: false,
  mustEncrypt: false,
  auth: null,
  from: 'huiying@lanjiang.example',
}

/** The whole system with the invented city, started as npm start does, and a browser. */
export type RunningCity = {
  readonly address: string
  readonly browser: Browser
  /** Where its database is that was cloned for it; null where it was given one, or makes one. */
  readonly database: DatabaseAddress | null
  /** A page where this account is signed in; null for somebody who is not. */
  readonly visit: (login: string | null, wish?: PageWish) => Promise<Page>
  /** One person does what they came for, on a page of their own that stays open; signed in since they came first. */
  readonly as: (login: string, work: (page: Page) => Promise<void>, wish?: PageWish) => Promise<void>
  /** Where a case's page is. */
  readonly caseUrl: (id: string) => string
  readonly stop: () => Promise<void>
}

/** `changes`: what is set otherwise than in most journeys; with `database: null` it makes and fills one, as `npm start` does. */
export async function startCity(changes: Partial<Configuration> = {}): Promise<RunningCity> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiying-journey-'))
  const cloned = changes.database === null ? undefined : await cityDatabase()
  const app = await startApp(
    {
      port: 0,
      host: '127.0.0.1',
      database: cloned === undefined ? null : { appUrl: cloned.url, ownerUrl: cloned.ownerUrl },
      databaseSeconds: 30,
      dataDir,
      profileDir: profileFolder,
      place: 'shanghai',
      calendarDir,
      demonstration: true,
      citiesFile: null,
      secureCookies: false,
      requestsPerMinute: 100_000,
      signInsPerMinute: 100_000,
      uploadsPerMinute: 100_000,
      openRequestsPerMinute: 100_000,
      uploadMegabytesADay: 99_999,
      logOrigin: 'city.example/log',
      logKeyFile: join(dataDir, 'log-key.pem'),
      logSeconds: 1,
      witnesses: [],
      witnessing: null,
      deadlineSeconds: 60,
      accountRules: {
        officers: 'ordinary',
        invitationHours: 168,
        proofMinutes: 10,
        passkeys: 'officers',
        secondFactor: 'chosen',
      },
      sealingKeyFile: join(dataDir, 'sealing-key'),
      proxies: 0,
      provider: null,
      languageModel: null,
      scanner: null,
      siteUrl: 'https://lanjiang.example',
      mail: { server: noMailServer, domain: 'lanjiang.example', digestHour: 8 },
      logLevel: 'silent',
      ...changes,
    },
    { log: pino({ level: 'silent' }), clock: () => new Date() },
  )
  const browser = await launchBrowser()
  const kept: Kept = { cookies: new Map(), pages: new Map() }
  return {
    address: app.address,
    browser,
    database: cloned ?? null,
    visit: (login, wish) => visit(browser, app.address, login, wish),
    as: async (login, work, wish) => {
      await work(await comeBack(browser, app.address, { login, kept }, wish))
    },
    caseUrl: (id) => `${app.address}/cases/${id}`,
    stop: async () => {
      await browser.close()
      await app.stop()
      if (cloned !== undefined) await dropDatabase(cloned)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Fills the open form by field name and sends it, also past "check your answers". */
export async function sendForm(
  page: Page,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await fill(page, name, value)
  await submit(page)
  if ((await page.locator('form.act-check').count()) > 0) await submit(page)
}

async function fill(page: Page, name: string, value: string | readonly string[]): Promise<void> {
  const control = page.locator(`main form [name="${name}"]`)
  const kind = await control.first().evaluate((one) => `${one.tagName}:${one.getAttribute('type') ?? ''}`)
  if (kind.startsWith('SELECT')) await control.first().selectOption(typeof value === 'string' ? value : [...value])
  else if (kind === 'INPUT:radio' || kind === 'INPUT:checkbox') {
    for (const one of typeof value === 'string' ? [value] : value) await tick(page, name, one)
  } else await control.first().fill(String(value))
}

async function tick(page: Page, name: string, value: string): Promise<void> {
  const one = page.locator(`[name="${name}"][value="${value}"]`)
  const folded = page.locator('main form details:not([open])').filter({ has: one })
  while ((await folded.count()) > 0) await folded.first().locator('> summary').click()
  await page.locator('main form').locator(one).check()
}

/** The answer is there when a new body stands in the place of the one that was sent. */
async function submit(page: Page): Promise<void> {
  const button = page.locator('main form.act-check button:not([name]), main form.act-form button:not([name])').first()
  await page.evaluate(() => document.body.setAttribute('data-sent', 'yes'))
  await button.click()
  await page.locator('body:not([data-sent])').waitFor()
  await page.waitForLoadState('load')
}

/** Opens an act from the case's page, as somebody does who sees its button, and sends it filled in. */
export async function actOn(
  page: Page,
  caseUrl: string,
  action: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<void> {
  await page.goto(caseUrl)
  const way = `a[href*="/actions/${action}"]`
  const folded = page.locator('main details:not([open])').filter({ has: page.locator(way) })
  for (const one of await folded.all()) await one.locator('> summary').click()
  const link = page.locator(`main ${way}`).first()
  await link.click()
  await page.waitForURL((url) => url.pathname.endsWith(`/actions/${action}`))
  await page.locator('form.act-form').waitFor()
  await sendForm(page, fields)
  await page.waitForURL((url) => !url.pathname.includes('/actions/'))
}

/** Begins a case by its form; its id. */
export async function beginCase(
  city: RunningCity,
  login: string,
  address: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<string> {
  let id = ''
  await city.as(login, async (page) => {
    await page.goto(`${city.address}${address}`)
    await sendForm(page, fields)
    id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  })
  expect(id, `${login} begins a case`).toMatch(/^[\w-]{22}$/)
  return id
}

/** What an account reads of a case, on a page without faults that is no wider than its window. */
export async function readCase(city: RunningCity, login: string, id: string, wish: PageWish = {}): Promise<string> {
  let text = ''
  const read = async (page: Page) => {
    await page.goto(city.caseUrl(id))
    await expectNoViolations(page)
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    text = await textOf(page)
  }
  await city.as(login, read, wish)
  return text
}

/** What a page says in its own part. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').textContent()) ?? ''
}

/**
 * Sees that an account may neither open an act's page nor send the act straight away: for want of the right where it sees
 * the case, as if there were none where it does not.
 */
export async function expectMayNot(
  city: RunningCity,
  login: string,
  id: string,
  action: string,
  form: Readonly<Record<string, string>> = {},
): Promise<void> {
  await expectRefused(city, { login, id, action, form }, ({ sees }) => (sees ? 403 : 404))
}

/** Sees that an act of an account's own is refused as the law of the case says, in these words. */
export async function expectRuledOut(
  city: RunningCity,
  act: { readonly login: string; readonly id: string; readonly action: string },
  form: Readonly<Record<string, string>>,
  words: string,
): Promise<void> {
  const answer = await expectRefused(city, { ...act, form }, () => 422)
  expect(answer.text).toContain(words)
}

type Tried = {
  readonly login: string
  readonly id: string
  readonly action: string
  readonly form: Readonly<Record<string, string>>
}

type Answer = { readonly page: number; readonly post: number; readonly text: string; readonly sees: boolean }

async function expectRefused(
  city: RunningCity,
  { login, id, action, form }: Tried,
  status: (answer: Answer) => number,
): Promise<Answer> {
  let answer: Answer = { page: 0, post: 0, text: '', sees: false }
  await city.as(login, async (page) => {
    answer = await sendStraight(page, city.caseUrl(id), action, form)
  })
  expect(answer.page, `${login} sees ${action}`).toBeGreaterThanOrEqual(400)
  expect(answer.post, `${login} sends ${action}`).toBe(status(answer))
  // For the reason said, not for a form's token.
  expect(answer.text).not.toContain('页面已过期')
  return answer
}

/**
 * How an account is answered that asks for an act's page, and that sends the act straight away without one, as this
 * site's own pages would and on the case as it is now: nothing but the right stands in its way.
 */
async function sendStraight(
  page: Page,
  caseUrl: string,
  action: string,
  form: Readonly<Record<string, string>>,
): Promise<Answer> {
  const address = `${caseUrl}/actions/${action}`
  const asked = await page.goto(address)
  const csrf = (await page.locator('[name=csrf]').first().getAttribute('value')) ?? ''
  const before = await versionOf(page, caseUrl)
  const sent = await page.request.post(address, {
    form: { csrf, seenVersion: String(before ?? 0), ...form },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })
  expect(await versionOf(page, caseUrl), `${action} is written nowhere`).toBe(before)
  return { page: asked?.status() ?? 0, post: sent.status(), text: await sent.text(), sees: before !== undefined }
}

/** How many events a case has for who is signed in; undefined where they do not see it. */
async function versionOf(page: Page, caseUrl: string): Promise<number | undefined> {
  const answer = await page.request.get(caseUrl.replace('/cases/', '/api/cases/'))
  return answer.ok() ? (await answer.json()).case.version : undefined
}
