import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, it } from 'vitest'
import { longestPassword, passwordRefusal, shortestPassword, wordsOfThisPlace } from './password-rules.ts'
import { hashPassword, isPassword } from './secrets.ts'

const holder = { login: 'baiwei', personName: '白苇' }
const refusal = (password: string): string | undefined => passwordRefusal(password, holder)?.code

describe('a password', () => {
  it('of twelve characters is taken, of eleven not; of a thousand, of a thousand and one not', () => {
    expect(shortestPassword).toBe(12)
    expect(refusal('mb qz tv kpl')).toBeUndefined()
    expect(refusal('mb qz tv kp')).toBe('password_too_short')
    const long = 'mb qz tv kpl? '.repeat(100)
    expect(refusal(long.slice(0, longestPassword))).toBeUndefined()
    expect(refusal(long.slice(0, longestPassword + 1))).toBe('password_too_long')
  })

  it.each([
    'onlysmallletterswithoutanythingelse',
    '没有一个拉丁字母也没有数字的句子',
    'with spaces at both ends ',
    '🐢🐢🌊⛵🏮🎐🪁🧵🪵🫖🍵🪷',
    'ÄÖÜ ß ñ é ł ő ø',
    'quotes \' " and < & > \\ signs',
    '71 sparrows 305 reeds 9 oars',
  ])('may be made of any signs: %s', (password) => {
    expect(refusal(password)).toBeUndefined()
  })

  it('of sixty-four characters and more is taken and told apart to its last character', async () => {
    const password = `${'reed oar lamp '.repeat(6)}a`
    expect(password.length).toBeGreaterThan(64)
    expect(refusal(password)).toBeUndefined()
    const hash = await hashPassword(password)
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword(hash, password)).toBe(true)
    expect(await isPassword(hash, `${password.slice(0, -1)}b`)).toBe(false)
  })

  it.each([
    ['another case', 'Seven lamps on a reed boat'],
    ['a space less at the end', 'seven lamps on a reed boat'],
    ['another spelling of the same sign', 'séven lamps on a reed boat '.normalize('NFD')],
  ])('is compared exactly as it was typed: %s is another', async (_, other) => {
    const hash = await hashPassword('seven lamps on a reed boat ')
    expect(await isPassword(hash, other)).toBe(false)
    expect(await isPassword(hash, 'seven lamps on a reed boat ')).toBe(true)
  })

  it('is none of the most common ones that are long enough, in whatever case, filled up or not', () => {
    const longEnough = dictionary['passwords-common'].filter((one) => [...one].length >= shortestPassword)
    expect(dictionary['passwords-common'].length).toBeGreaterThan(3_000)
    expect(longEnough.length).toBeGreaterThan(100)
    for (const one of longEnough) expect(refusal(one), one).toBeDefined()
    const short = dictionary['passwords-common'].filter((one) => /^[a-z]{6,11}$/.test(one)).slice(0, 3_000)
    for (const one of short) expect(refusal(`${one.toUpperCase()}20261234`), one).toBeDefined()
  })

  it.each(['kitoarkitoar', 'qzqzqzqzqzqz', 'oarlamoarlam12', '亭子亭子亭子亭子亭子亭子'])(
    'is not one piece again and again: %s',
    (password) => {
      expect(refusal(password)).toBe('password_common')
    },
  )

  it.each(wordsOfThisPlace.map((word) => [word]))('is not little more than a word of this place: %s', (word) => {
    expect(refusal(`${word}-2026-0316-!?`)).toBe('password_common')
    expect(refusal(`${word}${word}${word}${word}${word}${word}`)).toBe('password_common')
  })

  it.each(['renda.jianyi.2026', 'Huiying@Admin2026', '人大代表建议提案政协委员2026'])(
    'is not put together of several of them: %s',
    (password) => {
      expect(refusal(password)).toBe('password_common')
    },
  )

  it('may hold such a word among others', () => {
    expect(refusal('a proposal of grey herons')).toBeUndefined()
  })

  it('holds neither the user name nor the name of its holder', () => {
    expect(refusal('reed BaiWei oar lamp')).toBe('password_holds_name')
    expect(passwordRefusal('芦苇荡里的白苇飘飘来飘飘去', { login: 'x', personName: '白苇飘' })?.code).toBe(
      'password_holds_name',
    )
  })
})
