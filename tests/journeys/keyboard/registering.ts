import { expect } from 'vitest'
import { textOf } from '../running-city.ts'
import { type KeyboardJourney, sendAct, wayTo } from './journey.ts'

export const registering: KeyboardJourney = {
  name: 'the secretariat registers a suggestion and files it, by telephone, without scripts',
  wish: { language: 'en', width: 390, javaScript: false },
  people: ['secretariat'],
  go: async (city, as) => {
    const keys = await as('secretariat')
    const { page } = keys
    await keys.open(`${city.address}/inbox?procedure=suggestion&action=register`)
    await keys.follow(wayTo(keys, 'register', 'demo-297'))
    await sendAct(keys)
    expect(await textOf(page)).toContain('Registered')

    await keys.open(city.caseUrl('demo-297'))
    await keys.follow(wayTo(keys, 'file'))
    await sendAct(keys)
    await keys.open(city.caseUrl('demo-297'))
    expect(await wayTo(keys, 'file').count()).toBe(0)
    expect(await textOf(page)).toContain('Accepted')
  },
}
