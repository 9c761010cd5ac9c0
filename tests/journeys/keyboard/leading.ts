import { expect } from 'vitest'
import { addDays, dayIn } from '#kernel/plain-date.ts'
import { textOf } from '../running-city.ts'
import { field, type KeyboardJourney, sendAct, wayTo } from './journey.ts'

export const leading: KeyboardJourney = {
  name: 'a leader finds a report while typing and notes on it; committees decide what waits for them; a list is kept',
  wish: { language: 'en', width: 1280, javaScript: true },
  people: ['leader', 'presidium', 'special-committee', 'standing-committee', 'chairs'],
  go: async (city, as) => {
    const leader = await as('leader')
    await leader.open(`${city.address}/inbox`)
    await leader.tabBackTo(leader.page.locator('.masthead-search input'))
    await leader.page.keyboard.type('夜间')
    await leader.press('Enter')
    await leader.page.waitForURL(/\/search\?/)
    const box = leader.page.locator('#search-form input')
    await leader.write(box, '排污口 异味')
    const found = leader.page.locator('#found a[href="/cases/demo-report-004"]').first()
    await found.waitFor()
    const links = await leader.page.locator('#found a').count()
    for (let at = 0; at < links && !(await leader.hasFocus(found)); at += 1) await leader.press('ArrowDown')
    await leader.press('Enter')
    await leader.page.waitForURL(/demo-report-004/)
    await leader.follow(wayTo(leader, 'note'))
    await leader.write(field(leader, 'leaderNote'), '请夜间采样，公布结果。')
    await sendAct(leader)
    expect(await textOf(leader.page)).toContain('请夜间采样')

    const presidium = await as('presidium')
    await presidium.open(`${city.address}/inbox`)
    await presidium.follow(wayTo(presidium, 'accept', 'demo-motion-003'))
    await sendAct(presidium)

    const special = await as('special-committee')
    await special.open(`${city.address}/inbox`)
    await special.follow(wayTo(special, 'give_opinion', 'demo-motion-004'))
    await special.tick(special.page.locator('[name=verdict]').first())
    await special.write(field(special, 'reviewOpinion'), '宜列入立法计划。')
    await sendAct(special)
    expect(await textOf(special.page)).toContain('宜列入立法计划')

    const standing = await as('standing-committee')
    await standing.open(`${city.address}/inbox`)
    await standing.follow(wayTo(standing, 'order_another_answer_between_sessions', 'demo-enquiry-004'))
    await standing.tick(field(standing, 'answerForm', 'written'))
    await standing.tick(field(standing, 'answerAt', 'committee'))
    await standing.writeDay(field(standing, 'answerBy'), addDays(dayIn(new Date(), 'Asia/Shanghai'), 10))
    await sendAct(standing)

    const chairs = await as('chairs')
    await chairs.open(`${city.address}/cases`)
    await chairs.choose(chairs.page.locator('.list-filter [name=unit]'), 'water')
    await chairs.follow(chairs.page.locator('.list-filter .button'))
    await chairs.unfold(chairs.page.locator('.save-list [name=name]'))
    await chairs.write(chairs.page.locator('.save-list [name=name]'), 'Water')
    await chairs.follow(chairs.page.locator('.save-list form[action="/cases/lists"] .button'))
    expect(await chairs.page.locator('.saved-lists a').textContent()).toBe('Water')
  },
}
