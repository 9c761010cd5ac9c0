import { expect } from 'vitest'
import { textOf } from '../running-city.ts'
import { anybody, field, type KeyboardJourney } from './journey.ts'

export const lookingUp: KeyboardJourney = {
  name: 'somebody finds a case in the public list, keeps its proof and has it checked, by telephone, without scripts',
  wish: { language: 'en', width: 390, javaScript: false },
  people: [anybody],
  go: async (city, as) => {
    const keys = await as(anybody)
    const { page } = keys
    await keys.open(city.address)
    await keys.followBack(page.locator('.nav a[href="/public/cases"]'))
    await keys.write(page.locator('.list-filter [name=q]'), '高中')
    await keys.choose(page.locator('.list-filter [name=unit]'), 'education')
    await keys.follow(page.locator('.list-filter .button'))
    await keys.follow(page.locator('main [data-row] a[href^="/public/cases/"]').first())
    const receipt = page.locator('main a[href$=".tlog-proof"]').first()
    await keys.unfold(receipt)
    await keys.tabTo(receipt)
    const download = page.waitForEvent('download')
    await keys.press('Enter')
    const kept = await (await download).path()

    await keys.follow(page.locator('.footer a[href="/log"]'))
    await keys.chooseFile(field(keys, 'file'), kept)
    await keys.follow(page.locator('main form .button').first())
    expect(await textOf(page)).toContain('The receipt holds')
    await keys.follow(page.locator('.footer a[href="/removals"]'))
  },
}
