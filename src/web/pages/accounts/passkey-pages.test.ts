import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rateLimiter } from '#http/rate-limiter.ts'
import { authenticator } from '#tests/support/authenticator.ts'
import { hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const here = '/settings/passkeys'

/** Somebody at the settings adds a passkey under a name. */
async function add(who: 'deputy' | 'member' | 'leader', name: string) {
  const { deskOf } = await openSite(test.db)
  const desk = deskOf(who)
  const { csrf = '' } = hiddenFields((await desk.get(here)).text)
  const device = authenticator()
  const asked = await desk.post(`${here}/question`, { csrf })
  const answer = device.register(JSON.parse(asked.text))
  return { desk, device, csrf, added: await desk.post(here, { csrf, name, answer }) }
}

/** A visitor's browser, which keeps the cookies it is given. */
async function visitor(changes = {}) {
  const site = createSite(await testDependencies(test.db, changes))
  let cookie = ''
  const post = async (path: string, fields: Record<string, string>, host = 'localhost') => {
    const answer = await site.request(`http://${host}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
    if (set.length > 0) cookie = set.filter((one) => !one.endsWith('=')).join('; ')
    return answer
  }
  return { post }
}

describe('the pages of passkeys', () => {
  it('add one, list it with when it was used, and take it away', async () => {
    const { desk, device, csrf, added } = await add('deputy', '<b>办公室</b>')

    expect(added.location).toBe(`${here}?done=added`)
    const shown = (await desk.get(here)).text
    expect(shown).toContain('&lt;b&gt;办公室&lt;/b&gt;')
    expect(shown).toContain('没有用过')
    expect((await desk.get(here, 'en')).text).toContain('Never used')
    expect((await desk.post(`${here}/remove`, { csrf, passkey: device.id })).location).toBe(`${here}?done=removed`)
    expect((await desk.get(here)).text).toContain('还没有通行密钥')
  })

  it('sign in the browser that was asked, keep its cookie from scripts and other pages, and lead on', async () => {
    const { device } = await add('member', '电话')
    const { post } = await visitor()
    const asked = await post('/sign-in/passkey/question', {})
    expect(asked.headers.get('set-cookie')).toMatch(
      /^huiying_passkey=\w+; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const question = JSON.parse(await asked.text())
    expect(question.allowCredentials ?? []).toEqual([])
    const answer = device.answer(question)
    expect((await (await visitor()).post('/sign-in/passkey', { answer })).status).toBe(401)

    const entered = await post('/sign-in/passkey', { answer, next: '//evil.example' })
    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('/inbox')
    expect(entered.headers.get('set-cookie')).toContain('huiying_session=')
  })

  it('over https keep which browser was asked in a cookie of this very host, and drop it with the answer', async () => {
    const { device } = await add('leader', '电话')
    const { post } = await visitor({ secureCookies: true })
    const asked = await post('/sign-in/passkey/question', {})
    expect(asked.headers.get('set-cookie')).toMatch(
      /^__Host-huiying_passkey=\w+; Max-Age=300; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const entered = await post('/sign-in/passkey', { answer: device.answer(JSON.parse(await asked.text())) })
    expect(entered.status).toBe(303)
    expect(entered.headers.getSetCookie()).toContain('__Host-huiying_passkey=; Max-Age=0; Path=/; Secure')
  })

  it('do nothing for who is not signed in, without the form’s own token, or at another address', async () => {
    const { deskOf } = await openSite(test.db)
    expect((await deskOf(null).get(here)).location).toContain('/sign-in')
    for (const path of [here, `${here}/question`, `${here}/remove`, '/prove/passkey', '/prove/passkey/question']) {
      expect((await deskOf(null).post(path, {})).status, path).toBe(401)
      expect((await deskOf('deputy').post(path, { csrf: 'x' })).status, path).toBe(403)
    }
    const { post } = await visitor()
    for (const path of ['/sign-in/passkey', '/sign-in/passkey/question'])
      expect((await post(path, {}, 'localhost.evil.example')).status, path).toBe(409)
  })

  it('ask for a proof first where the last one is old', async () => {
    const { deskOf } = await openSite(test.db)
    const desk = deskOf('leader')
    const { csrf = '' } = hiddenFields((await desk.get(here)).text)
    await test.ownerDb.updateTable('sign_in').set({ proven_at: '2026-03-16T01:50:00Z' }).execute()

    expect((await desk.get(here)).location).toBe('/prove?next=%2Fsettings%2Fpasskeys')
    for (const path of [here, `${here}/question`, `${here}/remove`]) {
      const fields = { csrf, name: '一', answer: '{}', passkey: 'x' }
      expect((await desk.post(path, fields)).location, path).toBe('/prove?next=%2Fsettings%2Fpasskeys')
    }
  })

  it('limit how often one address asks', async () => {
    const limits = {
      requests: rateLimiter(1_000),
      signIns: rateLimiter(2),
      uploads: rateLimiter(1_000),
      openDoors: rateLimiter(1_000),
      bytesADay: 1_000_000_000,
    }
    const site = createSite(await testDependencies(test.db, { limits, proxies: 1 }))
    const ask = async (path: string) =>
      (
        await site.request(path, {
          method: 'POST',
          body: new URLSearchParams(),
          headers: { 'x-forwarded-for': '192.0.2.9', 'sec-fetch-site': 'same-origin' },
        })
      ).status

    expect(await ask('/sign-in/passkey/question')).toBe(200)
    expect(await ask('/sign-in/passkey')).toBe(401)
    expect(await ask('/sign-in/passkey/question')).toBe(429)
  })
})
