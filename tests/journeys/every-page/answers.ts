import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { chance } from '#app/chance.ts'
import { askSecond } from '#operations/accounts/second-step.ts'
import type { Db } from '#store/schema.ts'
import { codeOfKey } from '#tests/support/code-of-key.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'
import type { RunningCity } from '../running-city.ts'
import type { PageLanguage } from './look.ts'
import type { Opened } from './opened.ts'

/** Routes whose page these are: shown to who showed a password alone, and where there are three officers. */
export const routesOfAnswers = ['/sign-in/set-up', '/accounts/grants'] as const

/** What a page is led to that no address has: the answer to a form, or to a fault. */
export type Answer = {
  readonly what: string
  /** Who sends the form; null: somebody not signed in. */
  readonly login: string | null
  readonly ask: (page: Page, asked: Asked) => Promise<void>
}

export type Asked = {
  readonly city: RunningCity
  readonly db: Db
  readonly opened: Opened
  readonly language: PageLanguage
}

export const answers: readonly Answer[] = [
  {
    what: 'a sign-in that is not taken',
    login: null,
    ask: async (page, { city }) => {
      await signInAs(page, city, 'nobody')
      await page.waitForSelector('.error-summary')
    },
  },
  {
    what: 'a sign-in that is shut after many tries',
    login: null,
    ask: async (page, { city, language }) => {
      const form = { login: `shut-${language}`, password: 'wrong' }
      for (let at = 0; at < 10; at += 1) await page.request.post(`${city.address}/sign-in`, { form, headers: sameSite })
      await signInAs(page, city, form.login)
      await page.waitForSelector('.error-summary')
    },
  },
  {
    what: 'an invitation that was opened by its link',
    login: null,
    ask: async (page, { city, opened }) => {
      await page.goto(`${city.address}${opened.invitation}`)
      await page.waitForSelector('main form [name=password]')
    },
  },
  {
    what: 'a link that opens nothing',
    login: null,
    ask: async (page, { city }) => {
      await page.goto(`${city.address}/new-password#${'0'.repeat(64)}`)
      await page.waitForSelector('.error-summary')
    },
  },
  {
    what: 'a key to set codes up with, demanded before one is let in',
    login: null,
    ask: async (page, asked) => setUpCodes(page, asked),
  },
  {
    what: 'a first code that is not taken',
    login: null,
    ask: async (page, asked) => {
      await setUpCodes(page, asked)
      await page.fill('[name=code]', '12345')
      await page.click('main form .button')
      await page.waitForSelector('.error-summary')
    },
  },
  {
    what: 'recovery codes',
    login: null,
    ask: async (page, asked) => {
      await setUpCodes(page, asked)
      const key = (await page.textContent('code.link-address')) ?? ''
      await page.fill('[name=code]', codeOfKey(key, new Date().toISOString()))
      await page.click('main form .button')
      await page.waitForSelector('main ol code')
    },
  },
  {
    what: 'a calendar’s password, shown once',
    login: 'unit-water',
    ask: async (page, { city }) => {
      await page.goto(`${city.address}/settings`)
      await page.click('form[action="/settings/calendar"] button')
      await page.waitForSelector('.link-slip')
    },
  },
  {
    what: 'a form with what is missing',
    login: 'deputy',
    ask: async (page, { city }) => {
      await page.goto(`${city.address}/cases/new?kind=suggestion`)
      await page.locator('main form .button').last().click()
      await page.waitForSelector('.error-summary')
    },
  },
  {
    what: 'a form from another time',
    login: 'deputy',
    ask: async (page, { city }) => {
      await page.goto(`${city.address}/settings`)
      await page.evaluate("document.querySelector('main form [name=csrf]').value = 'old'")
      await page.locator('main form .button').first().click()
      await page.waitForSelector('h1.refusal')
    },
  },
  {
    what: 'a fault',
    login: null,
    ask: async (page, { city, db, language }) => {
      const answer = await faultOf(db, language)
      expect((await show(page, city, '/at-fault', answer))?.status()).toBe(500)
    },
  },
  {
    what: 'what one officer asked another for, where there are three',
    login: 'administrator',
    ask: async (page, { city, db, language }) => {
      const answer = await grantsOf(page, db, language)
      expect((await show(page, city, '/accounts/grants', answer))?.status()).toBe(200)
      expect(await page.locator('main .rows li').count()).toBeGreaterThan(0)
    },
  },
]

const sameSite = { 'sec-fetch-site': 'same-origin' }

async function signInAs(page: Page, city: RunningCity, login: string): Promise<void> {
  await page.goto(`${city.address}/sign-in`)
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', 'wrong')
  await page.click('main form button')
}

/** Who showed a password where codes are demanded: another account in each language, since codes are set up once. */
async function setUpCodes(page: Page, { city, db, language }: Asked): Promise<void> {
  const id = language === 'zh' ? 'account-unit-court' : 'account-unit-fire'
  const at = new Date().toISOString()
  const { token } = await askSecond(db, { at, chance }, { id, way: 'password' }, 'set_up')
  await page.context().addCookies([{ name: 'huiying_second', value: token, url: city.address }])
  const answer = await page.goto(`${city.address}/sign-in/set-up`)
  expect(answer?.status()).toBe(200)
}

/** Shows an answer of the same site, set up in another way, at an address of this one. */
async function show(page: Page, city: RunningCity, path: string, answer: Response) {
  const { status, headers } = answer
  const shown = { status, headers: Object.fromEntries(headers), body: await answer.text() }
  const address = `${city.address}${path}`
  await page.route(address, (route) => route.fulfill(shown))
  const loaded = await page.goto(address)
  await page.unroute(address)
  return loaded
}

/** Where the program is at fault. */
async function faultOf(db: Db, language: PageLanguage): Promise<Response> {
  const dependencies = await testDependencies(db)
  const site = createSite({
    ...dependencies,
    log: pino({ level: 'silent' }),
    get profiles(): never {
      throw new Error('a fault')
    },
  })
  return site.request('/', { headers: { cookie: `huiying_language=${language}` } })
}

/** Where there are three officers: an account is asked for, which waits for the second of them. */
async function grantsOf(page: Page, db: Db, language: PageLanguage): Promise<Response> {
  const clock = () => new Date()
  const { accountRules, ...others } = await testDependencies(db, { clock })
  const site = createSite({ ...others, accountRules: { ...accountRules, officers: 'three', proofMinutes: 600 } })
  const kept = await page.context().cookies()
  const session = kept.find(({ name }) => name === 'huiying_session')?.value ?? ''
  const headers = { cookie: `huiying_session=${session}; huiying_language=${language}`, ...sameSite }
  const form = await (await site.request('/accounts/invite?person=deputy-21', { headers })).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const asked = { csrf, person: 'deputy-21', login: `asked-${language}`, offices: 'deputy' }
  const sent = await site.request('/accounts/invite', { method: 'POST', headers, body: new URLSearchParams(asked) })
  expect(sent.headers.get('location')).toBe('/accounts/grants?done=asked')
  return site.request('/accounts/grants', { headers })
}
