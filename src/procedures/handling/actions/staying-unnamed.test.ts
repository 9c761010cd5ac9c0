import { describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { people } from '#tests/support/small-city.ts'
import {
  openSuggestion,
  reviewed,
  type SuggestionDesk,
  shanghaiWith,
  suggestionFields,
} from '#tests/support/suggestion-desk.ts'

const { assigner, deputy, parks, roads, secondDeputy, secretary } = people
const law = shanghaiWith({ confidential_proposer: 'on_request', unnamed_known_to: 'secretariat' })

function filed(cosigners: readonly Actor[], unnamedBecause: string): SuggestionDesk {
  const desk = openSuggestion(law)
  desk.act(deputy, 'submit', {
    ...suggestionFields,
    unnamedBecause,
    ...(cosigners.length === 0 ? {} : { cosigners: cosigners.map((one) => one.personId), cosignBy: '2026-03-09' }),
  })
  for (const cosigner of cosigners) desk.act(cosigner, 'confirm_signature')
  desk.act(secretary, 'register')
  desk.act(secretary, 'file')
  return desk
}

function answered(cosigners: readonly Actor[] = []): SuggestionDesk {
  const desk = filed(cosigners, '怕被单位知道')
  desk.act(assigner, 'assign', { leadUnit: 'roads' })
  desk.act(roads, 'sign_for')
  desk.act(roads, 'draft_reply', { text: '收悉。' })
  desk.act(roads, 'review_reply', reviewed)
  desk.act(roads, 'issue_reply', { signer: '某' })
  return desk
}

describe('staying unnamed', () => {
  it('is asked for at submission or later by an author, with a reason, and by nobody else', () => {
    const desk = filed([secondDeputy], '')
    for (const other of [secretary, assigner, roads, people.thirdDeputy]) {
      expect(desk.refused(other, 'settle_naming', { unnamedBecause: '怕' })[0].code).toBe('role_required')
    }
    expect(desk.refused(deputy, 'settle_naming')[0]).toMatchObject({ rule: 'naming_changes' })
    desk.act(secondDeputy, 'settle_naming', { unnamedBecause: '怕被单位知道' })
    expect(desk.view().facts.unnamedBecause).toBe('怕被单位知道')
  })

  it('is taken back by who asked alone, and by none of several', () => {
    const alone = filed([], '怕')
    alone.act(deputy, 'settle_naming')
    expect(alone.view().facts.unnamedBecause).toBe('')
    const joint = filed([secondDeputy], '怕')
    expect(joint.refused(deputy, 'settle_naming')[0]).toMatchObject({ rule: 'named_by_all' })
  })

  it('is not asked where the law does not know it', () => {
    const desk = openSuggestion()
    desk.act(deputy, 'submit', suggestionFields)
    expect(desk.refused(deputy, 'settle_naming', { unnamedBecause: '怕' })[0].code).toBe('action_unknown')
    const other = openSuggestion()
    expect(other.refused(deputy, 'submit', { ...suggestionFields, unnamedBecause: '怕' })[0].code).toBe('field_unknown')
  })

  it('has the reply pass through the secretariat before anybody rates or publishes it', () => {
    const desk = answered([secondDeputy])
    const first = `1/${deputy.personId}`
    const good = { attitude: 'satisfied', result: 'satisfied' }
    expect(desk.stateOf('delivery', first)).toBe('held')
    expect(desk.refused(deputy, 'rate', good, first)[0].code).not.toBe('')
    expect(desk.refused(roads, 'publish_reply')[0]).toMatchObject({ rule: 'nothing_held' })
    expect(desk.refused(secretary, 'record_no_rating', { reason: '无' })[0]).toMatchObject({ rule: 'nothing_held' })
    for (const other of [roads, parks, assigner, deputy]) {
      expect(desk.refused(other, 'pass_on_reply', {}, '1')[0].code).toBe('role_required')
    }
    desk.act(secretary, 'pass_on_reply', { passedOnHow: '面交' })
    expect(desk.refused(secretary, 'pass_on_reply')[0]).toMatchObject({ rule: 'something_held' })
    desk.act(deputy, 'rate', good, first)
    desk.act(secondDeputy, 'rate', good, `1/${secondDeputy.personId}`)
    expect(desk.view().state).toBe('rated')
    desk.act(roads, 'publish_reply')
  })
})
