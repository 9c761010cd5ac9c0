import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { rateLimiter } from '#http/rate-limiter.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

/** A city that lets three requests through a minute, and a fourth one to it. */
async function fourth(path: string, { language = 'zh', ...init }: RequestInit & { readonly language?: string } = {}) {
  const endless = rateLimiter(1_000_000)
  const limits = { requests: rateLimiter(3), signIns: endless, uploads: endless, openDoors: endless, bytesADay: 1e12 }
  const dependencies = await testDependencies(test.db, { limits })
  const app = cityApp(dependencies)
  const cookie = `huiying_session=${await tokenFor(dependencies, 'deputy')}; huiying_language=${language}`
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const ask = () => app.request(path, { ...init, headers })
  const answers = [await ask(), await ask(), await ask()]
  expect(answers.map(({ status }) => status)).not.toContain(429)
  const answer = await ask()
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

describe('who asks more than the limits allow', () => {
  it.each([
    ['zh', '请求太多了', '请等20秒再试。', '再试一次'],
    ['en', 'Too many requests', 'Wait 20 seconds, then try again.', 'Try again'],
  ])('reads on a page like any other how long to wait, and is led to where they were (%s)', async (...said) => {
    const [language, title, wait, again] = said
    const { status, headers, text } = await fourth('/public/cases?q=a%26b', { language })

    expect([status, headers.get('retry-after')]).toEqual([429, '20'])
    expect(headers.get('content-type')).toMatch(/^text\/html/)
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(text).toContain(`<h1 class="refusal">${title}</h1>`)
    expect(text).toContain(`<p>${wait}</p>`)
    expect(text).toContain(`<a href="/public/cases?q=a%26b">${again}</a>`)
  })

  it('is still shown as signed in, and can sign out', async () => {
    const { text } = await fourth('/inbox')

    expect(text).toContain('<strong>苗禾川</strong>')
    expect(text).toMatch(/action="\/sign-out"[^>]*><input type="hidden" name="csrf" value="[0-9a-f]+"/)
    expect(text).not.toContain('href="/sign-in"')
  })

  it('is told that nothing of what they sent was stored, and to send it again, with no link that would', async () => {
    const body = new URLSearchParams({ language: 'zh' })
    const { status, text } = await fourth('/language', { method: 'POST', body })

    expect(status).toBe(429)
    expect(text).toContain('刚才提交的内容没有保存。请等20秒，然后退回上一页重新提交。')
    expect(text).not.toContain('href="/language"')
  })

  it('is led to no other site by an address that looks like one', async () => {
    const { status, text } = await fourth('http://localhost//elsewhere.example/a')

    expect(status).toBe(429)
    expect(text).not.toContain('elsewhere.example')
  })

  it('through the API reads a problem, as ever', async () => {
    const { status, headers, text } = await fourth('/api/me')

    expect([status, headers.get('retry-after')]).toEqual([429, '20'])
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(JSON.parse(text)).toMatchObject({ status: 429, errors: [{ code: 'too_many_requests' }] })
  })
})
