import { describe, expect, it } from 'vitest'
import type { SeenReading } from '#operations/read-reading.ts'
import { likelyKind } from './likely-kind.ts'

const kinds = [
  { id: 'suggestion', authors: ['deputy'] },
  { id: 'proposal', authors: ['member'] },
]

function page(people: readonly { readonly name: string; readonly kind: 'deputy' | 'member' | 'leader' }[]) {
  const placed = people.map((person) => ({ ...person, start: 0, end: 1, quote: person.name, role: null }))
  return { result: { people: placed } } as unknown as Pick<SeenReading, 'result'>
}

const saidBy = (...names: (string | null)[]) => names.map((speaker) => ({ speaker }))

describe('the kind of case proposed for what a page says', () => {
  it('is a proposal where members speak and a suggestion where deputies do', () => {
    const spoken = page([
      { name: '甲', kind: 'member' },
      { name: '乙', kind: 'deputy' },
    ])

    expect(likelyKind(spoken, saidBy('甲'), kinds)).toBe('proposal')
    expect(likelyKind(spoken, saidBy('乙'), kinds)).toBe('suggestion')
    expect(likelyKind(spoken, saidBy('甲', '甲', '乙'), kinds)).toBe('proposal')
  })

  it('is the first where the page does not say, and none where none may be opened', () => {
    expect(likelyKind(page([]), saidBy(null, '丙'), kinds)).toBe('suggestion')
    expect(likelyKind({ result: null }, saidBy('甲'), kinds)).toBe('suggestion')
    expect(likelyKind(page([]), saidBy(null), [])).toBeUndefined()
  })
})
