import { describe, expect, it } from 'vitest'
import { cue, cuesIn } from './clause-cues.ts'
import { clauseKind } from './clause-kinds.ts'

const kindOf = (words: string) => clauseKind(words, { start: 0, end: words.length })

describe('characters without which a rule cannot hold', () => {
  it('are told kind by kind, wherever they stand', () => {
    expect(cuesIn('这是好事')).toBe(cue.being | cue.state)
    expect(cuesIn('将继续推进')).toBe(cue.will)
    expect(cuesIn('')).toBe(0)
    expect(cuesIn('abc')).toBe(0)
  })

  it('leave no clause to another kind for want of being looked for', () => {
    expect(kindOf('市交通局将于年底前开通公交线路')).toBe('promise')
    expect(kindOf('我们一定认真办理')).toBe('promise')
    expect(kindOf('明年计划新建三处')).toBe('promise')
    expect(kindOf('我们把大家的意见带回去认真研究')).toBe('promise')
    expect(kindOf('养老床位不足')).toBe('claim')
    expect(kindOf('停车位日益紧张')).toBe('claim')
    expect(kindOf('护理人员短缺')).toBe('claim')
    expect(kindOf('老厂房是拆还是留')).toBe('lead')
    expect(kindOf('要加快补齐短板')).toBe('demand')
  })
})
