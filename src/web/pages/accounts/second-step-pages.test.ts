import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { codeOfKey } from '#tests/support/code-of-key.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { townRules } from '#tests/support/officer-desk.ts'
import { readQrCode } from '#tests/support/read-qr-code.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let dependencies: Dependencies
let minute = 0
const now = () => new Date(Date.parse('2026-03-16T02:00:00Z') + minute * 60_000)

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const accountRules = { ...townRules, secondFactor: 'officers' } as const
  dependencies = await testDependencies(test.db, { accountRules, clock: now })
})

afterAll(() => test.drop())

/** A browser without scripts: keeps cookies, sends what a form carries. */
function browser(app = cityApp(dependencies)) {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.request(path, { ...init, headers: { cookie, 'sec-fetch-site': 'same-origin' } })
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const { status, headers } = answer
    return { status, headers, text: await answer.text(), location: headers.get('location') ?? '' }
  }
  const get = (path: string) => ask(path)
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  const csrfOf = async (path: string) => /name="csrf" value="(\w+)"/.exec((await get(path)).text)?.[1] ?? ''
  return { get, post, csrfOf, jar }
}

const password = townPassword
const shownKey = (text: string) =>
  (/<code class="link-address">([A-Z2-7 ]{39})</.exec(text)?.[1] ?? '').replaceAll(' ', '')
const shownQrCode = (text: string) => readQrCode(/<svg class="qr-code"[\s\S]*?<\/svg>/.exec(text)?.[0] ?? '')
const shownLink = (text: string) => (/href="(otpauth:[^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
const shownOffer = (text: string) => /name="offer" value="([^"]+)"/.exec(text)?.[1] ?? ''
const codeNow = (key: string) => codeOfKey(key, now().toISOString())

let key = ''
let recovery: readonly string[] = []

describe('signing in, where a second factor is demanded', () => {
  it('leads to setting it up without scripts, shows recovery codes once, and goes on to where one wanted to be', async () => {
    const own = browser()
    const entered = await own.post('/sign-in', { login: 'administrator', password, next: '/accounts' })
    expect(entered.location).toBe('/sign-in/set-up?next=%2Faccounts')
    expect(own.jar.has('huiying_session')).toBe(false)
    expect((await own.get('/accounts')).location).toBe('/sign-in?next=%2Faccounts')

    const shown = await own.get(entered.location)
    key = shownKey(shown.text)
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(shown.text).toContain(`?secret=${key}&amp;issuer=`)
    expect(shownQrCode(shown.text)).toBe(shownLink(shown.text))
    const offer = shownOffer(shown.text)
    const wrong = await own.post('/sign-in/set-up', { code: '12', offer, next: '/accounts' })
    expect([wrong.status, shownKey(wrong.text)]).toEqual([401, key])
    expect(shownQrCode(wrong.text)).toBe(shownLink(shown.text))
    const done = await own.post('/sign-in/set-up', { code: codeNow(key), offer, next: '/accounts' })
    recovery = [...done.text.matchAll(/<li><code>([A-Z2-7 ]+)<\/code>/g)].map(([, code = '']) => code)
    expect(recovery).toHaveLength(10)
    expect(done.text).toContain('href="/accounts"')
    expect((await own.get('/accounts')).status).toBe(200)
    expect((await own.get('/settings/codes')).text).toContain('剩余恢复码：10个')
  })

  it('asks for a code from then on; a wrong one says so, and one that waited too long begins anew', async () => {
    minute = 5
    const own = browser()
    const entered = await own.post('/sign-in', { login: 'administrator', password, next: '/accounts' })
    expect(entered.location).toBe('/sign-in/code?next=%2Faccounts')
    const wrong = await own.post('/sign-in/code', { code: '000000', next: '/accounts' })
    expect(wrong.status).toBe(401)
    expect(wrong.text).toContain('验证码不对')
    const right = await own.post('/sign-in/code', { code: codeNow(key), next: 'https://evil.example/' })
    expect(right.location).toBe('/inbox')
    expect((await own.get('/accounts')).status).toBe(200)

    const other = browser()
    await other.post('/sign-in', { login: 'administrator', password })
    minute = 21
    expect((await other.post('/sign-in/code', { code: codeNow(key) })).status).toBe(409)
  })

  it('takes no code from a browser that did not show the password', async () => {
    minute = 30
    expect((await browser().post('/sign-in/code', { code: codeNow(key) })).status).toBe(409)
    expect((await browser().get('/sign-in/set-up')).status).toBe(409)
  })

  it('of nobody else leads to neither', async () => {
    expect((await browser().post('/sign-in', { login: 'deputy', password })).location).toBe('/inbox')
  })
})

