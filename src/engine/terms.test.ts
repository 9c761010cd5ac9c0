import { describe, expect, it } from 'vitest'
import { plainTerms } from '#tests/support/plain-terms.ts'
import { worded } from './terms.ts'

const terms = {
  ...plainTerms,
  matter: { zh: '提案', en: 'proposal' },
  author: { zh: '委员', en: 'member' },
}

describe('words shared by several kinds of case', () => {
  it('speak in the terms of each kind, in both languages', () => {
    const label = { zh: '领衔{author}撤回{matter}', en: 'The {author} withdraws the {matter}' }

    expect(worded(label, terms)).toEqual({ zh: '领衔委员撤回提案', en: 'The member withdraws the proposal' })
  })

  it('begin with a capital where the place does', () => {
    expect(worded({ zh: '{Author}', en: '{Author} of the {Matter}' }, terms).en).toBe('Member of the Proposal')
  })

  it('keep what stands in braces and is no term, and what stands in none', () => {
    const label = { zh: '{toString}与{number}', en: 'author and {constructor}' }

    expect(worded(label, terms)).toEqual(label)
  })
})
