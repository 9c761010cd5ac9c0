import { expect } from 'vitest'
import { textOf } from '../running-city.ts'
import { field, type KeyboardJourney, sendAct, wayTo } from './journey.ts'

export const answering: KeyboardJourney = {
  name: 'a joint unit gives its opinion; the lead unit drafts the reply, sees what it leaves open, reviews and issues it',
  wish: { language: 'zh', width: 1280, javaScript: true },
  people: ['unit-yuping', 'unit-health'],
  go: async (city, as) => {
    const joint = await as('unit-yuping')
    await joint.open(`${city.address}/inbox`)
    await joint.follow(wayTo(joint, 'give_joint_opinion', 'demo-310'))
    await joint.write(field(joint, 'opinion'), '县里配套一半经费，村医训练由县医院承担。')
    await joint.followTo(joint.page.locator('form.act-form .form-end .button'), joint.page.locator('#done'))

    const lead = await as('unit-health')
    const { page } = lead
    await lead.open(`${city.address}/inbox`)
    await lead.follow(wayTo(lead, 'draft_reply', 'demo-310'))
    await lead.write(field(lead, 'text'), '您提出的建议收悉，现答复如下：')
    const check = page.locator('button[name=answerCheck]')
    await lead.tabTo(check)
    await lead.press('Enter')
    await page.locator('[data-answer-check] .open-note').first().waitFor()
    await lead.expectFocus(check)
    await lead.tabBackTo(field(lead, 'text'))
    await lead.press('End')
    await page.keyboard.type('明年六月底前为每个村卫生室配齐急救箱和除颤仪，并训练村医。')
    await sendAct(lead)

    await lead.open(city.caseUrl('demo-310'))
    expect(await textOf(page)).toContain('村医训练由县医院承担')
    await lead.follow(wayTo(lead, 'review_reply'))
    await lead.tick(field(lead, 'outcome', 'planned'))
    await lead.writeDay(field(lead, 'doneBy'), `${new Date().getFullYear() + 1}-06-30`)
    await lead.tick(field(lead, 'secrecy', 'cleared'))
    await lead.write(field(lead, 'secrecyReviewer'), '科长')
    await lead.tick(field(lead, 'publication', 'full'))
    await sendAct(lead)
    await lead.open(city.caseUrl('demo-310'))
    await lead.follow(wayTo(lead, 'issue_reply'))
    await lead.write(field(lead, 'signer'), '局长')
    await sendAct(lead)
    expect(await textOf(page)).toContain('已答复')
  },
}
