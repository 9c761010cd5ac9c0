import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markWords } from './mark-words.ts'
import { type RunningCity, samplePage, sendForm, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity({ database: null })
})

afterAll(() => city.stop())

describe('the whole loop', () => {
  let caseUrl = ''

  it('the secretariat reads a page in, sees who was answered, confirms and opens the cases', async () => {
    const page = await city.visit('secretariat')
    await page.goto(`${city.address}/readings/new`)
    await page.setInputFiles('[name=file]', samplePage)
    await page.click('main form button')
    await page.waitForSelector('[data-source]', { timeout: 180_000 })

    expect(await page.locator('.reading-counts').textContent()).toMatch(/提出 \d+ 项，其中 \d+ 项在本页找到回应/)
    expect(await page.locator('.column-said .finding').count()).toBeGreaterThan(5)
    expect(await page.locator('.answer-lines path').count()).toBeGreaterThan(0)

    await page.click('form[action$="/confirmations"] button')
    await page.waitForSelector('.open-cases [name=finding]')
    await page.click('.open-cases button')
    await page.waitForSelector('.notice a[href^="/cases?reading="]')

    expect(await page.locator('.case-line').count()).toBeGreaterThan(5)
    const link = page.locator('.kind-suggestion .case-line a, .kind-topic .case-line a').first()
    caseUrl = `${city.address}${await link.getAttribute('href')}`
    await page.context().close()
  })

  it('the same page handed in again leads to the reading that is there', async () => {
    const page = await city.visit('secretariat')
    await page.goto(`${city.address}/readings/new`)
    await page.setInputFiles('[name=file]', samplePage)
    await page.click('main form button')
    await page.waitForSelector('.notice')

    expect(page.url()).toContain('there=1')
    await page.context().close()
  })

  it('a deputy writes a suggestion; it is registered, assigned, signed for, answered, rated and tracked until done', async () => {
    const deputy = await city.visit('deputy')
    await deputy.goto(`${city.address}/cases/new?kind=suggestion`)
    await sendForm(deputy, {
      title: '关于在澜江西岸增设直饮水点的建议',
      demands: '请在西岸步道每五百米设一处直饮水点。',
      period: 'between_sessions',
    })
    const path = new URL(deputy.url()).pathname
    expect(path).toMatch(/^\/cases\/[\w-]{22}$/)
    caseUrl = `${city.address}${path}`

    const act = async (login: string, action: string, fields = {}, instance = '') => {
      await city.as(login, async (page) => {
        await page.goto(`${caseUrl}/actions/${action}${instance === '' ? '' : `?instance=${instance}`}`)
        await sendForm(page, fields)
        expect(new URL(page.url()).pathname, `${action}: ${await page.title()}`).toBe(path)
      })
    }
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await act('secretariat', 'register')
    await act('secretariat', 'file')
    await act('assigning', 'assign', { leadUnit: 'water', jointUnits: ['parks'] })
    await act('unit-water', 'sign_for', {}, 'water')
    await act('unit-parks', 'sign_for', {}, 'parks')
    await act('unit-parks', 'give_joint_opinion', { opinion: '同意，位置请避开行道树。' }, 'parks')
    await act('unit-water', 'draft_reply', { text: '您提出的建议收悉，现答复如下：西岸步道将设十处直饮水点。' })
    await act('unit-water', 'review_reply', {
      outcome: 'planned',
      doneBy: soon,
      secrecy: 'cleared',
      secrecyReviewer: '科长',
      publication: 'full',
    })
    await act('unit-water', 'issue_reply', { signer: '局长' })
    await act('deputy', 'rate', { attitude: 'satisfied', result: 'basically_satisfied' })
    await act('secretariat', 'track')
    await act('unit-water', 'report_done', { evidence: '十处直饮水点已通水，水质报告见附件。' })
    await act('secretariat', 'confirm_done')

    await deputy.goto(caseUrl)
    expect(await deputy.locator('main').textContent()).toContain('已办结')
    await deputy.context().close()
  })

  it('the public does not find it, since its author did not agree to publication', async () => {
    const page = await city.visit(null)
    const answer = await page.goto(caseUrl.replace('/cases/', '/public/cases/'))

    expect(answer?.status()).toBe(404)
    await page.context().close()
  })

  it('words marked in the source correct the finding that is open, at their very place; the keys move either end', async () => {
    const page = await city.visit('secretariat')
    const night = '夜间公交班次'
    const text = `本报讯 昨天，市政协十一届五次会议举行专题会议。孟书禾委员建议，增加${night}。岑又青委员建议，疏浚西边水塘，增加${night}。市长表示，要尽快研究增加${night}。`
    await page.goto(`${city.address}/readings/new`)
    await page.fill('[name=text]', text)
    await page.click('main form button')
    await page.waitForSelector('[data-source]', { timeout: 180_000 })
    const first = page.locator('.column-said .finding').first()
    await first.locator('a[data-key="e"]').click()
    await page.waitForSelector('[data-finding-work] [data-edges]:not([hidden])')
    await markWords(page, night, 3)
    const field = (name: string) => page.inputValue(`form[data-change] [name=${name}]`)
    const third = text.lastIndexOf(night)
    expect([await field('words'), await field('start')]).toEqual([night, String(third)])
    expect(await page.locator('mark.mark-own').textContent()).toBe(`增加${night}`)

    await page.fill('[name=words]', '没有的话')
    await page.click('form[data-change] .button')
    await page.waitForSelector('.error-summary')
    expect(await field('words')).toBe('没有的话')
    await markWords(page, night, 2)
    await page.locator('[data-edge=start][data-step="-1"]').focus()
    for (const _ of '增加') await page.keyboard.press('Enter')
    await page.locator('[data-edge=end][data-step="-1"]').press('Space')
    expect([await field('words'), await field('end')]).toEqual(['增加夜间公交班', String(text.indexOf('。市长') - 1)])
    await page.click('form[data-change] .button')
    await page.waitForSelector('.column-said .finding')
    expect(await page.locator('.column-said .finding-quote').allInnerTexts()).toContain('增加夜间公交班')

    await page.locator('.column-said .finding').first().focus()
    await markWords(page, '研究', 1)
    await page.click('[data-correct-chosen]')
    await page.waitForSelector('[data-finding-work]')
    expect(await field('start')).toBe(String(text.indexOf('研究')))
    await page.context().close()
  })

  it('works without scripts: reading, correcting one finding, acting', async () => {
    const page = await city.visit('secretariat', { javaScript: false })
    await page.goto(`${city.address}/readings/new`)
    await page.fill(
      '[name=text]',
      '本报讯 昨天，市政协十一届五次会议举行专题会议。孟书禾委员建议，增加夜间公交班次。市长表示，要尽快研究增加夜间公交。',
    )
    await page.click('main form button')
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.locator('[data-source]').count()
        },
        { timeout: 180_000, interval: 500 },
      )
      .toBe(1)
    const finding = page.locator('.column-said .finding').first()
    await finding.locator('a[data-key="e"]').click()
    await page.selectOption('[name=kind]', 'topic')
    await page.click('form:has([name=act][value=change]) .button')

    expect(await page.locator('.column-said .finding').first().textContent()).toContain('议题')
    await page.context().close()
  })
})
