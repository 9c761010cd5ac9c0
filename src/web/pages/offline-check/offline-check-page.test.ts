import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor, townLogKey } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'
import { offlineCheckWords as words } from '#web/words/offline-check-words.ts'

let test: TestDatabase
let dependencies: Awaited<ReturnType<typeof testDependencies>>
let site: ReturnType<typeof createSite>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db)
  site = createSite(dependencies)
})
afterAll(() => test.drop())

const path = '/log/check-receipt.html'
const ask = async (headers: Record<string, string> = {}) => {
  const answer = await site.request(path, { headers })
  return { answer, text: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' }
}
const hashOf = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the page that checks receipts offline', () => {
  it('is one file: nothing in it is loaded from anywhere', async () => {
    const { answer, text } = await ask()

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/html')
    const addresses = [...text.replace(/<(style|script)>.*?<\/\1>/gs, '').matchAll(/\s(?:href|src|action)="([^"]*)"/g)]
    expect(addresses.map(([, address = '']) => address.replace(/^data:.*/, 'data:')).toSorted()).toEqual([
      '#main',
      '/log',
      'check-receipt.html',
      'data:',
    ])
    expect(text.match(/<script>.*?<\/script>/gs)).toHaveLength(1)
    expect(text).not.toMatch(/url\(|@import|\sstyle="|\son[a-z]+="/)
  })

  it('lets its own script and style run and nothing else, and asks nobody; the file says so itself', async () => {
    const { text, policy } = await ask()
    const [, script] = /<script>(.*?)<\/script>/s.exec(text) ?? []
    const [, style] = /<style>(.*?)<\/style>/s.exec(text) ?? []
    const [, inFile] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text) ?? []

    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        `script-src ${hashOf(script)}`,
        `style-src ${hashOf(style)}`,
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    )
    expect(`${inFile}; frame-ancestors 'none'`).toBe(policy)
    expect(text.indexOf('http-equiv="Content-Security-Policy"')).toBeLessThan(text.indexOf('<style>'))
  })

  it('leaves the policy of all other pages as it is', async () => {
    const other = (await site.request('/log')).headers.get('content-security-policy') ?? ''

    expect(other).toContain("default-src 'self'")
    expect(other).not.toMatch(/script-src|connect-src/)
  })

  it('is the same to everybody, in both languages, with the key the city says is its own and words on what that is worth', async () => {
    const nobody = await ask()
    const cookie = `huiying_session=${await tokenFor(dependencies, 'secretary')}; huiying_language=en`
    const somebody = await ask({ cookie })

    expect(somebody.text).toBe(nobody.text)
    expect(somebody.answer.headers.get('set-cookie')).toBeNull()
    expect(nobody.text).toContain(`<p class="hash" id="offered-key">${encodeVerifierKey(townLogKey)}</p>`)
    for (const said of [words.offeredHint, words.keyHint, words.title]) {
      expect(nobody.text).toContain(said.zh)
      expect(nobody.text).toContain(said.en)
    }
    // The box itself is empty: whoever reads chooses.
    expect(nobody.text).toMatch(/<textarea id="field-key"[^>]*><\/textarea>/)
  })

  it('has the care of every other answer, and is led to from the page about the log', async () => {
    const { answer } = await ask()
    const secure = await createSite({ ...dependencies, secureCookies: true }).request(path)

    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(await (await site.request('/log')).text()).toContain(`href="${path}#zh"`)
  })
})
