import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { expectNoViolations, openPage, type PageWish } from '#tests/support/browser.ts'
import { newKey } from '#tests/support/some-receipts.ts'
import { type RunningCity, startCity } from './running-city.ts'

const strangersKey = encodeVerifierKey(newKey('city.example/log'))

let city: RunningCity
let folder: string
/** The page as a browser kept it, a receipt somebody fetched, and the key they once noted down. */
let keptPage: string
let receipt: string
let receiptFile: string
let logKey: string

beforeAll(async () => {
  city = await startCity()
  folder = await mkdtemp(join(tmpdir(), 'huiying-receipt-'))
  keptPage = join(folder, 'check-receipt.html')
  receiptFile = join(folder, 'mine.tlog-proof')
  const page = await city.visit('deputy', { language: 'en' })
  await page.goto(`${city.address}/cases`)
  await page.locator('main table a[href^="/cases/"]').first().click()
  const link = page.locator('a[href$="/1.tlog-proof"]').first()
  const address = `${city.address}${await link.getAttribute('href')}`
  await vi.waitFor(
    async () => {
      const answer = await page.request.get(address)
      expect(answer.status()).toBe(200)
      receipt = await answer.text()
    },
    { timeout: 60_000, interval: 500 },
  )
  await writeFile(receiptFile, receipt)
  await page.goto(`${city.address}/log`)
  logKey = (await page.locator('#log-key').textContent()) ?? ''
  await page.getByRole('link', { name: 'Check a receipt offline' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Keep this page' }).click()
  await (await download).saveAs(keptPage)
  await page.context().close()
})

afterAll(async () => {
  await city.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A browser without any network opens the page; what it asks for all the same is written down. */
async function offline(at: string, work: (page: Page) => Promise<void>, wish: PageWish = {}): Promise<void> {
  const { page, context } = await openPage(city.browser, { language: 'en', ...wish })
  const [asked, broken]: [string[], string[]] = [[], []]
  await page.goto(at)
  await context.setOffline(true)
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => broken.push(message.text()))
  page.on('pageerror', (fault) => broken.push(fault.message))
  await work(page)
  expect(asked).toEqual([])
  expect(broken).toEqual([])
  await context.close()
}

const served = () => `${city.address}/log/check-receipt.html#en`
const kept = () => `${pathToFileURL(keptPage).href}#en`

/** What is to be read there: the other language stands in the page as well, and is not shown. */
function readable(page: Page, selector: string): Promise<string> {
  return page.evaluate(`document.querySelector('${selector}').innerText`)
}

async function check(page: Page, text: string, key: string): Promise<string> {
  await page.getByLabel('Or its text').fill(text)
  await page.getByLabel('The log’s public key').fill(key)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const result = page.locator('#result > *')
  await result.waitFor()
  // Whoever listens is led to the answer.
  expect(await page.evaluate('document.activeElement === document.querySelector("#result > *")')).toBe(true)
  await expectNoViolations(page)
  return readable(page, '#result')
}

describe.each([
  { where: 'as it was opened from the city, with the network gone since', at: served },
  { where: 'as a file that was kept', at: kept },
])('the page that checks receipts, $where', ({ at }) => {
  it('says of a good receipt that it holds, what it proves and by whose key', () =>
    offline(at(), async (page) => {
      const said = await check(page, receipt, logKey)

      expect(said).toContain('The receipt holds')
      expect(said).toMatch(/The entry is unchanged and is number \d+ of the log's \d+/)
      expect(said).toContain('The words beside it are those written then')
      expect(said).toContain('case_event')
      // The key is the one the city says is its own, and the reader is told what that is worth.
      expect(said).toContain('shows only that the receipt and the site agree')
    }))

  it('says of a forged one why it does not, in the words of the command', () =>
    offline(at(), async (page) => {
      const lines = receipt.split('\n')
      const extra = JSON.parse(Buffer.from((lines[1] ?? '').slice(6), 'base64').toString('utf8'))
      const withExtra = (changed: object) =>
        receipt.replace(
          lines[1] ?? '',
          `extra ${Buffer.from(JSON.stringify({ ...extra, ...changed })).toString('base64')}`,
        )

      expect(
        await check(page, withExtra({ entry: extra.entry.replace('case_event', 'case_never') }), logKey),
      ).toContain('The entry does not stand in the log the checkpoint speaks of')
      expect(await check(page, withExtra({ opening: { ...extra.opening, content: {} } }), logKey)).toContain(
        'The words beside it are not those that were written then.',
      )
      expect(await check(page, receipt.slice(0, 40), logKey)).toContain('This is not a whole receipt.')
    }))

  it('says no by another key, and nothing at all by something that is no key', () =>
    offline(at(), async (page) => {
      expect(await check(page, receipt, strangersKey)).toContain(
        'The checkpoint was not signed by this log, or was changed.',
      )
      expect(await check(page, receipt, 'city.example/log')).toContain('This is no key.')
      expect(await check(page, receipt, '')).toContain('Give the log’s public key.')
    }))

  it('takes a file, and witnesses with how many must have signed', () =>
    offline(at(), async (page) => {
      await page.getByLabel('The file').setInputFiles(receiptFile)
      await page.getByLabel('Keys of witnesses').fill(encodeVerifierKey(newKey('one.example', 'witness')))
      expect(await check(page, '', logKey)).toContain('Too few witnesses have signed it.')
      await page.getByLabel('How many of them must have signed').fill('0')
      expect(await check(page, '', logKey)).toContain('The receipt holds')
    }))

  it('does all of it by keyboard, and what was said goes as soon as something else is typed', () =>
    offline(at(), async (page) => {
      await page.getByLabel('Or its text').focus()
      await page.keyboard.insertText(receipt)
      await page.keyboard.press('Tab')
      await page.keyboard.insertText(strangersKey)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.getByLabel('The log’s public key').inputValue()).toBe(`${strangersKey}\n${logKey}`)
      for (let n = 0; n < 3; n += 1) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.locator('.confirmation').waitFor()
      await page.getByLabel('The log’s public key').press('End')
      await page.keyboard.press('Backspace')
      expect(await page.locator('#result > *').count()).toBe(0)
    }))

  it('is read in either language and in large letters, without losing what stands there', () =>
    offline(
      at(),
      async (page) => {
        await check(page, receipt, logKey)
        await page.getByRole('button', { name: '中文' }).click()
        await page.getByRole('button', { name: '大字' }).click()

        expect(await page.title()).toContain('离线核对凭证')
        expect(await readable(page, '#result')).toContain('凭证有效')
        expect(await readable(page, '#result')).not.toContain('The receipt holds')
        expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
        await expectNoViolations(page)
      },
      { width: 390, colorScheme: 'dark' },
    ))

  it('says nothing of any receipt where the browser cannot check signatures, and names the command', async () => {
    const { page, context } = await openPage(city.browser, { language: 'en' })
    await page.addInitScript(
      `SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))`,
    )
    await page.goto(at())
    await page.getByRole('heading', { name: 'This browser cannot check' }).waitFor()

    expect(await readable(page, 'main')).toContain('check-receipt FILE --key KEY')
    expect(await readable(page, '#cannot')).toContain('It cannot check Ed25519 signatures')
    expect(await page.locator('form').isVisible()).toBe(false)
    await expectNoViolations(page)
    await context.close()
  })
})

describe('the page that checks receipts', () => {
  it('is kept as the very bytes that are served, and then leads nowhere', async () => {
    const answer = await fetch(served())
    expect(await readFile(keptPage, 'utf8')).toBe(await answer.text())

    await offline(kept(), async (page) => {
      expect(await page.locator('#check').isVisible()).toBe(true)
      expect(await page.getByRole('link').allTextContents()).toHaveLength(1)
    })
  })

  it('could ask nobody if it would, also with the network there', async () => {
    const seen: string[] = []
    const listening = createServer((request, answer) => {
      seen.push(request.url ?? '')
      answer.end()
    })
    await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done))
    const { port } = listening.address() as AddressInfo
    const there = `http://127.0.0.1:${port}`
    const { page, context } = await openPage(city.browser, { language: 'en' })
    await page.goto(served())
    const tried = await page.evaluate(`Promise.all([
      fetch('${there}/fetched', { mode: 'no-cors' }).then(() => 'asked', () => 'refused'),
      fetch('/log/checkpoint').then(() => 'asked', () => 'refused'),
      new Promise((done) => {
        const picture = new Image()
        picture.onload = () => done('asked')
        picture.onerror = () => done('refused')
        picture.src = '${there}/picture'
      }),
      Promise.resolve(navigator.sendBeacon('${there}/beacon', 'x')).then(() => 'said nothing'),
    ])`)

    expect(tried).toEqual(['refused', 'refused', 'refused', 'said nothing'])
    expect(seen).toEqual([])
    await fetch(`${there}/from-elsewhere`)
    expect(seen).toEqual(['/from-elsewhere'])
    await context.close()
    listening.close()
  })

  it('says where to open it when the city is reached without encryption', async () => {
    const { page, context } = await openPage(city.browser, { language: 'en' })
    await page.addInitScript(`
      Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })
      Object.defineProperty(globalThis, 'isSecureContext', { get: () => false })`)
    await page.goto(served())

    await page.getByText('Keep this page, and open it from your disk.').waitFor()
    expect(await page.locator('form').isVisible()).toBe(false)
    await context.close()
  })

  it('says without scripts that the checking is done by one, in both languages', async () => {
    const { page, context } = await openPage(city.browser, { language: 'en', javaScript: false })
    await page.goto(served())

    const said = page.locator('noscript > p')
    expect(await said.isVisible()).toBe(true)
    expect(await said.textContent()).toMatch(/浏览器没有让它运行.*your browser does not run it/s)
    expect(await page.locator('form').isVisible()).toBe(false)
    await context.close()
  })
})
