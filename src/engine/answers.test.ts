import { describe, expect, it } from 'vitest'
import { casePart } from '#tests/support/case-part.ts'
import { libraryCard } from '#tests/support/library-card.ts'
import { isIssued, issuedAnswer } from './answers.ts'
import { type Instance, viewOf } from './view.ts'

const letter = (instance: string, state: string, machine = 'letter') => casePart(machine, instance, state)
const viewWith = (...instances: readonly Instance[]) => ({
  ...viewOf({ id: 'c', procedure: 'library-card', profile: 'f', events: [] }),
  instances,
})

describe('an answer that has left the house', () => {
  it('is a letter that was sent, no draft and no other thing', () => {
    expect(isIssued(libraryCard, letter('1', 'sent'))).toBe(true)
    expect(isIssued(libraryCard, letter('1', 'drafted'))).toBe(false)
    expect(isIssued(libraryCard, letter('1', 'sent', 'case'))).toBe(false)
  })

  it('is the newest that was sent, though another is being written', () => {
    const [first, second, draft] = [letter('1', 'sent'), letter('2', 'sent'), letter('3', 'drafted')]

    expect(issuedAnswer(libraryCard, viewWith(first, second, draft))).toBe(second)
    expect(issuedAnswer(libraryCard, viewWith(draft))).toBeUndefined()
  })
})
