import { expect } from 'vitest'
import { textOf } from '../running-city.ts'
import { field, type KeyboardJourney, sendAct, wayTo } from './journey.ts'

export const rating: KeyboardJourney = {
  name: 'a member is not satisfied with a reply and says so; the committee has the proposal handled again',
  wish: { language: 'en', width: 390, javaScript: true },
  people: ['member2', 'proposal-committee'],
  go: async (city, as) => {
    const member = await as('member2')
    await member.open(`${city.address}/inbox`)
    await member.follow(wayTo(member, 'rate', 'demo-proposal-033'))
    await member.tick(field(member, 'attitude', 'satisfied'))
    await member.tick(field(member, 'result', 'dissatisfied'))
    await member.write(field(member, 'comment'), '答复没有说何时开园。')
    await sendAct(member)

    const committee = await as('proposal-committee')
    await committee.open(`${city.address}/inbox`)
    await committee.tabBackTo(committee.page.locator('.masthead-search input'))
    await committee.page.keyboard.type('托育用人单位办园')
    await committee.press('Enter')
    await committee.page.waitForURL(/\/search\?/)
    await committee.follow(committee.page.locator('#found a[href="/cases/demo-proposal-033"]').first())
    await committee.follow(wayTo(committee, 'order_rehandling'))
    await committee.write(field(committee, 'reason'), '请写明何时开园。')
    await sendAct(committee)
    expect(await textOf(committee.page)).toContain('答复没有说何时开园')
  },
}
