import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from './site.ts'

let test: TestDatabase
let site: ReturnType<typeof createSite>
let dependencies: Awaited<ReturnType<typeof testDependencies>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db, {
    demonstration: { password: townPassword, logins: [{ login: 'deputy', zh: '代表', en: 'Deputy' }] },
  })
  site = createSite(dependencies)
})

afterAll(() => test.drop())

/** A browser's own form on this site. */
function post(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  return site.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
}

async function signedIn(person: TownPerson): Promise<{ readonly cookie: string; readonly csrf: string }> {
  const cookie = `huiying_session=${await tokenFor(dependencies, person)}`
  const html = await (await site.request('/inbox', { headers: { cookie } })).text()
  return { cookie, csrf: /name="csrf" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '' }
}

describe('every answer', () => {
  it('forbids scripts and styles from elsewhere, framing and sniffing', async () => {
    const { headers } = await site.request('/')

    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('insists on https where the site is reached over it', async () => {
    const secure = createSite({ ...dependencies, secureCookies: true })

    expect((await secure.request('/')).headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  it('holds no style or script of its own in the page', async () => {
    const html = await (await site.request('/sign-in')).text()

    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/i)
  })

  it('is kept by no cache once somebody is signed in', async () => {
    const { cookie } = await signedIn('secretary')

    expect((await site.request('/inbox', { headers: { cookie } })).headers.get('cache-control')).toBe(
      'private, no-store',
    )
    expect((await site.request('/')).headers.get('cache-control')).toBe('no-cache')
  })

  it('is compressed for the public only', async () => {
    const { cookie } = await signedIn('secretary')
    const ask = (path: string, headers: Record<string, string>) =>
      site.request(path, { headers: { 'accept-encoding': 'gzip', ...headers } })

    expect((await ask('/', {})).headers.get('content-encoding')).toBe('gzip')
    expect((await ask('/inbox', { cookie })).headers.get('content-encoding')).toBeNull()
  })
})

describe('assets', () => {
  it('lie under an address that names their content, and are kept for a year', async () => {
    const html = await (await site.request('/')).text()
    const address = /href="(\/assets\/site-[^"]+\.css)"/.exec(html)?.[1] ?? ''
    const sheet = await site.request(address, { headers: { 'accept-encoding': 'br' } })

    expect(sheet.status).toBe(200)
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(sheet.headers.get('content-encoding')).toBe('br')
    expect(sheet.headers.get('cache-control')).toContain('immutable')
    expect((await site.request('/assets/site-other.css')).status).toBe(404)
  })

  it('for the public hold no script', async () => {
    expect(await (await site.request('/')).text()).not.toContain('<script')
  })
})

describe('what is sent here', () => {
  it('is refused when it comes from another site', async () => {
    const refused = await post('/language', { language: 'en' }, { 'sec-fetch-site': 'cross-site' })

    expect(refused.status).toBe(403)
    expect(refused.headers.get('set-cookie')).toBeNull()
  })

  it('is refused from somebody signed in when the form’s token is missing or another’s', async () => {
    const { cookie } = await signedIn('secretary')
    const other = await signedIn('deputy')

    expect((await post('/sign-out', {}, { cookie })).status).toBe(403)
    expect((await post('/sign-out', { csrf: other.csrf }, { cookie })).status).toBe(403)
    expect((await site.request('/inbox', { headers: { cookie } })).status).toBe(200)
  })

  it('is refused with a page when it is too large, and taken up to the limit', async () => {
    const most = 2 * 1024 * 1024
    const overhead = 'login=x&password='.length
    const tooLarge = await post('/sign-in', { login: 'x', password: 'a'.repeat(most - overhead + 1) })
    const justRight = await post('/sign-in', { login: 'x', password: 'a'.repeat(most - overhead) })

    expect(tooLarge.status).toBe(413)
    expect(await tooLarge.text()).toContain('超过上限')
    expect(justRight.status).toBe(401)
  })

  it('is refused when it is no form', async () => {
    const refused = await post('/sign-in', {}, { 'content-type': 'application/json' })

    expect(refused.status).toBe(400)
  })
})

describe('addresses', () => {
  it.each(['/nowhere', '/public/nowhere', '/cases/%00', '/public/cases/%00'])(
    'that lead nowhere say so: %s',
    async (path) => {
      const { cookie } = await signedIn('secretary')
      const missing = await site.request(path, { headers: { cookie } })

      expect(missing.status).toBe(404)
      expect(await missing.text()).toContain('没有这个页面')
    },
  )

  it('for people signed in lead to the sign-in and back', async () => {
    const asked = await site.request('/cases?state=replied')

    expect(asked.status).toBe(303)
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2Fcases%3Fstate%3Dreplied')
  })

  it('tell somebody whose sign-in ran out how to send the form again', async () => {
    const late = await post('/cases/new', { title: '关于修桥的建议' })

    expect(late.status).toBe(401)
    expect(await late.text()).toContain('浏览器会重新提交')
  })
})

describe('a fault', () => {
  it('is shown with a number that also stands in the log, and tells nothing of the inside', async () => {
    const lines: string[] = []
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
    const broken = createSite({
      ...dependencies,
      log,
      get profiles(): never {
        throw new Error('secret-word in node_modules')
      },
    })

    const answer = await broken.request('/', { headers: { 'accept-language': 'en' } })
    const html = await answer.text()
    const number = /<code class="figure">([\w-]+)<\/code>/.exec(html)?.[1] ?? ''

    expect(answer.status).toBe(500)
    expect(html).toContain('Something went wrong')
    expect(html).not.toMatch(/secret-word|node_modules/)
    expect(number).not.toBe('')
    expect(lines.some((line) => line.includes(number))).toBe(true)
  })
})

describe('language and text size', () => {
  it('are chosen once and kept, and lead back to the same page', async () => {
    const chosen = await post('/language', { language: 'en', back: '/public/cases?q=a' })
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? ''

    expect(chosen.status).toBe(303)
    expect(chosen.headers.get('location')).toBe('/public/cases?q=a')
    expect(await (await site.request('/', { headers: { cookie } })).text()).toContain('<html lang="en"')
  })

  it('do not lead to another site', async () => {
    const chosen = await post('/text-size', { size: 'large', back: '//elsewhere.example' })

    expect(chosen.headers.get('location')).toBe('/')
    expect(chosen.headers.get('set-cookie')).toContain('huiying_text=large')
  })

  it('of an account stay with it in another browser', async () => {
    const { cookie, csrf } = await signedIn('leader')
    await post('/language', { language: 'en', csrf }, { cookie })

    expect(await (await site.request('/inbox', { headers: { cookie } })).text()).toContain('<html lang="en"')
  })
})

describe('signing in', () => {
  it('leads where one wanted to go, and out again to the front page', async () => {
    const entered = await post('/sign-in', { login: 'deputy', password: townPassword, next: '/cases?mine=yes' })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const inbox = await (await site.request('/inbox', { headers: { cookie } })).text()
    const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(inbox)?.[1] ?? ''
    const left = await post('/sign-out', { csrf }, { cookie })

    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('/cases?mine=yes')
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
    expect(inbox).toContain('苗禾川')
    expect(left.headers.get('location')).toBe('/')
    expect((await site.request('/inbox', { headers: { cookie } })).status).toBe(303)
  })

  it('with a wrong password says no more than that, and keeps the user name', async () => {
    const wrong = await post('/sign-in', { login: 'deputy', password: 'wrong' })
    const unknown = await post('/sign-in', { login: 'nobody', password: 'wrong' })
    const html = await wrong.text()

    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(html).toContain('<title>有误：登录')
    expect(html).toContain('href="#field-login">用户名或密码不对。')
    expect(html).toContain('value="deputy"')
    expect((await unknown.text()).replaceAll('nobody', 'deputy')).toBe(html)
  })

  it('with empty boxes names both', async () => {
    const empty = await post('/sign-in', { login: ' ', password: '' })

    expect(empty.status).toBe(422)
    expect(await empty.text()).toMatch(/请填写用户名。[\s\S]*请填写密码。/)
  })

  it('is locked after ten wrong passwords, even for the right one', async () => {
    for (let tries = 0; tries < 10; tries += 1) await post('/sign-in', { login: 'water', password: 'wrong' })
    const right = await post('/sign-in', { login: 'water', password: townPassword })

    expect(right.status).toBe(429)
    expect(await right.text()).toContain('暂时不能登录')
  })

  it('offers demonstration accounts in a demonstration city alone', async () => {
    const elsewhere = createSite({ ...dependencies, demonstration: null })

    expect(await (await site.request('/sign-in')).text()).toContain(townPassword)
    expect(await (await elsewhere.request('/sign-in')).text()).not.toContain(townPassword)
  })
})

describe('the navigation', () => {
  it.each([
    { person: 'deputy', sees: ['/inbox', '/cases', '/cases/new'], not: ['/board', '/readings'] },
    { person: 'secretary', sees: ['/inbox', '/cases', '/board', '/readings', '/cases/new'], not: [] },
    { person: 'roads', sees: ['/inbox', '/cases', '/board'], not: ['/readings', '/cases/new'] },
    { person: 'leader', sees: ['/inbox', '/cases', '/board', '/readings'], not: ['/cases/new'] },
  ] as const)('of a $person leads where they have business', async ({ person, sees, not }) => {
    const { cookie } = await signedIn(person)
    const html = await (await site.request('/inbox', { headers: { cookie } })).text()
    const links = [...(/<nav class="nav"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(
      ([, href]) => href,
    )

    expect(links).toEqual(expect.arrayContaining([...sees]))
    for (const path of not) expect(links).not.toContain(path)
    for (const href of links) expect((await site.request(href ?? '', { headers: { cookie } })).status, href).toBe(200)
  })
})
