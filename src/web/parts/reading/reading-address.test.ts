import { describe, expect, it } from 'vitest'
import { readingAddress } from './reading-address.ts'
import { filterFrom } from './reading-filter.ts'

describe('the address of a read page', () => {
  it('is the page’s own where nothing is narrowed', () => {
    expect(readingAddress('r1', {})).toBe('/readings/r1')
    expect(readingAddress('r1', {}, '/corrections')).toBe('/readings/r1/corrections')
  })

  it('says again what the page is narrowed to, in the words it was asked in', () => {
    const filter = { kind: 'topic', speaker: '张 & 李', article: 0, show: 'open' } as const
    const address = new URL(readingAddress('r1', filter, '/confirmations', { at: 'f7' }), 'http://city')

    expect(address.pathname).toBe('/readings/r1/confirmations')
    expect(address.searchParams.get('at')).toBe('f7')
    expect(filterFrom(Object.fromEntries(address.searchParams))).toEqual(filter)
  })

  it('leads nowhere else, whatever is taken for the reading', () => {
    expect(readingAddress('../sign-in?next=', {})).toBe('/readings/..%2Fsign-in%3Fnext%3D')
  })
})
