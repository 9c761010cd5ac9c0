import { describe, expect, it } from 'vitest'
import { readQrCode } from '#tests/support/read-qr-code.ts'
import { qrCode } from './qr-code.ts'

const link =
  'otpauth://totp/%E4%BA%91%E6%B2%B3%E5%B8%82%3Adeputy?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E4%BA%91'

describe('a QR code', () => {
  it.each([
    ['of one letter', 'A'],
    ['of a link to an authenticator', link],
    ['of a city with a long name', `${link}${'%E4%BA%91'.repeat(60)}`],
    ['of characters', '云河市：代表'],
  ])('%s says what it was made of, to a reader that is not its writer’s', (_, text) => {
    expect(readQrCode(String(qrCode(text, '')))).toBe(text)
  })

  it('is black on white, with four white modules on each side', () => {
    const svg = String(qrCode(link, ''))
    const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
    const runs = [...svg.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [
      Number(x),
      Number(y),
      Number(length),
    ])
    const [lefts, tops, rights] = [
      runs.map(([x = 0]) => x),
      runs.map(([, y = 0]) => y),
      runs.map(([x = 0, , length = 0]) => x + length),
    ]

    expect(svg).toMatch(/<rect width="(\d+)" height="\1" fill="#fff" \/><path fill="#000"/)
    expect([Math.min(...lefts), Math.min(...tops)]).toEqual([4, 4])
    expect([Math.max(...rights), Math.max(...tops) + 1]).toEqual([modules - 4, modules - 4])
  })

  it('tells those who do not see it what it is, and neither styles, runs nor fetches', () => {
    const svg = String(qrCode(link, '二维码 <”密钥“>'))

    expect(svg).toContain('role="img" aria-label="二维码 &lt;”密钥“&gt;"')
    expect(svg).not.toMatch(/style|script|href|src|url\(|secret/)
  })
})
