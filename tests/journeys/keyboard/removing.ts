import { expect } from 'vitest'
import { textOf } from '../running-city.ts'
import { field, type KeyboardJourney } from './journey.ts'

export const removing: KeyboardJourney = {
  name: 'the secretariat asks that words be removed and a second person confirms it',
  wish: { language: 'zh', width: 1280, javaScript: true },
  people: ['secretariat', 'secretariat2'],
  go: async (city, as) => {
    const first = await as('secretariat')
    await first.open(city.caseUrl('demo-005'))
    await first.follow(first.page.locator('main a[href*="/removals/new"]').first())
    await first.tick(field(first, 'field', 'demands'))
    await first.tick(field(first, 'ground', 'personal_information'))
    await first.follow(first.page.locator('main form .form-end .button'))
    expect(await textOf(first.page)).toContain('已决定，等待第二人确认')

    const second = await as('secretariat2')
    await second.open(`${city.address}/removals/work`)
    await second.follow(second.page.locator('main a[href^="/removals/work/"]').first())
    await second.follow(second.page.locator('main form:has([value=confirm]) button'))
    expect(await textOf(second.page)).toContain('已移除')
  },
}
