import { describe, expect, it } from 'vitest'
import { people } from '#tests/support/small-city.ts'
import { draftedReply, reviewed, type SuggestionDesk, shanghaiWith } from '#tests/support/suggestion-desk.ts'

const { assigner, chairs, deputy, leader, parks, roads, secretary } = people

const chosen = {
  keyReason: 'general_concern',
  leadingOfficial: leader.personId,
  committee: 'urban_environment',
}

function reviewedKeyItem(head: string): SuggestionDesk {
  const desk = draftedReply([], shanghaiWith({ key_item_head: head }))
  desk.act(chairs, 'choose_key_item', chosen)
  desk.act(roads, 'review_reply', reviewed)
  return desk
}

describe('a key item', () => {
  it('is chosen by the council of chairpersons alone, with its reason, leading official and committee', () => {
    const desk = draftedReply([])
    for (const other of [secretary, assigner, leader, deputy, roads]) {
      expect(desk.refused(other, 'choose_key_item', chosen)[0].code).toBe('role_required')
    }
    for (const field of Object.keys(chosen)) {
      expect(desk.refused(chairs, 'choose_key_item', { ...chosen, [field]: '' })[0]).toMatchObject({ field })
    }
    desk.act(chairs, 'choose_key_item', chosen)
    expect(desk.refused(chairs, 'choose_key_item', chosen)[0]).toMatchObject({ rule: 'no_key_item' })
  })

  it('is released by the council, with a reason, and can be chosen again', () => {
    const desk = draftedReply([])
    desk.act(chairs, 'choose_key_item', chosen)
    expect(desk.refused(secretary, 'release_key_item', { reason: '已办' })[0].code).toBe('role_required')
    desk.act(chairs, 'release_key_item', { reason: '已办' })
    desk.act(chairs, 'choose_key_item', chosen)
    expect(desk.stateOf('key_item', '1')).toBe('released')
    expect(desk.stateOf('key_item', '2')).toBe('chosen')
  })

  it('is answered once the unit has named the head who leads, where the law asks for it', () => {
    const desk = reviewedKeyItem('leads')
    expect(desk.refused(roads, 'issue_reply', { signer: '某' })[0]).toMatchObject({ rule: 'key_item_led' })
    expect(desk.refused(parks, 'name_head', { head: '局长某' })[0].code).toBe('role_required')
    expect(desk.offered(roads)).not.toContain('answer_in_person')
    desk.act(roads, 'name_head', { head: '局长某' })
    desk.act(roads, 'issue_reply', { signer: '某' })
  })

  it('is answered face to face by the head, where the law asks for that', () => {
    const desk = reviewedKeyItem('answers_in_person')
    const met = { metOn: '2026-03-02', people: '局长某、代表', talk: '当面说明' }
    expect(desk.refused(roads, 'answer_in_person', met)[0]).toMatchObject({ rule: 'head_named' })
    desk.act(roads, 'name_head', { head: '局长某' })
    expect(desk.refused(roads, 'issue_reply', { signer: '某' })[0]).toMatchObject({ rule: 'answered_in_person' })
    expect(desk.refused(parks, 'answer_in_person', met)[0].code).toBe('role_required')
    desk.act(roads, 'answer_in_person', met)
    desk.act(roads, 'issue_reply', { signer: '某' })
  })

  it('asks nothing of the head where the law says nothing', () => {
    const desk = reviewedKeyItem('')
    expect(desk.offered(roads)).not.toContain('name_head')
    desk.act(roads, 'issue_reply', { signer: '某' })
  })
})
