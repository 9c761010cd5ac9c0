import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { encodeLegacy } from './fixtures/encode-legacy.ts'

const simplified = '昨天上午，岚汀市政协委员就修补雨水管网、增设夜间公交等方面提出建议，市长一一作了回应。'
const traditional = '昨天上午，嵐汀市政協委員就修補雨水管網、增設夜間公交等方面提出建議，市長一一作了回應。'

describe('decodeText', () => {
  it('reads UTF-8 with and without its mark, which is not part of the text', () => {
    expect(decodeText(Buffer.from(simplified))).toEqual({ ok: true, value: { text: simplified, encoding: 'utf-8' } })
    expect(decodeText(Buffer.from(`\ufeff${simplified}`))).toEqual({
      ok: true,
      value: { text: simplified, encoding: 'utf-8' },
    })
  })

  it('reads GB18030 and Big5 by the characters they give', () => {
    expect(decodeText(encodeLegacy(simplified, 'gb18030'))).toEqual({
      ok: true,
      value: { text: simplified, encoding: 'gb18030' },
    })
    expect(decodeText(encodeLegacy(traditional, 'big5'))).toEqual({
      ok: true,
      value: { text: traditional, encoding: 'big5' },
    })
    expect(decodeText(encodeLegacy(traditional, 'gb18030'))).toEqual({
      ok: true,
      value: { text: traditional, encoding: 'gb18030' },
    })
  })

  it('tells GB18030 from Big5 at every length that ends with a whole character, or refuses', () => {
    for (let length = 1; length <= simplified.length; length += 1) {
      for (const [text, encoding] of [
        [simplified, 'gb18030'],
        [traditional, 'big5'],
      ] as const) {
        const read = decodeText(encodeLegacy(text.slice(0, length), encoding))
        if (read.ok) expect(read.value).toEqual({ text: text.slice(0, length), encoding })
        else expect(read.refusal.code).toBe('wrong_encoding')
        if (length >= 12) expect(read.ok).toBe(true)
      }
    }
  })

  it('reads UTF-16 of both orders by its mark', () => {
    const little = Buffer.from(`\ufeff${simplified}`, 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(decodeText(little)).toEqual({ ok: true, value: { text: simplified, encoding: 'utf-16le' } })
    expect(decodeText(big)).toEqual({ ok: true, value: { text: simplified, encoding: 'utf-16be' } })
  })

  it('follows a declared encoding when the bytes decode with it, and not when they do not', () => {
    const name = encodeLegacy('陆禾川', 'gb18030')
    expect(decodeText(name)).toMatchObject({ ok: false, refusal: { code: 'wrong_encoding' } })
    expect(decodeText(name, 'gb2312')).toEqual({ ok: true, value: { text: '陆禾川', encoding: 'gb18030' } })
    expect(decodeText(encodeLegacy(simplified, 'gb18030'), 'utf-8')).toMatchObject({
      ok: true,
      value: { encoding: 'gb18030' },
    })
  })

  it('refuses damaged UTF-8 with the place, and does not take it for another encoding', () => {
    const damaged = Buffer.concat([
      Buffer.from('市长回应委员建议，'),
      Buffer.from([0xe4, 0x41]),
      Buffer.from('三月公布。'),
    ])
    expect(decodeText(damaged)).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_encoding', tried: 'utf-8', at: 28 },
    })

    const cut = Buffer.from('市长回应委员建议').subarray(0, 23)
    expect(decodeText(cut)).toMatchObject({ ok: false, refusal: { code: 'wrong_encoding', tried: 'utf-8', at: 23 } })
  })

  it.each([
    ['English with typewriter quotes of Windows', Buffer.from('He said \x93fine\x94 and it\x92s na\xefve', 'latin1')],
    [
      'Japanese in Shift_JIS',
      Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x83, 0x65, 0x83, 0x4c, 0x83, 0x58, 0x83, 0x67]),
    ],
    ['bytes that no encoding has', Buffer.from([0xc0, 0xcf, 0xff, 0x41, 0xfe, 0xff])],
    ['English whose only strange bytes are quotes', encodeLegacy('The mayor said “yes” to all of it.', 'gb18030')],
  ])('refuses rather than guess: %s', (_what, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ ok: false, refusal: { code: 'wrong_encoding' } })
  })

  it('refuses bytes with a NUL, and names the place', () => {
    expect(decodeText(Buffer.from('市长\0回应'))).toEqual({ ok: false, refusal: { code: 'binary_as_text', at: 6 } })
  })

  it('refuses a UTF-16 text with a NUL, and names the place', () => {
    expect(decodeText(Buffer.from('\ufeff市长\0回应', 'utf16le'))).toEqual({
      ok: false,
      refusal: { code: 'binary_as_text', at: 6 },
    })
  })

  it('keeps a stray control character in a long text and refuses many in a short one', () => {
    const stray = `${'回应。'.repeat(400)}\x01`
    expect(decodeText(Buffer.from(stray))).toEqual({ ok: true, value: { text: stray, encoding: 'utf-8' } })
    expect(decodeText(Buffer.from('回应\x01\x02'))).toEqual({ ok: false, refusal: { code: 'binary_as_text', at: 6 } })
  })
})
