import { describe, expect, it } from 'vitest'
import { promisedMeasures } from './promised-measures.ts'

describe('what an answer promises', () => {
  it('are the sentences that name something done, without thanks and what is only meant well', () => {
    const reply =
      '苗禾川代表：您的建议收悉。感谢您的关心。我局将于10月底前更换棠梨巷路灯40盏。下一步我们将高度重视，加强研究。'
    expect(promisedMeasures(reply)).toBe('我局将于10月底前更换棠梨巷路灯40盏')
    const english =
      'Thank you for your proposal. The lamps will be replaced by October. We attach great importance to it.'
    expect(promisedMeasures(english)).toContain('The lamps will be replaced by October')
    expect(promisedMeasures(english)).not.toContain('Thank you')
  })

  it('is the whole answer where no sentence of it names anything', () => {
    expect(promisedMeasures('已收悉。')).toBe('已收悉。')
    expect(promisedMeasures('')).toBe('')
  })
})
