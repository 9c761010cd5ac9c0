import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayIn } from '#kernel/plain-date.ts'
import { expectNoViolations } from '#tests/support/browser.ts'
import { type RunningCity, sendForm, startCity } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

/** The day it is in the city, which after four in the afternoon by Greenwich is the next. */
const today = () => dayIn(new Date(), 'Asia/Shanghai')

/** Begins a case of a kind by a form, and takes acts on it, each by an account of the city. */
async function begin(login: string, address: string, fields: Readonly<Record<string, string>>) {
  const page = await city.visit(login)
  await page.goto(`${city.address}${address}`)
  await expectNoViolations(page)
  await sendForm(page, fields)
  const path = new URL(page.url()).pathname
  expect(path, await page.title()).toMatch(/^\/cases\/[\w-]{22}$/)
  await page.context().close()
  const caseUrl = `${city.address}${path}`
  const act = async (who: string, action: string, given = {}, instance = '') => {
    await city.as(who, async (desk) => {
      await desk.goto(`${caseUrl}/actions/${action}${instance === '' ? '' : `?instance=${instance}`}`)
      await expectNoViolations(desk)
      await sendForm(desk, given)
      expect(new URL(desk.url()).pathname, `${action}: ${await desk.title()}`).toBe(path)
    })
  }
  const textFor = async (who: string | null) => {
    const desk = await city.visit(who)
    await desk.goto(caseUrl)
    if (who !== null) await expectNoViolations(desk)
    const text = (await desk.locator('main').textContent()) ?? ''
    await desk.context().close()
    return text
  }
  return { act, textFor }
}

describe('a motion', () => {
  it('goes from a delegation to the presidium, the special committee, the standing committee and a unit', async () => {
    const one = await begin('deputy', '/cases/new?kind=motion&act=submit', {
      title: '关于制定湿地保护条例的议案',
      background: '湿地保护。',
      analysis: '湿地减少，没有法规。',
      demands: '制定湿地保护条例。',
      authorKind: 'delegation',
      body: '汀洲代表团',
      period: 'in_session',
      subject: 'urban_environment',
    })
    await one.act('secretariat', 'register', { handInBy: today() })
    await one.act('secretariat', 'find_motion', { reviewOpinion: '符合议案的要求。' })
    await one.act('presidium', 'accept', { committee: 'urban_environment' })
    await one.act('special-committee', 'report_deliberation', {
      recommendation: 'handle',
      deliberationReport: '建议交有关机关办理。',
    })
    await one.act('standing-committee', 'order_handling', { leadUnit: 'ecology', decision: '同意。' })
    await one.act('unit-ecology', 'sign_for', {}, 'ecology')
    await one.act('secretariat', 'urge', { urgedUnits: ['ecology'], urgingText: '请在本月报告办理情况。' })
    await one.act('unit-ecology', 'answer_urging', { urgingAnswer: '草案月底完成。' }, 'ecology')
    await one.act('unit-ecology', 'report_handling', { text: '草案已经形成。', signer: '局长' })
    await one.act('standing-committee', 'accept_report')

    const text = await one.textFor('deputy')
    expect(text).toContain('代表议案')
    expect(text).toContain('已办结')
    expect(text).toContain('建议交有关机关办理')
    expect(await one.textFor('member')).not.toContain('湿地')
  })
})

describe('an enquiry', () => {
  it('is asked by a deputy in deliberation, heard and answered by the body asked', async () => {
    const one = await begin('deputy', '/cases/new?kind=enquiry&act=submit', {
      form: 'asked',
      title: '关于桥梁检修的询问',
      demands: '今年检修多少座桥？',
      authorKind: 'deputies',
      suggestedUnit: 'transport',
      period: 'in_session',
      sessionClosesOn: today(),
    })
    await one.act('secretariat', 'pass_on', { leadUnit: 'transport' })
    await one.act('unit-transport', 'sign_for', { official: '副局长' }, 'transport')
    await one.act('secretariat', 'record_oral_answer', {
      heldOn: today(),
      meeting: '代表团会议',
      answeredBy: '副局长',
      text: '三十二座。',
    })
    expect(await one.textFor('deputy')).toContain('三十二座')
    await one.act('secretariat', 'close')

    expect(await one.textFor('deputy')).toContain('已办结')
  })
})
