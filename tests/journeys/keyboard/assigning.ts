import { expect } from 'vitest'
import { actOn, beginCase, type RunningCity, textOf } from '../running-city.ts'
import { field, type KeyboardJourney, sendAct, wayTo } from './journey.ts'

export const assigning: KeyboardJourney = {
  name: 'the assigning office asks for a proposal of units, takes it over, adds a joint unit and assigns; it takes back a case, and the session’s secretariat assigns',
  wish: { language: 'en', width: 1280, javaScript: true },
  people: ['assigning', 'session-secretariat'],
  go: async (city, as) => {
    const id = await filed(city, '关于整治老旧小区二次供水水箱的建议', 'between_sessions')
    const inSession = await filed(city, '关于公布二次供水水质的建议', 'in_session')
    const keys = await as('assigning')
    const { page } = keys
    await keys.open(`${city.address}/inbox?procedure=suggestion&action=assign`)
    await keys.follow(wayTo(keys, 'assign', id))
    const proposed = page.locator('.proposed-units')
    const ask = proposed.locator('button[name=proposeUnits]')
    if ((await ask.count()) > 0) await keys.follow(ask)
    const fill = proposed.locator('a')
    expect(await fill.count()).toBe(1)
    await keys.follow(fill)
    const lead = await field(keys, 'leadUnit').inputValue()
    expect(lead).not.toBe('')
    await keys.tick(field(keys, 'jointUnits', lead === 'water' ? 'parks' : 'water'))
    await sendAct(keys)
    expect(await textOf(page)).toContain('Assigned')

    await keys.open(`${city.address}/inbox`)
    await keys.follow(wayTo(keys, 'accept_return', 'demo-278'))
    await sendAct(keys)
    await keys.open(`${city.address}/proposed-units`)
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0)

    const session = await as('session-secretariat')
    await session.open(`${city.address}/inbox?procedure=suggestion&action=assign`)
    await session.follow(wayTo(session, 'assign', inSession))
    await session.choose(field(session, 'leadUnit'), 'water')
    await sendAct(session)
    expect(await wayTo(session, 'assign').count()).toBe(0)
  },
}

/** A suggestion on water that waits to be assigned. */
async function filed(city: RunningCity, title: string, period: string): Promise<string> {
  const demands = '屋顶水箱多年不清洗，居民反映自来水浑浊，供水管网漏损严重。请改造供水管网和二次供水泵房，公布水质。'
  const id = await beginCase(city, 'deputy', '/cases/new?kind=suggestion', { title, demands, period })
  await city.as('secretariat', async (page) => {
    await actOn(page, city.caseUrl(id), 'register')
    await actOn(page, city.caseUrl(id), 'file')
  })
  return id
}
