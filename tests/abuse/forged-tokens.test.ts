import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openidProvider, returnPath } from '#app/openid-provider.ts'
import { linkIdentity } from '#operations/accounts/link-identity.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import {
  hmac,
  type Known,
  type LyingProvider,
  rsa,
  startLyingProvider,
  type Token,
  written,
} from '#tests/support/lying-provider.ts'
import { officing } from '#tests/support/officer-desk.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

const siteUrl = 'https://town.example'
let test: TestDatabase
let elsewhere: LyingProvider
let site: ReturnType<typeof createSite>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  elsewhere = await startLyingProvider(`${siteUrl}${returnPath}`)
  const provider = openidProvider(elsewhere.settings, siteUrl, pino({ level: 'silent' }))
  site = createSite(await testDependencies(test.db, { provider, siteUrl, clock: () => new Date() }))
  await linkIdentity(test.db, officing('administrator', new Date().toISOString()), {
    ...{ accountId: 'a-p-deputy', issuer: elsewhere.settings.issuer, subject: 'clerk-17' },
  })
})

beforeEach(async () => {
  await test.ownerDb.deleteFrom('sign_in').execute()
})

afterAll(async () => {
  await elsewhere.stop()
  await test.drop()
})

type Forgery = (honest: Token, known: Known) => Token | string

const claiming =
  (changes: Readonly<Record<string, unknown>>): Forgery =>
  (honest) => ({ ...honest, claims: { ...honest.claims, ...changes } })

const headed =
  (changes: Readonly<Record<string, unknown>>): Forgery =>
  (honest) => ({ ...honest, header: { ...honest.header, ...changes } })

const byHmac =
  (secretOf: (known: Known) => string): Forgery =>
  (honest, known) => ({
    ...honest,
    header: { alg: 'HS256', kid: 'own' },
    sign: (parts) => hmac(secretOf(known), parts),
  })

const pem = ({ publicKey }: Known): string => String(publicKey.export({ type: 'spki', format: 'pem' }))

/** Signed by a stranger's key that the token itself brings along or points to. */
const byStranger =
  (header: (known: Known) => Readonly<Record<string, unknown>>): Forgery =>
  (honest, known) => ({
    ...honest,
    header: { ...honest.header, ...header(known) },
    sign: (parts) => rsa(known.strangers.privateKey, parts),
  })

