import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { tell, tellControl } from '#tests/faults/form.ts'
import { violationsOn } from '#tests/support/browser.ts'
import { drafting, proposing } from '#tests/support/model-desk.ts'
import { answering, type ModelServer, startModelServer } from '#tests/support/model-server.ts'
import { answers } from './every-page/answers.ts'
import { goTo } from './every-page/go-to.ts'
import { languages, lookAt, type PageLanguage, type Seen } from './every-page/look.ts'
import { notPages } from './every-page/not-pages.ts'
import { type Opened, openThings, unopened } from './every-page/opened.ts'
import { visitsOf, visitTo } from './every-page/visits.ts'
import { type RunningCity, startCity } from './running-city.ts'

let city: RunningCity
let model: ModelServer
let db: Db
let opened: Opened

const seen: Seen = { pages: 0, looks: 0, violations: 0 }

beforeAll(async () => {
  model = await startModelServer(
    answering(({ body }) =>
      body.messages[0]?.content.includes('paragraphs') === true
        ? drafting([{ text: '感谢您的关心。' }])
        : proposing({ quote: '一句没有的话', kind: 'topic' }),
    ),
  )
  city = await startCity({
    // However slow the machine: nobody is asked half-way to prove again who they are.
    accountRules: {
      ...{ officers: 'ordinary', invitationHours: 168, proofMinutes: 600, passkeys: 'officers' },
      secondFactor: 'chosen',
    },
    languageModel: {
      ...{ url: model.url, name: 'small-model', key: null, keyFile: null, seconds: 10, answerTokens: 500 },
      ...{ reach: 'loopback', privateFor: new Set(['transport']) },
      limits: { inputBytes: 100_000, callsADay: 100, ownCallsADay: 100 },
    },
  })
  db = connect(city.database?.url ?? '')
  opened = await openThings(city)
})

afterAll(async () => {
  tell('accessibility', seen)
  await db.destroy()
  await city.stop()
  await model.stop()
})

async function speak(context: BrowserContext, language: PageLanguage): Promise<void> {
  await context.addCookies([{ name: 'huiying_language', value: language, url: city.address }])
}

/** Somebody's page: whoever opened something before is signed in still. */
async function pageOf(login: string | null): Promise<Page> {
  if (login === null) return city.visit(null)
  return new Promise((found, failed) => {
    city.as(login, async (page) => found(page)).catch(failed)
  })
}

describe('in both languages, wide and narrow, by day and by night, there is no fault of accessibility and all fits the window', () => {
  it.each(visitsOf(unopened).map(({ who }) => who))('on the pages of %s', async (who) => {
    const visits = visitsOf(opened).find((one) => one.who === who)
    const page = await pageOf(visits?.login ?? null)
    for (const language of languages) {
      await speak(page.context(), language)
      for (const visited of visits?.pages ?? []) {
        const { path, status, isToldLanguage } = visitTo(visited)
        const answer = await goTo(page, new URL(`${path}${isToldLanguage ? `#${language}` : ''}`, city.address).href)
        expect(answer?.status(), path).toBe(status)
        expect(answer?.request().redirectedFrom(), `${path} leads elsewhere`).toBeNull()
        await lookAt(page, language, seen)
      }
    }
  })

  it.each(answers)('nor on the answer that is $what', async ({ login, ask }) => {
    for (const language of languages) {
      const page = await pageOf(login)
      await speak(page.context(), language)
      await ask(page, { city, db, opened, language })
      await lookAt(page, language, seen)
    }
  })

  it('where an address is said to be no page, none comes', async () => {
    for (const [route, { login, at, status = 200 }] of Object.entries(notPages)) {
      const { request } = await pageOf(login)
      const answer = await request.get(`${city.address}${at(opened)}`, { maxRedirects: 0 })
      expect(answer.status(), route).toBe(status)
      // A package for the archive holds pages of its own: it is what an answer is said to be that makes it one.
      const isHtml = answer.headers()['content-type']?.startsWith('text/html') ?? false
      if (answer.ok() && isHtml) expect(await answer.text(), route).not.toContain('<html')
    }
  })
})

describe('a page with faults of accessibility', () => {
  it('is seen to have them', async () => {
    const page = await city.visit(null)
    await page.goto(`${city.address}/sign-in`)
    await page.evaluate(`(() => {
      const main = document.querySelector('main')
      main.insertAdjacentHTML('beforeend', '<p id="faint">faint words</p><img src="/assets/none.svg"><input name="nameless">')
      // The policy of the site lets no style stand in the page itself.
      Object.assign(document.getElementById('faint').style, { color: '#aaa', background: '#fff' })
    })()`)
    const violations = await violationsOn(page)
    const coloursAlone = await violationsOn(page, 'color-contrast')
    await page.context().close()
    tellControl('a page with faults', 'faint words, a picture and a field without names are put into a page', {
      violations: violations.length,
    })
    for (const rule of ['color-contrast', 'image-alt', 'label'])
      expect(
        violations.some((one) => one.startsWith(`${rule}:`)),
        rule,
      ).toBe(true)
    expect(coloursAlone.map((one) => one.split(':')[0])).toEqual(['color-contrast'])
  })
})
