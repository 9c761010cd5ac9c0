import { expect } from 'vitest'
import { dayIn } from '#kernel/plain-date.ts'
import { textOf } from '../running-city.ts'
import { anybody, field, type KeyboardJourney } from './journey.ts'

export const administering: KeyboardJourney = {
  name: 'the administrator invites a deputy, who opens the account by the link; it is disabled, and the auditor reads all of it',
  wish: { language: 'zh', width: 1280, javaScript: true },
  people: ['administrator', 'auditor', anybody],
  go: async (city, as) => {
    const keys = await as('administrator')
    const { page } = keys
    await keys.open(`${city.address}/accounts`)
    await keys.follow(page.locator('main a[href="/accounts/invite"]'))
    await keys.write(page.locator('#invite-q'), '张梦敏')
    await keys.follow(page.locator('main form[role=search] button'))
    await keys.follow(page.locator('main a[href*="person="]').first())
    await keys.write(field(keys, 'login'), 'zhangmengmin')
    await keys.follow(page.locator('main form[action="/accounts/invite"] .button'))
    const invitation = (await page.textContent('.link-address')) ?? ''

    const invited = await as(anybody)
    const { pathname, hash } = new URL(invitation)
    await invited.open(`${city.address}${pathname}${hash}`)
    await invited.page.waitForSelector('main form [name=password]')
    await invited.write(field(invited, 'password'), 'a heron stands by the third weir')
    await invited.follow(invited.page.locator('main form .button'))
    expect(new URL(invited.page.url()).pathname).toBe('/inbox')

    await keys.open(`${city.address}/accounts`)
    await keys.write(page.locator('main form [name=q]'), 'zhangmengmin')
    await keys.press('Enter')
    await page.waitForURL(/q=zhangmengmin/)
    await keys.follow(page.locator('.list-accounts a').first())
    await keys.follow(page.locator('form[action$="/disable"] button'))

    const auditor = await as('auditor')
    await auditor.open(`${city.address}/audit`)
    await auditor.writeDay(auditor.page.locator('#audit-from'), dayIn(new Date(), 'Asia/Shanghai'))
    await auditor.follow(auditor.page.locator('.audit-filter button'))
    expect(auditor.page.url()).toContain('from=2')
    expect(await textOf(auditor.page)).toContain('zhangmengmin')
  },
}
