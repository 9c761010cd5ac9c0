import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, beginCase, expectMayNot, type RunningCity, readCase, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

/** A suggestion of this session or of between sessions, accepted. */
async function accepted(title: string, period: 'in_session' | 'between_sessions'): Promise<string> {
  const id = await beginCase(city, 'deputy', '/cases/new?kind=suggestion', {
    ...{ title, demands: '请在两年内办到。', period },
  })
  await city.as('secretariat', async (page) => {
    await actOn(page, city.caseUrl(id), 'register')
    await actOn(page, city.caseUrl(id), 'file')
  })
  return id
}

describe('the secretariat of a session', () => {
  let inSession = ''
  let between = ''

  it('finds what was raised in the session waiting to be assigned, and nothing else', async () => {
    inSession = await accepted('关于会上提出的一件事的建议', 'in_session')
    between = await accepted('关于平时提出的一件事的建议', 'between_sessions')

    const page = await city.visit('session-secretariat', { language: 'en', width: 390 })
    await page.goto(`${city.address}/inbox?procedure=suggestion&action=assign`)
    await expectNoViolations(page)
    const text = await textOf(page)
    expect(text).toContain('关于会上提出的一件事的建议')
    expect(text).not.toContain('关于平时提出的一件事的建议')
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  it('is named on the case as whom it waits for, and assigns it; the deputies’ office may not', async () => {
    expect(await readCase(city, 'deputy', inSession)).toContain('大会秘书处')
    await expectMayNot(city, 'secretariat', inSession, 'assign', { leadUnit: 'transport' })
    await city.as('session-secretariat', async (page) => {
      await actOn(page, city.caseUrl(inSession), 'assign', { leadUnit: 'transport' })
      expect(await textOf(page)).toContain('大会秘书处、宁会川')
    })
  })

  it('may not assign what was raised between sessions: the deputies’ office does', async () => {
    await expectMayNot(city, 'session-secretariat', between, 'assign', { leadUnit: 'transport' })
    expect(await readCase(city, 'leader', between, { language: 'en' })).toContain('Secretariat')
    await city.as('secretariat', (page) => actOn(page, city.caseUrl(between), 'assign', { leadUnit: 'transport' }))
    expect(await readCase(city, 'unit-transport', between)).toContain('关于平时提出的一件事的建议')
  })

  it('does no more than that: it takes nothing in, answers nothing, ends nothing', async () => {
    for (const act of ['accept_return', 'reassign', 'close', 'urge'])
      await expectMayNot(city, 'session-secretariat', inSession, act)
  })
})
