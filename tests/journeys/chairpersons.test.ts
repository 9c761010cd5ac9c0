import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from '#tests/support/browser.ts'
import { actOn, expectMayNot, type RunningCity, readCase, startCity, textOf } from './running-city.ts'

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

const id = 'demo-218'
const supervised = 'demo-310'

describe('the council of chairpersons', () => {
  it('chooses a key item with its reason, leading official and committee; nobody else does', async () => {
    const key = { keyReason: 'raised_by_many', leadingOfficial: 'leader-3', committee: 'urban_environment' }
    for (const other of ['secretariat', 'leader', 'unit-transport'])
      await expectMayNot(city, other, id, 'choose_key_item', key)
    await city.as('chairs', async (page) => {
      await actOn(page, city.caseUrl(id), 'choose_key_item', key)
      await expectNoViolations(page)
      expect(await textOf(page)).toContain('邵庆楠')
    })
  })

  it('has the unit name its head, without whom the answer does not leave the house', async () => {
    await city.as('unit-transport', async (page) => {
      await actOn(page, city.caseUrl(id), 'draft_reply', { text: '末班车延长到零点。' })
      await actOn(page, city.caseUrl(id), 'review_reply', {
        ...{ outcome: 'adopted', secrecy: 'cleared', secrecyReviewer: '柳青', publication: 'full' },
      })
      expect(await textOf(page)).toContain('重点督办件须由单位主要负责人领办')
      expect(await page.locator('main a[href*="/actions/issue_reply"]').count()).toBe(0)
      await actOn(page, city.caseUrl(id), 'name_head', { head: '段远' })
      await actOn(page, city.caseUrl(id), 'issue_reply', { signer: '段远' })
      expect(await textOf(page)).toContain('末班车延长到零点')
    })
  })

  it('releases it with a reason, which the supervised unit cannot', async () => {
    await expectMayNot(city, 'unit-transport', id, 'release_key_item', { reason: '已答复' })
    await city.as('chairs', (page) => actOn(page, city.caseUrl(id), 'release_key_item', { reason: '已经落实。' }))
    await city.as('secretariat', async (page) => {
      await page.goto(city.caseUrl(id))
      expect(await textOf(page)).toContain('不再列为重点')
    })
  })

  it('chooses a key item with the official who leads it, and releases it; neither a leader nor an office does', async () => {
    await expectMayNot(city, 'leader', supervised, 'choose_key_item')
    await expectMayNot(city, 'secretariat', supervised, 'choose_key_item')
    await city.as('chairs', async (page) => {
      await page.goto(`${city.caseUrl(supervised)}/actions/choose_key_item`)
      const leaders = page.locator('main form [name=leadingOfficial] option:not([value=""])')
      const official = await leaders.first().getAttribute('value')
      await actOn(page, city.caseUrl(supervised), 'choose_key_item', {
        keyReason: 'general_concern',
        committee: 'society',
        leadingOfficial: official ?? '',
      })
    })
    const text = await readCase(city, 'chairs', supervised, { language: 'en' })
    expect(text).toContain('key item')
    await city.as('secretariat', async (page) => {
      await actOn(page, city.caseUrl(supervised), 'open_supervision', {
        supervisionKind: 'congress',
        reason: '村医报酬久拖未定。',
      })
      await actOn(page, city.caseUrl(supervised), 'plan_supervision', { supervisionPlan: '十二月走访三个村卫生室。' })
    })
    expect(await readCase(city, 'chairs', supervised)).toContain('走访三个村卫生室')
    await expectMayNot(city, 'chairs', supervised, 'conclude_supervision', { conclusion: '已经办好。' })
    await city.as('chairs', (page) =>
      actOn(page, city.caseUrl(supervised), 'release_key_item', { reason: '已经办结。' }),
    )
    expect(await readCase(city, 'secretariat', supervised)).toContain('已经办结。')
  })
})
