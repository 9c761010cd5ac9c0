import { expect } from 'vitest'
import { actOn, textOf } from '../running-city.ts'
import { field, type KeyboardJourney, sendAct, wayTo } from './journey.ts'

export const signingFor: KeyboardJourney = {
  name: 'one unit signs for a case, another hands its own back and says why, by telephone, without scripts',
  wish: { language: 'zh', width: 390, javaScript: false },
  people: ['unit-emergency', 'unit-agriculture'],
  go: async (city, as) => {
    // What the invented city assigned long ago is taken as received by now.
    await city.as('assigning', async (page) => {
      await actOn(page, city.caseUrl('demo-294'), 'assign', { leadUnit: 'emergency' })
      await actOn(page, city.caseUrl('demo-288'), 'assign', { leadUnit: 'agriculture' })
    })
    const emergency = await as('unit-emergency')
    await emergency.open(`${city.address}/inbox`)
    await emergency.follow(wayTo(emergency, 'sign_for', 'demo-294'))
    await sendAct(emergency)
    expect(await textOf(emergency.page)).toContain('已签收')

    const agriculture = await as('unit-agriculture')
    await agriculture.open(`${city.address}/inbox`)
    await agriculture.follow(agriculture.page.locator('main a[href*="/cases/demo-288?"]').first())
    await agriculture.follow(wayTo(agriculture, 'return_assignment'))
    await agriculture.write(field(agriculture, 'reason'), '下乡检修由农机服务中心负责，请改由其办理。')
    await sendAct(agriculture)
    expect(await textOf(agriculture.page)).toContain('农机服务中心')
  },
}