const forgeries: Readonly<Record<string, Forgery>> = {
  'not signed': (honest) => ({ ...honest, header: { alg: 'none' }, sign: () => Buffer.alloc(0) }),
  'not signed, in other letters': (honest) => ({ ...honest, header: { alg: 'nOnE' }, sign: () => Buffer.alloc(0) }),
  'said to be signed and without a signature': (honest) => ({ ...honest, sign: () => Buffer.alloc(0) }),
  'signed with the public key as if it were a secret': byHmac(pem),
  'signed with the client’s secret': byHmac(({ clientSecret }) => clientSecret),
  'signed with nothing as a secret': byHmac(() => ''),
  'signed by another key under this one’s name': byStranger(() => ({})),
  'signed by a key of a name nobody published': byStranger(() => ({ kid: 'stranger' })),
  'signed by a key it brings along': byStranger(({ strangers }) => ({
    kid: 'stranger',
    jwk: strangers.publicKey.export({ format: 'jwk' }),
  })),
  'signed by a key at an address it names': byStranger(() => ({
    kid: 'stranger',
    jku: 'http://127.0.0.1:9/keys',
    x5u: 'http://127.0.0.1:9/certificate',
  })),
  'signed, and changed afterwards': (honest) => {
    const [header, , signature] = written(honest).split('.')
    const claims = Buffer.from(JSON.stringify({ ...honest.claims, sub: 'clerk-17', extra: 1 })).toString('base64url')
    return `${header}.${claims}.${signature}`
  },
  'signed by an algorithm that was not agreed': headed({ alg: 'RS512' }),
  'with a demand that nobody understands': headed({ crit: ['must'], must: true }),
  'of another kind: an access token': headed({ typ: 'at+jwt' }),
  'of another kind: a sign-out': headed({ typ: 'logout+jwt' }),
  'of another issuer': claiming({ iss: 'https://evil.example' }),
  'of an issuer whose name begins alike': (honest) =>
    claiming({ iss: `${honest.claims.iss}/` })(honest, elsewhere.known()),
  'without an issuer': claiming({ iss: undefined }),
  'for another client': claiming({ aud: 'another' }),
  'for nobody': claiming({ aud: undefined }),
  'for several, given to another': claiming({ aud: ['another', 'huiying'], azp: 'another' }),
  'for several, and not said to whom': claiming({ aud: ['another', 'huiying'] }),
  'given to another client for this one': claiming({ azp: 'another' }),
  'for another question': claiming({ nonce: 'x'.repeat(64) }),
  'for no question': claiming({ nonce: undefined }),
  'that has run out': (honest, { now }) => claiming({ exp: now - 31, iat: now - 300 })(honest, elsewhere.known()),
  'that never runs out': claiming({ exp: undefined }),
  'that runs out at no number': claiming({ exp: 'tomorrow' }),
  'not to be used yet': (honest, { now }) => claiming({ nbf: now + 600 })(honest, elsewhere.known()),
  'made in an hour from now': (honest, { now }) =>
    claiming({ iat: now + 3_600, exp: now + 7_200 })(honest, elsewhere.known()),
  'made at no time': claiming({ iat: undefined }),
  'about nobody': claiming({ sub: undefined }),
  'about an empty name': claiming({ sub: '' }),
  'about a number': claiming({ sub: 17 }),
  'about several': claiming({ sub: ['clerk-17'] }),
  'that is no token': () => 'x.y.z',
  'that is none at all': () => '',
}

async function setOut(): Promise<{ readonly cookie: string; readonly sentTo: string }> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const body = new URLSearchParams({ next: '/inbox' })
  const sent = await site.request('/sign-in/provider', { method: 'POST', headers, body })
  const sentTo = sent.headers.get('refresh')?.replace('0; url=', '') ?? ''
  return { cookie: sent.headers.getSetCookie()[0]?.split(';')[0] ?? '', sentTo }
}

async function comeBack(change: Forgery) {
  const { cookie, sentTo } = await setOut()
  const back = elsewhere.answer(sentTo, (honest) => change(honest, elsewhere.known()))
  const path = back.replace(siteUrl, '')
  return { path, cookie, came: await site.request(path, { headers: { cookie } }) }
}

/** Everything that a sign-in, or somebody's being known, would leave. */
async function kept(): Promise<unknown> {
  const [accounts, identities, signIns, audit] = await Promise.all([
    test.db.selectFrom('account').selectAll().orderBy('id').execute(),
    test.db.selectFrom('account_identity').selectAll().execute(),
    test.db.selectFrom('sign_in').selectAll().execute(),
    test.ownerDb.selectFrom('audit_entry').select('seq').execute(),
  ])
  return { accounts, identities, signIns, audit }
}

