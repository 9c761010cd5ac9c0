import { describe, expect, it } from 'vitest'
import { shareKept } from './share-kept.ts'

const draft = '您提出的增设夜间照明的建议收悉，我们作了研究。'

describe('how much of a draft stands in a reply', () => {
  it('is all of it where nothing was changed, line breaks and spaces apart', () => {
    expect(shareKept(draft, draft.replace('，', '，\n '))).toEqual({ kept: 1, own: 0 })
  })

  it('is nothing where the reply is another', () => {
    expect(shareKept(draft, '经核实，桥面已于上月修补完毕。')).toEqual({ kept: 0, own: 1 })
  })

  it('is half where half was taken and as much was added', () => {
    const half = draft.slice(0, Math.ceil(draft.length / 2))
    const { kept, own } = shareKept(draft, `${half}另行组织现场核实并约定在月底以前答复。`)
    expect(kept).toBeCloseTo(0.52, 1)
    expect(own).toBeCloseTo(0.6, 1)
  })

  it('counts no run of fewer than six characters', () => {
    expect(shareKept('增设夜间照', '增设夜间照')).toEqual({ kept: 0, own: 1 })
    expect(shareKept('增设夜间照明', '增设夜间照明')).toEqual({ kept: 1, own: 0 })
  })

  it('of nothing is nothing', () => {
    expect(shareKept('', '')).toEqual({ kept: 0, own: 1 })
  })
})
