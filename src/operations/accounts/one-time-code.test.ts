import { describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { base32 } from './base32.ts'
import { oneTimeCode, plainCode, stepAt, stepOfCode } from './one-time-code.ts'
import { openSealed, sealKey } from './sealed-key.ts'

/** The key of the worked examples of RFC 6238, Appendix B; their last six figures. */
const key = Buffer.from('12345678901234567890')

describe('a one-time code', () => {
  it.each([
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2005-03-18T01:58:31Z', '050471'],
    ['2009-02-13T23:31:30Z', '005924'],
    ['2033-05-18T03:33:20Z', '279037'],
  ])('at %s is %s, as the standard works it out', (at, code) => {
    expect(oneTimeCode(key, stepAt(at))).toBe(code)
  })

  it('lasts its own half minute and the next, no longer, and is not taken before', () => {
    const code = '050471'
    const of = (at: string) => stepOfCode(key, code, at)
    expect([of('2005-03-18T01:58:30Z'), of('2005-03-18T01:58:59Z'), of('2005-03-18T01:59:29Z')]).toEqual(
      Array(3).fill(stepAt('2005-03-18T01:58:30Z')),
    )
    expect([of('2005-03-18T01:58:29Z'), of('2005-03-18T01:59:30Z')]).toEqual([undefined, undefined])
  })

  it.each(['', '05047', '0504711', '050472', '０５０４７１'])('is not %j', (typed) => {
    expect(stepOfCode(key, typed, '2005-03-18T01:58:30Z')).toBeUndefined()
  })

  it.each([
    ['０５０４７１', '050471'],
    [' 050 471 ', '050471'],
    ['mzxw-6ytb', 'MZXW6YTB'],
  ])('typed as %j is taken for %s', (typed, code) => {
    expect(plainCode(typed)).toBe(code)
  })

  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foob', 'MZXW6YQ'],
    ['foobar', 'MZXW6YTBOI'],
  ])('has a key whose bytes, as of %j, are typed as %j', (bytes, typed) => {
    expect(base32(Buffer.from(bytes))).toBe(typed)
  })
})

describe('a key that is kept', () => {
  const sealing = [Buffer.alloc(32, 1)] as const
  const sealed = sealKey(sealing, chance, 'ann', key)

  it('is opened for its account by the key that locked it, and lies nowhere in the open', () => {
    expect(openSealed(sealing, 'ann', sealed)).toEqual(key)
    expect(sealed.includes(key)).toBe(false)
    expect(sealKey(sealing, chance, 'ann', key)).not.toEqual(sealed)
  })

  it('is opened where the key that locked it stands behind another that locks from now on', () => {
    const changed = [Buffer.alloc(32, 2), ...sealing] as const
    expect(openSealed(changed, 'ann', sealed)).toEqual(key)
    const anew = sealKey(changed, chance, 'ann', key)
    expect(openSealed(changed, 'ann', anew)).toEqual(key)
    expect(openSealed(sealing, 'ann', anew)).toBeUndefined()
  })

  it('is opened for no other account, by no other key, and not once a bit of it changed', () => {
    const changed = Buffer.from(sealed)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(openSealed(sealing, 'bob', sealed)).toBeUndefined()
    expect(openSealed([Buffer.alloc(32, 2)], 'ann', sealed)).toBeUndefined()
    expect(openSealed(sealing, 'ann', changed)).toBeUndefined()
    expect(openSealed(sealing, 'ann', sealed.subarray(0, 20))).toBeUndefined()
  })
})
