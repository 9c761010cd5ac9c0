import { describe, expect, it } from 'vitest'
import { proposedInstead } from './proposed-instead.ts'

const water = { unit: 'water', confidence: 0.9 }
const parks = { unit: 'parks', confidence: 0.6 }
const kept = { lead_unit: 'water', likeliest: [water, parks], joint_units: [parks] }

describe('what is proposed to a unit that hands a case back', () => {
  it.each(['lead', 'separate', null] as const)('is who would lead, where it was to answer itself (%s)', (duty) => {
    expect(proposedInstead(kept, duty)).toBe(kept)
  })

  it('is who would join, where it was to join', () => {
    expect(proposedInstead(kept, 'joint')).toEqual({ lead_unit: 'parks', likeliest: [parks], joint_units: [] })
  })

  it('is nobody, the likeliest being told all the same, where nobody is sure enough to join', () => {
    const none = { ...kept, joint_units: [] }
    expect(proposedInstead(none, 'joint')).toEqual({ lead_unit: null, likeliest: [water, parks], joint_units: [] })
  })
})
