import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Configuration } from '#app/configuration.ts'
import { addDays, dayIn } from '#kernel/plain-date.ts'
import { expectNoViolations, openPage } from '#tests/support/browser.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { startMailServer, type TestMailServer } from '#tests/support/mail-server.ts'
import { type RunningCity, startCity, textOf } from './running-city.ts'

const address = 'ling@people.example'
const password = 'a heron stands by the third weir'

let folder = ''
let test: TestDatabase
let mail: TestMailServer
let city: RunningCity

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-administrator-'))
  await cp(fileURLToPath(new URL('../../data/calendars', import.meta.url)), folder, { recursive: true })
  test = await createTestDatabase()
  mail = await startMailServer()
  mail.refused.add(address)
  city = await startCity(setUp())
})

afterAll(async () => {
  await city.stop()
  await mail.stop()
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

/** The city on a database of its own, so that it can be started a second time. */
function setUp(): Partial<Configuration> {
  return {
    database: { appUrl: test.url, ownerUrl: test.ownerUrl },
    calendarDir: folder,
    logKeyFile: join(folder, 'log-key.pem'),
    mail: { server: mail.settings, domain: 'lanjiang.example', digestHour: 8 },
  }
}

/** The answer to an address, by status, as somebody is given it. */
async function statusFor(login: string, path: string): Promise<number> {
  let status = 0
  await city.as(login, async (page) => {
    const answer = await page.goto(`${city.address}${path}`)
    status = answer?.status() ?? 0
  })
  return status
}

const isNarrow = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')

describe('the administrator', () => {
  let invitation = ''

  it('takes a roster over: the good line goes in, the bad one comes back to be mended', async () => {
    await city.as('administrator', async (page) => {
      await page.goto(`${city.address}/import`)
      await page.check('[name=kind][value=people]')
      const table = '姓名,代表团,职务\n凌以墨,汀洲代表团,灯塔看守\n,汀洲代表团,没有姓名\n'
      await page.setInputFiles('[name=file]', { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
      await page.click('main form[action="/import"] .button')
      await page.waitForSelector('form[action$="/take-over"]')
      await expectNoViolations(page)
      const report = page.url()
      await page.click('form[action$="/take-over"] button')
      await page.waitForSelector('main:not(:has(form[action$="/take-over"])) .list-import')
      const mend = await page.request.get(`${report}/lines-to-mend.csv`)
      expect(await mend.text()).toContain('没有姓名')
      expect(await mend.text()).not.toContain('凌以墨')
    })
    expect(await statusFor('unit-fire', '/import')).toBe(403)
  })

  it('invites who came with it, and is shown the link this once', async () => {
    const page = await city.visit('administrator', { language: 'en', width: 390 })
    await page.goto(`${city.address}/accounts`)
    await expectNoViolations(page)
    expect(await isNarrow(page)).toBe(true)
    await page.click('a[href="/accounts/invite"]')
    await page.fill('#invite-q', '凌以墨')
    await page.click('main form[role=search] button')
    await page.click('main a[href*="person="]')
    await page.fill('[name=login]', 'lighthouse')
    await page.fill('[name=address]', address)
    await page.click('main form[action="/accounts/invite"] .button')
    await page.waitForSelector('.link-slip')
    const { pathname, hash } = new URL((await page.textContent('.link-address')) ?? '')
    invitation = `${pathname}${hash}`
    await page.context().close()
  })

  it('writes no templates: a clerk does, for the office they are of, and another office does not see it', async () => {
    for (const login of ['deputy', 'administrator']) expect(await statusFor(login, '/templates'), login).toBe(403)
    await city.as('secretariat', async (page) => {
      await page.goto(`${city.address}/templates`)
      await page.fill('[name=name]', '退回补充')
      await page.selectOption('[name=place]', { index: 0 })
      await page.fill('[name=body]', '请补充具体地点。')
      await page.click('main form[action="/templates"] .button')
      await page.waitForSelector('.templates [data-row]')
      await expectNoViolations(page)
      expect(await textOf(page)).toContain('退回补充')
    })
    await city.as('assigning', async (page) => {
      await page.goto(`${city.address}/templates`)
      expect(await page.locator('.templates [data-row]').count()).toBe(0)
    })
  })

  it('sees that the mail did not arrive, though not to which address, and has it sent again', async () => {
    const page = await city.visit('administrator', { language: 'en', width: 390 })
    const dead = page.locator('.list-mail [data-row]', { hasText: 'lighthouse' })
    const countDead = async () => {
      await page.goto(`${city.address}/mail`)
      return dead.count()
    }
    await expect.poll(countDead, { timeout: 180_000, interval: 1_000 }).toBe(1)
    expect(await page.content()).not.toContain(address)
    await expectNoViolations(page)
    expect(await isNarrow(page)).toBe(true)
    mail.refused.delete(address)
    await dead.locator('form[action$="/again"] button').click()
    await dead.waitFor({ state: 'detached' })
    await page.context().close()
    await expect.poll(() => mail.got.some(({ to }) => to.includes(address)), { timeout: 180_000 }).toBe(true)
    // The mail that came has a link of its own; the one shown on the page holds as well.
    expect(mail.got.find(({ to }) => to.includes(address))?.text).toContain('/invitation#')
  })

  it('ends the account of who came in by the link, who is out at once; nobody else looks after accounts or mail', async () => {
    const { page: own, context } = await openPage(city.browser)
    await own.goto(`${city.address}${invitation}`)
    await own.fill('[name=password]', password)
    expect(own.url()).toBe(`${city.address}/invitation`)
    await own.click('main form .button')
    await own.waitForURL((url) => url.pathname === '/inbox')
    await city.as('administrator', async (one) => {
      await one.goto(`${city.address}/accounts?q=lighthouse`)
      await one.click('.list-accounts a')
      await expectNoViolations(one)
      await one.click('form[action$="/disable"] button')
      await one.waitForURL((url) => url.searchParams.has('done'))
    })
    await own.goto(`${city.address}/inbox`)
    expect(new URL(own.url()).pathname).toBe('/sign-in')
    await context.close()
    for (const path of ['/accounts', '/mail']) expect(await statusFor('secretariat', path), path).toBe(403)
  })
})

describe('a calendar that changed', () => {
  it('moves no deadline until they are reckoned anew, on an authority each case names', async () => {
    await city.stop()
    await takeDaysOff()
    city = await startCity(setUp())
    for (const login of ['unit-fire', 'administrator']) expect(await statusFor(login, '/deadlines'), login).toBe(403)
    await city.as('secretariat', async (page) => {
      await page.goto(`${city.address}/deadlines`)
      await expectNoViolations(page)
      const first = page.locator('main tbody a').first()
      const link = (await first.getAttribute('href')) ?? ''
      await page.fill('[name=authority]', '国务院办公厅通知第九号')
      await page.click('main form[action="/deadlines"] .button')
      await page.waitForURL((url) => Number(url.searchParams.get('moved')) > 0)
      expect(await page.locator('main tbody a').count()).toBe(0)
      await page.goto(`${city.address}${link}`)
      expect(await textOf(page)).toContain('国务院办公厅通知第九号')
    })
  })
})

/** Every day of the next two months is off, where a calendar knows its year. */
async function takeDaysOff(): Promise<void> {
  const today = dayIn(new Date(), 'Asia/Shanghai')
  const days = Array.from({ length: 60 }, (_, n) => addDays(today, n + 1))
  const name = { zh: '临时放假', en: 'Day off' }
  for (const file of (await readdir(folder)).filter((one) => one.endsWith('.json'))) {
    const year = JSON.parse(await readFile(join(folder, file), 'utf8'))
    const known = new Set(year.daysOff.map(({ day }: { readonly day: string }) => day))
    const more = days.filter((day) => day.startsWith(`${year.year}-`) && !known.has(day))
    const off = more.map((day) => ({ day, name, kind: 'statutory_holiday' }))
    const daysOff = [...year.daysOff, ...off].toSorted((one, other) => (one.day < other.day ? -1 : 1))
    await writeFile(join(folder, file), JSON.stringify({ ...year, daysOff, makeupWorkdays: [] }))
  }
}