describe('where the file is another that opens the keys of codes', () => {
  it('a code is refused with the way that is left, on the page and through the API, and a recovery code opens', async () => {
    minute = 32
    const elsewhere = cityApp({ ...dependencies, sealingKeys: [Buffer.alloc(32, 8)] })
    const own = browser(elsewhere)
    await own.post('/sign-in', { login: 'administrator', password })
    const refused = await own.post('/sign-in/code', { code: codeNow(key) })
    expect(refused.status).toBe(503)
    expect(refused.text).toContain('请改用恢复码')
    expect((await own.post('/sign-in/code', { code: recovery[1] ?? '' })).location).toBe('/inbox')

    const body = JSON.stringify({ login: 'administrator', password, code: codeNow(key) })
    const headers = { 'content-type': 'application/json' }
    const answer = await elsewhere.request('/api/sign-in', { method: 'POST', body, headers })
    expect([answer.status, (await answer.json()).errors[0].code]).toEqual([503, 'codes_not_opened'])
  })
})

describe('proving again who one is, with codes', () => {
  it('asks for both on one page', async () => {
    minute = 40
    const own = browser()
    await own.post('/sign-in', { login: 'administrator', password })
    await own.post('/sign-in/code', { code: recovery[0] ?? '' })
    minute = 55
    expect((await own.get('/settings/codes')).location).toContain('/prove')
    const csrf = await own.csrfOf('/prove')
    expect((await own.get('/prove')).text).toContain('autocomplete="one-time-code"')
    expect((await own.post('/prove', { csrf, password })).status).toBe(401)
    expect((await own.post('/prove', { csrf, password, code: codeNow(key) })).status).toBe(303)
    const settings = await own.get('/settings/codes')
    expect(settings.text).toContain('剩余恢复码：8个')
    expect((await own.post('/settings/codes/remove', { csrf: 'x' })).status).toBe(403)
    const removed = await own.post('/settings/codes/remove', { csrf: await own.csrfOf('/settings/codes') })
    expect(removed.location).toBe('/settings/codes?done=removed')
  })

  it('shows whoever sets them up the key as a QR code as well, which no address and no cache holds', async () => {
    minute = 60
    const own = browser()
    await own.post('/sign-in', { login: 'deputy', password })
    const shown = await own.get('/settings/codes')
    const ownKey = shownKey(shown.text)

    expect(ownKey).toHaveLength(32)
    expect(shownQrCode(shown.text)).toBe(shownLink(shown.text))
    expect(shownQrCode(shown.text)).toContain(`?secret=${ownKey}&issuer=`)
    expect(shown.text).toContain('role="img" aria-label="二维码，内容是下面的账号名和密钥"')
    expect(shown.headers.get('cache-control')).toBe('private, no-store')
    expect(shown.headers.get('content-security-policy')).not.toMatch(/unsafe|data:/)
    // The one address with the key is that of the application on this telephone.
    const addresses = [...shown.text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, to = '']) => to)
    expect(addresses.filter((to) => to.includes(ownKey))).toEqual([expect.stringMatching(/^otpauth:/)])
    // With Turbo a copy of the page would be kept to go back to.
    expect(shown.text).not.toContain('signed-in')
  })
})

describe('through the API', () => {
  const signIn = async (body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await cityApp(dependencies).request('/api/sign-in', {
      method: 'POST',
      body: JSON.stringify(body),
      headers,
    })
    const json = await answer.json()
    return { status: answer.status, json, code: json.errors?.[0].code }
  }

  it('a sign-in says what is missing, gives nothing for the password alone, and takes the code with it', async () => {
    minute = 70
    const missing = await signIn({ login: 'administrator', password })
    expect([missing.status, missing.code]).toEqual([403, 'second_factor_missing'])
    expect(JSON.stringify(missing.json)).not.toMatch(/[0-9a-f]{64}/)
    const own = browser()
    const { location } = await own.post('/sign-in', { login: 'administrator', password })
    const { text } = await own.get(location)
    key = shownKey(text)
    await own.post('/sign-in/set-up', { code: codeNow(key), offer: shownOffer(text) })

    minute = 75
    const alone = await signIn({ login: 'administrator', password })
    expect([alone.status, alone.code]).toEqual([401, 'code_demanded'])
    expect(JSON.stringify(alone.json)).not.toMatch(/[0-9a-f]{64}/)
    expect((await signIn({ login: 'administrator', password, code: '000000' })).code).toBe('one_time_code_wrong')
    expect((await signIn({ login: 'administrator', password: 'wrong', code: codeNow(key) })).code).toBe(
      'sign_in_failed',
    )
    const whole = await signIn({ login: 'administrator', password, code: codeNow(key) })
    expect(whole.json.token).toMatch(/^[0-9a-f]{64}$/)
    expect((await signIn({ login: 'administrator', password, code: codeNow(key) })).code).toBe('one_time_code_wrong')
  })
})
