import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, beginCase, expectMayNot, type RunningCity, readCase, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

const act = (login: string, id: string, action: string, fields = {}) =>
  city.as(login, (page) => actOn(page, city.caseUrl(id), action, fields))

const words = (title: string) => ({ title, demands: '请在两年内办到。', period: 'between_sessions' })

describe('two cases on one matter', () => {
  let main = ''
  let joining = ''

  it('are joined once each author has agreed', async () => {
    main = await beginCase(city, 'deputy', '/cases/new?kind=suggestion', words('关于西岸步道增设长椅的建议'))
    joining = await beginCase(city, 'deputy2', '/cases/new?kind=suggestion', words('关于西岸步道多放座椅的建议'))
    for (const id of [main, joining]) {
      await act('secretariat', id, 'register')
      await act('secretariat', id, 'file')
    }
    await expectMayNot(city, 'assigning', joining, 'propose_merge')
    await city.as('secretariat', async (page) => {
      const { flowNumber } = Facts.parse(
        await (await page.request.get(`${city.address}/api/cases/${main}`)).json(),
      ).facts
      await actOn(page, city.caseUrl(joining), 'propose_merge', {
        mainCase: flowNumber,
        mergeReason: '同一地段、同一内容。',
      })
    })
    await expectMayNot(city, 'deputy3', joining, 'agree_to_merge')
    await act('deputy2', joining, 'agree_to_merge')
    await act('deputy', main, 'agree_to_merge')
    await act('secretariat', joining, 'merge')
    expect(await readCase(city, 'deputy2', joining)).toContain('已并案')
  })

  it('have one answer, which both authors read and rate', async () => {
    await act('assigning', main, 'assign', { leadUnit: 'parks' })
    await act('unit-parks', main, 'sign_for')
    await act('unit-parks', main, 'draft_reply', { text: '西岸步道年内增设长椅四十张。' })
    await act('unit-parks', main, 'review_reply', {
      outcome: 'adopted',
      secrecy: 'cleared',
      secrecyReviewer: '科长',
      publication: 'full',
    })
    await act('unit-parks', main, 'issue_reply', { signer: '局长' })
    for (const [login, id] of [
      ['deputy', main],
      ['deputy2', joining],
    ] as const) {
      expect(await readCase(city, login, id), login).toContain('长椅四十张')
      await act(login, id, 'rate', { attitude: 'satisfied', result: 'satisfied' })
    }
    expect(await readCase(city, 'secretariat', main)).toContain('已评价')
  })
})

describe('what is not taken up', () => {
  it('becomes a deputy’s letter, which its author is told with the reason', async () => {
    const id = await beginCase(city, 'deputy3', '/cases/new?kind=suggestion', words('关于我家门前树木的建议'))
    await act('secretariat', id, 'register')
    await act('secretariat', id, 'decline', {
      declineReason: 'personal_matter',
      explanation: '属于个人事项，改按代表来信办理。',
      convertedTo: 'letter',
    })
    const text = await readCase(city, 'deputy3', id)
    expect(text).toContain('改按代表来信办理')
    expect(text).toContain('代表来信')
  })

  it('of a member becomes a social report, a case of its own that the office edits', async () => {
    const id = await beginCase(city, 'member', '/cases/new?kind=proposal', {
      ...words('关于老旧电梯异响的提案'),
      background: '三处老旧电梯异响。',
      analysis: '没有维保记录。',
    })
    await act('proposal-committee', id, 'register')
    await act('proposal-committee', id, 'review_for_filing', { standing: 'meets', content: 'lacking', format: 'meets' })
    await expectMayNot(city, 'member', id, 'decline')
    await act('proposal-committee', id, 'decline', {
      declineReason: 'academic',
      explanation: '线索具体，改作社情民意信息。',
      convertedTo: 'social_report',
    })
    await city.as('proposal-committee', async (page) => {
      await page.goto(`${city.address}/cases?kind=social-report&q=${encodeURIComponent('电梯异响')}`)
      await page.click('main [data-row] a')
      await page.waitForURL((url) => /^\/cases\/[\w-]+$/.test(url.pathname) && !url.pathname.endsWith(id))
      const report = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      await actOn(page, city.caseUrl(report), 'take_up')
      await actOn(page, city.caseUrl(report), 'edit', { editedTitle: '老旧电梯异响', editedText: '三处电梯异响。' })
      await expectNoViolations(page)
    })
  })
})

const Facts = z.object({ facts: z.object({ flowNumber: z.string() }) })
