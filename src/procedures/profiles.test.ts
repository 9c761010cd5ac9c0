import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { shanghai } from '#tests/support/installed-profiles.ts'
import { findLaw, getLaw, profileInForce } from './profiles.ts'

const older = { ...shanghai.profile, id: 'old', effectiveFrom: plainDate('2015-03-01') }
const newer = { ...shanghai.profile, id: 'new', effectiveFrom: plainDate('2026-07-01') }
const elsewhere = { ...shanghai.profile, id: 'other', place: 'elsewhere', effectiveFrom: plainDate('2020-01-01') }
const versions = [newer, elsewhere, older]

const inForce = (on: string, place = 'shanghai') => profileInForce(versions, 'suggestion', place, plainDate(on))?.id

describe('the law a new case falls under', () => {
  it.each([
    { on: '2015-02-28', id: undefined },
    { on: '2015-03-01', id: 'old' },
    { on: '2026-06-30', id: 'old' },
    { on: '2026-07-01', id: 'new' },
    { on: '2030-01-01', id: 'new' },
  ])('is on $on the version in force: $id', ({ on, id }) => {
    expect(inForce(on)).toBe(id)
  })

  it('is that of its own place', () => {
    expect(inForce('2026-07-01', 'elsewhere')).toBe('other')
    expect(inForce('2026-07-01', 'nowhere')).toBeUndefined()
  })
})

describe('the law a stored case was begun under', () => {
  it('is found however old it is', () => {
    expect(getLaw(versions, 'suggestion', 'old').profile).toBe(older)
  })

  it('is missed loudly when it is no longer installed', () => {
    expect(findLaw(versions, 'suggestion', 'gone')).toBeUndefined()
    expect(findLaw(versions, 'no-such-kind', 'old')).toBeUndefined()
    expect(() => getLaw(versions, 'suggestion', 'gone')).toThrow('suggestion/gone')
  })
})
