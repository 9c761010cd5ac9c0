import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openidProvider, type ProviderSettings, returnPath } from '#app/openid-provider.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { acceptInvitation } from '#operations/accounts/accept-invitation.ts'
import { disableAccount, enableAccount } from '#operations/accounts/change-account.ts'
import { invite } from '#operations/accounts/invite.ts'
import { later } from '#operations/accounts/later.ts'
import { linkIdentity, unlinkIdentity } from '#operations/accounts/link-identity.ts'
import { tripMinutes } from '#operations/accounts/provider-trip.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { type IdentityProvider, providerVisitor, startIdentityProvider } from '#tests/support/identity-provider.ts'
import { audited, officing, settleNewcomers, visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

const siteUrl = 'https://town.example'
let test: TestDatabase
let elsewhere: IdentityProvider
let logged = ''

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await settleNewcomers(test.db)
  elsewhere = await startIdentityProvider(`${siteUrl}${returnPath}`)
})

beforeEach(async () => {
  for (const table of ['sign_in', 'account_identity', 'provider_trip', 'mail_message'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  logged = ''
})

afterAll(async () => {
  await elsewhere.stop()
  await test.drop()
})

const log = pino(
  { level: 'info' },
  {
    write: (line: string) => {
      logged += line
    },
  },
)

async function dependenciesWith(settings: Partial<ProviderSettings> = {}, at?: string): Promise<Dependencies> {
  const provider = openidProvider({ ...elsewhere.settings, ...settings }, siteUrl, log)
  // The provider lives in the present: it says when somebody signed in there.
  const clock = at === undefined ? () => new Date() : () => new Date(at)
  return testDependencies(test.db, { provider, siteUrl, clock })
}

/** A browser at the city's pages, which keeps the cookies it is given. */
function browserAt(dependencies: Dependencies, session?: string) {
  const site = createSite(dependencies)
  const jar = new Map<string, string>(session === undefined ? [] : [['huiying_session', session]])
  const ask = async (address: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'sec-fetch-site': 'same-origin', ...init.headers, cookie }
    const answer = await site.request(address.replace(siteUrl, ''), { ...init, headers })
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return {
      status: answer.status,
      text: await answer.text(),
      location: answer.headers.get('location') ?? '',
      headers: answer.headers,
    }
  }
  const get = (address: string) => ask(address)
  /** Sends a form; `location`: where the page that answers leads on to. */
  const send = async (address: string, fields: Readonly<Record<string, string>> = {}, headers = {}) => {
    const answer = await ask(address, { method: 'POST', body: new URLSearchParams(fields), headers })
    return { ...answer, location: answer.headers.get('refresh')?.replace('0; url=', '') ?? answer.location }
  }
  /** Sets out for the provider by the form that leads there. */
  const leave = async (path = '/sign-in/provider', next = '/inbox', code = '') => {
    const csrf = /name="csrf" value="(\w+)"/.exec((await get('/prove')).text)?.[1] ?? ''
    return send(path, { next, csrf, code })
  }
  return { get, send, leave, jar }
}

type Browser = ReturnType<typeof browserAt>

/** Goes to the provider, signs in there as somebody, and comes back. */
async function trip(browser: Browser, subject: string, path?: string, next?: string, code?: string) {
  const sent = await browser.leave(path, next, code)
  const back = await providerVisitor(elsewhere.settings.issuer).go(sent.location, subject)
  return { sent, back, came: await browser.get(back) }
}

const link = (subject: string, accountId = 'a-p-deputy') =>
  linkIdentity(test.db, officing('administrator', new Date().toISOString()), {
    ...{ accountId, issuer: elsewhere.settings.issuer, subject },
  })

const lastAudit = async (act: string) => (await audited(test.db)).findLast((entry) => entry.act === act)

describe('signing in at the city’s own sign-in', () => {
  it('asks with code, PKCE, state and nonce, and signs in the account that was linked, with its own rights', async () => {
    await link('clerk-17')
    const browser = browserAt(await dependenciesWith())
    const page = await browser.get('/sign-in?next=%2Fcases')
    expect(page.text).toContain('使用澜江统一认证登录')
    const { sent, came } = await trip(browser, 'clerk-17', '/sign-in/provider', '/cases')

    const asked = Object.fromEntries(new URL(sent.location).searchParams)
    expect(asked).toMatchObject({ response_type: 'code', scope: 'openid', code_challenge_method: 'S256' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length, name).toBeGreaterThan(42)
    expect(sent.headers.get('set-cookie')).toMatch(/^huiying_trip=\w+; .*Path=\/; HttpOnly; SameSite=Lax$/)
    expect(came.location).toBe('/cases')
    expect((await browser.get('/inbox')).status).toBe(200)
    const [signIn] = await test.db.selectFrom('sign_in').selectAll().execute()
    expect(signIn?.account_id).toBe('a-p-deputy')
    expect(await lastAudit('signed_in')).toMatchObject({ account_id: 'a-p-deputy', detail: { way: 'oidc' } })
  })

  it('over https keeps who was sent in a cookie of this very host, and takes none that another host could set', async () => {
    await link('clerk-17')
    const dependencies = { ...(await dependenciesWith()), secureCookies: true }
    const { sent, came } = await trip(browserAt(dependencies), 'clerk-17')
    expect(sent.headers.get('set-cookie')).toMatch(
      /^__Host-huiying_trip=\w+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(came.location).toBe('/inbox')

    const fooled = browserAt(dependencies)
    const away = await fooled.leave()
    fooled.jar.set('huiying_trip', fooled.jar.get('__Host-huiying_trip') ?? '')
    fooled.jar.delete('__Host-huiying_trip')
    const back = await providerVisitor(elsewhere.settings.issuer).go(away.location, 'clerk-17')
    expect((await fooled.get(back)).text).toContain('name="login"')
    expect([...fooled.jar.keys()]).toEqual(['huiying_trip'])
  })

  it('keeps nothing of the provider’s: no token, no code, no trip', async () => {
    await link('clerk-17')
    const { back } = await trip(browserAt(await dependenciesWith()), 'clerk-17')
    const code = new URL(back).searchParams.get('code') ?? ''

    expect(code.length).toBeGreaterThan(10)
    expect(await test.db.selectFrom('provider_trip').selectAll().execute()).toEqual([])
    expect(JSON.stringify([await audited(test.db), logged])).not.toContain(code)
  })

  it('makes no account and gives no right to somebody nobody linked; it tells them their number', async () => {
    const before = await test.db.selectFrom('account').select('id').execute()
    const browser = browserAt(await dependenciesWith())
    const { came } = await trip(browser, 'stranger-<b>9</b>')

    expect(came.status).toBe(403)
    expect(came.text).toContain('stranger-&lt;b&gt;9&lt;/b&gt;')
    expect((await browser.get('/inbox')).location).toContain('/sign-in')
    expect(await test.db.selectFrom('account').select('id').execute()).toEqual(before)
    expect(await lastAudit('sign_in_failed')).toMatchObject({
      account_id: null,
      about_account: null,
      detail: { way: 'oidc' },
    })
  })

  it('is not for a disabled account, nor for one whose link was ended, from the next request on', async () => {
    const now = new Date().toISOString()
    await link('clerk-17')
    const browser = browserAt(await dependenciesWith())
    await trip(browser, 'clerk-17')
    await disableAccount(test.db, officing('administrator', now), 'a-p-deputy')
    expect((await browser.get('/inbox')).location).toContain('/sign-in')
    const { came } = await trip(browserAt(await dependenciesWith()), 'clerk-17')
    expect(came.status).toBe(403)
    expect(came.text).toContain('您的账号已经停用')
    expect(await lastAudit('sign_in_failed')).toMatchObject({ about_account: 'a-p-deputy' })
    await enableAccount(test.db, officing('administrator', now), 'a-p-deputy')

    const again = browserAt(await dependenciesWith())
    expect((await trip(again, 'clerk-17')).came.status).toBe(303)
    const linked = { accountId: 'a-p-deputy', issuer: elsewhere.settings.issuer, subject: 'clerk-17' }
    expect((await unlinkIdentity(test.db, officing('administrator', now), linked)).ok).toBe(true)
    expect((await again.get('/inbox')).location).toContain('/sign-in')
    expect((await trip(browserAt(await dependenciesWith()), 'clerk-17')).came.status).toBe(403)
  })

  it.each([
    ['is over after its twelve hours, however often it is used', 30, 12 * 60 + 1, true],
    ['is over after an hour without use', 61, 61, true],
    ['goes on until then', 30, 12 * 60 - 1, false],
  ])('%s, whatever its provider says', async (_, everyMinutes, minutes, isOver) => {
    await link('clerk-17')
    const begun = new Date().toISOString()
    const browser = browserAt(await dependenciesWith())
    await trip(browser, 'clerk-17')
    const used = async (after: number) =>
      browserAt(await dependenciesWith({}, later(begun, after)), browser.jar.get('huiying_session'))
    for (let after = everyMinutes; after < minutes; after += everyMinutes) await (await used(after)).get('/inbox')

    const { status, location } = await (await used(minutes)).get('/inbox')
    expect([status, location]).toEqual(isOver ? [303, '/sign-in?next=%2Finbox'] : [200, ''])
  })

  it('ends the sign-in the browser had before', async () => {
    await link('clerk-17')
    const browser = browserAt(await dependenciesWith())
    const sent = await browser.leave()
    const before = await tokenFor(await dependenciesWith(), 'member')
    browser.jar.set('huiying_session', before)
    await browser.get(await providerVisitor(elsewhere.settings.issuer).go(sent.location, 'clerk-17'))

    expect((await browserAt(await dependenciesWith(), before).get('/inbox')).status).toBe(303)
    expect((await browser.get('/inbox')).status).toBe(200)
  })

  it('takes a subject of another issuer for nobody', async () => {
    await linkIdentity(test.db, officing('administrator', new Date().toISOString()), {
      ...{ accountId: 'a-p-deputy', issuer: 'https://other.example', subject: 'clerk-17' },
    })

    expect((await trip(browserAt(await dependenciesWith()), 'clerk-17')).came.status).toBe(403)
  })

  it('takes an answer once, and in the browser that was sent alone', async () => {
    await link('clerk-17')
    const browser = browserAt(await dependenciesWith())
    const { back } = await trip(browser, 'clerk-17')
    browser.jar.delete('huiying_session')
    const replayed = await browser.get(back)
    expect(replayed.status).toBe(409)
    expect(replayed.headers.get('set-cookie') ?? '').not.toContain('huiying_session')

    const sent = await browser.leave()
    const stolen = await providerVisitor(elsewhere.settings.issuer).go(sent.location, 'clerk-17')
    const other = browserAt(await dependenciesWith())
    await other.leave()
    for (const one of [other, browser]) expect((await one.get(stolen)).status).toBe(409)
  })

  const changes: readonly (readonly [string, (back: URL) => void, number])[] = [
    ['another state', (back) => back.searchParams.set('state', 'x'.repeat(64)), 409],
    ['no state', (back) => back.searchParams.delete('state'), 409],
    ['another issuer', (back) => back.searchParams.set('iss', 'https://evil.example'), 401],
    ['no issuer', (back) => back.searchParams.delete('iss'), 401],
    ['another code', (back) => back.searchParams.set('code', 'x'), 401],
    ['two codes', (back) => back.searchParams.append('code', 'x'), 401],
  ]
  it.each(changes)('signs nobody in by an answer with %s', async (_, change, status) => {
    await link('clerk-17')
    const browser = browserAt(await dependenciesWith())
    const sent = await browser.leave()
    const back = new URL(await providerVisitor(elsewhere.settings.issuer).go(sent.location, 'clerk-17'))
    change(back)

    expect((await browser.get(back.href)).status).toBe(status)
    expect(await test.db.selectFrom('sign_in').selectAll().execute()).toEqual([])
  })

  it.each(['nonce', 'verifier'] as const)('signs nobody in whose %s is not the one that was sent', async (which) => {
    await link('clerk-17')
    const browser = browserAt(await dependenciesWith())
    const sent = await browser.leave()
    const back = await providerVisitor(elsewhere.settings.issuer).go(sent.location, 'clerk-17')
    await test.ownerDb
      .updateTable('provider_trip')
      .set({ [which]: 'y'.repeat(64) })
      .execute()

    expect((await browser.get(back)).status).toBe(401)
    expect(await test.db.selectFrom('sign_in').selectAll().execute()).toEqual([])
    expect(logged).toContain('sign-in elsewhere failed')
  })

  it('does not wait for an answer longer than its minutes', async () => {
    await link('clerk-17')
    const browser = browserAt(await dependenciesWith())
    const sent = await browser.leave()
    const back = await providerVisitor(elsewhere.settings.issuer).go(sent.location, 'clerk-17')
    const late = browserAt(await dependenciesWith({}, later(new Date().toISOString(), tripMinutes)))
    for (const [name, value] of browser.jar) late.jar.set(name, value)

    expect((await late.get(back)).status).toBe(409)
  })

  it('says so where its person turned back there', async () => {
    const { came } = await trip(browserAt(await dependenciesWith()), '')

    expect(came.status).toBe(401)
    expect(came.text).toContain('统一身份认证没有完成')
    expect(came.text).toContain('name="password"')
  })

  it('says so where nothing answers, and where the set-up is wrong, which the log tells; the password goes on working', async () => {
    const silent = browserAt(await dependenciesWith({ issuer: `http://127.0.0.1:${await freePort()}` }))
    const unanswered = await silent.leave()
    expect(unanswered.status).toBe(503)
    expect(unanswered.text).toContain('现在没有回应')
    expect(unanswered.text).toContain('name="password"')

    await link('clerk-17')
    const { came } = await trip(browserAt(await dependenciesWith({ clientSecret: 'wrong' })), 'clerk-17')
    expect(came.status).toBe(401)
    expect(logged).toContain('does not take the client id or secret')
    expect(logged).not.toContain('wrong"')
    const otherName = elsewhere.settings.issuer.replace('127.0.0.1', 'localhost')
    const misnamed = await browserAt(await dependenciesWith({ issuer: otherName })).leave()
    expect(misnamed.status).toBe(401)
    expect(logged).toContain('issuer')
  })

  it('is not there where no provider is set', async () => {
    const browser = browserAt(await testDependencies(test.db))
    for (const path of ['/sign-in/provider', '/invitation/provider'])
      expect((await browser.leave(path)).status, path).toBe(404)
    expect((await browser.get('/sign-in/provider/return?state=x&code=y')).status).toBe(404)
    expect((await browser.get('/sign-in')).text).not.toContain('/sign-in/provider')
  })
})

describe('what a sign-in elsewhere proves', () => {
  const provenAt = async () =>
    (await test.db.selectFrom('sign_in').select('proven_at').executeTakeFirst())?.proven_at ?? ''

  it('is nothing for sensitive acts where the provider does not say when its person showed who they are', async () => {
    await link('clerk-17')
    await trip(browserAt(await dependenciesWith()), 'clerk-17')

    expect(await provenAt()).toBe('1970-01-01T00:00:00.000Z')
  })

  it('is proof once they show it there anew, as the person this account is linked to', async () => {
    await link('clerk-17')
    const dependencies = await dependenciesWith()
    const browser = browserAt(dependencies)
    await trip(browser, 'clerk-17')
    expect((await browser.get('/settings/passkeys')).location).toBe('/prove?next=%2Fsettings%2Fpasskeys')
    expect((await browser.get('/prove')).text).toContain('使用澜江统一认证确认')

    const other = await trip(browser, 'clerk-18', '/prove/provider', '/settings/passkeys')
    expect(new URL(other.sent.location).searchParams.get('prompt')).toBe('login')
    expect(other.came.status).toBe(403)
    expect(await lastAudit('proof_failed')).toMatchObject({ account_id: 'a-p-deputy', detail: { way: 'oidc' } })
    expect(await provenAt()).toBe('1970-01-01T00:00:00.000Z')

    const before = browser.jar.get('huiying_session')
    const { came } = await trip(browser, 'clerk-17', '/prove/provider', '/settings/passkeys')
    expect((await browserAt(dependencies, before).get('/inbox')).status).toBe(303)
    expect(came.location).toBe('/settings/passkeys')
    expect((await browser.get('/settings/passkeys')).status).toBe(200)
    expect(Date.parse(await provenAt())).toBeGreaterThan(Date.now() - 30_000)
  })

  it('is given to the browser whose sign-in it is for alone', async () => {
    await link('clerk-17')
    const dependencies = await dependenciesWith()
    const browser = browserAt(dependencies, await tokenFor(dependencies, 'deputy'))
    const sent = await browser.leave('/prove/provider')
    const back = await providerVisitor(elsewhere.settings.issuer).go(sent.location, 'clerk-17')
    browser.jar.set('huiying_session', await tokenFor(dependencies, 'deputy'))

    const came = await browser.get(back)
    expect(came.status).toBe(409)
    expect(came.headers.getSetCookie()).toEqual([])
  })

  it('is none for somebody else’s sign-in, nor for one that has ended', async () => {
    await link('clerk-17')
    const dependencies = await dependenciesWith()
    const browser = browserAt(dependencies, await tokenFor(dependencies, 'deputy'))
    const sent = await browser.leave('/prove/provider')
    const back = await providerVisitor(elsewhere.settings.issuer).go(sent.location, 'clerk-17')
    await test.ownerDb.deleteFrom('sign_in').execute()

    expect((await browser.get(back)).status).toBe(409)
    const unlinked = browserAt(dependencies, await tokenFor(dependencies, 'member'))
    expect((await unlinked.get('/prove')).text).not.toContain('/prove/provider')
    expect((await trip(unlinked, 'clerk-17', '/prove/provider')).came.status).toBe(403)
  })
})

describe('where a passkey is demanded', () => {
  it('the city’s own sign-in neither lets in nor proves anything', async () => {
    await link('clerk-17')
    const dependencies = await dependenciesWith()
    const signedIn = browserAt(dependencies, await tokenFor(dependencies, 'deputy'))
    const now = new Date().toISOString()
    const used = { counter: 0, transports: [], made_at: now, last_used_at: null }
    const row = { id: 'a passkey', account_id: 'a-p-deputy', name: 'a', public_key: Buffer.from('a'), ...used }
    await test.db.insertInto('passkey').values(row).execute()
    expect((await trip(browserAt(dependencies), 'clerk-17')).came.status).toBe(303)
    await test.db.updateTable('account').set({ passkey_alone: true }).where('id', '=', 'a-p-deputy').execute()

    const { came } = await trip(browserAt(dependencies), 'clerk-17')
    expect(came.status).toBe(403)
    expect(came.text).toContain('只能用通行密钥打开')
    expect(await lastAudit('sign_in_failed')).toMatchObject({ detail: { way: 'oidc', why: 'passkey_demanded' } })
    const page = (await signedIn.get('/prove')).text
    expect([page.includes('name="password"'), page.includes('action="/prove/provider"')]).toEqual([false, false])
    expect((await trip(signedIn, 'clerk-17', '/prove/provider')).came.status).toBe(403)
    await test.db.deleteFrom('passkey').execute()
    await test.db.updateTable('account').set({ passkey_alone: false }).execute()
  })
})

describe('an invitation', () => {
  const accepting = (browser: Browser, subject: string, secret: string) =>
    trip(browser, subject, '/invitation/provider', '/inbox', secret)
  const invited = async (login: string) => {
    const at = new Date().toISOString()
    const made = await invite(test.db, officing('administrator', at), {
      ...{ personId: 'n-deputy', login, address: '', offices: ['deputy'], unitId: null },
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.link
  }

  it('is accepted by the city’s own sign-in: its account has the part offered, no password, and signs in there again', async () => {
    const secret = await invited('by-provider')
    const browser = browserAt(await dependenciesWith())
    expect((await browser.send('/invitation', { code: secret })).text).toContain('使用澜江统一认证开通')
    const { came } = await accepting(browser, 'newcomer-1', secret)
    expect(came.location).toBe('/inbox')
    const made = await test.db.selectFrom('account').selectAll().where('login', '=', 'by-provider').executeTakeFirst()
    expect(made).toMatchObject({ person_id: 'n-deputy', offices: ['deputy'], unit_id: null, password_hash: null })
    expect(await lastAudit('identity_linked')).toMatchObject({ account_id: made?.id, about_account: made?.id })

    expect((await trip(browserAt(await dependenciesWith()), 'newcomer-1')).came.location).toBe('/inbox')
    const again = await accepting(browserAt(await dependenciesWith()), 'newcomer-2', secret)
    expect(again.came.status).toBe(410)
  })

  it('is not for an identity that has an account, and stays open then', async () => {
    await link('clerk-17')
    const secret = await invited('for-another')
    const { came } = await accepting(browserAt(await dependenciesWith()), 'clerk-17', secret)

    expect(came.status).toBe(409)
    const at = new Date().toISOString()
    expect((await acceptInvitation(test.db, visiting(at), { secret, password: 'four walls and a window' })).ok).toBe(
      true,
    )
  })
})

describe('linking an identity', () => {
  const at = new Date().toISOString()
  const linked = () => ({ accountId: 'a-p-deputy', issuer: 'https://login.example', subject: 'clerk-17' })

  it('is the administrator’s, with a fresh proof; the holder is told', async () => {
    for (const who of ['secretary', 'deputy', 'roads'] as const)
      for (const act of [linkIdentity, unlinkIdentity])
        expect(await act(test.db, officing(who, at), linked()), who).toMatchObject({
          refusal: { code: 'officer_required' },
        })
    const stale = officing('administrator', at, {}, later(at, -60))
    expect(await linkIdentity(test.db, stale, linked())).toMatchObject({ refusal: { code: 'proof_needed' } })
    expect(await unlinkIdentity(test.db, stale, linked())).toMatchObject({ refusal: { code: 'proof_needed' } })

    expect((await linkIdentity(test.db, officing('administrator', at), linked())).ok).toBe(true)
    expect(await lastAudit('identity_linked')).toMatchObject({
      account_id: 'a-p-administrator',
      about_account: 'a-p-deputy',
    })
    const mail = await test.db.selectFrom('mail_message').select(['account_id', 'about']).execute()
    expect(mail).toEqual([{ account_id: 'a-p-deputy', about: 'identity_linked' }])
  })

  it('gives one identity one account, also where two are linked at once', async () => {
    const officer = officing('administrator', at)
    const tries = await Promise.all(
      ['a-p-deputy', 'a-p-member'].map((accountId) => linkIdentity(test.db, officer, { ...linked(), accountId })),
    )

    expect(tries.map(({ ok }) => ok).sort()).toEqual([false, true])
    const missing = { ...linked(), subject: 'clerk-18' }
    expect(await unlinkIdentity(test.db, officer, missing)).toMatchObject({ refusal: { code: 'identity_not_found' } })
    expect(await linkIdentity(test.db, officer, { ...missing, accountId: 'nobody' })).toMatchObject({
      refusal: { code: 'account_not_found' },
    })
  })

  it.each(['', ' ', 'a\nb', '李', 'x'.repeat(256)])('takes no subject like %j', async (subject) => {
    const given = { ...linked(), subject }
    expect(await linkIdentity(test.db, officing('administrator', at), given)).toEqual({
      ok: false,
      refusal: { code: 'subject_invalid' },
    })
  })

  it('is done on the account’s page', async () => {
    const dependencies = await dependenciesWith()
    const site = createSite(dependencies)
    const cookie = `huiying_session=${await tokenFor(dependencies, 'administrator')}`
    const page = async () => (await site.request('/accounts/a-p-member', { headers: { cookie } })).text()
    const csrf = /name="csrf" value="(\w+)"/.exec(await page())?.[1] ?? ''
    const send = async (path: string, subject: string) =>
      site.request(`/accounts/a-p-member/identities${path}`, {
        method: 'POST',
        body: new URLSearchParams({ csrf, subject }),
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      })

    expect((await send('', ' member-5 ')).headers.get('location')).toBe('/accounts/a-p-member?done=saved')
    expect(await page()).toContain('<code class="link-address">member-5</code>')
    expect((await send('/remove', 'member-5')).status).toBe(303)
    expect(await page()).not.toContain('member-5')
  })
})
