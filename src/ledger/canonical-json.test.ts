import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonicalJson', () => {
  it('writes one text whatever the order of members', () => {
    expect(canonicalJson({ b: [1, null, true], a: '中\n' })).toBe(canonicalJson({ a: '中\n', b: [1, null, true] }))
  })

  it('writes members in the order of their names, and nothing between', () => {
    expect(canonicalJson({ b: [1, null, true, false, []], a: '中\n', B: {}, 10: -1, 9: 0 })).toBe(
      '{"10":-1,"9":0,"B":{},"a":"中\\n","b":[1,null,true,false,[]]}',
    )
  })

  it('leaves out a member that has no value, as JSON does', () => {
    const given: Record<string, number> = { before: 1, between: 2, behind: 3 }
    Reflect.set(given, 'between', undefined)

    expect(canonicalJson(given)).toBe('{"before":1,"behind":3}')
  })

  it.each([1.5, Number.NaN, 2 ** 53])('refuses the number %s, which has no single spelling', (number) => {
    expect(() => canonicalJson(number)).toThrow(new RangeError(`not a safe integer: ${number}`))
  })

  it.each([2 ** 53 - 1, 1 - 2 ** 53])('writes %s, at the edge of what has one', (number) => {
    expect(canonicalJson(number)).toBe(String(number))
  })
})
