import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayIn } from '#kernel/plain-date.ts'
import { expectNoViolations } from '#tests/support/browser.ts'
import { type RunningCity, sendForm, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

describe('a proposal', () => {
  let caseUrl = ''
  let path = ''

  const act = async (login: string, action: string, fields = {}, instance = '') => {
    await city.as(login, async (page) => {
      await page.goto(`${caseUrl}/actions/${action}${instance === '' ? '' : `?instance=${instance}`}`)
      await sendForm(page, fields)
      expect(new URL(page.url()).pathname, `${action}: ${await page.title()}`).toBe(path)
    })
  }

  it('is written by a member in three boxes; an empty one is pointed out and nothing typed is lost', async () => {
    const page = await city.visit('member')
    await page.goto(`${city.address}/inbox`)
    await page.click('nav a[href="/cases/new"]')
    await page.waitForURL((url) => url.pathname === '/cases/new')
    await page.click('main a[href="/cases/new?kind=proposal"]')
    await page.waitForURL((url) => url.search === '?kind=proposal')
    expect(await page.locator('h1').textContent()).toBe('提交提案')
    await expectNoViolations(page)
    const written = {
      title: '关于在老城增设共享书房的提案',
      background: '老城有闲置公房四十余处。',
      demands: '请选十处改作共享书房，明确管护单位。',
      period: 'between_sessions',
    }
    await sendForm(page, written)
    expect(await page.locator('.error-summary').textContent()).toContain('请填写“问题及分析”')
    expect(await page.locator('[name=title]').inputValue()).toBe(written.title)

    await sendForm(page, { analysis: '居民读书没有地方，公房又空着。' })
    path = new URL(page.url()).pathname
    expect(path).toMatch(/^\/cases\/[\w-]{22}$/)
    caseUrl = `${city.address}${path}`
    await page.context().close()
  })

  it('is registered, reviewed, filed and made a key proposal by the committee, and handled by the government’s units', async () => {
    await act('proposal-committee', 'register')
    await act('proposal-committee', 'review_for_filing', { standing: 'meets', content: 'meets', format: 'meets' })
    await act('proposal-committee', 'file')
    await act('assigning', 'assign', { leadUnit: 'culture-tourism' })
    await act('unit-culture-tourism', 'sign_for', {}, 'culture-tourism')
    await act('proposal-committee', 'choose_as_key', { keyReason: 'widely_asked', ledBy: '市政协副主席' })
    const today = dayIn(new Date(), 'Asia/Shanghai')
    await act('proposal-committee', 'log_consultation', {
      consultationStage: 'handling',
      consultedOn: today,
      people: '谢晓宁、市文旅局',
      consultation: '先选三处试点。',
    })
    await act('unit-culture-tourism', 'draft_reply', { text: '您提出的提案收悉：先选三处公房试点。' })
    await act('unit-culture-tourism', 'review_reply', {
      outcome: 'adopted',
      secrecy: 'cleared',
      secrecyReviewer: '科长',
      publication: 'full',
    })
    await act('unit-culture-tourism', 'issue_reply', { signer: '局长' })

    const page = await city.visit('member')
    await page.goto(caseUrl)
    const text = await page.locator('main').textContent()
    expect(text).toContain('政协提案')
    expect(await page.locator('.case-kicker').textContent()).toContain('重点提案')
    expect(text).toContain('已答复，待评价')
    expect(text).toContain('先选三处试点')
    expect(text).not.toContain('建议号')
    await expectNoViolations(page)
    await page.context().close()
  })

  it('is rated by its member; the congress’s secretariat and deputies do not find it', async () => {
    const member = await city.visit('member')
    await member.goto(`${city.address}/inbox`)
    expect(await member.locator('main').textContent()).toContain('共享书房')
    await member.goto(caseUrl)
    await member.click('a[href*="/actions/rate"]')
    await member.waitForSelector('form.act-form')
    await sendForm(member, { attitude: 'satisfied', result: 'satisfied' })
    await member.context().close()

    for (const login of ['secretariat', 'deputy']) {
      const page = await city.visit(login)
      const answer = await page.goto(caseUrl)
      expect(answer?.status(), login).toBe(404)
      await page.goto(`${city.address}/cases?q=${encodeURIComponent('共享书房')}`)
      expect(await page.locator('[data-row]').count(), login).toBe(0)
      await page.context().close()
    }
  })

  it('stands apart from suggestions in lists, figures and laws', async () => {
    const page = await city.visit('assigning')
    await page.goto(`${city.address}/cases?kind=proposal`)
    expect(await page.locator('.count').first().textContent()).toMatch(/共 \d\d 件/)
    await page.goto(`${city.address}/statistics?kind=proposal`)
    expect(await page.locator('main').textContent()).toContain('立案')
    await expectNoViolations(page)
    await page.goto(`${city.address}/laws/proposal/shanghai-cppcc-2026`)
    expect(await page.locator('main').textContent()).toContain('三栏分写')
    await page.context().close()
  })

  it('is found by everybody among what is published, by its kind', async () => {
    const page = await city.visit(null)
    await page.goto(`${city.address}/public/cases?kind=proposal`)
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(5)
    expect(await page.locator('select[name=kind]').inputValue()).toBe('proposal')
    await page.context().close()
  })
})
