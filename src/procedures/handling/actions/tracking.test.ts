import { describe, expect, it } from 'vitest'
import { people } from '#tests/support/small-city.ts'
import { answered, openSuggestion, type SuggestionDesk, shanghaiWith } from '#tests/support/suggestion-desk.ts'

const { assigner, deputy, parks, roads, secretary } = people

function tracked(): SuggestionDesk {
  const desk = answered([], { outcome: 'planned', doneBy: '2027-06-01' })
  desk.act(deputy, 'rate', { attitude: 'satisfied', result: 'satisfied' })
  desk.act(secretary, 'track')
  return desk
}

const due = (desk: SuggestionDesk, clock: string) =>
  desk.view().clocks.find((one) => one.clock === clock && one.stoppedOn === null)?.deadline

describe('what is tracked', () => {
  it('is reported on at mid-year and at the year’s end by the unit that promised, early or late', () => {
    const desk = tracked()
    expect([due(desk, 'progress_mid_year'), due(desk, 'progress_year_end')]).toEqual(['2026-06-30', '2026-12-31'])
    for (const other of [parks, secretary, deputy]) {
      expect(desk.refused(other, 'report_mid_year', { progress: '在办' })[0].code).toBe('role_required')
    }
    desk.setDay('2026-07-10')
    desk.act(roads, 'report_mid_year', { progress: '在办' })
    expect(due(desk, 'progress_mid_year')).toBe('2027-06-30')
    expect(due(desk, 'progress_year_end')).toBe('2026-12-31')
  })

  it('has a change of circumstances reported over the signature of the unit’s head, with the day anew', () => {
    const desk = tracked()
    const change = { change: '规划调整', headSigned: '局长某', promisedAnew: '2027-12-01' }
    expect(desk.refused(roads, 'report_change', { ...change, headSigned: '' })[0]).toMatchObject({
      field: 'headSigned',
    })
    for (const other of [parks, assigner, deputy]) {
      expect(desk.refused(other, 'report_change', change)[0].code).toBe('role_required')
    }
    desk.act(roads, 'report_change', { ...change, promisedAnew: '' })
    expect(due(desk, 'promise')).toBe('2027-06-01')
    desk.act(roads, 'report_change', change)
    expect(due(desk, 'promise')).toBe('2027-12-01')
  })

  it('is carried over on the day of the profile or later, by the secretariat, into a later year each time', () => {
    const desk = tracked()
    const carried = { carriedTo: 2027, authority: '第22条' }
    desk.setDay('2026-12-30')
    expect(desk.refused(secretary, 'carry_over', carried)[0]).toMatchObject({ code: 'not_due_yet' })
    desk.setDay('2027-01-04')
    for (const other of [roads, assigner, deputy]) {
      expect(desk.refused(other, 'carry_over', carried)[0].code).toBe('role_required')
    }
    expect(desk.offered(secretary)).not.toContain('carry_over')
    desk.act(secretary, 'carry_over', carried)
    expect(due(desk, 'carry_over')).toBe('2027-12-31')
    desk.setDay('2027-12-31')
    expect(desk.refused(secretary, 'carry_over', carried)[0]).toMatchObject({ rule: 'carries_on' })
  })

  it('has none of these rounds where the law sets no day', () => {
    const law = shanghaiWith({})
    const clocks = { ...law.clocks, progress_mid_year: null }
    expect(openSuggestion({ ...law, clocks }).refused(roads, 'report_mid_year', {})[0].code).toBe('action_unknown')
  })
})

describe('a change of term', () => {
  const term = { termEnded: '三届', termBegun: '四届', termExplanation: '继续办理', authority: '第19条' }

  it('is recorded once for each term, by the secretariat, and moves nothing', () => {
    const desk = tracked()
    const before = desk.view()
    for (const other of [roads, assigner, deputy]) {
      expect(desk.refused(other, 'change_term', term)[0].code).toBe('role_required')
    }
    desk.act(secretary, 'change_term', term)
    expect(desk.view().state).toBe(before.state)
    expect(desk.view().clocks).toEqual(before.clocks)
    expect(desk.refused(secretary, 'change_term', term)[0]).toMatchObject({ rule: 'another_term' })
    expect(desk.refused(secretary, 'change_term', { ...term, termBegun: '三届' })[0]).toMatchObject({
      rule: 'another_term',
    })
    desk.act(secretary, 'change_term', { ...term, termEnded: '四届', termBegun: '五届' })
  })
})
