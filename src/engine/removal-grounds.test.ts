import { describe, expect, it } from 'vitest'
import { parcelLaw } from '#tests/support/parcel.ts'
import { removalGrounds } from './removal-grounds.ts'

describe('why content may be removed', () => {
  it('is for the usual grounds where a law names none, each in both languages and with its source', () => {
    const grounds = removalGrounds(parcelLaw)

    expect(grounds.map(({ code, verified }) => (verified === false ? `${code}, not verified` : code))).toEqual([
      'personal_information',
      'privacy_or_trade_secret, not verified',
      'state_secret, not verified',
      'retaliation, not verified',
      'court_order, not verified',
    ])
    for (const { label, source } of grounds) {
      expect(label.zh).toMatch(/\p{Script=Han}/u)
      expect(label.en).toMatch(/^[A-Z]/)
      expect(source).toMatch(/\p{Script=Han}/u)
    }
    expect(removalGrounds(undefined)).toBe(grounds)
  })

  it('is for the law’s own where it names any', () => {
    const own = [{ code: 'own', label: { zh: '自定', en: 'Own' } }]

    expect(removalGrounds({ ...parcelLaw, removalGrounds: own })).toBe(own)
  })
})