describe('an identity token', () => {
  it('that is honest signs in whom it names: a forgery is refused for being one', async () => {
    const { came } = await comeBack((honest) => honest)

    expect([came.status, came.headers.get('location')]).toEqual([303, '/inbox'])
    expect(await test.db.selectFrom('sign_in').select('account_id').execute()).toEqual([{ account_id: 'a-p-deputy' }])
  })

  it.each(Object.entries(forgeries))('%s signs nobody in and leaves nothing', async (_, forgery) => {
    const before = await kept()
    const { came } = await comeBack(forgery)

    expect(came.status).toBe(401)
    expect(came.headers.get('set-cookie') ?? '').not.toContain('huiying_session')
    expect(await kept()).toEqual(before)
  })

  it('counts once: its code sent again opens nothing', async () => {
    const { path, cookie } = await comeBack((honest) => honest)
    await test.ownerDb.deleteFrom('sign_in').execute()
    const before = await kept()

    expect((await site.request(path, { headers: { cookie } })).status).toBe(409)
    expect(await kept()).toEqual(before)
  })

  it('given for one question is none for another that is open in the same browser', async () => {
    const first = await setOut()
    const headers = { 'sec-fetch-site': 'same-origin', cookie: first.cookie }
    const second = await site.request('/sign-in/provider', { method: 'POST', headers, body: new URLSearchParams() })
    const sentTo = second.headers.get('refresh')?.replace('0; url=', '') ?? ''
    const stolen = new URL(elsewhere.answer(first.sentTo, (honest) => honest))
    stolen.searchParams.set('state', new URL(sentTo).searchParams.get('state') ?? '')

    const before = await kept()
    const came = await site.request(`${stolen.pathname}${stolen.search}`, { headers: { cookie: first.cookie } })
    expect(came.status).toBe(401)
    expect(await kept()).toEqual(before)
  })

  it.each([
    ['another provider', (back: URL) => back.searchParams.set('iss', 'https://evil.example')],
    ['no provider by name', (back: URL) => back.searchParams.delete('iss')],
  ])('is not asked for where the answer is by %s: two providers are not mixed up', async (_, change) => {
    const { cookie, sentTo } = await setOut()
    const back = new URL(elsewhere.answer(sentTo, (honest) => honest))
    change(back)
    const before = await kept()

    expect((await site.request(`${back.pathname}${back.search}`, { headers: { cookie } })).status).toBe(401)
    expect(await kept()).toEqual(before)
  })

  it('opens by its subject alone, never by a mail address, verified or not, or a user name it tells', async () => {
    const row = { account_id: 'a-p-deputy', address: 'deputy@town.example', choice: 'each' as const }
    const confirmed_at = '2026-03-01T00:00:00.000Z'
    await test.db
      .insertInto('account_mail')
      .values({ ...row, confirmed_at, confirm_token: null })
      .execute()
    for (const email_verified of [false, true]) {
      const told = { email: row.address, email_verified, preferred_username: 'deputy', name: 'deputy' }
      const { came } = await comeBack(claiming({ ...told, sub: 'somebody-else' }))
      expect(came.status).toBe(403)
      expect(await came.text()).toContain('somebody-else')
    }
    expect(await test.db.selectFrom('sign_in').select('account_id').execute()).toEqual([])
  })
})

describe('setting out for the provider', () => {
  it('takes a form of this site: no link and no form of another site sends anybody, who would be signed in unasked', async () => {
    const trips = () => test.db.selectFrom('provider_trip').select('state_hash').execute()
    const before = await trips()
    for (const path of ['/sign-in/provider?next=/inbox', '/prove/provider', '/invitation/provider']) {
      const led = await site.request(path, { headers: { 'sec-fetch-site': 'cross-site' } })
      expect([303, 404], path).toContain(led.status)
      expect(led.headers.get('location') ?? '/sign-in').toMatch(/^\/sign-in/)
      expect(led.headers.get('refresh'), path).toBeNull()
    }
    const ways = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of ways) {
      const sent = await site.request('/sign-in/provider', { method: 'POST', headers, body: new URLSearchParams() })
      expect(sent.status).toBe(403)
    }
    expect(await trips()).toEqual(before)
  })

  it('goes by a page that leads on by itself and by hand, and names where to', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const sent = await site.request('/sign-in/provider', { method: 'POST', headers, body: new URLSearchParams() })
    const address = sent.headers.get('refresh')?.replace('0; url=', '') ?? ''

    expect(new URL(address).origin).toBe(elsewhere.settings.issuer)
    expect(await sent.text()).toContain(`href="${address.replaceAll('&', '&amp;')}"`)
  })
})
