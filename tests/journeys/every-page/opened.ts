import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type RunningCity, samplePage } from '../running-city.ts'

/** Where the things are that an invented city has not by itself: each opened once, as people open them. */
export type Opened = {
  readonly reading: string
  readonly finding: string
  readonly modelCall: string
  readonly modelDraft: string
  readonly caseInHandling: string
  readonly publicCase: string
  readonly letter: { readonly caseId: string; readonly version: number }
  readonly batch: string
  readonly table: string
  readonly removal: string
  readonly template: string
  /** The link of an invitation, as it is sent. */
  readonly invitation: string
}

/** Addresses as they look, with nothing behind them: enough to know which route each is of. */
export const unopened: Opened = {
  reading: '/readings/reading',
  finding: '/readings/reading/findings/finding',
  modelCall: '/readings/reading/model-calls/call',
  modelDraft: '/cases/case/model-drafts/call',
  caseInHandling: '/cases/case',
  publicCase: '/public/cases/case',
  letter: { caseId: 'case', version: 1 },
  batch: '/batch/batch',
  table: '/import/table',
  removal: '/removals/work/removal',
  template: '/templates?change=template',
  invitation: '/invitation#secret',
}

/** A suggestion of the invented city that was handed in, one its unit signed for, two to be assigned, one answered in public, one archived. */
export const known = {
  submitted: 'demo-297',
  signedFor: 'demo-218',
  filed: ['demo-288', 'demo-293'],
  answered: 'demo-186',
  archived: 'demo-002',
} as const

const people = fileURLToPath(new URL('../../../examples/import-people-gbk.csv', import.meta.url))

/** Opens all of it, each by whoever may, who is signed in from then on. */
export async function openThings(city: RunningCity): Promise<Opened> {
  const [read, modelDraft, batch, made] = await Promise.all([
    by(city, 'secretariat', async (page) => ({
      ...(await readAPage(page, city)),
      caseInHandling: await hrefOn(page, city, '/cases?state=in_handling', 'main a[href^="/cases/"][href*="?"]'),
      publicCase: await hrefOn(page, city, '/public/cases', 'main table a[href^="/public/cases/"]'),
      removal: await askForRemoval(page, city),
      template: await writeTemplate(page, city),
    })),
    by(city, 'unit-transport', (page) => askForDraft(page, city)),
    by(city, 'assigning', (page) => sendBatch(page, city)),
    by(city, 'administrator', async (page) => ({
      table: await handInTable(page, city),
      invitation: await invite(page, city),
    })),
  ])
  const letter = { caseId: known.answered, version: 1 }
  return { ...read, ...made, modelDraft, batch, letter }
}

async function by<Found>(city: RunningCity, login: string, work: (page: Page) => Promise<Found>): Promise<Found> {
  return new Promise((found, failed) => {
    city.as(login, async (page) => found(await work(page))).catch(failed)
  })
}

async function hrefOn(page: Page, city: RunningCity, path: string, link: string): Promise<string> {
  await page.goto(`${city.address}${path}`)
  return (await page.locator(link).first().getAttribute('href')) ?? ''
}

async function readAPage(page: Page, city: RunningCity): Promise<Pick<Opened, 'reading' | 'finding' | 'modelCall'>> {
  await page.goto(`${city.address}/readings/new`)
  await page.setInputFiles('[name=file]', samplePage)
  await page.click('main form button')
  await page.waitForSelector('[data-source]', { timeout: 180_000 })
  const reading = new URL(page.url()).pathname
  const finding = (await page.locator('main a[href*="/findings/"]').first().getAttribute('href')) ?? ''
  await page.check('.model-ask [name=published]')
  await page.click('.model-ask button')
  await page.waitForSelector('.model-proposals .history')
  const modelCall = (await page.locator('main a[href*="/model-calls/"]').first().getAttribute('href')) ?? ''
  return { reading, finding, modelCall }
}

async function askForRemoval(page: Page, city: RunningCity): Promise<string> {
  await page.goto(`${city.address}/removals/new?case=${known.answered}&seq=1`)
  await page.locator('main form [name=field]').first().check()
  await page.locator('main form [name=ground]').first().check()
  await page.click('main form .button')
  await page.waitForURL(/\/removals\/work\//)
  return new URL(page.url()).pathname
}

/** A text the office writes often, so that there is one to list. */
async function writeTemplate(page: Page, city: RunningCity): Promise<string> {
  await page.goto(`${city.address}/templates`)
  await page.fill('[name=name]', '常用说明')
  await page.fill('[name=body]', '来件收悉。')
  await page.click('main form[action="/templates"] .button')
  return (await page.locator('.templates a').first().getAttribute('href')) ?? ''
}

async function askForDraft(page: Page, city: RunningCity): Promise<string> {
  await page.goto(`${city.address}/cases/${known.signedFor}/actions/draft_reply`)
  await page.click('button[value=ask]')
  await page.waitForSelector('main a[href*="/model-drafts/"]')
  return (await page.locator('main a[href*="/model-drafts/"]').first().getAttribute('href')) ?? ''
}

/** One of the two is given a unit, the other is not: done and refused stand side by side in the report. */
async function sendBatch(page: Page, city: RunningCity): Promise<string> {
  await page.goto(`${city.address}${batchAddress('assign')}`)
  await page.selectOption('[name="0.leadUnit"]', 'water')
  await page.click('button[name=send]')
  await page.waitForURL((url) => url.pathname !== '/batch')
  return new URL(page.url()).pathname
}

/** The two suggestions to be assigned, chosen together; with an act, where it is written. */
export function batchAddress(action: string): string {
  const items = known.filed.map((id) => ['item', id])
  return `/batch?${new URLSearchParams([...items, ['action', action], ['kind', 'suggestion'], ['back', '/cases']])}`
}

async function handInTable(page: Page, city: RunningCity): Promise<string> {
  await page.goto(`${city.address}/import`)
  await page.check('[name=kind][value=people]')
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: await readFile(people) }
  await page.setInputFiles('[name=file]', file)
  await page.click('main form[action="/import"] .button')
  await page.waitForSelector('form[action$="/take-over"]')
  return new URL(page.url()).pathname
}

async function invite(page: Page, city: RunningCity): Promise<string> {
  await page.goto(`${city.address}/accounts/invite?person=deputy-20`)
  await page.fill('[name=login]', 'invited')
  await page.click('main form[action="/accounts/invite"] .button')
  await page.waitForSelector('.link-slip')
  const { pathname, hash } = new URL((await page.textContent('.link-address')) ?? '')
  return `${pathname}${hash}`
}
